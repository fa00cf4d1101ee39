"""Pausing the terms of a case, letting them go on, and extending one of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from db import audit, lookups
from db.choices import CaseStatus
from db.clock import from_text, from_text_or_none
from db.commands import clock_steps
from db.commands.stamps import Desk, acting
from db.commands.transitions import refuse_finished
from db.connection import Database
from db.errors import ValidationFailed
from db.lookups import OpenCase
from db.models.cases import Case
from db.queries import case_clocks as stored
from db.records.case_clocks import (
    EXTENDABLE,
    UNPAUSED,
    Clock,
    ClockChangeKind,
    ClockChangeRecord,
    ExtensionDraft,
)
from db.records.people import Actor
from db.rows import update_owned
from db.rules import case_clocks, legal_tracks, text
from db.rules.days import DayError, parse_day, vietnam_day


def pause_terms(database: Database, actor: Actor, case_code: str, reason: str) -> None:
    """Let the terms of a case rest, with the reason; those of the law run on.

    Raises:
        ValidationFailed: no reason, the terms pause already, case closed.
    """
    said = _reason(reason)
    with acting(database, actor, "pause_terms") as desk:
        case = _open_case(desk, case_code)
        if _paused_at(desk, case) is not None:
            raise ValidationFailed({"case": "terms_are_paused"})
        columns = clock_steps.pause(desk, case.id, said)
        update_owned(database, Case, actor, case.id, case.version, **columns)
        _audit(desk, "pause_terms", case, {"reason": said})


def resume_terms(database: Database, actor: Actor, case_code: str, reason: str = "") -> None:
    """Let the terms of a case go on; each is due later by the time that was waited.

    Raises:
        ValidationFailed: the terms do not pause, the case still waits for information (leaving
            that status lets them go on), case closed.
    """
    said = text.clean(reason)
    with acting(database, actor, "resume_terms") as desk:
        case = _open_case(desk, case_code)
        if _paused_at(desk, case) is None:
            raise ValidationFailed({"case": "terms_are_running"})
        if case.status is CaseStatus.WAITING_INFORMATION:
            raise ValidationFailed({"case": "still_waiting"})
        columns = clock_steps.resume(desk, case.id, said)
        update_owned(database, Case, actor, case.id, case.version, **columns)
        _audit(desk, "resume_terms", case, {"reason": said})


def extend_term(
    database: Database, actor: Actor, case_code: str, draft: ExtensionDraft
) -> datetime:
    """Give one clock of a case a later last day, with the reason; returns the new moment due.

    A day that is off gives way to the next working day. The term of settlement of a legal matter is
    extended only as far as the law allows.

    Raises:
        ValidationFailed: a clock that is not extended or not set, a day that is none or not
            later, no reason, terms that pause, the law's limit, case closed.
    """
    said = text.clean(draft.reason)
    with acting(database, actor, "extend_term") as desk:
        case = _open_case(desk, case_code)
        clock, before = _clock(desk, case, draft.clock)
        problems = {} if said else {"reason": "reason_missing"}
        day = _later_day(draft.day, before, problems)
        if clock is Clock.LEGAL and day is not None:
            problem = _problem_in_law(desk, case, before, day)
            problems |= {"day": problem} if problem else {}
        if problems or day is None:
            raise ValidationFailed(problems)
        due_at = case_clocks.last_moment(lookups.calendar(database), day)
        columns = {f"{clock}_due_at": due_at}
        if clock is Clock.LEGAL:
            columns["answer_due_at"] = due_at
        update_owned(database, Case, actor, case.id, case.version, **columns)
        clock_steps.record(
            desk,
            case.id,
            ClockChangeKind.EXTENSION,
            clock=clock.value,
            reason=said,
            from_at=before,
            until_at=due_at,
        )
        changes = {"clock": clock, "due": [before, due_at], "reason": said}
        _audit(desk, "extend_term", case, changes)
        return due_at


def _reason(reason: str) -> str:
    said = text.clean(reason)
    if not said:
        raise ValidationFailed({"reason": "reason_missing"})
    return said


def _open_case(desk: Desk, case_code: str) -> OpenCase:
    case = lookups.case(desk.database, case_code)
    refuse_finished(case)
    return case


def _paused_at(desk: Desk, case: OpenCase) -> datetime | None:
    return from_text_or_none(
        desk.database.value("SELECT paused_at FROM cases WHERE id = ?", [case.id])
    )


def _clock(desk: Desk, case: OpenCase, typed: str) -> tuple[Clock, datetime]:
    """The clock that was named, and the moment it is due now."""
    if typed not in EXTENDABLE:
        raise ValidationFailed({"clock": "unknown_code"})
    clock = Clock(typed)
    due_at, track = desk.database.row(
        f"SELECT {clock}_due_at, legal_track FROM cases WHERE id = ?", [case.id]
    ) or (None, "")
    if due_at is None or (clock is Clock.ANSWER and track):
        raise ValidationFailed({"clock": "clock_not_set"})
    if clock not in UNPAUSED and _paused_at(desk, case) is not None:
        raise ValidationFailed({"clock": "terms_are_paused"})
    return clock, from_text(due_at)


def _later_day(typed: str, before: datetime, problems: dict[str, str]) -> date | None:
    try:
        day = parse_day(typed)
    except DayError as error:
        problems["day"] = error.code
        return None
    if day <= vietnam_day(before):
        problems["day"] = "not_later"
        return None
    return day


def _problem_in_law(desk: Desk, case: OpenCase, due_at: datetime, wanted: date) -> str | None:
    """What the law says against a later day, or None."""
    accepted: ClockChangeRecord | None = None
    dues: list[datetime] = []
    for change in stored.changes(desk.database, case.id):
        if change.kind is ClockChangeKind.ACCEPTED:
            accepted, dues = change, []
        elif change.kind is ClockChangeKind.EXTENSION and change.clock == Clock.LEGAL:
            dues.append(change.from_at)
    track = desk.database.value("SELECT legal_track FROM cases WHERE id = ?", [case.id])
    accepted_on = vietnam_day(accepted.from_at if accepted else due_at)
    clocks = lookups.clocks(desk.database)
    return legal_tracks.problem_of_extension(clocks, track, accepted_on, (*dues, due_at), wanted)


def _audit(desk: Desk, act: str, case: OpenCase, changes: Mapping[str, Any]) -> None:
    subject = audit.Subject("cases", case.id, case.id)
    audit.record(desk.database, desk.actor, act, subject, changes)
