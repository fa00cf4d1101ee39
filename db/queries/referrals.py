"""Referrals with their steps: those of a case, and those whose answer is overdue."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from db import lookups
from db.choices import ReferralState, SendingMethod
from db.clock import from_text, from_text_or_none, now, stored_day
from db.connection import Database
from db.errors import NotFound
from db.records.referrals import AwaitedAnswer, OverdueReferral, ReferralRecord, ReferralStepRecord
from db.rules.days import vietnam_day
from db.rules.reminders import NextStep, StepKind, next_step

WAITING: Final = (ReferralState.SENT, ReferralState.ACKNOWLEDGED)
"""States in which an answer is waited for."""
LATE: Final = "{table}.state IN ('sent', 'acknowledged') AND {table}.due_on < ?"
"""Condition of a referral whose answer is overdue on a day."""
_SHORTEST_END: Final = 4
_COLUMNS: Final = (
    "SELECT r.id, r.case_id, a.name, a.address, r.state, r.fields_sent, r.request, "
    "r.document_number, r.sending_method, r.proof, coalesce(u.full_name, ''), r.created_at, "
    "r.sent_at, r.promised_on, r.due_on, r.answer, r.answered_at, r.version, r.agency_id, "
    "r.consent_override, r.acknowledged_at, coalesce(f.file_name, ''), r.failure_count "
    "FROM referrals r JOIN agencies a ON a.id = r.agency_id "
    "LEFT JOIN users u ON u.id = r.created_by "
    "LEFT JOIN attachments f ON f.id = r.proof_attachment_id "
)
_STEPS: Final = (
    "SELECT s.referral_id, s.id, s.kind, s.done_on, s.reason, s.document_number, "
    "coalesce(d.addressee, ''), coalesce(f.file_name, ''), coalesce(u.full_name, ''), "
    "s.created_at FROM referral_steps s "
    "LEFT JOIN document_numbers d ON s.document_number <> '' AND d.direction = 'out' "
    "AND d.referral_id = s.referral_id AND d.symbol = s.document_number "
    "LEFT JOIN attachments f ON f.id = s.attachment_id "
    "LEFT JOIN users u ON u.id = s.created_by "
)


def of_case(database: Database, case_id: str) -> tuple[ReferralRecord, ...]:
    """The referrals of a case, oldest first, with their steps and what comes next."""
    rows = database.rows(_COLUMNS + "WHERE r.case_id = ? ORDER BY r.created_at, r.id", [case_id])
    where = "WHERE s.referral_id IN (SELECT id FROM referrals WHERE case_id = ?) "
    steps = _steps(database, where, [case_id])
    return tuple(_read(database, row, steps.get(row[0], ())) for row in rows)


def one(database: Database, typed: str) -> tuple[str, ReferralRecord]:
    """Code of the case and the referral with this id, or end of an id (four signs or more).

    Raises:
        NotFound: no such referral, or the end fits several.
    """
    ending = typed.strip().lower().replace("%", "").replace("_", "")
    rows = database.rows(
        "SELECT r.id, r.case_id, c.code FROM referrals r JOIN cases c ON c.id = r.case_id "
        "WHERE r.id = ? OR r.id LIKE ?",
        [typed, f"%{ending}" if len(ending) >= _SHORTEST_END else typed],
    )
    if len(rows) != 1:
        raise NotFound("referral", typed)
    referral_id, case_id, code = rows[0]
    return code, next(one for one in of_case(database, case_id) if one.id == referral_id)


def steps_of(database: Database, referral_id: str) -> tuple[ReferralStepRecord, ...]:
    """The steps of one referral, oldest first."""
    found = _steps(database, "WHERE s.referral_id = ? ", [referral_id])
    return tuple(found.get(referral_id, ()))


def coming(
    database: Database, due_on: date | None, steps: Iterable[tuple[str, date]]
) -> NextStep | None:
    """What comes next for a referral that waits, by the office's own terms and calendar."""
    if due_on is None:
        return None
    days, calendar = lookups.clocks(database).answer_days, lookups.calendar(database)
    return next_step(due_on, steps, lambda on: calendar.add_working_days(on, days))


