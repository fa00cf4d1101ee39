"""The legal track of a case: on and off with its kind of matter, signed, accepted."""

from datetime import date, datetime
from typing import Any

from db import audit, lookups
from db.clock import from_text, from_text_or_none, to_text
from db.commands import clock_steps
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.lookups import OpenCase
from db.models.cases import Case
from db.queries import case_clocks as stored
from db.records.case_clocks import ClockChangeKind
from db.records.people import Actor
from db.rows import update_owned
from db.rules import case_clocks, case_states, legal_tracks
from db.rules.days import DayError, parse_day, start_of_day, vietnam_day


def follow_kind(desk: Desk, case_id: str, came_on: date | None = None) -> None:
    """Switch the legal track on or off as the kind of matter says, inside the caller's act.

    From here on the answer is due with the legal matter: never before it must be accepted. A kind
    that was corrected gives the answer the term it would have had.

    Args:
        came_on: the day from which the term of acceptance counts; today when left out. A day of
            signature that is known goes before it.
    """
    row = desk.database.row(
        "SELECT matter_kind, legal_track, answer_due_at, signed_record_on FROM cases WHERE id = ?",
        [case_id],
    )
    assert row is not None, "the case was just written"
    kind, present, answer_due, signed_on = row
    wanted = legal_tracks.track_of(kind)
    if wanted == present:
        return
    answer_due_at = from_text_or_none(answer_due)
    accept_due_at = None
    if present:
        answer_due_at = _switch_off(desk, case_id, present, answer_due_at)
    if wanted:
        start_on = came_on or vietnam_day(desk.now)
        start_on = date.fromisoformat(signed_on) if signed_on else start_on
        accept_due_at = _switch_on(desk, case_id, (wanted, start_on), answer_due_at)
        answer_due_at = max(answer_due_at or accept_due_at, accept_due_at)
    moments = (to_text(one) if one else None for one in (accept_due_at, answer_due_at))
    desk.database.execute(
        "UPDATE cases SET legal_track = ?, legal_due_at = NULL, accept_due_at = ?, "
        "answer_due_at = ? WHERE id = ?",
        [wanted, *moments, case_id],
    )


def _switch_on(
    desk: Desk, case_id: str, track: tuple[str, date], answer_due_at: datetime | None
) -> datetime:
    """Record the begin of a track on a day; gives the moment the matter must be accepted."""
    accept_due_at = _accept_due(desk, *track)
    clock_steps.record(
        desk,
        case_id,
        ClockChangeKind.TRACK_ON,
        clock=track[0],
        from_at=answer_due_at or desk.now,
        until_at=accept_due_at,
    )
    return accept_due_at


def _switch_off(
    desk: Desk, case_id: str, track: str, answer_due_at: datetime | None
) -> datetime | None:
    """Record the end of a track; gives the moment the answer is due without it."""
    began = desk.database.row(
        "SELECT from_at, created_at FROM clock_changes WHERE case_id = ? AND kind = ? "
        "ORDER BY created_at DESC, id DESC LIMIT 1",
        [case_id, ClockChangeKind.TRACK_ON.value],
    )
    if began is not None:
        since = stored.changes(desk.database, case_id, began[1])
        calendar = lookups.calendar(desk.database)
        answer_due_at = case_clocks.replayed(calendar, from_text(began[0]), since)
    clock_steps.record(
        desk,
        case_id,
        ClockChangeKind.TRACK_OFF,
        clock=track,
        from_at=desk.now,
        until_at=answer_due_at,
    )
    return answer_due_at


def record_signed_paper(database: Database, actor: Actor, case_code: str, day: str) -> None:
    """Record the day on which the legal matter, or the record of what was said, was signed.

    The term to accept it counts from that day.

    Raises:
        ValidationFailed: a day that is none or lies ahead, no complaint or denunciation, accepted
            already, case closed.
    """
    with acting(database, actor, "record_signed_paper") as desk:
        case, row = _legal_matter(desk, case_code)
        signed_on = _day(desk, day, None)
        before = row["signed_on"]
        due_at = _accept_due(desk, row["track"], signed_on)
        columns = {"signed_record_on": signed_on, "accept_due_at": due_at}
        term = (start_of_day(signed_on), due_at)
        _begin_term(desk, (case, row), ClockChangeKind.SIGNED, term, columns)
        _audit(desk, "record_signed_paper", case, {"signed_on": [before, signed_on]})


