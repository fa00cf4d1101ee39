"""The one clock of the core: aware UTC, milliseconds. Tests set it; nothing else reads the time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import lru_cache

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """The present instant, aware, UTC, whole milliseconds (what a stored time can hold)."""
    instant = _source()
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def set_source(source: Callable[[], datetime] | None) -> None:
    """Take the time from `source`; None returns to the computer's clock."""
    global _source
    _source = source if source is not None else (lambda: datetime.now(UTC))


def to_text(instant: datetime) -> str:
    """An aware instant as stored: `2021-08-30T07:15:00.000Z`."""
    if instant.tzinfo is None:
        raise ValueError("a stored time must be aware")
    return _utc_text(instant if instant.tzinfo is UTC else instant.astimezone(UTC))


@lru_cache(maxsize=256)
def _utc_text(moment: datetime) -> str:
    # All rows of an act hold its instant, all cases of a day the same terms.
    return moment.isoformat(timespec="milliseconds")[:-6] + "Z"


def from_text(stored: str) -> datetime:
    """The aware instant of a stored time."""
    return datetime.fromisoformat(stored)


def from_text_or_none(stored: str | None) -> datetime | None:
    """Like `from_text`, None for a time that was never set."""
    return None if stored is None else datetime.fromisoformat(stored)


def stored_day(stored: str | None) -> date | None:
    """A stored day as a date; None stays None, and so does an empty one."""
    return date.fromisoformat(stored) if stored else None


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Stand at `moment` for the block: how an office with a past is made for a demonstration."""
    global _source
    before = _source
    _source = lambda: moment  # noqa: E731
    try:
        yield
    finally:
        _source = before
