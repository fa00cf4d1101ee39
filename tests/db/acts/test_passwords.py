"""Who gives a password, who changes it, and what the trail says of it."""

import pytest

from db.commands.passwords import change_own_password, set_password
from db.errors import NotFound, ValidationFailed
from db.queries import sign_in
from tests.reading import everything

FIRST, SECOND = "gạo trắng nước trong", "đường dài mới biết"


def test_a_user_gets_a_password_and_changes_it(database, actors, actor):
    user = next(known for known in actors.values() if known.name == "truc")
    assert not sign_in.needs_password(database, "truc")
    set_password(database, actor, "truc", FIRST)
    assert sign_in.needs_password(database, "truc")
    assert sign_in.is_password_of(database, "truc", FIRST)
    with pytest.raises(ValidationFailed) as refusal:
        change_own_password(database, user, "sai", "ngắn")
    assert refusal.value.problems == {
        "old_password": "password_wrong",
        "password": "password_too_short",
    }
    change_own_password(database, user, FIRST, SECOND)
    assert not sign_in.is_password_of(database, "truc", FIRST)
    assert sign_in.is_password_of(database, "truc", SECOND)


def test_a_password_can_be_taken_away(database, actor):
    set_password(database, actor, "truc", FIRST)
    set_password(database, actor, "truc", "")
    assert not sign_in.needs_password(database, "truc")
    assert not sign_in.is_password_of(database, "truc", "")


def test_neither_rows_nor_trail_hold_the_words(database, actor):
    set_password(database, actor, "truc", FIRST)
    assert FIRST not in str(everything(database))
    changes = "SELECT changes FROM audit_entries ORDER BY number DESC LIMIT 1"
    assert database.value(changes) == '{"has_password":true}'


def test_unknown_and_inactive_users(database, actor):
    with pytest.raises(NotFound):
        set_password(database, actor, "nobody", FIRST)
    set_password(database, actor, "truc", FIRST)
    database.execute("UPDATE users SET is_active = 0 WHERE name = 'truc'")
    assert not sign_in.is_password_of(database, "truc", FIRST)
    assert "truc" not in [user.name for user in sign_in.people(database)]
    assert [user.full_name for user in sign_in.people(database)] == sorted(
        user.full_name for user in sign_in.people(database)
    )
