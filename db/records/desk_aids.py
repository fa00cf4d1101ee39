"""What helps while a contact is taken: short texts, blocked numbers, answers, the shift's tally."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class TextModuleDraft:
    """A short text as typed.

    Attributes:
        is_office: for everybody at the office; else for the one who writes it.
        module_id: the text that is changed; empty makes a new one.
        version: the version of it that was seen.
    """

    short_name: str
    text: str
    is_office: bool = False
    module_id: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class TextModuleRecord:
    """A short text that is offered after `::`; `is_office` means everybody sees it."""

    id: str
    short_name: str
    text: str
    is_office: bool
    version: int


@dataclass(frozen=True, slots=True)
class PhoneBlockDraft:
    """A number to be blocked, as typed."""

    phone: str
    reason: str
    until_on: str


@dataclass(frozen=True, slots=True)
class PhoneBlockRecord:
    """A number the desk need not answer up to and including `until_on`."""

    id: str
    e164: str
    reason: str
    until_on: date
    blocked_by: str
    blocked_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class AnswerOffer:
    """An answer card in force, offered for a need."""

    id: str
    question: str
    answer: str
    source_document: str
    programme_code: str


@dataclass(frozen=True, slots=True)
class ShiftTally:
    """What one user took on one day."""

    contacts: int = 0
    cases: int = 0
    non_cases: int = 0
