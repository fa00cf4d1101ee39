"""The columns of the list of cases."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from db import clock
from db.choices import Urgency
from db.records.case_filters import CaseOrder
from db.records.case_rows import CaseRow
from db.records.people import Actor
from db.rules import days
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.pieces.case_words import (
    counted_until,
    is_overdue,
    list_pill,
    shown_phone,
    urgency_pill,
)
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, Order, TwoLines

USUAL: Final = ("code", "worker", "phone", "content", "status", "owner", "received")
"""The columns that are shown until somebody chooses others."""
_DROPPED: Final = (
    "outcome", "changed", "unit", "owner", "due", "received", "urgency", "phone", "code",
    "content",
)  # fmt: skip
ORDERS: Final[Mapping[str, str]] = {
    "code": "received",
    "worker": "name",
    "status": "status",
    "urgency": "urgency",
    "owner": "owner",
    "unit": "unit",
    "received": "received",
    "due": "due",
    "changed": "changed",
}
"""Column -> the order its heading asks for."""
_DOWN_FIRST: Final = frozenset({"received", "changed"})


def case_columns(need_names: Mapping[str, str], actor: Actor) -> list[Column]:
    """Every column, in the language in use.

    Args:
        need_names: code of a need -> its name.
        actor: who looks; some see only the ends of phones.
    """
    cells = _Cells(need_names, actor)
    made = [
        Column("code", tr("Case code"), cells.code, 130, is_quiet=True),
        Column("worker", tr("Worker"), cells.worker, 150, 4),
        Column("phone", tr("Phone"), cells.phone, 118),
        Column("content", tr("Matter"), cells.content, 160, 6),
        Column("status", tr("Status"), cells.status, 208),
        Column("urgency", tr("Urgency"), cells.urgency, 116),
        Column("owner", tr("Officer"), cells.owner, 118, 1, is_quiet=True),
        Column("unit", tr("Union unit"), cells.unit, 150, 1, is_quiet=True),
        Column("received", tr("Received on"), cells.received, 152, is_quiet=True),
        Column("due", tr("Due"), cells.due, 164, is_quiet=True),
        Column("changed", tr("Last change"), cells.changed, 152, is_quiet=True),
        Column("outcome", tr("Outcome"), cells.outcome, 120, is_quiet=True),
    ]
    return [replace(column, is_sortable=column.key in ORDERS) for column in made]


class _Cells:
    """What stands in the cells of a case."""

    def __init__(self, need_names: Mapping[str, str], actor: Actor) -> None:
        self._needs = need_names
        self._actor = actor

    def code(self, row: CaseRow) -> str:
        # Every code here begins with the office's own: what tells them apart must not be cut off.
        return row.code.removeprefix(f"{self._actor.office_code}-")

    def worker(self, row: CaseRow) -> TwoLines:
        return TwoLines(row.person_name or tr("No name given"), row.employer_name)

    def phone(self, row: CaseRow) -> str:
        return shown_phone(row.phone, self._actor.role)

    def content(self, row: CaseRow) -> TwoLines:
        needs = ", ".join(self._needs.get(need, need) for need in row.needs)
        first_line = row.summary.strip().partition("\n")[0]
        if row.urgency is not Urgency.NORMAL:
            needs = f"{word('urgency', row.urgency)} · {needs}"
        return TwoLines(needs, first_line) if needs else TwoLines(first_line, "")

    def status(self, row: CaseRow) -> Status:
        return list_pill(row.status, row.due_at, counted_until(row.paused_at, _now()))

    def urgency(self, row: CaseRow) -> Status:
        return urgency_pill(row.urgency) or Status(word("urgency", row.urgency), "grey")

    def owner(self, row: CaseRow) -> str:
        return row.owner_name or "—"

    def unit(self, row: CaseRow) -> str:
        return row.unit_name or "—"

    def received(self, row: CaseRow) -> str:
        return days.format_moment(row.opened_at)

    def due(self, row: CaseRow) -> str:
        if row.due_at is None:
            return "—"
        sign = (
            "⚠ " if is_overdue(row.status, row.due_at, counted_until(row.paused_at, _now())) else ""
        )
        return sign + days.format_moment(row.due_at)

    def changed(self, row: CaseRow) -> str:
        return days.format_moment(row.changed_at) if row.changed_at else "—"

    def outcome(self, row: CaseRow) -> str:
        return word("outcome", row.outcome) if row.outcome else "—"


def chosen(columns: Sequence[Column], keys: Sequence[str]) -> list[Column]:
    """The columns of these keys in their order; the usual ones when none is known."""
    by_key = {column.key: column for column in columns}
    return [by_key[key] for key in keys if key in by_key] or [by_key[key] for key in USUAL]


def fitting(
    columns: Sequence[Column], width: int, scale: Callable[[float], int]
) -> tuple[Column, ...]:
    """The columns for which there is room; the least needed ones go first.

    Args:
        columns: those that were chosen.
        width: of the table, in pixels.
        scale: sizes for 96 dots per inch -> pixels.
    """
    kept = list(columns)
    for key in _DROPPED:
        if len(kept) == 1 or sum(scale(column.width) for column in kept) <= width:
            break
        kept = [column for column in kept if column.key != key] or kept
    return tuple(kept)


def wanted_order(pressed: Order, now: CaseOrder) -> CaseOrder:
    """The order a heading asks for: pressed again, it turns round."""
    by = ORDERS[pressed.column]
    if by == now.by:
        return CaseOrder(by, not now.is_descending)
    return CaseOrder(by, by in _DOWN_FIRST)


def shown_order(order: CaseOrder, columns: Sequence[Column]) -> Order | None:
    """The heading to mark for an order, or None when its column is not shown."""
    # Codes follow the time of receipt: that column is marked when it is there.
    keys = [column.key for column in columns if ORDERS.get(column.key) == order.by]
    best = sorted(keys, key=lambda key: key == "code")
    return Order(best[0], order.is_descending) if best else None


def _now() -> datetime:
    return clock.now()
