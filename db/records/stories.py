"""What may be told of a case: stories with their pictures."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.choices import YesNoUnknown


class StoryState(StrEnum):
    """How far a story is on its way to be told."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class StoryDraft:
    """A story as typed.

    Attributes:
        feedback_id: what was said that the story rests on, or "".
        pictures: ids of attachments of the case, each with its caption.
        consent_person, consent_child: whether they agreed to its being told (yes, no, unknown).
    """

    title: str
    text: str
    feedback_id: str = ""
    is_about_child: bool = False
    consent_person: str = "unknown"
    consent_child: str = "unknown"
    pictures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a story was published, as typed; an empty day is today."""

    where: str
    link: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class StoryPictureRecord:
    """A picture of a story; `may_be_shown` is False once its consent is gone."""

    attachment_id: str
    file_name: str
    caption: str
    taken_at: datetime
    is_of_child: bool
    may_be_shown: bool


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """A stored story; `withdrawn_at` and `withdrawn_by` are empty until it is taken back."""

    id: str
    case_code: str
    person_name: str
    title: str
    text: str
    state: StoryState
    feedback_id: str
    is_about_child: bool
    consent_person: YesNoUnknown
    consent_child: YesNoUnknown
    written_by: str
    written_at: datetime
    decided_by: str
    decided_at: datetime | None
    decision_comment: str
    published_on: date | None
    published_where: str
    published_link: str
    version: int
    pictures: tuple[StoryPictureRecord, ...] = ()
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
