"""Follow-ups of a template as people write them: one line each, the working days first."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from db.records.follow_ups import FollowUpLine, PlannedFollowUp
from db.rules import text
from db.rules.days import WorkingCalendar

MOST_LINES: Final = 12
MOST_DAYS: Final = 250
"""About a year of working days: what lies further away is another case."""
_LINE: Final = re.compile(r"([0-9]{1,4})\s*[:.)–-]?\s*(.*)")
_CALLS: Final = frozenset({"goi", "dien", "call", "phone"})


class LineError(ValueError):
    """A line of a template cannot be read.

    Attributes:
        code: lines_missing, too_many_lines, line_without_days, line_without_words, or
            days_out_of_range.
        place: which line, from 1; 0 for all of them.
    """

    def __init__(self, code: str, place: int = 0) -> None:
        super().__init__(f"{code}: {place}")
        self.code = code
        self.place = place


def read_lines(typed: str) -> tuple[FollowUpLine, ...]:
    """Read the lines of a template, "3: Call, did it come"; the earliest day first.

    Raises:
        LineError: the first line that cannot be read, or none at all.
    """
    lines = []
    for place, line in enumerate(text.clean(typed).split("\n"), start=1):
        words = text.clean_line(line)
        if words:
            lines.append(_read_line(words, place))
    if not lines:
        raise LineError("lines_missing")
    if len(lines) > MOST_LINES:
        raise LineError("too_many_lines")
    return tuple(sorted(lines, key=lambda line: line.working_days))


def _read_line(words: str, place: int) -> FollowUpLine:
    found = _LINE.fullmatch(words)
    if found is None:
        raise LineError("line_without_days", place)
    days, what = int(found[1]), text.clean_line(found[2])
    if not what:
        raise LineError("line_without_words", place)
    if days > MOST_DAYS:
        raise LineError("days_out_of_range", place)
    return FollowUpLine(what, days)


def write_lines(lines: Sequence[FollowUpLine]) -> str:
    """Write the lines as `read_lines` reads them."""
    return "\n".join(f"{line.working_days}: {line.what}" for line in lines)


def plan(
    lines: Sequence[FollowUpLine], start: date, calendar: WorkingCalendar
) -> tuple[PlannedFollowUp, ...]:
    """What a template makes when it is used on a day: each line on a working day."""
    return tuple(
        PlannedFollowUp(line.what, calendar.add_working_days(start, line.working_days))
        for line in lines
    )


def is_call(what: str) -> bool:
    """Whether somebody has to be called: the words begin with "Gọi" or "Call"."""
    return next(iter(text.words(what)), "") in _CALLS
