"""What is done about a referral that is not answered: reminders, escalation; sendings that failed.

The letter's number and the step are written in one transaction: a reminder that counts has its
line in the register, and a number that was given stands for a reminder.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from db import audit
from db.choices import ReferralState
from db.commands.document_lines import outgoing_line
from db.commands.referral_rows import (
    OPEN,
    add_step,
    file_of_case,
    moment_of,
    not_before_sending,
    past_day,
    referral_row,
    shift,
    wake_case,
)
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.queries import approvals, referrals
from db.records.approvals import ApprovalKind
from db.records.documents import DocumentDraft, DocumentRecord
from db.records.people import Actor
from db.records.referrals import FailureDraft, ReminderDraft
from db.rules import text
from db.rules.days import vietnam_day
from db.rules.documents import PAPERS
from db.rules.reminders import FAILURES, LETTERS, NOT_DELIVERED, NextStep, StepKind

_OF_A_SENDING: Final = (
    "sent_at", "sending_method", "proof_attachment_id", "acknowledged_at", "due_on",
)  # fmt: skip
"""What is no longer true of a referral whose sending failed."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """A letter that urges: which one it is, and its line of the register."""

    kind: str
    document: DocumentRecord


def remind_agency(
    database: Database, actor: Actor, referral_id: str, draft: ReminderDraft
) -> Reminded:
    """Give the next letter about an unanswered referral its number and count it.

    Args:
        database: of the office.
        actor: who reminds.
        referral_id: of the referral, or the end of it.
        draft: which letter was seen as the next one, and to whom an escalation goes.

    Raises:
        NotFound: no such referral.
        ValidationFailed: nothing is waited for, it is not due yet, another letter is next, no
            letter is left, an escalation without a body above, or a second person has to decide.
    """
    with acting(database, actor, "remind_agency") as desk:
        if approvals.is_needed(database, actor, ApprovalKind.LETTER):
            raise ValidationFailed({"paper": "letter_needs_approval"})
        row = referral_row(desk, referral_id, OPEN)
        made = _remind(desk, row, draft)
        subject = audit.Subject("referrals", row["id"], row["case_id"])
        changes = {"kind": made.kind, "number": made.document.symbol, "to": made.document.party}
        audit.record(database, actor, "remind_agency", subject, changes)
        return made


def remind_approved(desk: Desk, referral_id: str, draft: ReminderDraft) -> DocumentRecord:
    """Number and count an approved letter inside the caller's act, which has the audit entry.

    Raises:
        ValidationFailed: it is not, or no longer, the next letter.
    """
    return _remind(desk, referral_row(desk, referral_id, OPEN), draft).document


def _remind(desk: Desk, row: dict[str, Any], draft: ReminderDraft) -> Reminded:
    following = _next(desk, row["id"], row["due_on"])
    problems = problems_of(following, draft, vietnam_day(desk.now))
    if problems:
        raise ValidationFailed(problems)
    kind = StepKind(following.kind)
    document = _number(desk, row, kind, draft)
    said, on = text.clean(draft.remark), vietnam_day(desk.now)
    add_step(desk, row, kind, on, reason=said, document_number=document.symbol)
    return Reminded(kind, document)


def _number(desk: Desk, row: Any, kind: StepKind, draft: ReminderDraft) -> DocumentRecord:
    """Give the letter its number: a reminder goes to the body, an escalation to the one above."""
    is_escalation = kind is StepKind.ESCALATION
    paper = "escalation" if is_escalation else "reminder"
    party = text.clean_line(draft.superior) if is_escalation else row["agency_name"]
    wanted = DocumentDraft(PAPERS[paper], party, draft.subject or kind.value, referral_id=row["id"])
    return outgoing_line(desk, wanted, paper)


def record_failure(database: Database, actor: Actor, referral_id: str, draft: FailureDraft) -> None:
    """Count that a sending failed, with the reason.

    Mail that came back, a wrong address, nobody there: the body has nothing, so the referral
    stands as prepared again until something proves a new sending. A body that says it is not
    competent has refused. Any other failure is counted only.

    Raises:
        NotFound: no such referral.
        ValidationFailed: unknown kind, no reason, nothing was sent, a day that is none or lies
            ahead, a file the case has not.
    """
    problems: dict[str, str] = {}
    said = text.clean(draft.reason)
    if draft.kind not in FAILURES:
        problems["kind"] = "unknown_code"
    if not said:
        problems["reason"] = "reason_missing"
    with acting(database, actor, "record_failure") as desk:
        on = past_day(desk, draft.failed_on, "failed_on", problems)
        if problems:
            raise ValidationFailed(problems)
        row = referral_row(desk, referral_id, OPEN)
        not_before_sending(row, on, "failed_on")
        kind = StepKind(draft.kind)
        file_id = file_of_case(desk, draft.file_id, row["case_id"])
        add_step(desk, row, kind, on, reason=said, attachment_id=file_id)
        state = _after(desk, row, kind, said, on)
        subject = audit.Subject("referrals", row["id"], row["case_id"])
        changes = {"state": [row["state"], state], "kind": kind, "reason": said}
        if kind in NOT_DELIVERED:
            changes["proof"] = [row["proof"], ""]
        audit.record(database, actor, "record_failure", subject, changes)


def _after(desk: Desk, row: dict[str, Any], kind: StepKind, said: str, on: date) -> ReferralState:
    """Count the failure; gives the state in which it leaves the referral."""
    columns: dict[str, Any] = {"failure_count": row["failure_count"] + 1}
    state = ReferralState(row["state"])
    if kind in NOT_DELIVERED:
        state = ReferralState.PREPARED
        columns |= dict.fromkeys(_OF_A_SENDING) | {"proof": ""}
    elif kind is StepKind.NOT_COMPETENT:
        state = ReferralState.REFUSED
        columns |= {"answer": said, "answered_at": moment_of(desk, on)}
    shift(desk, row, state, **columns)
    wake_case(desk, row)
    return state


def _next(desk: Desk, referral_id: str, due_on: str) -> NextStep:
    done = [(one.kind, one.done_on) for one in referrals.steps_of(desk.database, referral_id)]
    found = referrals.coming(desk.database, date.fromisoformat(due_on), done)
    assert found is not None, "a referral that was sent has a day due"
    return found


def problems_of(following: NextStep, draft: ReminderDraft, today: date) -> dict[str, str]:
    """Field -> why the next letter cannot go out today: another one is next, it is not due yet."""
    if following.kind not in LETTERS:
        return {"kind": "no_letter_left"}
    if draft.kind and draft.kind != following.kind:
        return {"kind": "another_step_is_next"}
    if not following.is_due(today):
        return {"kind": "reminder_not_due"}
    if following.kind == StepKind.ESCALATION and not draft.superior.strip():
        return {"superior": "name_missing"}
    return {}
