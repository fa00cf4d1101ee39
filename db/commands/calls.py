"""Logging a contact: a new case, one more contact of a case, or a contact without a matter."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from db import audit, lookups
from db.choices import CaseStatus, MatterKind, PersonRole, Urgency, YesNoUnknown
from db.commands import attachments, counters, information, legal_steps
from db.commands.case_steps import add_transition
from db.commands.persons import Caller, employer_of_call, person_of_call, record_consents
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.cases import Case, CaseNeed, Contact
from db.records.drafts import CallDraft, LoggedContact
from db.records.people import Actor
from db.rows import insert, insert_owned, update_owned
from db.rules import text
from db.rules.calls import CallReading, read_call
from db.rules.days import VIETNAM, vietnam_day
from db.rules.legal_tracks import track_of
from db.rules.safe_hours import stored_sides
from db.search import index
from db.search.documents import CaseParts

_URGENCIES: Final = tuple(Urgency)
"""Most urgent first."""


@dataclass(frozen=True, slots=True)
class _Call:
    """A contact that was read: nothing stands against storing it."""

    desk: Desk
    draft: CallDraft
    reading: CallReading
    unit: tuple[str, str] | None
    taken_by_id: str | None
    files: tuple[attachments.ReadFile, ...]


@dataclass(frozen=True, slots=True)
class _Joined:
    """The case a contact belongs to."""

    id: str
    number: int
    code: str


def log_call(database: Database, actor: Actor, draft: CallDraft) -> LoggedContact:
    """Log one contact; with an idempotency key a second try finds the first.

    A contact that joins an existing case adds its needs to it and may raise its urgency; the
    summary and everything else of the case stay.

    Raises:
        ValidationFailed: every field that cannot be taken, at once; nothing was saved.
        NotFound: the case or person named does not exist.
    """
    # Before the lock is taken: others save meanwhile.
    files = () if attachments.problems_of(draft) else attachments.read_files(draft.attachments)
    with acting(database, actor, "log_call") as desk:
        again = _logged_before(desk, draft.idempotency_key)
        if again is not None:
            return again
        return _log(_read(desk, draft, files))


def _read(desk: Desk, draft: CallDraft, files: tuple[attachments.ReadFile, ...]) -> _Call:
    registers = {name: lookups.codes_of(desk.database, name) for name in ("needs", "channels")}
    reading, problems = read_call(draft, desk.now, registers)
    unit = None
    if draft.unit.strip():
        day = reading.received_at.astimezone(VIETNAM).date()
        unit = lookups.unit_key(desk.database, draft.unit, day)
        if unit is None:
            problems["unit"] = "unknown_unit"
    taken_by_id = desk.actor.user_id
    if draft.taken_by.strip():
        taken_by_id = lookups.user_id(desk.database, draft.taken_by) or ""
        if not taken_by_id:
            problems["taken_by"] = "unknown_user"
    problems.update(information.unknown_given(desk.database, draft))
    problems.update(attachments.problems_of(draft))
    if problems:
        raise ValidationFailed(problems)
    return _Call(desk, draft, reading, unit, taken_by_id, files)


def _logged_before(desk: Desk, key: str) -> LoggedContact | None:
    if not key:
        return None
    row = desk.database.row(
        "SELECT k.id, coalesce(c.id, ''), coalesce(c.code, ''), coalesce(p.id, ''), "
        "coalesce(p.full_name, ''), k.phone FROM contacts k LEFT JOIN cases c ON c.id = k.case_id "
        "LEFT JOIN persons p ON p.id = k.person_id WHERE k.idempotency_key = ?",
        [key],
    )
    if row is None:
        return None
    contact_id, case_id, code, person_id, name, phone = row
    return LoggedContact(contact_id, case_id, code, person_id, name, phone, False, False)


def _log(call: _Call) -> LoggedContact:
    desk, draft, reading = call.desk, call.draft, call.reading
    caller = person_of_call(desk, draft, reading)
    joins = bool(draft.case_code)
    case = _case_of(call, caller)
    with index.refreshing(desk.database, [case.number]) if case and joins else nullcontext():
        contact_id = _add_contact(call, case, caller)
        added = _join_case(call, case, caller) if case and joins else {}
    if case is not None:
        information.record_given(desk, (case.id, contact_id), draft)
        for file in call.files:
            attachments.store_file(desk, case.id, file)
    if caller is not None and draft.consent_method:
        record_consents(desk, caller.id, draft.consent_method, draft.consents)
    audit.record(
        desk.database,
        desk.actor,
        "log_call",
        audit.Subject("contacts", contact_id, case.id if case else None),
        {
            "case": case.code if case else "",
            "channel": draft.channel,
            "non_case_kind": draft.non_case_kind,
            **added,
        },
    )
    case_id, case_code = (case.id, case.code) if case else ("", "")
    return LoggedContact(
        contact_id,
        case_id,
        case_code,
        caller.id if caller else "",
        reading.name,
        reading.phone,
        is_new=True,
        is_new_case=case is not None and not joins,
        notes=tuple(phone.note for phone in reading.phones if phone.note),
    )


def _case_of(call: _Call, caller: Caller | None) -> _Joined | None:
    """The case that was named, a new one, or none for a contact that makes no case."""
    if call.draft.case_code:
        return _Joined(*lookups.case_key(call.desk.database, call.draft.case_code))
    return None if call.reading.is_non_case else _open_case(call, caller)


def _open_case(call: _Call, caller: Caller | None) -> _Joined:
    desk, draft, reading = call.desk, call.draft, call.reading
    opened_at = reading.received_at
    number = counters.case_number(desk.database, opened_at)
    code = counters.case_code(desk, opened_at)
    workplace = employer_of_call(desk, draft.employer)
    urgency = Urgency(draft.urgency or Urgency.NORMAL)
    unit_id = call.unit[0] if call.unit else workplace.upper_unit_id if workplace else None
    case_id = insert_owned(
        desk.database,
        Case,
        desk.actor,
        created_at=desk.at,
        number=number,
        code=code,
        status=CaseStatus.NEW,
        urgency=urgency,
        matter_kind=draft.matter_kind or MatterKind.SUPPORT,
        summary=reading.summary,
        people_count=reading.people_count,
        person_id=caller.id if caller else None,
        employer_id=workplace.id if workplace else None,
        employer_must_not_know=draft.employer_must_not_know,
        unit_id=unit_id,
        address=text.clean(draft.address),
        opened_at=opened_at,
        opened_by=desk.actor.user_id,
        **_clocks(desk, opened_at, urgency),
    )
    case = _Joined(case_id, number, code)
    for need in dict.fromkeys(draft.needs):
        insert(desk.database, CaseNeed, case_id=case_id, need_id=need)
    _add_person(desk, case, caller)
    add_transition(desk, case_id, None, CaseStatus.NEW)
    if track_of(draft.matter_kind):
        legal_steps.follow_kind(desk, case_id, vietnam_day(opened_at))
    index.add(desk.database, _parts(call, case, caller, (workplace, unit_id)))
    return case


def _parts(
    call: _Call,
    case: _Joined,
    caller: Caller | None,
    belongs: tuple[lookups.Workplace | None, str | None],
) -> CaseParts:
    """What a new case is looked for by; `belongs` is its workplace and its unit's id."""
    draft, reading, (workplace, unit_id) = call.draft, call.reading, belongs
    return CaseParts(
        case.number,
        case.code,
        reading.summary,
        CaseStatus.NEW,
        draft.urgency or Urgency.NORMAL,
        None,
        _unit_code(call, unit_id),
        workplace.name if workplace else None,
        text.clean(draft.address),
        names=(caller.name,) if caller else (),
        needs=tuple(dict.fromkeys(draft.needs)),
        phones=(reading.phone, *caller.phones) if caller else (reading.phone,),
    )


