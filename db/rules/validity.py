"""First and last day of what is valid for a time, as typed."""

from datetime import date

from db.rules.days import DayError, parse_day


def read_day(typed: str, field: str, problems: dict[str, str]) -> date | None:
    """Read a day, None when nothing was typed; what cannot be read is added to `problems`."""
    if not typed.strip():
        return None
    try:
        return parse_day(typed)
    except DayError as error:
        problems[field] = error.code
        return None


def read_validity(
    first: str, last: str, problems: dict[str, str]
) -> tuple[date | None, date | None]:
    """Read `valid_from` and `valid_to`; an empty side is open."""
    valid_from = read_day(first, "valid_from", problems)
    valid_to = read_day(last, "valid_to", problems)
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        problems["valid_to"] = "ends_before_it_begins"
    return valid_from, valid_to
