"""When somebody was born, as people say it: a year, or a day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from db.rules import text
from db.rules.days import DayError, parse_day

OLDEST: Final = 120
_YEAR_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Birth:
    """A year of birth and, when it is known, the day; a problem code when it is neither."""

    year: int | None = None
    on: date | None = None
    problem: str | None = None


def read_birth(typed: str, today: date) -> Birth:
    """Read "1990" or "12/3/1990"; nothing typed is nothing known.

    Problems: `not_a_birth`, `birth_out_of_range` (before `OLDEST` years ago, or after today).
    """
    wanted = text.clean_line(typed)
    if not wanted:
        return Birth()
    if wanted.isascii() and wanted.isdigit() and len(wanted) <= _YEAR_DIGITS:
        year, day = int(wanted), None
        if len(wanted) < _YEAR_DIGITS:
            return Birth(problem="not_a_birth")
    else:
        try:
            day = parse_day(wanted)
        except DayError as error:
            code = "birth_out_of_range" if error.code == "year_out_of_range" else "not_a_birth"
            return Birth(problem=code)
        year = day.year
    if not today.year - OLDEST <= year <= today.year or (day is not None and day > today):
        return Birth(problem="birth_out_of_range")
    return Birth(year, day)
