"""Days and weeks as people type them on a command line."""

from datetime import date
from typing import TYPE_CHECKING

from db.errors import ValidationFailed

if TYPE_CHECKING:
    from db.rules.days import Week


def day_of(text: str, field: str = "day") -> date:
    """The day that was typed.

    Raises:
        ValidationFailed: it is none.
    """
    from db.rules.days import DayError, parse_day

    try:
        return parse_day(text)
    except DayError as error:
        raise ValidationFailed({field: error.code}) from error


def week_of(text: str) -> "Week":
    """The week that was typed: "2021-W35" or any day in it.

    Raises:
        ValidationFailed: it is none.
    """
    from db.rules.days import DayError, parse_week

    try:
        return parse_week(text)
    except DayError as error:
        raise ValidationFailed({"week": error.code}) from error
