"""Texts as they come from keyboards, phones and clipboards are stored whole and found again."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.commands.calls import log_call
from db.commands.notes import add_note
from db.connection import Database
from db.errors import HotlineError
from db.queries import case_details, cases, users
from db.queries.checks import check
from db.records.people import Actor
from tests.factories import call


def test_decomposed_input_is_stored_composed_and_found(database: Database, actor: Actor) -> None:
    draft = call(
        name=unicodedata.normalize("NFD", "Đỗ Thị Tưởng"),
        summary=unicodedata.normalize("NFD", "Xin hỗ trợ sữa"),
        employer=unicodedata.normalize("NFD", "Xưởng gỗ Buôn Hồ"),
    )
    code = log_call(database, actor, draft).case_code
    whole = case_details.detail(database, code)
    assert whole.people[0].full_name == "Đỗ Thị Tưởng"
    assert whole.case.summary == "Xin hỗ trợ sữa"
    assert whole.case.employer_name == "Xưởng gỗ Buôn Hồ"
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, "đỗ thị tưởng")
        assert [row.code for row in cases.search(database, typed).rows] == [code]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("hết\x00gạo", "hếtgạo"),
        ("hết 🍚 rồi 👩‍🍼🇻🇳", "hết 🍚 rồi 👩‍🍼🇻🇳"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("@SUM(1+1)", "@SUM(1+1)"),
        ("+84 là gì", "+84 là gì"),
        ("'; DROP TABLE cases; --", "'; DROP TABLE cases; --"),
        ("dòng một\r\ndòng hai", "dòng một\ndòng hai"),
        ("\u202eđảo\u202c \u200bngược\ufeff", "đảo ngược"),
        ("lẻ \ud83c bỏ", "lẻ  bỏ"),
        ('"NEAR(a b)" AND * OR ^col:', '"NEAR(a b)" AND * OR ^col:'),
    ],
    ids=["nul", "emoji", "formula", "at", "plus", "sql", "lines", "bidi", "surrogate", "fts"],
)
def test_what_was_said_is_stored_as_it_was_said(
    typed: str, stored: str, database: Database, actor: Actor
) -> None:
    code = log_call(database, actor, call(summary=typed)).case_code
    add_note(database, actor, code, typed)
    whole = case_details.detail(database, code)
    assert (whole.case.summary, whole.notes[0].text) == (stored, stored)
    assert cases.search(database, typed).total <= 1
    assert check(database).is_ok


def test_a_very_long_name(database: Database, actor: Actor) -> None:
    name = "H'Hen " * 833 + "Niê"
    code = log_call(database, actor, call(name=name)).case_code
    assert case_details.detail(database, code).people[0].full_name == name
    assert cases.search(database, "hhen nie").total == 1
    endless = "x" * 5000
    log_call(database, actor, call(name=endless))
    assert cases.search(database, endless).total == 1
    assert check(database).is_ok


def test_a_megabyte(database: Database, actor: Actor) -> None:
    long = ("gạo sữa thuốc " * 80_000)[:1_000_000].strip()
    code = log_call(database, actor, call(summary=long)).case_code
    add_note(database, actor, code, long)
    whole = case_details.detail(database, code)
    assert whole.case.summary == long
    assert whole.notes[0].text == long
    assert whole.contacts[0].narrative == long
    assert cases.search(database, "thuốc").total == 1
    assert check(database).is_ok


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    fields=st.fixed_dictionaries(
        {
            name: st.text(max_size=60)
            for name in (
                "phone", "name", "summary", "employer", "unit", "received_at", "people_count",
                "birth_year", "address", "alert", "on_behalf_of", "language", "call_back_note",
                "case_code", "taken_by", "channel", "urgency", "direction", "sex",
            )
        }
    ),
    kept=st.sets(st.sampled_from(("phone", "name", "summary", "employer", "address", "alert"))),
    is_phone_kept=st.booleans(),
)  # fmt: skip
def test_whatever_is_typed_is_taken_whole_or_refused_with_codes(
    fields: dict[str, str], kept: set[str], is_phone_kept: bool, database: Database, actor: Actor
) -> None:
    before = database.value("SELECT count(*) FROM contacts")
    for draft in (
        call(**fields),
        call(**{name: fields[name] for name in kept}, is_phone_kept=is_phone_kept),
    ):
        try:
            logged = log_call(database, actor, draft)
        except HotlineError as refusal:
            assert refusal.code in ("validation_failed", "not_found")
        else:
            before += 1
            assert case_details.detail(database, logged.case_code).case.summary
        assert database.value("SELECT count(*) FROM contacts") == before


def test_after_all_that_the_database_is_whole(
    new_office: Callable[[], Database],
) -> None:
    database = new_office()
    actor = users.actor(database)
    for character in ("ß", "İ", "ﬁ", "ⅷ", "Ǆ", "℃", "가", "ไทย", "𝒳", "½", "\u0345", "đ̣"):
        log_call(database, actor, call(name=character * 3, summary=character, employer=character))
        cases.search(database, character * 2)
    assert check(database).is_ok