def _clocks(desk: Desk, opened_at: datetime, urgency: Urgency) -> dict[str, datetime]:
    calendar, terms = lookups.calendar(desk.database), lookups.clocks(desk.database)
    is_urgent = urgency is Urgency.URGENT
    hours = terms.first_action_urgent_hours if is_urgent else terms.first_action_hours
    return {
        "first_action_due_at": opened_at + timedelta(hours=hours),
        "verify_due_at": calendar.due_at(opened_at, terms.verify_days),
        "answer_due_at": calendar.due_at(opened_at, terms.answer_days),
    }


def _unit_code(call: _Call, unit_id: str | None) -> str | None:
    if call.unit or unit_id is None:
        return call.unit[1] if call.unit else None
    code: str = call.desk.database.value("SELECT code FROM units WHERE id = ?", [unit_id])
    return code


def _add_person(desk: Desk, case: _Joined, caller: Caller | None) -> None:
    if caller is not None:
        desk.database.execute(
            "INSERT INTO case_people (case_id, person_id, role) VALUES (?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            [case.id, caller.id, PersonRole.IN_NEED.value],
        )


def _join_case(call: _Call, case: _Joined, caller: Caller | None) -> dict[str, Any]:
    """Add the contact's person, needs and urgency to the case; gives what changed."""
    desk, draft = call.desk, call.draft
    _add_person(desk, case, caller)
    added: dict[str, Any] = {}
    rows = desk.database.rows("SELECT need_id FROM case_needs WHERE case_id = ?", [case.id])
    known = {row[0] for row in rows}
    needs = [need for need in dict.fromkeys(draft.needs) if need not in known]
    for need in needs:
        insert(desk.database, CaseNeed, case_id=case.id, need_id=need)
    if needs:
        added["needs_added"] = needs
    urgency, version = desk.database.row(
        "SELECT urgency, version FROM cases WHERE id = ?", [case.id]
    ) or ("", 0)
    wanted = draft.urgency or Urgency.NORMAL
    if _URGENCIES.index(wanted) < _URGENCIES.index(urgency):
        update_owned(desk.database, Case, desk.actor, case.id, version, urgency=wanted)
        added["urgency"] = [urgency, wanted]
    return added


def _add_contact(call: _Call, case: _Joined | None, caller: Caller | None) -> str:
    desk, draft, reading = call.desk, call.draft, call.reading
    return insert_owned(
        desk.database,
        Contact,
        desk.actor,
        created_at=desk.at,
        case_id=case.id if case else None,
        person_id=caller.id if caller else None,
        idempotency_key=draft.idempotency_key or None,
        direction=draft.direction or "in",
        channel_id=draft.channel,
        matter_kind=None if reading.is_non_case else draft.matter_kind or MatterKind.SUPPORT,
        non_case_kind=draft.non_case_kind or None,
        received_at=reading.received_at,
        taken_by_id=call.taken_by_id,
        phone=reading.phone,
        phone_as_typed=text.clean_line(draft.phone),
        on_behalf_of=text.clean_line(draft.on_behalf_of),
        narrative=reading.summary,
        language=text.clean_line(draft.language) or "vi",
        call_back_safe=draft.call_back_safe or YesNoUnknown.UNKNOWN,
        call_back_note=text.clean(draft.call_back_note),
        finalized_at=desk.at,
        **stored_sides(draft.call_back_hours),
    )
