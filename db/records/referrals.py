"""Referrals of cases to bodies: what goes out, each step, what comes next."""

from dataclasses import dataclass
from datetime import date, datetime

from db.choices import ReferralState, SendingMethod
from db.rules.reminders import LETTERS, NextStep


@dataclass(frozen=True, slots=True)
class SendingDraft:
    """That a referral left the office, as typed: a proof in words, as a file of the case, or both.

    Attributes:
        method: a code of `SendingMethod`.
        proof_file_id: id of a file kept with the case.
    """

    method: str
    proof: str = ""
    document_number: str = ""
    proof_file_id: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """That the body has the referral, as typed.

    Attributes:
        received_on: day it said so; empty means today.
        by: who said so.
        promised_on: day by which it promised an answer; empty leaves the day as it is.
    """

    received_on: str = ""
    by: str = ""
    promised_on: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What came back, as typed; `answered_on` empty means today."""

    answer: str
    state: str = ReferralState.ANSWERED
    answered_on: str = ""


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """A letter that urges an answer, as typed.

    Attributes:
        kind: which letter the person saw as the next one; empty takes whichever is next.
        superior: to which body above an escalation goes.
        subject: of the paper.
        remark: for the office itself.
    """

    kind: str = ""
    superior: str = ""
    subject: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FailureDraft:
    """That a sending failed, as typed; `kind` is one of `db.rules.reminders.FAILURES`."""

    kind: str
    reason: str
    failed_on: str = ""
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class ReferralStepRecord:
    """One step of a referral; `party` is to whom its letter went."""

    id: str
    kind: str
    done_on: date
    reason: str
    document_number: str
    party: str
    file_name: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReferralRecord:
    """A case referred to an agency.

    Attributes:
        acknowledged_by: who at the agency said that it has the referral.
        proof_file: name of the file that proves the sending.
        failure_count: how often a sending failed.
        next_step: what may follow when no answer comes; None when none is waited for.
    """

    id: str
    case_id: str
    agency_name: str
    agency_address: str
    state: ReferralState
    fields_sent: tuple[str, ...]
    request: str
    document_number: str
    sending_method: SendingMethod | None
    proof: str
    prepared_by: str
    prepared_at: datetime
    sent_at: datetime | None
    promised_on: date | None
    due_on: date | None
    answer: str
    answered_at: datetime | None
    version: int
    agency_id: str = ""
    consent_override: str = ""
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    proof_file: str = ""
    failure_count: int = 0
    steps: tuple[ReferralStepRecord, ...] = ()
    next_step: NextStep | None = None

    @property
    def letters(self) -> tuple[ReferralStepRecord, ...]:
        """The reminders and escalations that count, oldest first."""
        return tuple(one for one in self.steps if one.kind in LETTERS)


@dataclass(frozen=True, slots=True)
class AwaitedAnswer:
    """A referral that waits for an answer: what a paper that comes may answer."""

    referral_id: str
    document_number: str
    agency_name: str
    case_code: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class OverdueReferral:
    """A referral whose answer is overdue, with what comes next."""

    id: str
    case_code: str
    agency_name: str
    document_number: str
    due_on: date
    days_late: int
    next_step: NextStep
