"""What was promised, approved and handed over from each programme, and the cases behind it."""

from collections.abc import Sequence
from typing import Any, Final

from db.choices import AssignmentState
from db.connection import Database
from db.records.programmes import ProgrammeMoney

PROMISED = (AssignmentState.PROPOSED, AssignmentState.SUBMITTED)
APPROVED = (AssignmentState.APPROVED,)
DELIVERED = (AssignmentState.DELIVERED,)
REJECTED = (AssignmentState.REJECTED,)


def money_of_programmes(database: Database) -> dict[str, ProgrammeMoney]:
    """Programme code -> what was assigned from it; programmes without assignments are left out.

    Reads every assignment once: ask on a worker.
    """
    rows = database.rows(f"{_MONEY} GROUP BY p.code")
    return {row[0]: _read(row) for row in rows}


def money_of(database: Database, programme_code: str) -> ProgrammeMoney:
    """What was assigned from one programme; every step of the way has its index."""
    row = database.row(f"{_MONEY} WHERE p.code = ?", [programme_code])
    return ProgrammeMoney() if row is None else _read(row)


_MONEY: Final = (
    "SELECT p.code, "
    "count(DISTINCT CASE WHEN a.state <> 'rejected' THEN a.case_id END), "
    "sum(CASE WHEN a.state IN ('proposed', 'submitted') "
    "THEN coalesce(a.amount_asked, 0) ELSE 0 END), "
    "sum(CASE WHEN a.state = 'approved' THEN coalesce(a.amount_approved, 0) ELSE 0 END), "
    "sum(CASE WHEN a.state = 'delivered' THEN coalesce(a.amount_delivered, 0) ELSE 0 END), "
    "sum(CASE WHEN a.state = 'rejected' THEN 1 ELSE 0 END) "
    "FROM assignments a JOIN benefits b ON b.id = a.benefit_id "
    "JOIN programmes p ON p.id = b.programme_id"
)


def _read(row: Sequence[Any]) -> ProgrammeMoney:
    return ProgrammeMoney(*(int(value or 0) for value in row[1:]))


def case_ids(
    database: Database, programme_code: str, states: Sequence[AssignmentState]
) -> tuple[str, ...]:
    """Ids of the cases with an assignment of the programme in one of the states."""
    marks = ", ".join("?" * len(states))
    rows = database.rows(
        "SELECT DISTINCT a.case_id FROM assignments a JOIN benefits b ON b.id = a.benefit_id "
        "JOIN programmes p ON p.id = b.programme_id "
        f"WHERE p.code = ? AND a.state IN ({marks})",
        [programme_code, *(state.value for state in states)],
    )
    return tuple(row[0] for row in rows)
