"""From a field of a record to what a cell, a line of CSV or JSON holds."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any, Final

from db.records.weeks import WeekReport
from db.rules.days import format_moment
from db.rules.phones import display_phone
from exports.weekly.columns import Column
from exports.words import WORDS, word

Translate = Callable[[str], str]

# Controls are not allowed in XML; lone halves of a character cannot be written as UTF-8.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA_SIGNS: Final = frozenset("=+-@\t\r＝＋－＠")
_LOOK_CLOSER: Final = _FORMULA_SIGNS | {" ", "\n"}


def plain(text: str) -> str:
    """`text` without characters that no sheet can hold."""
    return _UNWRITABLE.sub("", text) if _UNWRITABLE.search(text) else text


def guarded(text: str) -> str:
    """`text` for CSV: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip(" \n")[:1] in _FORMULA_SIGNS else text


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for codes: the fixed ones through `tr`, the office's own from the report."""

    tr: Translate
    report: WeekReport

    def reader(self, column: Column) -> Callable[[Any], Any]:
        """A function from a record to the value of `column`: text, int, datetime or None."""
        field = attrgetter(column.key)
        words = self._words(column)
        if words is not None:
            return lambda row: plain(words.get(field(row) or "", str(field(row) or "")))
        if column.kind == "needs":
            names = self.report.need_names
            return lambda row: plain(", ".join(names.get(code, code) for code in field(row)))
        if column.kind == "phone":
            return lambda row: plain(display_phone(field(row))) if field(row) else ""
        if column.kind == "yes_no":
            yes, no = self.tr("Yes"), self.tr("No")
            return lambda row: yes if field(row) else no
        if column.kind in ("text", "long"):
            return lambda row: plain(field(row))
        return field

    def _words(self, column: Column) -> Mapping[str, str] | None:
        if column.kind == "word":
            known = WORDS[column.subject]
            return {code: self.tr(source) for code, source in known.items()}
        own = {
            "need": self.report.need_names,
            "channel": self.report.channel_names,
            "unit": self.report.unit_names,
        }
        return own.get(column.kind)

    def figure(self, code: str) -> str:
        """The words of a figure of the summary."""
        return word(self.tr, "figure", code)

    def dimension(self, name: str) -> str:
        """The words of what is counted by."""
        return word(self.tr, "dimension", name)

    def counted(self, dimension: str, code: str) -> str:
        """The words of one code of a dimension; an empty code stands for "not stated"."""
        if not code:
            return self.tr("Not stated")
        own = {
            "need": self.report.need_names,
            "channel": self.report.channel_names,
            "unit": self.report.unit_names,
        }
        if dimension in own:
            return plain(own[dimension].get(code, code))
        return plain(word(self.tr, dimension, code)) if dimension in WORDS else plain(code)

    def summary(self) -> Iterator[tuple[str, str, int, int | None]]:
        """Rows of the summary: group, name, number, out of."""
        for figure in self.report.figures:
            yield "", self.figure(figure.code), figure.value, figure.of
        for name, counts in self.report.counts_by.items():
            total = sum(counts.values())
            for code, number in counts.items():
                yield self.dimension(name), self.counted(name, code), number, total


def for_csv(value: Any) -> Any:
    """A value as CSV text: days and moments as people in Việt Nam write them."""
    if isinstance(value, str):
        return guarded(value) if value[:1] in _LOOK_CLOSER else value
    if isinstance(value, datetime):
        return format_moment(value)
    return "" if value is None else value


def for_json(value: Any) -> Any:
    """A value as JSON: codes as stored, moments in ISO 8601 UTC."""
    if isinstance(value, str):
        return plain(str(value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [for_json(item) for item in value]
    return value