def accept_legal_matter(database: Database, actor: Actor, case_code: str, day: str = "") -> None:
    """Accept a complaint or denunciation (thụ lý): from that day its settlement counts.

    Raises:
        ValidationFailed: nothing was signed yet, a day that is none, lies ahead or before the
            signature, no complaint or denunciation, accepted already, case closed.
    """
    with acting(database, actor, "accept_legal_matter") as desk:
        case, row = _legal_matter(desk, case_code)
        if row["signed_on"] is None:
            raise ValidationFailed({"case": "signed_record_missing"})
        today = vietnam_day(desk.now)
        accepted_on = _day(desk, day, row["signed_on"]) if day.strip() else today
        calendar, clocks = lookups.calendar(database), lookups.clocks(database)
        due_at = legal_tracks.settle_due(calendar, clocks, row["track"], accepted_on)
        term = (start_of_day(accepted_on), due_at)
        _begin_term(desk, (case, row), ClockChangeKind.ACCEPTED, term, {"legal_due_at": due_at})
        _audit(desk, "accept_legal_matter", case, {"accepted_on": accepted_on, "due": due_at})


def _begin_term(
    desk: Desk,
    matter: tuple[OpenCase, dict[str, Any]],
    change: ClockChangeKind,
    term: tuple[datetime, datetime],
    columns: dict[str, Any],
) -> None:
    """Store what was done and the term it begins; the answer is never due before the term ends."""
    case, row = matter
    from_at, until_at = term
    answer_due_at = max(row["answer_due_at"] or until_at, until_at)
    update_owned(
        desk.database,
        Case,
        desk.actor,
        case.id,
        case.version,
        answer_due_at=answer_due_at,
        **columns,
    )
    clock_steps.record(
        desk, case.id, change, clock=row["track"], from_at=from_at, until_at=until_at
    )


def _accept_due(desk: Desk, track: str, start_on: date) -> datetime:
    calendar, clocks = lookups.calendar(desk.database), lookups.clocks(desk.database)
    return legal_tracks.accept_due(calendar, clocks, track, start_on)


def _legal_matter(desk: Desk, case_code: str) -> tuple[OpenCase, dict[str, Any]]:
    """The open case on its legal track, and what is known of its legal matter."""
    case = lookups.case(desk.database, case_code)
    if case.status in case_states.FINAL:
        raise ValidationFailed({"case": "case_is_closed"})
    row = desk.database.row(
        "SELECT legal_track, signed_record_on, legal_due_at, answer_due_at FROM cases WHERE id = ?",
        [case.id],
    )
    track, signed_on, legal_due, answer_due = row or ("", None, None, None)
    if not track:
        raise ValidationFailed({"case": "not_on_legal_track"})
    if legal_due is not None:
        raise ValidationFailed({"case": "legal_matter_accepted"})
    return case, {
        "track": track,
        "signed_on": date.fromisoformat(signed_on) if signed_on else None,
        "answer_due_at": from_text_or_none(answer_due),
    }


def _day(desk: Desk, typed: str, earliest: date | None) -> date:
    try:
        day = parse_day(typed)
    except DayError as error:
        raise ValidationFailed({"day": error.code}) from error
    if day > vietnam_day(desk.now):
        raise ValidationFailed({"day": "in_the_future"})
    if earliest is not None and day < earliest:
        raise ValidationFailed({"day": "before_the_signature"})
    return day


def _audit(desk: Desk, act: str, case: OpenCase, changes: dict[str, Any]) -> None:
    subject = audit.Subject("cases", case.id, case.id)
    audit.record(desk.database, desk.actor, act, subject, changes)
