"""The chips above the list of cases, and what they ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from db import clock
from db.choices import CaseStatus, Urgency
from db.records.case_filters import CaseFilter
from hotline_app.i18n import tr

ALL: Final = "all"
OVERDUE: Final = "overdue"
URGENT: Final = "urgent"
GROUPS: Final[Mapping[str, tuple[CaseStatus, ...]]] = {
    "new": (CaseStatus.NEW,),
    "in_progress": (CaseStatus.VERIFYING, CaseStatus.CLASSIFIED, CaseStatus.IN_PROGRESS),
    "waiting": (
        CaseStatus.WAITING_INFORMATION,
        CaseStatus.REFERRED,
        CaseStatus.WAITING_FEEDBACK,
    ),
    "resolved": (CaseStatus.RESOLVED,),
    "closed": (
        CaseStatus.CLOSED,
        CaseStatus.DUPLICATE,
        CaseStatus.WITHDRAWN,
        CaseStatus.UNVERIFIABLE,
        CaseStatus.OUT_OF_COMPETENCE,
        CaseStatus.LEGAL_TRACK,
    ),
}
"""Chip -> the states it stands for."""


@dataclass(frozen=True)
class CaseQuestion:
    """What the list is asked for.

    Attributes:
        typed: as it stands in the search field.
        filters: codes.
    """

    typed: str = ""
    filters: CaseFilter = field(default_factory=CaseFilter)

    @property
    def is_plain(self) -> bool:
        """Whether the answer is ordered by number alone and can come in pieces."""
        return not self.typed.strip()


def chips() -> list[tuple[str, str]]:
    """The chips in order, in the language in use."""
    return [
        (ALL, tr("All")),
        ("new", tr("New case")),
        ("in_progress", tr("Being handled")),
        ("waiting", tr("Waiting")),
        (OVERDUE, tr("Overdue")),
        ("resolved", tr("Resolved")),
        ("closed", tr("Closed")),
        (URGENT, tr("Urgent")),
    ]


def question(typed: str, chosen: Sequence[str]) -> CaseQuestion:
    """What is asked with these chips on: groups of states are alternatives, the rest adds up."""
    statuses = tuple(status.value for key in chosen for status in GROUPS.get(key, ()))
    urgencies = (Urgency.URGENT.value,) if URGENT in chosen else ()
    late_at = clock.now() if OVERDUE in chosen else None
    return CaseQuestion(
        typed, CaseFilter(statuses=statuses, urgencies=urgencies, due_before=late_at)
    )


def settled(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """The chips that stay on after a press: "all" and the others exclude each other."""
    others = tuple(key for key in now if key != ALL)
    if not others or (ALL in now and ALL not in before):
        return (ALL,)
    return others
