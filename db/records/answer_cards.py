"""Answer cards and notices: what the desk may tell a caller, with its source and validity."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AnswerCardDraft:
    """An answer card as typed; days as people write them, needs are codes."""

    question: str
    answer: str
    source_document: str = ""
    programme_code: str = ""
    needs: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class AnswerCardRecord:
    """A stored answer to a question that callers ask.

    Attributes:
        programme_code: the programme it speaks of, or "".
        needs: codes of the needs it is offered for, in the order of the form.
        valid_from: first day, None when open.
        valid_to: last day, None when open.
        is_active: False once it was withdrawn.
        is_checked: whether its programme was checked against the official text; None when it
            speaks of no programme.
        updated_by: full name of who saved it last.
    """

    id: str
    question: str
    answer: str
    source_document: str
    programme_code: str
    needs: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    is_active: bool
    is_checked: bool | None
    updated_at: datetime
    updated_by: str
    version: int

    def is_valid_on(self, day: date) -> bool:
        """Whether it may be told on `day`, both ends counted."""
        return self.is_active and _covers(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice as typed."""

    title: str
    text: str
    source_document: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A notice every desk should know while it is valid, both ends counted."""

    id: str
    title: str
    text: str
    source_document: str
    valid_from: date | None
    valid_to: date | None
    updated_at: datetime
    updated_by: str
    version: int

    def is_valid_on(self, day: date) -> bool:
        """Whether it is shown on `day`."""
        return _covers(self.valid_from, self.valid_to, day)


def _covers(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
