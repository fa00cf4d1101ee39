"""What a condition of a benefit is compared with, as typed and as stored."""

import re
from datetime import date

from db.choices import ConditionKind
from db.rules.days import DayError, format_day, parse_day
from db.rules.text import clean_line

_BETWEEN_WINDOWS = re.compile(r"[;|\n]")
# "5-9-2021" is a day: a plain hyphen parts two days only with blanks around it.
_BETWEEN_DAYS = re.compile(r"\s*[–—→]\s*|\s+-\s+|\s+đến\s+|\.\.", re.IGNORECASE)
_STORED_WINDOW = re.compile(r"(\d{4}-\d{2}-\d{2})?/(\d{4}-\d{2}-\d{2})?")


def problem_of_value(kind: ConditionKind, typed: str) -> str | None:
    """Why a value does not fit its kind of condition: a problem code, or None."""
    if kind in (ConditionKind.YES, ConditionKind.NO):
        return None
    if not clean_line(typed):
        return "value_missing"
    if kind in (ConditionKind.AT_LEAST, ConditionKind.LESS_THAN):
        digits = _digits(typed)
        return (
            None if digits.isascii() and digits.isdigit() and len(digits) < 10 else "not_a_number"
        )
    if kind is ConditionKind.ONE_OF:
        return None if stored_value(kind, typed) else "value_missing"
    try:
        windows = [_window(piece) for piece in _pieces(typed)]
    except DayError as error:
        return "not_a_window" if error.code == "not_a_day" else error.code
    if not windows or any(window == (None, None) for window in windows):
        return "not_a_window"
    if any(first and last and last < first for first, last in windows):
        return "ends_before_it_begins"
    return None


def stored_value(kind: ConditionKind, typed: str) -> str:
    """A value that has no problem, as `db.rules.eligibility` reads it."""
    if kind in (ConditionKind.YES, ConditionKind.NO):
        return ""
    if kind in (ConditionKind.AT_LEAST, ConditionKind.LESS_THAN):
        return str(int(_digits(typed)))
    if kind is ConditionKind.ONE_OF:
        answers = map(clean_line, _BETWEEN_WINDOWS.split(typed))
        return "|".join(dict.fromkeys(answer for answer in answers if answer))
    windows = (_window(piece) for piece in _pieces(typed))
    return "|".join(f"{_iso(first)}/{_iso(last)}" for first, last in windows)


def typed_value(kind: ConditionKind, stored: str) -> str:
    """A stored value as people write it; `stored_value` of it gives the stored one again."""
    if kind is ConditionKind.ONE_OF:
        return "; ".join(stored.split("|"))
    if kind is not ConditionKind.BETWEEN_DATES:
        return stored
    return "; ".join(_typed_window(window) for window in stored.split("|"))


def _typed_window(window: str) -> str:
    first, _, last = window.partition("/")
    days = [format_day(date.fromisoformat(side)) if side else "" for side in (first, last)]
    return " – ".join(days).strip()


def _pieces(typed: str) -> list[str]:
    pieces = map(clean_line, _BETWEEN_WINDOWS.split(typed))
    return [piece for piece in pieces if piece]


def _window(piece: str) -> tuple[date | None, date | None]:
    stored = _STORED_WINDOW.fullmatch(piece)
    if stored:
        first, last = stored.groups()
    else:
        sides = _BETWEEN_DAYS.split(piece)
        if len(sides) != 2:
            raise DayError("not_a_day", piece)
        first, last = sides
    return _day(first), _day(last)


def _day(typed: str | None) -> date | None:
    return parse_day(typed) if typed and typed.strip() else None


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _digits(typed: str) -> str:
    return clean_line(typed).replace(".", "").replace(" ", "")
