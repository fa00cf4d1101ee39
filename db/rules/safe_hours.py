"""Hours at which somebody may safely be called, as callers say them: "after 17:00", "17-21"."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from db.rules.days import VIETNAM
from db.rules.text import fold

EARLIEST: Final = time(6)
LATEST: Final = time(22)
"""Nobody is called before or after these unless they gave hours of their own."""

# Parts of the day as people say them, when no figures are given.
_PARTS: Final = {
    "sang": (time(7), time(11)),
    "buoi sang": (time(7), time(11)),
    "trua": (time(11), time(13)),
    "buoi trua": (time(11), time(13)),
    "chieu": (time(13), time(17)),
    "buoi chieu": (time(13), time(17)),
    "toi": (time(18), time(22)),
    "buoi toi": (time(18), time(22)),
    "morning": (time(7), time(11)),
    "noon": (time(11), time(13)),
    "afternoon": (time(13), time(17)),
    "evening": (time(18), time(22)),
}
_ONE: Final = re.compile(
    r"(?P<way>sau|tu|after|from|truoc|before|den|until|till)?(?: luc)? ?"
    r"(?P<hour>[0-9]{1,2}) ?(?:(?:[:.h]|gio) ?(?P<minute>[0-9]{2})?)?(?: ?phut)?"
    r"(?P<more> ?(?:tro di|\+))?"
)
_TWO: Final = re.compile(
    r"(?:tu|from|between)? ?"
    r"(?P<h1>[0-9]{1,2}) ?(?:(?:[:.h]|gio) ?(?P<m1>[0-9]{2})?)?(?: ?phut)? ?"
    r"(?:-|–|—|den|to|toi|and|until) ?"
    r"(?P<h2>[0-9]{1,2}) ?(?:(?:[:.h]|gio) ?(?P<m2>[0-9]{2})?)?(?: ?phut)?"
)
_AFTER: Final = frozenset({"sau", "tu", "after", "from"})
_BEFORE: Final = frozenset({"truoc", "before", "den", "until", "till"})


@dataclass(frozen=True, slots=True)
class SafeHours:
    """From when to when, local time; None is open. A `start` after the `end` spans midnight."""

    start: time | None = None
    end: time | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything was said."""
        return self.start is not None or self.end is not None

    @property
    def window(self) -> tuple[time, time]:
        """From when to when one may call: an open side ends where decency does."""
        start, end = self.start, self.end
        if start is None:
            start = EARLIEST if end is None or end > EARLIEST else time(0)
        if end is None:
            end = LATEST if start < LATEST else time(0)
        return start, end

    def has(self, moment: datetime) -> bool:
        """Whether a moment lies in the hours; the end is no longer in them."""
        start, end = self.window
        now = moment.astimezone(VIETNAM).time()
        if start < end:
            return start <= now < end
        return now >= start or now < end

    def next_from(self, moment: datetime) -> datetime:
        """The first moment, not before `moment`, at which one may call."""
        if self.has(moment):
            return moment
        local = moment.astimezone(VIETNAM)
        start = datetime.combine(local.date(), self.window[0], VIETNAM)
        if start < local:
            start += timedelta(days=1)
        return start.astimezone(moment.tzinfo)

    def stored(self) -> tuple[str, str]:
        """The two sides as they are stored: "17:00", or "" where open."""
        return _written(self.start), _written(self.end)


def read_hours(typed: str) -> SafeHours | None:
    """Read hours; None when the words say no hours, an unknown SafeHours for no words.

    "sau 17:00", "17-21", "17:00–21:00", "trước 8h", "từ 17 giờ 30 đến 21 giờ", "buổi tối".
    """
    folded = fold(typed).strip(" .,;")
    if not folded:
        return SafeHours()
    if folded in _PARTS:
        return SafeHours(*_PARTS[folded])
    if found := _TWO.fullmatch(folded):
        return _window(_time(found["h1"], found["m1"]), _time(found["h2"], found["m2"]))
    found = _ONE.fullmatch(folded)
    if found is None:
        return None
    at = _time(found["hour"], found["minute"])
    if at is None:
        return None
    if found["way"] in _AFTER or found["more"]:
        return SafeHours(start=at)
    if found["way"] in _BEFORE:
        return SafeHours(end=at)
    return None


def stored_sides(typed: str) -> dict[str, str]:
    """Column of a contact -> what is stored of typed hours; words that are no hours are not."""
    start, end = (read_hours(typed) or SafeHours()).stored()
    return {"call_back_from": start, "call_back_to": end}


def stored_hours(start: str, end: str) -> SafeHours:
    """Hours from their stored sides."""
    return SafeHours(_read_stored(start), _read_stored(end))


def _window(start: time | None, end: time | None) -> SafeHours | None:
    if start is None or end is None or start == end:
        return None
    return SafeHours(start, end)


def _time(hour: str, minute: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    if (hours, minutes) == (24, 0):
        return time(0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _written(at: time | None) -> str:
    return "" if at is None else f"{at:%H:%M}"


def _read_stored(stored: str) -> time | None:
    return time.fromisoformat(stored) if stored else None
