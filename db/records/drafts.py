"""What people typed, before any rule has seen it. Texts are as typed; codes may be wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file to be kept with a case: its name, bytes and a line about it."""

    file_name: str
    content: bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class CallDraft:
    """A contact as typed.

    Attributes:
        received_at: day and time as typed ("30/8/2021 14:30", ISO); empty means now.
        case_code: an existing case this contact belongs to; empty opens a new case.
        non_case_kind: a code of `NonCaseKind`; then no case is made.
        person_id: a person the operator picked among those known on the number.
        policies: programme codes told; addresses: agency names or ids given.
        answer_cards: ids of answer cards told.
        consent_method: how the person agreed; empty: was not asked or did not agree.
        consents: the purposes agreed to; empty with a method means handling the matter.
        attachments: files that came with the contact; they are kept with its case.
        call_back_hours: when a call is safe, as typed ("sau 17:00"); words that are no hours are
            kept in the note only.
        is_phone_kept: keep what was typed though it is no number (badly heard, old code).
        idempotency_key: the same key logs once, whatever happens.
    """

    phone: str = ""
    is_phone_kept: bool = False
    name: str = ""
    summary: str = ""
    needs: tuple[str, ...] = ()
    channel: str = "hotline"
    direction: str = "in"
    received_at: str = ""
    matter_kind: str = "support"
    employer: str = ""
    unit: str = ""
    urgency: str = "normal"
    case_code: str = ""
    non_case_kind: str = ""
    person_id: str = ""
    on_behalf_of: str = ""
    people_count: str = ""
    birth_year: str = ""
    sex: str = "unknown"
    union_member: str = "unknown"
    address: str = ""
    language: str = "vi"
    alert: str = ""
    employer_must_not_know: bool = False
    call_back_safe: str = "unknown"
    call_back_note: str = ""
    call_back_hours: str = ""
    consent_method: str = ""
    consents: tuple[str, ...] = ()
    taken_by: str = ""
    policies: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    answer_cards: tuple[str, ...] = ()
    attachments: tuple[FileDraft, ...] = ()
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True)
class LoggedContact:
    """What logging a contact made. `is_new` is False when the key had been used before."""

    contact_id: str
    case_id: str
    case_code: str
    person_id: str
    person_name: str
    phone: str
    is_new: bool
    is_new_case: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerificationDraft:
    """A check of a claim as typed; `files` are ids of files of the case that prove it."""

    claim: str
    method: str
    result: str
    source: str = ""
    confidence: str = "medium"
    evidence: str = ""
    valid_until: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentDraft:
    """A proposal to assign a case to a benefit.

    Attributes:
        event_on: day of the event as typed; empty means the day the case was opened.
        answers: fact key -> answer as typed ("yes", "no", a number, a day); absent means unknown.
        amount: VND as typed; empty takes the benefit's own amount.
        covers_from, covers_to: the days the help is for as typed; both empty for an event.
        double_reason: why it is asked for although it may be the same help twice.
        papers: titles of the programme's papers that were seen.
    """

    benefit_code: str
    event_on: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    amount: str = ""
    goods: str = ""
    covers_from: str = ""
    covers_to: str = ""
    double_reason: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferralDraft:
    """A referral as typed. `agency` is a name or an id of the directory.

    Attributes:
        fields_sent: names of the fields that go out (see `db.rules.disclosure`).
        consent_override: why it goes out without the person's consent; empty when consent exists.
    """

    agency: str
    request: str = ""
    fields_sent: tuple[str, ...] = ("name", "phone", "summary")
    promised_on: str = ""
    consent_override: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """A follow-up as typed."""

    what: str
    needed_by: str
    assignee: str = ""


@dataclass(frozen=True, slots=True)
class ClosingDraft:
    """How a case ends, as typed."""

    outcome: str
    unmet_reason: str = ""
    lessons: str = ""
