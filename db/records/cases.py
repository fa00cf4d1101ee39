"""Contacts, cases and the work on them."""

from dataclasses import dataclass
from datetime import date, datetime

from db.choices import (
    CaseStatus,
    Direction,
    FollowUpState,
    MatterKind,
    NoteKind,
    Outcome,
    UnmetReason,
    Urgency,
    YesNoUnknown,
)
from db.records.approvals import ApprovalRecord
from db.records.case_clocks import ClockChangeRecord
from db.records.case_story import CaseStep, TimelineEntry, TransitionRecord
from db.records.case_ties import FeedbackRecord, LinkedCase, MergeRecord
from db.records.ledger import VerificationRecord
from db.records.offices import Letterhead
from db.records.people import PersonRecord
from db.records.programmes import AssignmentRecord
from db.records.referrals import ReferralRecord
from db.records.stories import StoryRecord


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """One contact: a call or message. `taken_by` and `recorded_by` are full names."""

    id: str
    case_code: str
    direction: Direction
    channel: str
    matter_kind: MatterKind | None
    non_case_kind: str
    received_at: datetime
    phone: str
    phone_as_typed: str
    person_name: str
    on_behalf_of: str
    narrative: str
    taken_by: str
    recorded_by: str
    recorded_at: datetime
    language: str
    call_back_safe: YesNoUnknown
    call_back_note: str


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note; append-only, a correction names what it corrects."""

    id: str
    kind: NoteKind
    text: str
    written_at: datetime
    written_by: str
    corrects_id: str


@dataclass(frozen=True, slots=True)
class GivenAddress:
    """A reception address given to the caller."""

    id: str
    agency_name: str
    agency_address: str
    agency_phones: str
    note: str
    given_by: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class ToldPolicy:
    """A policy told to the caller; `programme_code` is empty for free text."""

    id: str
    programme_code: str
    programme_number: str
    text: str
    told_by: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class FollowUpRecord:
    """Something to do for a case, needed by a day."""

    id: str
    case_id: str
    case_code: str
    what: str
    assignee_name: str
    needed_by: date
    state: FollowUpState
    result: str
    created_by: str
    created_at: datetime
    done_by: str
    done_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """A file kept with a case; its bytes stay in the database until asked for.

    Attributes:
        size: bytes of the file as it is shown.
        sha256: fingerprint of the file as it came.
        has_original: a cleaned picture is shown and the untouched one kept apart.
        withdrawn_at: it was taken out of the case; its name and the reason stay.
        consent_publish: whether it may be shown to others: asked apart, "unknown" until then.
        is_of_child: a child can be seen on it.
    """

    id: str
    file_name: str
    media_type: str
    size: int
    sha256: str
    description: str
    added_by: str
    added_at: datetime
    has_thumbnail: bool = False
    has_original: bool = False
    withdrawn_reason: str = ""
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None
    consent_publish: YesNoUnknown = YesNoUnknown.UNKNOWN
    is_of_child: bool = False

    @property
    def keeps_traces(self) -> bool:
        """Whether what a camera wrote into it (place, owner) could not be taken out."""
        return self.media_type.startswith(("image/", "video/")) and not self.has_thumbnail


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """The case itself."""

    id: str
    number: int
    code: str
    status: CaseStatus
    urgency: Urgency
    matter_kind: MatterKind
    summary: str
    needs: tuple[str, ...]
    people_count: int
    employer_name: str
    employer_must_not_know: bool
    unit_code: str
    unit_name: str
    place_name: str
    owner_name: str
    opened_at: datetime
    opened_by: str
    first_action_due_at: datetime | None
    verify_due_at: datetime | None
    answer_due_at: datetime | None
    outcome: Outcome | None
    unmet_reason: UnmetReason | None
    lessons: str
    duplicate_of_code: str
    closed_at: datetime | None
    version: int
    address: str = ""
    legal_track: str = ""
    accept_due_at: datetime | None = None
    legal_due_at: datetime | None = None
    feedback_due_at: datetime | None = None
    paused_at: datetime | None = None
    signed_record_on: date | None = None


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """A case with all its children, each list oldest first.

    `employer_names` are all names of the employers of the case and its people, other names too;
    `is_never_called` is the last word of the case or its people about calling back.
    """

    case: CaseRecord
    letterhead: Letterhead
    people: tuple[PersonRecord, ...]
    contacts: tuple[ContactRecord, ...]
    notes: tuple[NoteRecord, ...]
    verifications: tuple[VerificationRecord, ...]
    addresses: tuple[GivenAddress, ...]
    policies: tuple[ToldPolicy, ...]
    assignments: tuple[AssignmentRecord, ...]
    referrals: tuple[ReferralRecord, ...]
    follow_ups: tuple[FollowUpRecord, ...]
    attachments: tuple[AttachmentRecord, ...]
    transitions: tuple[TransitionRecord, ...]
    steps: tuple[CaseStep, ...]
    timeline: tuple[TimelineEntry, ...]
    feedback: tuple[FeedbackRecord, ...] = ()
    linked: tuple[LinkedCase, ...] = ()
    merges: tuple[MergeRecord, ...] = ()
    employer_names: tuple[str, ...] = ()
    stories: tuple[StoryRecord, ...] = ()
    clock_changes: tuple[ClockChangeRecord, ...] = ()
    approvals: tuple[ApprovalRecord, ...] = ()
    is_never_called: bool = False