def overdue(database: Database, most: int = 0) -> tuple[OverdueReferral, ...]:
    """Referrals whose answer is overdue today, the longest overdue first.

    Args:
        database: of the office.
        most: at most so many; 0 means all.
    """
    today = vietnam_day(now())
    limit = f" LIMIT {int(most)}" if most else ""
    rows = database.rows(
        "SELECT r.id, c.code, a.name, r.document_number, r.due_on FROM referrals r "
        "JOIN cases c ON c.id = r.case_id JOIN agencies a ON a.id = r.agency_id "
        f"WHERE {LATE.format(table='r')} ORDER BY r.due_on, r.id{limit}",
        [today.isoformat()],
    )
    done = _days_of_steps(database, today)
    found = []
    for row in rows:
        due_on = date.fromisoformat(row[4])
        following = coming(database, due_on, done.get(row[0], ()))
        assert following is not None
        late = (today - due_on).days
        found.append(OverdueReferral(row[0], row[1], row[2], row[3], due_on, late, following))
    return tuple(found)


def awaited(database: Database) -> tuple[AwaitedAnswer, ...]:
    """Every referral that waits for an answer, the last one sent first."""
    rows = database.rows(
        "SELECT r.id, r.document_number, a.name, c.code, r.due_on FROM referrals r "
        "JOIN cases c ON c.id = r.case_id JOIN agencies a ON a.id = r.agency_id "
        "WHERE r.state IN ('sent', 'acknowledged') ORDER BY r.sent_at DESC, r.id"
    )
    return tuple(AwaitedAnswer(row[0], row[1], row[2], row[3], stored_day(row[4])) for row in rows)


def count_overdue(database: Database) -> int:
    """How many referrals have an answer that is overdue today."""
    return int(
        database.value(
            f"SELECT count(*) FROM referrals r WHERE {LATE.format(table='r')}",
            [vietnam_day(now()).isoformat()],
        )
    )


def last_superior(database: Database, agency_id: str) -> str:
    """To which body the last escalation about an agency went, or ""."""
    found: str | None = database.value(
        "SELECT d.addressee FROM referral_steps s JOIN referrals r ON r.id = s.referral_id "
        "JOIN document_numbers d ON d.referral_id = r.id AND d.symbol = s.document_number "
        "AND d.direction = 'out' WHERE r.agency_id = ? AND s.kind = ? "
        "ORDER BY s.created_at DESC LIMIT 1",
        [agency_id, StepKind.ESCALATION.value],
    )
    return found or ""


def _days_of_steps(database: Database, today: date) -> Mapping[str, list[tuple[str, date]]]:
    rows = database.rows(
        "SELECT s.referral_id, s.kind, s.done_on FROM referral_steps s "
        f"JOIN referrals r ON r.id = s.referral_id WHERE {LATE.format(table='r')} "
        "ORDER BY s.created_at, s.id",
        [today.isoformat()],
    )
    found: defaultdict[str, list[tuple[str, date]]] = defaultdict(list)
    for referral_id, kind, on in rows:
        found[referral_id].append((kind, date.fromisoformat(on)))
    return found


def _steps(
    database: Database, where: str, values: list[str]
) -> Mapping[str, list[ReferralStepRecord]]:
    rows = database.rows(_STEPS + where + "ORDER BY s.created_at, s.id", values)
    found: defaultdict[str, list[ReferralStepRecord]] = defaultdict(list)
    for row in rows:
        made = ReferralStepRecord(
            id=row[1],
            kind=row[2],
            done_on=date.fromisoformat(row[3]),
            reason=row[4],
            document_number=row[5],
            party=row[6],
            file_name=row[7],
            by=row[8],
            at=from_text(row[9]),
        )
        found[row[0]].append(made)
    return found


def _read(
    database: Database, row: tuple[Any, ...], steps: Iterable[ReferralStepRecord]
) -> ReferralRecord:
    steps, state, due_on = tuple(steps), ReferralState(row[4]), stored_day(row[14])
    receipts = [one for one in steps if one.kind == StepKind.ACKNOWLEDGED]
    following = None
    if state in WAITING:
        following = coming(database, due_on, [(one.kind, one.done_on) for one in steps])
    return ReferralRecord(
        id=row[0],
        case_id=row[1],
        agency_name=row[2],
        agency_address=row[3],
        state=state,
        fields_sent=tuple(part for part in row[5].split("|") if part),
        request=row[6],
        document_number=row[7],
        sending_method=SendingMethod(row[8]) if row[8] else None,
        proof=row[9],
        prepared_by=row[10],
        prepared_at=from_text(row[11]),
        sent_at=from_text_or_none(row[12]),
        promised_on=stored_day(row[13]),
        due_on=due_on,
        answer=row[15],
        answered_at=from_text_or_none(row[16]),
        version=row[17],
        agency_id=row[18],
        consent_override=row[19],
        acknowledged_at=from_text_or_none(row[20]),
        acknowledged_by=receipts[-1].reason if receipts else "",
        proof_file=row[21],
        failure_count=row[22],
        steps=steps,
        next_step=following,
    )
