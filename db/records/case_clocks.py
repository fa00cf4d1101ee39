"""The terms of one case: how each clock stands, and what was changed about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class Clock(StrEnum):
    """What a term is for."""

    FIRST_ACTION = "first_action"
    VERIFY = "verify"
    ANSWER = "answer"
    REFERRAL = "referral"
    FEEDBACK = "feedback"
    ACCEPT = "accept"
    LEGAL = "legal"


class ClockState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    PAUSED = "paused"
    LATE = "late"
    MET = "met"
    MET_LATE = "met_late"


class ClockChangeKind(StrEnum):
    """What was done about the terms of a case."""

    PAUSE = "pause"
    RESUME = "resume"
    EXTENSION = "extension"
    TRACK_ON = "track_on"
    TRACK_OFF = "track_off"
    SIGNED = "signed"
    ACCEPTED = "accepted"


LISTED: Final = (
    Clock.FIRST_ACTION,
    Clock.VERIFY,
    Clock.ANSWER,
    Clock.REFERRAL,
    Clock.FEEDBACK,
    Clock.LEGAL,
)
"""Clocks that lists of what is overdue know; the legal one covers acceptance as well."""
EXTENDABLE: Final = (Clock.VERIFY, Clock.ANSWER, Clock.FEEDBACK, Clock.LEGAL)
"""Clocks that a person may extend: hours are not worth it, acceptance has a fixed term in law."""
UNPAUSED: Final = frozenset({Clock.REFERRAL, Clock.ACCEPT, Clock.LEGAL})
"""Clocks that run on while a case waits: the term of another body, and those of the law."""


@dataclass(frozen=True, slots=True)
class ClockChangeRecord:
    """One change of the terms of a case.

    Attributes:
        kind: what was done.
        clock: which term, or "" for all that pause; for a track its code.
        reason: as written.
        from_at: of a pause its begin; of an extension the moment it was due before; of a track
            the moment the answer was due before; of a signed record or an acceptance its day.
        until_at: of a pause its end, None while it lasts; else the new moment due.
    """

    kind: ClockChangeKind
    clock: str
    reason: str
    from_at: datetime
    until_at: datetime | None
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ClockRecord:
    """One term of a case.

    Attributes:
        due_at: as pauses and extensions left it.
        done_at: when what it is for was done, or None.
        extensions: oldest first.
    """

    clock: Clock
    due_at: datetime
    state: ClockState
    done_at: datetime | None = None
    extensions: tuple[ClockChangeRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtensionDraft:
    """An extension as typed: which clock, until which day, why."""

    clock: str
    day: str
    reason: str
