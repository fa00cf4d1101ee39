"""Words and colours of a case, as the list and the case page show them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from db.choices import CaseStatus, Role, Urgency
from db.rules import days, phones
from db.rules.case_clocks import ANSWERED
from db.rules.case_states import FINAL
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.widgets.pill import Status

_TONES: Final[Mapping[CaseStatus, str]] = {
    CaseStatus.NEW: "blue",
    CaseStatus.VERIFYING: "amber",
    CaseStatus.CLASSIFIED: "amber",
    CaseStatus.IN_PROGRESS: "amber",
    CaseStatus.WAITING_INFORMATION: "violet",
    CaseStatus.REFERRED: "violet",
    CaseStatus.WAITING_FEEDBACK: "violet",
    CaseStatus.RESOLVED: "green",
}
# Words that fit into a column; the others are short enough as they are.
_SHORT: Final[Mapping[CaseStatus, Callable[[], str]]] = {
    CaseStatus.NEW: lambda: tr("New case"),
    CaseStatus.REFERRED: lambda: tr("Awaiting answer"),
    CaseStatus.WITHDRAWN: lambda: tr("Withdrawn"),
    CaseStatus.OUT_OF_COMPETENCE: lambda: tr("Out of competence"),
    CaseStatus.LEGAL_TRACK: lambda: tr("Complaint, denunciation"),
}
_READERS: Final = frozenset({Role.PROVINCIAL_READER})


def short_status(status: CaseStatus) -> str:
    """The status in one to three words."""
    short = _SHORT.get(status)
    return short() if short else word("status", status)


def status_pill(status: CaseStatus) -> Status:
    """The status as a pill."""
    return Status(short_status(status), _TONES.get(status, "grey"))


def list_pill(status: CaseStatus, due_at: datetime | None, now: datetime) -> Status:
    """The status as a pill of a list; an overdue case says so first."""
    if is_overdue(status, due_at, now):
        return Status(tr("Overdue · {status}").format(status=short_status(status)), "red")
    return status_pill(status)


def urgency_pill(urgency: Urgency) -> Status | None:
    """The urgency as a pill, None for an ordinary case."""
    tone = {Urgency.URGENT: "red", Urgency.HIGH: "amber"}.get(urgency)
    return Status(word("urgency", urgency), tone) if tone else None


def is_overdue(status: CaseStatus, due_at: datetime | None, now: datetime) -> bool:
    """Whether an open case should have been answered by now."""
    is_waited_for = status not in FINAL and status not in ANSWERED
    return due_at is not None and is_waited_for and due_at < now


def counted_until(paused_at: datetime | None, now: datetime) -> datetime:
    """Until when the terms of a case counted: now, or the moment they began to pause."""
    return now if paused_at is None else min(paused_at, now)


def due_words(due_at: datetime, now: datetime) -> str:
    """How long is left, or how long it is overdue, in days of the calendar."""
    away = (days.vietnam_day(due_at) - days.vietnam_day(now)).days
    if due_at < now:
        late = -away
        if not late:
            return tr("Overdue since {moment}").format(moment=days.format_moment(due_at))
        return ntr("Overdue by {days} day", "Overdue by {days} days", late).format(days=late)
    if away == 0:
        clock = days.format_moment(due_at)[-5:]
        return tr("Due today at {clock}").format(clock=clock)
    return ntr("Due in {days} day", "Due in {days} days", away).format(days=away)


def shown_phone(e164: str, role: Role) -> str:
    """A phone as people read it; those who only read figures see its end."""
    if not e164.startswith("+"):
        return e164
    return phones.mask_phone(e164) if role in _READERS else phones.display_phone(e164)


def count_words(count: int) -> str:
    """A number with Vietnamese dots."""
    return f"{count:,}".replace(",", ".")


def size_words(size: int) -> str:
    """Bytes as people say them."""
    if size < 1024:
        return tr("{size} bytes").format(size=size)
    if size < 1024 * 1024:
        return tr("{size} KB").format(size=size // 1024)
    return tr("{size} MB").format(size=f"{size / 1024 / 1024:.1f}".replace(".", ","))
