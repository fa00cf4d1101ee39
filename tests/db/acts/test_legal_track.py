"""Complaints and denunciations: the track of a case follows its kind of matter."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from db.choices import CaseStatus, Role
from db.commands.calls import log_call
from db.commands.case_clocks import extend_term, pause_terms, resume_terms
from db.commands.case_merges import merge_cases, undo_merge
from db.commands.cases import change_status, edit_case
from db.commands.legal_steps import accept_legal_matter, record_signed_paper
from db.commands.office_settings import change_clocks
from db.commands.undo import undo_act
from db.connection import Database
from db.errors import ValidationFailed
from db.queries import case_details
from db.queries.own_acts import last_own_act
from db.records.case_clocks import Clock, ClockChangeKind, ClockState, ExtensionDraft
from db.records.case_ties import MergeDraft
from db.records.cases import CaseRecord
from db.records.people import Actor
from db.rules.case_clocks import clocks_of
from tests.factories import call, vietnam

SetClock = Callable[[datetime], None]
MONDAY = vietnam(2021, 8, 30, 9)


def _opened(database: Database, actor: Actor, **fields: object) -> str:
    return log_call(database, actor, call(**fields)).case_code


def _case(database: Database, code: str) -> CaseRecord:
    return case_details.detail(database, code).case


def _kind(database: Database, actor: Actor, code: str, kind: str) -> None:
    seen = _case(database, code).version
    edit_case(database, actor, code, {"matter_kind": kind}, seen)


def _refusal(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(ValidationFailed) as refusal:
        act()
    return refusal.value.problems


@pytest.mark.parametrize(
    ("kind", "accept_due"),
    [("complaint", vietnam(2021, 9, 9, 17)), ("denunciation", vietnam(2021, 9, 10, 17))],
)
def test_the_kind_of_a_new_case_switches_the_track_on(
    kind: str, accept_due: datetime, database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(vietnam(2021, 9, 1, 8))
    code = _opened(database, actor, matter_kind=kind, received_at="30/8/2021 09:00")
    case = _case(database, code)
    assert (case.legal_track, case.accept_due_at, case.legal_due_at) == (kind, accept_due, None)
    # The answer is not due before the legal matter must be accepted.
    assert case.answer_due_at == accept_due


def test_the_way_of_a_complaint(database: Database, actor: Actor, set_clock: SetClock) -> None:
    set_clock(MONDAY)
    code = _opened(database, actor, matter_kind="complaint")
    assert _refusal(lambda: accept_legal_matter(database, actor, code)) == {
        "case": "signed_record_missing"
    }
    assert _refusal(lambda: record_signed_paper(database, actor, code, "31/8/2021")) == {
        "day": "in_the_future"
    }
    assert _refusal(lambda: record_signed_paper(database, actor, code, "")) == {"day": "not_a_day"}
    set_clock(vietnam(2021, 9, 6, 9))
    record_signed_paper(database, actor, code, "6/9/2021")
    case = _case(database, code)
    assert (case.signed_record_on, case.accept_due_at) == (
        date(2021, 9, 6),
        vietnam(2021, 9, 16, 17),
    )
    assert _refusal(lambda: accept_legal_matter(database, actor, code, "5/9/2021")) == {
        "day": "before_the_signature"
    }
    set_clock(vietnam(2021, 9, 10, 9))
    accept_legal_matter(database, actor, code)
    case = _case(database, code)
    # Thirty days from 10/9 end on Sunday 10/10: the Monday after it counts.
    assert case.legal_due_at == case.answer_due_at == vietnam(2021, 10, 11, 17)
    for act in (accept_legal_matter, record_signed_paper):
        assert _refusal(lambda act=act: act(database, actor, code, "6/9/2021")) == {
            "case": "legal_matter_accepted"
        }
    draft = ExtensionDraft("legal", "26/10/2021", "Phức tạp")
    assert _refusal(lambda: extend_term(database, actor, code, draft)) == {"day": "beyond_the_law"}
    extend_term(database, actor, code, ExtensionDraft("legal", "25/10/2021", "Phức tạp"))
    assert _case(database, code).answer_due_at == vietnam(2021, 10, 25, 17)
    assert _refusal(
        lambda: extend_term(database, actor, code, ExtensionDraft("answer", "30/11/2021", "x"))
    ) == {"clock": "clock_not_set"}
    whole = case_details.detail(database, code)
    states = {one.clock: one.state for one in clocks_of(whole, vietnam(2021, 9, 11, 9))}
    assert states[Clock.ACCEPT] is ClockState.MET
    assert states[Clock.LEGAL] is ClockState.RUNNING
    assert Clock.ANSWER not in states


def test_a_denunciation_is_extended_twice(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(MONDAY)
    code = _opened(database, actor, matter_kind="denunciation")
    record_signed_paper(database, actor, code, "30/8/2021")
    accept_legal_matter(database, actor, code)

    def extend(day: str) -> object:
        return extend_term(database, actor, code, ExtensionDraft("legal", day, "Rất phức tạp"))

    assert _refusal(lambda: extend("30/10/2021")) == {"day": "beyond_the_law"}
    assert extend("29/10/2021") == vietnam(2021, 10, 29, 17)
    assert extend("26/11/2021") == vietnam(2021, 11, 26, 17)
    assert _refusal(lambda: extend("30/11/2021")) == {"day": "extended_too_often"}


def test_the_law_does_not_pause(database: Database, actor: Actor, set_clock: SetClock) -> None:
    set_clock(MONDAY)
    code = _opened(database, actor, matter_kind="complaint")
    before = _case(database, code)
    pause_terms(database, actor, code, "Chờ")
    set_clock(vietnam(2021, 9, 7, 9))
    resume_terms(database, actor, code, "Đã có")
    after = _case(database, code)
    assert (after.accept_due_at, after.answer_due_at) == (
        before.accept_due_at,
        before.answer_due_at,
    )
    assert after.verify_due_at == vietnam(2021, 9, 9, 17)


def test_a_corrected_kind_switches_the_track_off(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(MONDAY)
    code = _opened(database, actor)
    plain = _case(database, code)
    _kind(database, actor, code, "denunciation")
    pause_terms(database, actor, code, "Chờ giấy")
    set_clock(vietnam(2021, 9, 7, 9))
    resume_terms(database, actor, code, "Đã có giấy")
    record_signed_paper(database, actor, code, "7/9/2021")
    _kind(database, actor, code, "complaint")
    case = _case(database, code)
    assert (case.legal_track, case.accept_due_at) == ("complaint", vietnam(2021, 9, 17, 17))
    _kind(database, actor, code, "support")
    case = _case(database, code)
    assert (case.legal_track, case.accept_due_at, case.legal_due_at) == ("", None, None)
    # As if it had always been a request for support: five working days less none, pause and all.
    assert plain.answer_due_at == vietnam(2021, 9, 8, 17)
    assert case.answer_due_at == vietnam(2021, 9, 14, 17)
    assert case.signed_record_on == date(2021, 9, 7)
    assert _refusal(lambda: accept_legal_matter(database, actor, code)) == {
        "case": "not_on_legal_track"
    }
    kinds = [one.kind for one in case_details.detail(database, code).clock_changes]
    assert kinds.count(ClockChangeKind.TRACK_ON) == kinds.count(ClockChangeKind.TRACK_OFF) == 2


def test_undo_and_other_fields_leave_the_track_as_the_kind_says(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(MONDAY)
    code = _opened(database, actor)
    before = _case(database, code)
    _kind(database, actor, code, "complaint")
    done = last_own_act(database, actor.user_id)
    assert done is not None
    undo_act(database, actor, done.number)
    after = _case(database, code)
    assert (after.legal_track, after.answer_due_at) == ("", before.answer_due_at)
    edit_case(database, actor, code, {"summary": "Khác"}, after.version)
    assert case_details.detail(database, code).case.legal_track == ""


def test_a_merge_that_takes_the_kind_takes_the_track(
    database: Database, actors: dict[Role, Actor], set_clock: SetClock
) -> None:
    set_clock(MONDAY)
    officer = actors[Role.CASE_OFFICER]
    keep = _opened(database, officer)
    other = _opened(database, officer, name="Khác", matter_kind="complaint")
    merge_cases(database, officer, MergeDraft(keep, other, {"matter_kind": "other"}))
    assert _case(database, keep).legal_track == "complaint"
    undo_merge(database, officer, other)
    assert _case(database, keep).legal_track == ""


def test_the_office_sets_its_own_days(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(MONDAY)
    change_clocks(database, actor, {"complaint_accept_days": "12", "complaint_settle_days": "45"})
    code = _opened(database, actor, matter_kind="complaint")
    record_signed_paper(database, actor, code, "30/8/2021")
    assert _case(database, code).accept_due_at == vietnam(2021, 9, 13, 17)
    accept_legal_matter(database, actor, code)
    assert _case(database, code).legal_due_at == vietnam(2021, 10, 14, 17)


def test_leaving_for_the_body_that_settles_ends_the_clocks(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(MONDAY)
    code = _opened(database, actor, matter_kind="complaint")
    change_status(database, actor, code, CaseStatus.LEGAL_TRACK, "Chuyển Thanh tra Sở")
    whole = case_details.detail(database, code)
    assert whole.case.legal_track == "complaint"
    assert {one.state for one in clocks_of(whole, vietnam(2021, 12, 1, 9))} == {ClockState.MET}
    assert _refusal(lambda: record_signed_paper(database, actor, code, "30/8/2021")) == {
        "case": "case_is_closed"
    }
