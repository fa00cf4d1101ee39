"""Periods of reports: a week, a month, a quarter, a year, or any span of days in Việt Nam."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from db.rules import days
from db.rules.days import DayError
from db.rules.text import fold

KINDS: Final = ("week", "month", "quarter", "year", "days")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPAN: Final = re.compile(
    r"(?:tu |from )?(.+?) ?(?: - |–|—|\.\.| den | to |(?<=[/.]\d{4})-(?=\d)) ?(.+)"
)
_VIETNAMESE: Final = re.compile(r"(tuan|thang|quy|nam) (nay|truoc|vua qua|ngoai)")
_ENGLISH: Final = re.compile(r"(this|last) (week|month|quarter|year)")
_KIND_OF: Final = {"tuan": "week", "thang": "month", "quy": "quarter", "nam": "year"}
_QUARTER: Final = re.compile(r"(?:quy|quarter|q) ?(i{1,3}|iv|[1-4])(?: ?/ ?| nam | )([0-9]{4})")
_ISO_QUARTER: Final = re.compile(r"([0-9]{4})-?q([1-4])")
_WEEK: Final = re.compile(r"(?:tuan|week|w) ?([0-9]{1,2})(?: ?/ ?| nam | )([0-9]{4})")
_MONTH: Final = re.compile(r"(?:thang |month )?([0-9]{1,2})(?: ?[/.] ?| nam )([0-9]{4})")
_ISO_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR: Final = re.compile(r"(?:nam |year )?([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days in Việt Nam, the first and the last one counted.

    Attributes:
        first, last: days; `first` is not after `last`, else `DayError("period_backwards")`.
        kind: week, month, quarter, year or days.
    """

    first: date
    last: date
    kind: str = "days"

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise DayError("period_backwards", f"{self.first}..{self.last}")

    @property
    def starts_at(self) -> datetime:
        """The first instant, in UTC."""
        return days.start_of_day(self.first)

    @property
    def ends_at(self) -> datetime:
        """The first instant that is no longer in the period, in UTC."""
        return days.start_of_day(self.last) + timedelta(days=1)

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def previous(self) -> "Period":
        """The period before: the calendar's own, or as many days as this one has."""
        before = self.first - timedelta(days=1)
        if self.kind == "days":
            return Period(self.first - timedelta(days=self.length), before)
        return period_of(self.kind, before)

    @property
    def next(self) -> "Period":
        """The period after."""
        after = self.last + timedelta(days=1)
        if self.kind == "days":
            return Period(after, self.last + timedelta(days=self.length))
        return period_of(self.kind, after)

    @property
    def label(self) -> str:
        """A name for files: "2021-W35", "2021-08", "2021-Q3", "2021", "2021-08-30_2021-09-05"."""
        if self.kind == "week":
            return days.week_of(self.first).label
        if self.kind == "month":
            return f"{self.first:%Y-%m}"
        if self.kind == "quarter":
            return f"{self.first.year:04}-Q{(self.first.month + 2) // 3}"
        if self.kind == "year":
            return f"{self.first.year:04}"
        return f"{self.first.isoformat()}_{self.last.isoformat()}"


def period_of(kind: str, day: date) -> Period:
    """The week, month, quarter or year a day falls in; kind "days" gives the day alone."""
    if kind == "week":
        week = days.week_of(day)
        return Period(week.monday, week.sunday, kind)
    months = {"month": 1, "quarter": 3, "year": 12}.get(kind)
    if months is None:
        return Period(day, day)
    start = (day.month - 1) // months * months + 1
    first = date(day.year, start, 1)
    after = date(day.year + (start + months > 12), (start + months - 1) % 12 + 1, 1)
    return Period(first, after - timedelta(days=1), kind)


def parse_period(text: str, today: date) -> Period:
    """Read a period as people type it.

    "2021-W35", "tuần 35/2021", "8/2021", "tháng 8 năm 2021", "2021-08", "quý 3/2021", "quý III
    năm 2021", "2021-Q3", "2021", "năm 2021", one day, "30/8/2021 - 5/9/2021", "từ 30/8/2021 đến
    5/9/2021", "tuần trước", "tháng này" and their English twins are read.

    Args:
        text: as typed.
        today: the day that "this week" is told from.

    Raises:
        DayError: `not_a_period`, or `period_backwards` when the last day is before the first.
    """
    typed = " ".join(fold(text).replace("ngay ", "").split())
    for read in (_named, _calendar):
        found = read(typed, today)
        if found is not None:
            return found
    span = _SPAN.fullmatch(typed)
    try:
        if span:
            return _span(days.parse_day(span[1]), days.parse_day(span[2]))
        return period_of("days", days.parse_day(typed))
    except DayError as error:
        if error.code == "period_backwards":
            raise
        raise DayError("not_a_period", typed) from None


def _span(first: date, last: date) -> Period:
    """Two days; Monday to Sunday of one week is that week."""
    week = period_of("week", first)
    return week if (week.first, week.last) == (first, last) else Period(first, last)


def _named(typed: str, today: date) -> Period | None:
    if typed in ("hom nay", "today"):
        return period_of("days", today)
    if typed in ("hom qua", "yesterday"):
        return period_of("days", today - timedelta(days=1))
    if found := _VIETNAMESE.fullmatch(typed):
        present, is_present = period_of(_KIND_OF[found[1]], today), found[2] == "nay"
    elif found := _ENGLISH.fullmatch(typed):
        present, is_present = period_of(found[2], today), found[1] == "this"
    else:
        return None
    return present if is_present else present.previous


def _calendar(typed: str, _today: date) -> Period | None:
    """A week, month, quarter or year; the first form that fits counts."""
    try:
        for form, make in _FORMS:
            if found := form.fullmatch(typed):
                return make(found)
        return _week(typed) if "w" in typed else None
    except ValueError:
        raise DayError("not_a_period", typed) from None


def _part_of_year(kind: str, year: str, number: int) -> Period:
    """The month or quarter with this number; a wrong number is a `ValueError`."""
    if not days.FIRST_YEAR <= int(year) <= days.LAST_YEAR:
        raise DayError("not_a_period", year)
    return period_of(kind, date(int(year), 3 * number - 2 if kind == "quarter" else number, 1))


def _week_of_year(found: re.Match[str]) -> Period:
    return _week(f"{found[2]}-w{found[1]}")


def _week(typed: str) -> Period:
    return period_of("week", days.parse_week(typed).monday)


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...]] = (
    (_ISO_QUARTER, lambda found: _part_of_year("quarter", found[1], int(found[2]))),
    (
        _QUARTER,
        lambda found: _part_of_year("quarter", found[2], _ROMAN.get(found[1]) or int(found[1])),
    ),
    (_WEEK, _week_of_year),
    (_MONTH, lambda found: _part_of_year("month", found[2], int(found[1]))),
    (_ISO_MONTH, lambda found: _part_of_year("month", found[1], int(found[2]))),
    (_YEAR, lambda found: _part_of_year("year", found[1], 1)),
)
