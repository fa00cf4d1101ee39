"""Times as chats stamp them, read as a form takes them: day first, in Việt Nam."""

import re
from datetime import date, timedelta
from typing import Final

# All patterns are for folded text.
CLOCK: Final = r"(?:[01]?[0-9]|2[0-3])[:h][0-5][0-9](?::[0-5][0-9])?(?: ?(?:am|pm|sa|ch))?"
DAY: Final = (
    r"(?:ngay )?[0-3]?[0-9] ?(?:[/.-] ?[01]?[0-9] ?[/.-] ?(?:20)?[0-9]{2}|[/.-] ?[01]?[0-9]"
    r"|(?: ?thang| thg) ?[01]?[0-9](?:,? ?(?:nam )?20[0-9]{2})?)"
    r"|20[0-9]{2}-[01]?[0-9]-[0-3]?[0-9]|hom nay|hom qua"
)
BETWEEN: Final = r"(?:,? (?:luc )?|, ?)"
STAMP: Final = rf"(?:(?:{DAY}){BETWEEN}(?:{CLOCK})|(?:{CLOCK})(?:{BETWEEN}(?:{DAY}))?)(?![0-9/])"

_CLOCK: Final = re.compile(
    r"(?<![0-9/.-])([01]?[0-9]|2[0-3])[:h]([0-5][0-9])(?::[0-5][0-9])?(?: ?(am|pm|sa|ch))?"
)
_NUMBERS: Final = re.compile(
    r"([0-3]?[0-9]) ?(?:[/.-]| ?thang| thg) ?([01]?[0-9])"
    r"(?:(?: ?[/.-] ?|,? ?(?:nam )?)((?:20)?[0-9]{2})(?![0-9:h]))?"
)
_ISO: Final = re.compile(r"(20[0-9]{2})-([01]?[0-9])-([0-3]?[0-9])")


def read_stamp(folded: str, today: date) -> str:
    """Read a stamp that `STAMP` matched.

    Args:
        folded: the stamp without tones.
        today: for stamps without a day or a year; a day to come is taken for last year's.

    Returns:
        "30/08/2021 10:23", "10:23" without a day, or "" when there is no such time.
    """
    clock = _clock(folded)
    if not clock:
        return ""
    rest = _CLOCK.sub(" ", folded, count=1).strip(" ,")
    if not rest:
        return clock
    day = _day(rest, today)
    return f"{day.day:02}/{day.month:02}/{day.year:04} {clock}" if day else ""


def _clock(folded: str) -> str:
    found = _CLOCK.search(folded)
    if found is None:
        return ""
    hour, minute = int(found[1]), int(found[2])
    if found[3] in ("pm", "ch") and hour < 12:
        hour += 12
    elif found[3] in ("am", "sa") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"


def _day(folded: str, today: date) -> date | None:
    if "hom nay" in folded:
        return today
    if "hom qua" in folded:
        return today - timedelta(days=1)
    iso = _ISO.search(folded)
    found = iso or _NUMBERS.search(folded)
    if found is None:
        return None
    year, month, day = (found[1], found[2], found[3]) if iso else (found[3], found[2], found[1])
    try:
        return _dated(int(day), int(month), year, today)
    except (ValueError, OverflowError):
        return None


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    near = date(today.year, month, day)
    return near if near <= today else date(today.year - 1, month, day)
