"""The columns of the registers of contacts and of cases, as on paper and as in a workbook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from db.records.statistics import CaseLine, ContactLine
from db.rules.days import format_moment
from db.rules.phones import display_phone, mask_phone
from exports.privacy import Privacy, for_names, for_people, is_grass_roots
from exports.words import word

Translate = Callable[[str], str]
Line = ContactLine | CaseLine


def tr(text: str) -> str:
    """Mark `text` for the catalogue; the words are translated when they are shown."""
    return text


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """One column.

    Attributes:
        title: English source string.
        paper: its width on paper, in mm; 0 leaves it out there.
        sheet: its width in a workbook, in characters; 0 leaves it out there.
        value: (words, line) -> text, moment or number.
        is_centred: on paper.
    """

    title: str
    paper: float
    sheet: int
    value: Callable[["RegisterWords", Any], str | int | datetime | None]
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class RegisterOptions:
    """How a register is written.

    Attributes:
        masks: phones show their ends only, also within stories; the employer of a case that must
            stay unknown to it and whoever denounces are not named.
    """

    masks: bool = False


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """Words for codes, and what is masked."""

    tr: Translate
    names: Mapping[str, Mapping[str, str]]
    options: RegisterOptions

    def own(self, dimension: str, code: str) -> str:
        """The word for one of the office's own codes."""
        return self.names[dimension].get(code, code) if code else ""

    def word(self, subject: str, code: str | None) -> str:
        """The word for a stored code."""
        return word(self.tr, subject, code)

    def phone(self, number: str) -> str:
        """A phone as people read it; as typed when it was none."""
        if not number.startswith("+"):
            return self.story(number)
        return mask_phone(number) if self.options.masks else display_phone(number)

    def story(self, text: str) -> str:
        """A text people wrote."""
        return Privacy(masks_phones=True).story(text) if self.options.masks else text

    def hides_person(self, line: Line) -> bool:
        """Whether the line must not say who reports: whoever denounces stays secret."""
        return self.options.masks and line.denouncer is not None

    def person(self, line: Line) -> str:
        """The name of who reports, unless it must not be told."""
        return self.tr("(not named)") if self.hides_person(line) else line.person_name

    def phone_of(self, line: Line) -> str:
        """The phone of who reports, unless it must not be told."""
        return "" if self.hides_person(line) else self.phone(line.phone)

    def employer(self, line: Line) -> str:
        """The employer's name, unless it must not be told."""
        if line.employer_name and line.is_confidential and self.options.masks:
            return self.tr("(not named)")
        return line.employer_name


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _contact_matter(words: RegisterWords, line: ContactLine) -> str:
    kind = words.word("matter_kind", line.matter_kind) or words.word(
        "non_case_kind", line.non_case_kind
    )
    story = _without_name(words, line, words.story(line.narrative))
    if kind and story:
        return words.tr("{kind}: {story}").format(kind=kind, story=story)
    return kind or story


def _case_matter(words: RegisterWords, line: CaseLine) -> str:
    return _without_name(words, line, words.story(line.summary))


def _without_name(words: RegisterWords, line: Line, story: str) -> str:
    instead = words.tr("(not named)")
    if words.hides_person(line):
        story = for_people(line.denouncer or (), instead).clean(story)
    if words.options.masks and line.is_confidential and line.employer_name:
        return for_names([line.employer_name], instead).clean(story)
    return story


def _case_result(words: RegisterWords, line: CaseLine) -> str:
    outcome = words.word("outcome", line.outcome)
    reason = words.word("unmet_reason", line.unmet_reason)
    if outcome and reason:
        outcome = words.tr("{outcome}: {reason}").format(outcome=outcome, reason=reason)
    closed = format_moment(line.closed_at) if line.closed_at else ""
    return _lines(words.word("status", line.status), outcome, closed)


def _needs(words: RegisterWords, line: CaseLine) -> str:
    return ", ".join(words.own("need", need) for need in line.needs)


def _named(words: RegisterWords, line: Line) -> str:
    return _lines(words.person(line), words.phone_of(line))


def _works(words: RegisterWords, line: Line) -> str:
    unit = words.own("unit", line.unit_code)
    if words.options.masks and line.is_confidential and is_grass_roots(unit):
        unit = words.tr("(not named)")
    return _lines(words.employer(line), unit)


# Paper has room for fewer columns than a workbook: some hold two things there.
CONTACTS: Final = (
    RegisterColumn(tr("Received"), 20, 16, lambda words, line: line.received_at, True),
    RegisterColumn(tr("Channel"), 22, 16, lambda words, line: words.own("channel", line.channel)),
    RegisterColumn(tr("Person who reports, phone"), 36, 0, _named),
    RegisterColumn(tr("Person who reports"), 0, 22, lambda words, line: words.person(line)),
    RegisterColumn(tr("Phone"), 0, 15, lambda words, line: words.phone_of(line)),
    RegisterColumn(tr("Workplace, union unit"), 42, 30, _works),
    RegisterColumn(tr("Kind and content"), 67, 60, _contact_matter),
    RegisterColumn(tr("Case code"), 31, 18, lambda words, line: line.case_code),
    RegisterColumn(tr("Taken by"), 25, 20, lambda words, line: line.taken_by),
)
CASES: Final = (
    RegisterColumn(tr("Case code"), 31, 18, lambda words, line: line.code),
    RegisterColumn(tr("Opened"), 20, 16, lambda words, line: line.opened_at, True),
    RegisterColumn(tr("Person in need, phone"), 31, 0, _named),
    RegisterColumn(tr("Person in need"), 0, 22, lambda words, line: words.person(line)),
    RegisterColumn(tr("Phone"), 0, 15, lambda words, line: words.phone_of(line)),
    RegisterColumn(tr("Workplace, union unit"), 33, 30, _works),
    RegisterColumn(
        tr("Needs, urgency"),
        25,
        0,
        lambda words, line: _lines(_needs(words, line), words.word("urgency", line.urgency)),
    ),
    RegisterColumn(tr("Needs"), 0, 22, _needs),
    RegisterColumn(tr("Urgency"), 0, 12, lambda words, line: words.word("urgency", line.urgency)),
    RegisterColumn(tr("Content"), 39, 60, _case_matter),
    RegisterColumn(tr("Handling officer"), 20, 20, lambda words, line: line.owner_name),
    RegisterColumn(tr("Due"), 20, 16, lambda words, line: line.due_at, True),
    RegisterColumn(tr("Result"), 24, 30, _case_result),
)
TITLES: Final = {
    "contacts": tr("Register of contacts"),
    "cases": tr("Register of cases"),
}


def paper_columns(kind: str) -> tuple[RegisterColumn, ...]:
    """The columns of the register of "contacts" or "cases" on paper."""
    return tuple(column for column in _columns(kind) if column.paper)


def sheet_columns(kind: str) -> tuple[RegisterColumn, ...]:
    """The columns of the register of "contacts" or "cases" in a workbook."""
    return tuple(column for column in _columns(kind) if column.sheet)


def _columns(kind: str) -> tuple[RegisterColumn, ...]:
    return {"contacts": CONTACTS, "cases": CASES}[kind]
