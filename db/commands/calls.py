"""Logging a contact: a new case, one more contact of a case, or a contact without a matter."""

from contextlib import nullcontext
from datetime import timedelta

from db import audit, lookups
from db.choices import CaseStatus, MatterKind, PersonRole, Urgency, YesNoUnknown
from db.commands import counters, information
from db.commands.persons import employer_of_call, person_of_call, record_consent
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.identifiers import new_id
from db.models.cases import Case, CaseNeed, CaseTransition, Contact
from db.records.drafts import CallDraft, LoggedContact
from db.records.people import Actor
from db.rows import insert, insert_owned
from db.rules import text
from db.rules.calls import CallReading, read_call
from db.rules.days import VIETNAM
from db.search import index

FIRST_ACTION_URGENT = timedelta(hours=2)
FIRST_ACTION = timedelta(hours=24)
VERIFY_WORKING_DAYS = 2
ANSWER_WORKING_DAYS = 5


def log_call(database: Database, actor: Actor, draft: CallDraft) -> LoggedContact:
    """Log one contact; with an idempotency key a second try finds the first.

    Raises:
        ValidationFailed: every field that cannot be taken, at once; nothing was saved.
        NotFound: the case or person named does not exist.
    """
    with acting(database, actor, "log_call") as desk:
        again = _logged_before(desk, draft.idempotency_key)
        if again is not None:
            return again
        registers = {name: lookups.codes_of(database, name) for name in ("needs", "channels")}
        reading, problems = read_call(draft, desk.now, registers)
        references = _references(desk, draft, reading, problems)
        if problems:
            raise ValidationFailed(problems)
        return _log(desk, draft, reading, references)


def _references(
    desk: Desk, draft: CallDraft, reading: CallReading, problems: dict[str, str]
) -> dict[str, str | None]:
    unit = taken_by = None
    day = reading.received_at.astimezone(VIETNAM).date()
    if draft.unit.strip():
        unit = lookups.unit_id(desk.database, draft.unit, day)
        if unit is None:
            problems["unit"] = "unknown_unit"
    taken_by = desk.actor.user_id
    if draft.taken_by.strip():
        taken_by = lookups.user_id(desk.database, draft.taken_by) or ""
        if not taken_by:
            problems["taken_by"] = "unknown_user"
    if any(lookups.agency_id(desk.database, name) is None for name in draft.addresses):
        problems["addresses"] = "unknown_agency"
    if any(not information.is_programme(desk.database, code) for code in draft.policies):
        problems["policies"] = "unknown_programme"
    return {"unit": unit, "taken_by": taken_by}


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


def _log(
    desk: Desk, draft: CallDraft, reading: CallReading, references: dict[str, str | None]
) -> LoggedContact:
    person_id = person_of_call(desk, draft, reading)
    case_id, number, code = None, 0, ""
    if draft.case_code:
        case_id, number, code = lookups.case_key(desk.database, draft.case_code)
    is_new_case = case_id is None and not reading.is_non_case
    if is_new_case:
        case_id, number, code = _open_case(desk, draft, reading, references, person_id)
    joins_case = case_id is not None and not is_new_case
    keeping = index.refreshing(desk.database, [number]) if joins_case else nullcontext()
    with keeping:
        contact_id = _add_contact(desk, draft, reading, references, (case_id, person_id))
        if joins_case:
            _join_case(desk, case_id, person_id)
    if case_id is not None:
        information.record_given(desk, (case_id, contact_id), draft.addresses, draft.policies)
    if person_id is not None and draft.consent_method:
        record_consent(desk, person_id, draft.consent_method)
    if is_new_case:
        index.add(desk.database, number)
    audit.record(
        desk.database,
        desk.actor,
        "log_call",
        audit.Subject("contacts", contact_id, case_id),
        {"case": code, "channel": draft.channel, "non_case_kind": draft.non_case_kind},
    )
    notes = tuple(phone.note for phone in reading.phones if phone.note)
    return LoggedContact(
        contact_id,
        case_id or "",
        code,
        person_id or "",
        reading.name,
        reading.phone,
        is_new=True,
        is_new_case=is_new_case,
        notes=notes,
    )


def _open_case(
    desk: Desk,
    draft: CallDraft,
    reading: CallReading,
    references: dict[str, str | None],
    person_id: str | None,
) -> tuple[str, int, str]:
    employer_id, upper_unit_id = employer_of_call(desk, draft.employer)
    calendar = lookups.calendar(desk.database)
    opened_at = reading.received_at
    urgency = Urgency(draft.urgency or Urgency.NORMAL)
    first = FIRST_ACTION_URGENT if urgency is Urgency.URGENT else FIRST_ACTION
    number = counters.case_number(desk.database, opened_at)
    code = counters.case_code(desk, opened_at)
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
        person_id=person_id,
        employer_id=employer_id,
        employer_must_not_know=draft.employer_must_not_know,
        unit_id=references["unit"] or upper_unit_id,
        address=text.clean(draft.address),
        opened_at=opened_at,
        opened_by=desk.actor.user_id,
        first_action_due_at=opened_at + first,
        verify_due_at=calendar.due_at(opened_at, VERIFY_WORKING_DAYS),
        answer_due_at=calendar.due_at(opened_at, ANSWER_WORKING_DAYS),
    )
    for need in dict.fromkeys(draft.needs):
        insert(desk.database, CaseNeed, case_id=case_id, need_id=need)
    _join_case(desk, case_id, person_id)
    add_transition(desk, case_id, None, CaseStatus.NEW)
    return case_id, number, code


def add_transition(
    desk: Desk, case_id: str, start: CaseStatus | None, end: CaseStatus, reason: str = ""
) -> None:
    """Record one step of a case along the state table."""
    insert(
        desk.database,
        CaseTransition,
        id=new_id(),
        case_id=case_id,
        from_status=start,
        to_status=end,
        reason=reason,
        moved_by=desk.actor.user_id,
        moved_at=desk.at,
    )


def _join_case(desk: Desk, case_id: str | None, person_id: str | None) -> None:
    if case_id is None or person_id is None:
        return
    desk.database.execute(
        "INSERT INTO case_people (case_id, person_id, role) VALUES (?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        [case_id, person_id, PersonRole.IN_NEED.value],
    )


def _add_contact(
    desk: Desk,
    draft: CallDraft,
    reading: CallReading,
    references: dict[str, str | None],
    belongs: tuple[str | None, str | None],
) -> str:
    return insert_owned(
        desk.database,
        Contact,
        desk.actor,
        created_at=desk.at,
        case_id=belongs[0],
        person_id=belongs[1],
        idempotency_key=draft.idempotency_key or None,
        direction=draft.direction or "in",
        channel_id=draft.channel,
        matter_kind=None if reading.is_non_case else draft.matter_kind or MatterKind.SUPPORT,
        non_case_kind=draft.non_case_kind or None,
        received_at=reading.received_at,
        taken_by_id=references["taken_by"],
        phone=reading.phone,
        phone_as_typed=text.clean_line(draft.phone),
        on_behalf_of=text.clean_line(draft.on_behalf_of),
        narrative=reading.summary,
        language=text.clean_line(draft.language) or "vi",
        call_back_safe=draft.call_back_safe or YesNoUnknown.UNKNOWN,
        call_back_note=text.clean(draft.call_back_note),
        finalized_at=desk.at,
    )
