"""Who called from a number before, and what the registers offer."""

from datetime import timedelta

from db import clock
from db.commands.calls import log_call
from db.connection import Database
from db.queries import case_details, employers, offices, people, registers, units
from db.records.people import Actor
from tests.factories import LETTER_DAY, call


def test_a_number_nobody_called_from(database: Database) -> None:
    history = people.caller_history(database, "+84912345678")
    assert (history.callers, history.nameless_contact_count) == ((), 0)
    assert (history.last_contact_at, history.non_case_count) == (None, 0)


def test_everyone_on_one_number_latest_first(database: Database, actor: Actor) -> None:
    for hours, name in enumerate(("Lan", "Chồng Lan", "Lan")):
        with clock.at(LETTER_DAY + timedelta(hours=hours)):
            log_call(database, actor, call(name=name, summary=f"lần {hours}"))
    with clock.at(LETTER_DAY + timedelta(hours=5)):
        log_call(database, actor, call(name="", non_case_kind="silent"))
    history = people.caller_history(database, "+84912345678")
    named = [known for known in history.callers if known.person.full_name]
    assert [known.person.full_name for known in named] == ["Lan", "Chồng Lan"]
    assert [known.contact_count for known in named] == [2, 1]
    assert [short.summary for short in named[0].cases] == ["lần 2", "lần 0"]
    assert named[0].last_contact_at == LETTER_DAY + timedelta(hours=2)
    assert history.last_contact_at == LETTER_DAY + timedelta(hours=5)
    assert history.non_case_count == 1


def test_a_timeline_runs_forward(database: Database, actor: Actor) -> None:
    with clock.at(LETTER_DAY):
        code = log_call(database, actor, call()).case_code
    with clock.at(LETTER_DAY + timedelta(hours=1)):
        log_call(database, actor, call(case_code=code, summary="gọi lại"))
    timeline = case_details.detail(database, code).timeline
    assert [entry.kind for entry in timeline] == ["contact", "contact"]
    assert [entry.text for entry in timeline] == [call().summary, "gọi lại"]


def test_registers_speak_two_languages(database: Database) -> None:
    for register in (registers.needs(database), registers.channels(database)):
        assert len({entry.code for entry in register}) == len(register) > 5
        assert all(entry.name("vi") and entry.name("en") for entry in register)


def test_units_of_a_day(database: Database) -> None:
    before = {unit.code for unit in units.all_units(database, LETTER_DAY.date())}
    assert "CUMGAR" in before
    assert "CDP-TANAN" not in before
    after = {unit.code for unit in units.all_units(database, LETTER_DAY.date().replace(year=2026))}
    assert "CDP-TANAN" in after
    assert "CUMGAR" not in after
    assert before | after <= {unit.code for unit in units.all_units(database)}


def test_employers_are_suggested_without_tones(database: Database, actor: Actor) -> None:
    for name in ("Công ty Cà phê Ngon", "Công ty May", "Xí nghiệp Cà phê"):
        log_call(database, actor, call(employer=name))
    assert employers.suggest(database, "cong ty ca", 5) == ["Công ty Cà phê Ngon"]
    assert len(employers.suggest(database, "cong ty", 1)) == 1
    for odd in ("%", "_", "'", '"', ""):
        assert len(employers.suggest(database, odd, 5)) <= 3


def test_the_letterhead(database: Database) -> None:
    letterhead = offices.here(database).letterhead
    assert letterhead.office_name == "Liên đoàn Lao động thành phố Buôn Ma Thuột"
    assert letterhead.parent_name == "Liên đoàn Lao động tỉnh Đắk Lắk"
    assert letterhead.signatory_title == "CHỦ TỊCH"
