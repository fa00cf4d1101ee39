"""Days, moments and weeks in Vietnamese use, and due times by working days.

Days are written day first; weeks run from Monday to Sunday and are told by their dates, because
the week numbers of calendars and spreadsheets disagree at the turn of the year.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

from db.rules.text import fold

# Việt Nam is one zone without summer time; a fixed offset needs no time zone files, which
# Windows does not have.
VIETNAM = timezone(timedelta(hours=7), "+07")
FIRST_YEAR, LAST_YEAR = 1900, 2100
END_OF_OFFICE_DAY = time(17, 0)

# Matched against folded text, so "ngày 05 tháng 9" is read with and without its marks.
_DAY_FIRST = re.compile(r"([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})")
_ISO_WEEK = re.compile(r"([0-9]{4})-?w([0-9]{1,2})")
_CLOCK = re.compile(r"([0-9]{1,2}) ?(?::|h|gio) ?([0-9]{2})?(?::[0-9]{2})?(?: ?phut)?")
_DAY_AND_CLOCK = re.compile(rf"(?P<day>.*?)[ ,]+(?:luc )?(?P<clock>{_CLOCK.pattern})")
_CLOCK_AND_DAY = re.compile(rf"(?:luc )?(?P<clock>{_CLOCK.pattern})[ ,]+(?P<day>.*)")
_ISO_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}\S*")


class DayError(ValueError):
    """A day, a moment or a week cannot be read.

    Attributes:
        code: not_a_day, year_out_of_range, not_a_moment or not_a_week.
    """

    def __init__(self, code: str, typed: str) -> None:
        super().__init__(f"{code}: {typed}")
        self.code = code


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week from Monday to Sunday.

    Attributes:
        monday: its first day; another weekday is refused with `not_a_week`.
    """

    monday: date

    def __post_init__(self) -> None:
        if self.monday.weekday() != 0:
            raise DayError("not_a_week", self.monday.isoformat())

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)

    @property
    def label(self) -> str:
        """The ISO name, "2021-W35", for files and keys; people are shown the dates."""
        year, number, _ = self.monday.isocalendar()
        return f"{year:04}-W{number:02}"

    @property
    def previous(self) -> "Week":
        """The week before."""
        return Week(self.monday - timedelta(days=7))

    @property
    def next(self) -> "Week":
        """The week after."""
        return Week(self.monday + timedelta(days=7))

    @property
    def starts_at(self) -> datetime:
        """The first instant, in UTC: Monday 00:00 in Việt Nam."""
        return start_of_day(self.monday)

    @property
    def ends_at(self) -> datetime:
        """The first instant that is no longer in the week, in UTC."""
        return self.starts_at + timedelta(days=7)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The office's working days. Working hours within a day are not modelled.

    Attributes:
        holidays: days off besides Saturdays and Sundays, also days off in lieu (nghỉ bù).
        compensation_days: days worked in exchange (làm bù), usually Saturdays; they win over
            weekends and holidays.
    """

    holidays: frozenset[date] = frozenset()
    compensation_days: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on that day."""
        if day in self.compensation_days:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def add_working_days(self, day: date, count: int) -> date:
        """Give the working day that is so many working days after a day.

        Args:
            day: any day; it is itself not counted.
            count: 0 or more; 0 gives the day itself, or the next working day when it is off.

        Raises:
            ValueError: the count is negative.
        """
        if count < 0:
            raise ValueError(f"negative number of working days: {count}")
        while count > 0 or not self.is_working_day(day):
            day += timedelta(days=1)
            if self.is_working_day(day):
                count -= 1
        return day

    def due_at(self, start_at: datetime, working_days: int) -> datetime:
        """Give the end, 17:00 in Việt Nam, of the last working day of a term.

        Args:
            start_at: aware; the day it falls on in Việt Nam is not counted.
            working_days: 0 or more; 0 is today, or the next working day once today is over.

        Returns:
            An aware UTC moment that is never before the start.
        """
        day = vietnam_day(start_at)
        due = _end_of_term(self, day, working_days)
        return due if due >= start_at else _end_of_term(self, day, working_days + 1)


def start_of_day(day: date) -> datetime:
    """Give midnight at the start of a day in Việt Nam, as aware UTC."""
    return datetime.combine(day, time(), VIETNAM).astimezone(UTC)


