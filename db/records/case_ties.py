"""How cases belong together, what helped people said of them, and their history."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.choices import CaseStatus, YesNoUnknown


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """Another case this one belongs together with."""

    code: str
    status: CaseStatus
    person_name: str
    summary: str
    note: str
    linked_by: str
    linked_at: datetime


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """One merge of two cases, told on both. `undone_at` is None while it stands."""

    id: str
    kept_code: str
    merged_code: str
    merged_by: str
    merged_at: datetime
    undone_by: str
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedbackRecord:
    """What a helped person said. `satisfaction` 1 (not at all) to 5 (very), None: did not say."""

    id: str
    person_name: str
    satisfaction: int | None
    what_received: str
    received_on: date | None
    text: str
    consent_publish: YesNoUnknown
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class FeedbackDraft:
    """Feedback as typed.

    Attributes:
        satisfaction: "1" to "5", or empty.
        received_on: the day the help came, as typed.
        consent_publish: may it be told to others; asked apart from consent to handle the case.
        person_id: who said it; empty: the person of the case.
    """

    satisfaction: str = ""
    what_received: str = ""
    received_on: str = ""
    text: str = ""
    consent_publish: str = "unknown"
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class MergeDraft:
    """Two cases to be made one.

    Attributes:
        keep, other: codes; `other` goes into `keep`.
        choices: field -> "keep" or "other": whose value stays, where a person chose.
        versions: of both cases as they were seen, `keep` first; None takes what is stored.
    """

    keep: str
    other: str
    choices: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class MergedField:
    """A field in which two cases differ; the values as they are stored and as people read them.

    `stays` is "keep" or "other"; `is_free` says whether a person may choose.
    """

    name: str
    kept: object
    other: object
    kept_shown: str
    other_shown: str
    stays: str
    is_free: bool


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging would do.

    Attributes:
        moving: table -> number of its rows that go over.
        refusal: problem code when these two cannot be merged, or "".
    """

    keep_code: str
    other_code: str
    versions: tuple[int, int]
    fields: tuple[MergedField, ...]
    moving: Mapping[str, int]
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the audit trail about a case; `changes` are (field, before, after).

    `before` is None when only the new value was kept. Ids are names already where people know
    them by name.
    """

    number: int
    at: datetime
    by: str
    act: str
    changes: tuple[tuple[str, str | None, str], ...] = field(default=())
