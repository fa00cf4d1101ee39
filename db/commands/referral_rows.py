"""What the acts on referrals share: finding one, moving it on, its answer, its steps."""

from datetime import date, datetime, time
from typing import Any, Final

from db import audit, lookups
from db.choices import CaseStatus, ReferralState
from db.clock import to_text
from db.commands.attachments import WITHDRAWN
from db.commands.stamps import Desk
from db.commands.transitions import take_step
from db.errors import NotFound, ValidationFailed
from db.models.casework import ReferralStep
from db.models.work import Referral
from db.rows import insert_owned, update_owned
from db.rules import text
from db.rules.days import VIETNAM, DayError, parse_day, vietnam_day
from db.rules.reminders import StepKind

OPEN: Final = (ReferralState.SENT, ReferralState.ACKNOWLEDGED)
"""States in which an answer is waited for."""
ANSWERS: Final = (ReferralState.ANSWERED, ReferralState.REFUSED, ReferralState.NO_ANSWER)
_NAMES: Final = (
    "id", "case_id", "case_code", "state", "version", "promised_on", "due_on", "document_number",
    "failure_count", "agency_name", "proof", "sent_at",
)  # fmt: skip


def referral_row(desk: Desk, referral_id: str, expected: tuple[ReferralState, ...]) -> Any:
    """The row of a referral by its id or the end of it, as column -> value.

    Raises:
        NotFound: no such referral, or the end fits several.
        ValidationFailed: it stands in none of the expected states.
    """
    sql = (
        "SELECT r.id, r.case_id, c.code, r.state, r.version, r.promised_on, r.due_on, "
        "r.document_number, r.failure_count, a.name, r.proof, r.sent_at FROM referrals r "
        "JOIN cases c ON c.id = r.case_id JOIN agencies a ON a.id = r.agency_id WHERE r.id {}"
    )
    rows = desk.database.rows(sql.format("= ?"), [referral_id])
    ending = referral_id.strip().lower().replace("%", "").replace("_", "")
    if not rows and len(ending) >= 4:
        rows = desk.database.rows(sql.format("LIKE ?"), [f"%{ending}"])
    if len(rows) != 1:
        raise NotFound("referral", referral_id)
    row = dict(zip(_NAMES, rows[0], strict=True))
    if row["state"] not in expected:
        raise ValidationFailed({"state": f"not_{expected[0].value}"})
    return row


def move(desk: Desk, row: dict[str, Any], act: str, state: ReferralState, **columns: Any) -> None:
    """Set a referral's state and columns, with the entry of the act."""
    shift(desk, row, state, **columns)
    subject = audit.Subject("referrals", row["id"], row["case_id"])
    audit.record(desk.database, desk.actor, act, subject, {"state": [row["state"], state]})


def shift(desk: Desk, row: dict[str, Any], state: ReferralState, **columns: Any) -> None:
    """Set a referral's state and columns; the act that does it writes its own entry."""
    update_owned(
        desk.database, Referral, desk.actor, row["id"], row["version"], state=state, **columns
    )


def give_answer(desk: Desk, row: dict[str, Any], state: ReferralState, said: str, on: date) -> None:
    """Record what came back; the case goes back to work when no other referral waits."""
    shift(desk, row, state, answer=said, answered_at=moment_of(desk, on))
    wake_case(desk, row)


def wake_case(desk: Desk, row: dict[str, Any]) -> None:
    """Let the case go on when none of its referrals waits for an answer."""
    case = lookups.case(desk.database, row["case_code"])
    waiting = desk.database.value(
        "SELECT 1 FROM referrals WHERE case_id = ? AND state IN (?, ?)",
        [case.id, *(state.value for state in OPEN)],
    )
    if case.status is CaseStatus.REFERRED and waiting is None:
        take_step(desk, case, CaseStatus.IN_PROGRESS)


def add_step(desk: Desk, row: dict[str, Any], kind: StepKind, on: date, **columns: Any) -> str:
    """Write a step of a referral; returns its id."""
    return insert_owned(
        desk.database,
        ReferralStep,
        desk.actor,
        created_at=desk.at,
        referral_id=row["id"],
        kind=kind,
        done_on=on,
        **columns,
    )


def past_day(desk: Desk, typed: str, field: str, problems: dict[str, str]) -> date:
    """A day as typed that does not lie ahead; empty means today."""
    today = vietnam_day(desk.now)
    if not typed.strip():
        return today
    try:
        found = parse_day(typed)
    except DayError as error:
        problems[field] = error.code
        return today
    if found > today:
        problems[field] = "in_the_future"
    return found


def not_before_sending(row: dict[str, Any], on: date, field: str) -> None:
    """Refuse a day that lies before the referral left the office."""
    if row["sent_at"] and on < vietnam_day(datetime.fromisoformat(row["sent_at"])):
        raise ValidationFailed({field: "before_it_was_sent"})


def moment_of(desk: Desk, on: date) -> str:
    """The act's own instant for today, else noon of the day, as stored."""
    if on == vietnam_day(desk.now):
        return desk.at
    return to_text(datetime.combine(on, time(12), VIETNAM))


def file_of_case(desk: Desk, file_id: str, case_id: str) -> str | None:
    """The id of a file that is kept with the case and was not withdrawn; None for "".

    Raises:
        ValidationFailed: the case has no such file.
    """
    wanted = text.clean_line(file_id)
    if not wanted:
        return None
    rows = desk.database.rows(
        "SELECT id FROM attachments a WHERE case_id = ? AND (id = ? OR id LIKE ?) AND NOT EXISTS "
        "(SELECT 1 FROM attachment_variants v WHERE v.attachment_id = a.id AND v.kind = ?)",
        [case_id, wanted, f"%{wanted.replace('%', '').replace('_', '')}", WITHDRAWN],
    )
    if len(rows) != 1 or len(wanted) < 4:
        raise ValidationFailed({"file": "no_such_file"})
    found: str = rows[0][0]
    return found
