"""The filters of the list of cases: everything that can be picked, and the words of each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from db import clock
from db.choices import CaseStatus, MatterKind, Outcome, Urgency
from db.errors import ValidationFailed
from db.queries import programmes, registers, units, users
from db.records.case_clocks import LISTED
from db.rules import case_terms, days
from db.rules import text as folding
from hotline_app.i18n import current_language, tr
from hotline_app.labels import word
from hotline_app.labels_lists import flag_words, kind_words, span_words
from hotline_app.widgets.choice import Choice, search_choices
from hotline_app.widgets.picker import PickerSource

if TYPE_CHECKING:
    from db.connection import Database

_CODES: Final[Mapping[str, tuple[str, Sequence[str]]]] = {
    "status": ("status", tuple(CaseStatus)),
    "urgency": ("urgency", tuple(Urgency)),
    "outcome": ("outcome", tuple(Outcome)),
    "matter": ("matter_kind", tuple(MatterKind)),
}
"""Kind of a filter -> the words of its codes, and the codes."""
_FLAGS_FIRST: Final = ("open", "overdue", "referral_late", "unassigned", "finished")
_BETWEEN: Final = re.compile(r"\s*(?:–|\.\.|-|\s)\s*")
_SPANS_OF_DUE: Final = ("today", "this_week")


class TermWords:
    """The words of every filter of an office.

    Args:
        database: of the office; read once.
    """

    def __init__(self, database: "Database") -> None:
        language = current_language()
        self._names: dict[str, str] = {}
        for kind, (subject, codes) in _CODES.items():
            for code in codes:
                self._names[f"{kind}:{code}"] = word(subject, code)
        self.needs = {one.code: one.name(language) for one in registers.needs(database)}
        for code, name in self.needs.items():
            self._names[f"need:{code}"] = name
        for channel in registers.channels(database):
            self._names[f"channel:{channel.code}"] = channel.name(language)
        for term in LISTED:
            self._names[f"overdue:{term}"] = word("clock", term)
        self._names["owner:me"] = tr("Mine")
        for user in users.all_users(database):
            self._names[f"owner:{user.id}"] = user.full_name
        for unit in units.all_units(database):
            self._names[f"unit:{unit.code}"] = unit.name
        for one in programmes.all_programmes(database):
            self._names[f"programme:{one.code}"] = f"{one.number} – {one.title}"

    def words(self, term: str) -> str:
        """A filter as its chip says it."""
        kind, _, value = term.partition(":")
        if term in case_terms.FLAGS:
            return flag_words(term)
        is_days = kind in case_terms.DAYS
        said = _days_words(value) if is_days else self._names.get(term, value)
        name = kind_words(kind)
        return tr("{kind}: {value}").format(kind=name, value=said) if name else said

    def source(self) -> PickerSource:
        """Everything that can be picked; days can be typed as well."""
        choices = list(self._choices())
        in_list = search_choices(choices, folding.fold)

        def search(typed: str) -> Sequence[Choice]:
            return [*_typed_days(typed), *in_list(typed)]

        return PickerSource(search, lambda key: Choice(key, self.words(key)))

    def _choices(self) -> Iterator[Choice]:
        for term in _FLAGS_FIRST:
            yield Choice(term, flag_words(term))
        yield Choice("owner:me", tr("Mine"), kind_words("owner"))
        for span in case_terms.SPANS:
            yield _span_choice("opened", span)
        for span in _SPANS_OF_DUE:
            yield _span_choice("due", span)
        for span in case_terms.SPANS:
            yield _span_choice("closed", span)
        for term, name in self._names.items():
            if term != "owner:me":
                yield Choice(term, name, kind_words(case_terms.kind_of(term)))
        yield Choice("without_unit", flag_words("without_unit"))


def _span_choice(kind: str, span: str) -> Choice:
    words = tr("{kind}: {value}").format(kind=kind_words(kind), value=span_words(span))
    return Choice(f"{kind}:{span}", words)


def _days_words(value: str) -> str:
    if value in case_terms.SPANS:
        return span_words(value)
    try:
        first, last = case_terms.days_of(value, days.vietnam_day(clock.now()))
    except ValidationFailed:
        return value
    if first is None and last is not None:
        return tr("until {day}").format(day=days.format_day(last))
    if last is None and first is not None:
        return tr("from {day}").format(day=days.format_day(first))
    if first is None or last is None:
        return value
    if first == last:
        return days.format_day(first)
    return f"{days.format_day(first)} – {days.format_day(last)}"


def _typed_days(typed: str) -> Iterator[Choice]:
    """Filters for days that were typed: "1/9/2026", "1/9/2026-15/9/2026"."""
    read = [_day(part) for part in _BETWEEN.split(typed.strip(), maxsplit=1)]
    found = [day for day in read if day is not None]
    if not found or len(found) != len(read):
        return
    if len(found) == 2:
        spans = [case_terms.span(min(found), max(found))]
    else:
        day = found[0]
        spans = [
            case_terms.span(day, day),
            case_terms.span(day, None),
            case_terms.span(None, day),
        ]
    for kind in case_terms.DAYS:
        for span in spans:
            words = tr("{kind}: {value}").format(kind=kind_words(kind), value=_days_words(span))
            yield Choice(f"{kind}:{span}", words)


def _day(typed: str) -> date | None:
    try:
        return days.parse_day(typed)
    except days.DayError:
        return None
