"""Short texts and blocked numbers: what is taken, what is refused, who sees what."""

from datetime import timedelta

import pytest

from db import clock
from db.choices import Role
from db.commands.phone_blocks import block_phone, lift_block
from db.commands.text_modules import save_text_module, withdraw_text_module
from db.errors import NotAllowed, NotFound, StaleRecord, ValidationFailed
from db.queries import phone_blocks, text_modules
from db.records.desk_aids import PhoneBlockDraft, TextModuleDraft
from db.rules.days import format_day, vietnam_day


def in_days(count: int) -> str:
    return format_day(vietnam_day(clock.now()) + timedelta(count))


def names(database, actor):
    return [
        (one.short_name, one.is_office) for one in text_modules.of_user(database, actor.user_id)
    ]


def test_own_texts_are_seen_by_their_owner_and_the_offices_by_all(database, actors):
    operator, supervisor = actors[Role.OPERATOR], actors[Role.SUPERVISOR]
    save_text_module(database, operator, TextModuleDraft("chao", "Xin chào anh chị"))
    save_text_module(database, supervisor, TextModuleDraft("hen", "Sẽ gọi lại", is_office=True))
    assert names(database, operator) == [("chao", False), ("hen", True)]
    assert names(database, supervisor) == [("hen", True)]


def test_a_text_is_changed_by_the_version_that_was_seen(database, actors):
    operator = actors[Role.OPERATOR]
    made = save_text_module(database, operator, TextModuleDraft("chao", "Chào"))
    save_text_module(database, operator, TextModuleDraft("chao", "Kính chào", False, made, 1))
    (found,) = text_modules.of_user(database, operator.user_id)
    assert (found.text, found.version) == ("Kính chào", 2)
    with pytest.raises(StaleRecord):
        save_text_module(database, operator, TextModuleDraft("chao", "Muộn", False, made, 1))
    withdraw_text_module(database, operator, made, 2)
    assert names(database, operator) == []
    with pytest.raises(NotFound):
        withdraw_text_module(database, operator, made, 3)


@pytest.mark.parametrize(
    ("name", "text", "problems"),
    [
        ("", "", {"short_name": "short_name_missing", "text": "text_missing"}),
        ("hai chữ", "x", {"short_name": "short_name_not_plain"}),
        ("a:b", "x", {"short_name": "short_name_not_plain"}),
        ("a" * 41, "x", {"short_name": "short_name_not_plain"}),
        ("CHÀO", "x", {"short_name": "short_name_exists"}),
        ("mới", "x" * 4_001, {"text": "too_long"}),
    ],
)
def test_what_is_no_short_text_is_said_all_at_once(database, actors, name, text, problems):
    operator = actors[Role.OPERATOR]
    save_text_module(database, operator, TextModuleDraft("chào", "Chào"))
    with pytest.raises(ValidationFailed) as refused:
        save_text_module(database, operator, TextModuleDraft(name, text))
    assert refused.value.problems == problems


def test_nobody_touches_the_text_of_another(database, actors):
    operator, officer = actors[Role.OPERATOR], actors[Role.CASE_OFFICER]
    made = save_text_module(database, operator, TextModuleDraft("chao", "Chào"))
    with pytest.raises(NotFound):
        withdraw_text_module(database, officer, made, 1)
    with pytest.raises(NotFound):
        save_text_module(database, officer, TextModuleDraft("chao", "x", False, made, 1))
    office = save_text_module(
        database, actors[Role.SUPERVISOR], TextModuleDraft("c", "x", is_office=True)
    )
    with pytest.raises(NotAllowed):
        withdraw_text_module(database, operator, office, 1)


def test_a_number_is_blocked_until_a_day_and_the_block_ends_by_itself(database, actor):
    today = vietnam_day(clock.now())
    made = block_phone(database, actor, PhoneBlockDraft("0912 345 678", "Quấy rối", in_days(7)))
    found = phone_blocks.of_number(database, "+84912345678", today)
    assert found is not None
    assert (found.id, found.reason, found.blocked_by) == (made, "Quấy rối", "Trần Văn Quản")
    assert phone_blocks.of_number(database, "+84912345678", today + timedelta(7)) == found
    assert phone_blocks.of_number(database, "+84912345678", today + timedelta(8)) is None
    assert phone_blocks.standing(database, today) == (found,)
    with pytest.raises(ValidationFailed) as refused:
        block_phone(database, actor, PhoneBlockDraft("0912345678", "Lần nữa", in_days(1)))
    assert refused.value.problems == {"phone": "blocked_already"}
    with pytest.raises(StaleRecord):
        lift_block(database, actor, made, 7)
    lift_block(database, actor, made, 1)
    assert phone_blocks.of_number(database, "+84912345678", today) is None
    with pytest.raises(NotFound):
        lift_block(database, actor, made, 2)


def test_every_problem_of_a_block_at_once(database, actor):
    with pytest.raises(ValidationFailed) as refused:
        block_phone(database, actor, PhoneBlockDraft("", " ", "hôm qua"))
    assert refused.value.problems == {
        "phone": "no_digits",
        "reason": "reason_missing",
        "until_on": "not_a_day",
    }
    for day, code in ((in_days(-1), "in_the_past"), (in_days(400), "block_too_long")):
        with pytest.raises(ValidationFailed) as refused:
            block_phone(database, actor, PhoneBlockDraft("0912345678", "x", day))
        assert refused.value.problems == {"until_on": code}
