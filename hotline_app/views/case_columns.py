"""The columns of the list of cases."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from db import clock
from db.choices import Urgency
from db.records.cases import CaseRow
from db.records.people import Actor
from db.rules import days
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case_words import list_pill, shown_phone
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines

_DROPPED: Final = ("owner", "received", "phone", "code", "content")


def case_columns(need_names: Mapping[str, str], actor: Actor) -> list[Column]:
    """The columns from left to right, in the language in use.

    Args:
        need_names: code of a need -> its name.
        actor: who looks; some see only the ends of phones.
    """

    def worker(row: CaseRow) -> TwoLines:
        return TwoLines(row.person_name or tr("No name given"), row.employer_name)

    def content(row: CaseRow) -> TwoLines:
        needs = ", ".join(need_names.get(need, need) for need in row.needs)
        first_line = row.summary.strip().partition("\n")[0]
        if row.urgency is not Urgency.NORMAL:
            needs = f"{word('urgency', row.urgency)} · {needs}"
        return TwoLines(needs, first_line) if needs else TwoLines(first_line, "")

    def code(row: CaseRow) -> str:
        # Every code here begins with the office's own: what tells them apart must not be cut off.
        return row.code.removeprefix(f"{actor.office_code}-")

    def status(row: CaseRow) -> Status:
        return list_pill(row.status, row.due_at, _now())

    return [
        Column("code", tr("Case code"), code, 130, is_quiet=True),
        Column("worker", tr("Worker"), worker, 150, 4),
        Column("phone", tr("Phone"), lambda row: shown_phone(row.phone, actor.role), 118),
        Column("content", tr("Matter"), content, 160, 6),
        Column("status", tr("Status"), status, 208),
        Column("owner", tr("Officer"), lambda row: row.owner_name or "—", 118, 1, is_quiet=True),
        Column(
            "received",
            tr("Received on"),
            lambda row: days.format_moment(row.opened_at),
            142,
            is_quiet=True,
        ),
    ]


def fitting(
    columns: Sequence[Column], width: int, scale: Callable[[float], int]
) -> tuple[Column, ...]:
    """The columns for which there is room; the least needed ones go first.

    Args:
        columns: all of them.
        width: of the table, in pixels.
        scale: sizes for 96 dots per inch -> pixels.
    """
    kept = list(columns)
    for key in _DROPPED:
        if sum(scale(column.width) for column in kept) <= width:
            break
        kept = [column for column in kept if column.key != key]
    return tuple(kept)


def _now() -> datetime:
    return clock.now()