def vietnam_day(moment: datetime) -> date:
    """Give the day a moment falls on in Việt Nam.

    Raises:
        ValueError: the moment is naive.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(VIETNAM).date()


def week_of(day: date) -> Week:
    """Give the week a day falls in."""
    return Week(day - timedelta(days=day.weekday()))


def parse_week(text: str) -> Week:
    """Read a week: "2021-W35", or any day of it as `parse_day` reads days.

    Raises:
        DayError: `not_a_week`.
    """
    typed = fold(text)
    found = _ISO_WEEK.fullmatch(typed)
    try:
        if found:
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return Week(_in_range(monday, typed))
        return week_of(parse_day(text))
    except ValueError:
        raise DayError("not_a_week", typed) from None


def parse_day(text: str) -> date:
    """Read a day, never month first.

    "30/8/2021", "30.08.2021", "30-8-2021", "30082021", "2021-08-30" and "ngày 30 tháng 8 năm
    2021" are read. A year of two digits is not guessed at: it is out of range.

    Raises:
        DayError: `not_a_day`, or `year_out_of_range` outside 1900..2100.
    """
    typed = fold(text).removeprefix("ngay ")
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(typed):
        day, _, month, year = found.groups()
    elif found := _TOGETHER.fullmatch(typed) or _IN_WORDS.fullmatch(typed):
        day, month, year = found.groups()
    else:
        raise DayError("not_a_day", typed)
    try:
        result = date(int(year), int(month), int(day))
    except ValueError:
        raise DayError("not_a_day", typed) from None
    return _in_range(result, typed)


def parse_moment(text: str, today: date) -> datetime:
    """Read a moment in Việt Nam.

    Args:
        text: a day, a time ("14:30", "14h30", "14h", "14 giờ 30"), both in either order, or an
            ISO moment, whose own offset counts when it has one.
        today: the day meant when only a time is given; an aware moment stands for its day in
            Việt Nam.

    Returns:
        Aware UTC; a day without a time is its midnight.

    Raises:
        DayError: `not_a_moment`, or what `parse_day` refuses the day with.
    """
    typed = fold(text)
    if _ISO_MOMENT.fullmatch(typed):
        return _iso_moment(typed)
    if found := _CLOCK.fullmatch(typed):
        day = vietnam_day(today) if isinstance(today, datetime) else today
        return _moment(day, found[0])
    found = _DAY_AND_CLOCK.fullmatch(typed) or _CLOCK_AND_DAY.fullmatch(typed)
    if found:
        return _moment(parse_day(found["day"]), found["clock"])
    return start_of_day(parse_day(typed))


def format_day(day: date) -> str:
    """Write a day as dd/MM/yyyy: "05/09/2021"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_moment(moment: datetime) -> str:
    """Write an aware moment in Vietnamese time: "30/08/2021 14:30"."""
    return f"{format_day(vietnam_day(moment))} {moment.astimezone(VIETNAM):%H:%M}"


def document_day(day: date) -> tuple[str, str, str]:
    """Give day, month and year for "ngày 05 tháng 9 năm 2021" in official papers.

    Decree 30/2020/NĐ-CP, annex I: a zero before days below 10 and before months 1 and 2 only.
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}", month, str(day.year)


def _in_range(day: date, typed: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DayError("year_out_of_range", typed)
    return day


@lru_cache(maxsize=512)
def _end_of_term(calendar: WorkingCalendar, day: date, working_days: int) -> datetime:
    """The end of the office day so many working days after a day; the same for a day's cases."""
    last_day = calendar.add_working_days(day, working_days)
    return datetime.combine(last_day, END_OF_OFFICE_DAY, VIETNAM).astimezone(UTC)


def _moment(day: date, clock: str) -> datetime:
    found = _CLOCK.fullmatch(clock)
    try:
        hour, minute = (int(part or 0) for part in found.groups()) if found else (-1, -1)
        return datetime.combine(day, time(hour, minute), VIETNAM).astimezone(UTC)
    except ValueError:
        raise DayError("not_a_moment", clock) from None


def _iso_moment(typed: str) -> datetime:
    try:
        moment = datetime.fromisoformat(typed.upper())
    except ValueError:
        raise DayError("not_a_moment", typed) from None
    _in_range(moment.date(), typed)
    return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)
