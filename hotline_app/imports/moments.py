"""Times as foreign files write them -> aware UTC moments.

`strptime` costs 8 µs a time and a log has three in a row, so formats made of numbers only are
turned into a regular expression once; other formats still go to `strptime`.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Final

EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""No hotline log of ours is older: a year 1900 or 0201 is a slip of the hand."""

_NUMBERS: Final = {
    "d": ("day", r"3[01]|[12]\d|0?[1-9]"),
    "m": ("month", r"1[0-2]|0?[1-9]"),
    "Y": ("year", r"\d{4}"),
    "y": ("short_year", r"\d{2}"),
    "H": ("hour", r"2[0-3]|[01]?\d"),
    "I": ("hour12", r"1[0-2]|0?[1-9]"),
    "M": ("minute", r"[0-5]?\d"),
    "S": ("second", r"[0-5]?\d"),
    "p": ("half", r"[AaPp][Mm]"),
}
_LONGEST: Final = 60
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?")

_Read = Callable[[str], datetime]


class MomentReader:
    """Reads times of one source: its formats in order, ISO 8601 always, its time zone.

    An hour that comes twice when clocks go back is taken as the first one.
    """

    def __init__(self, formats: Sequence[str], zone: tzinfo, now: datetime) -> None:
        self._readers = [*map(_reader, formats), _read_iso]
        self._zone = zone
        self._now = now

    def read(self, text: str) -> datetime | str:
        """The moment in UTC, or a problem code: not_a_time, time_too_old, time_in_future."""
        if len(text) > _LONGEST:
            return "not_a_time"
        for read in self._readers:
            try:
                moment = read(text)
                if moment.tzinfo is None:
                    moment = moment.replace(tzinfo=self._zone)
                moment = moment.astimezone(UTC)
            except (ValueError, OverflowError):
                continue
            if moment < EARLIEST:
                return "time_too_old"
            return "time_in_future" if moment > self._now else moment
        return "not_a_time"

    def is_midnight(self, moment: datetime) -> bool:
        """Whether `moment` is 00:00:00 in the source's zone: a day written as a time."""
        local = moment.astimezone(self._zone)
        return local.hour == local.minute == local.second == 0

    def is_same_day(self, one: datetime, other: datetime) -> bool:
        """Whether both moments fall on one day of the source's calendar."""
        return one.astimezone(self._zone).date() == other.astimezone(self._zone).date()


def _read_iso(text: str) -> datetime:
    if not _ISO.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def _reader(time_format: str) -> _Read:
    directives = re.findall(r"%(.)", time_format)
    numbers = [_NUMBERS[one] for one in directives if one in _NUMBERS]
    is_plain = len(numbers) == len(directives) == len(set(directives))
    if not is_plain or not {"year", "month", "day"} <= {name for name, _ in numbers}:
        return lambda text: datetime.strptime(text, time_format)
    pattern = re.escape(time_format).replace(r"\ ", r"\s+")
    for letter, (name, digits) in _NUMBERS.items():
        pattern = pattern.replace(f"%{letter}", f"(?P<{name}>{digits})")
    return _number_reader(re.compile(pattern, re.ASCII))


def _number_reader(shape: re.Pattern[str]) -> _Read:
    places = shape.groupindex
    year, month, day = places["year"], places["month"], places["day"]
    minute, second = places.get("minute"), places.get("second")
    hour, hour12, half = places.get("hour"), places.get("hour12"), places.get("half")

    def read(text: str) -> datetime:
        found = shape.fullmatch(text)
        if found is None:
            raise ValueError(text)
        hours = int(found[hour]) if hour else 0
        if hour12:
            is_afternoon = half is not None and found[half] in ("PM", "pm", "Pm", "pM")
            hours = int(found[hour12]) % 12 + 12 * is_afternoon
        return datetime(
            int(found[year]),
            int(found[month]),
            int(found[day]),
            hours,
            int(found[minute]) if minute else 0,
            int(found[second]) if second else 0,
        )

    return read
