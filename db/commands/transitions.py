"""Steps of a case along the state table, for the acts that move it."""

from typing import Any

from db.choices import CaseStatus
from db.commands.case_steps import add_transition
from db.commands.clock_steps import columns_of_step
from db.commands.stamps import Desk
from db.errors import ValidationFailed
from db.lookups import OpenCase
from db.models.cases import Case
from db.rows import update_owned
from db.rules import case_states
from db.search import index


def take_step(
    desk: Desk, case: OpenCase, target: CaseStatus, reason: str = "", **columns: Any
) -> None:
    """Take one step that was checked before; `columns` change with it."""
    _save(desk, case, (target,), reason, columns)


def move_along(desk: Desk, case: OpenCase, target: CaseStatus, **columns: Any) -> None:
    """Take all the steps of the chain from the case's state to `target`.

    Raises:
        ValidationFailed: there is no way to `target` from where the case is.
    """
    if case.status == target:
        return
    steps = case_states.path(case.status, target)
    if not steps:
        raise ValidationFailed({"status": "step_not_allowed"})
    _save(desk, case, steps, "", columns)


def follow_work(desk: Desk, case: OpenCase, target: CaseStatus) -> None:
    """Let the state follow the work: forward to `target`, never back from a later state."""
    order = list(CaseStatus)
    if order.index(case.status) < order.index(target):
        move_along(desk, case, target)


def refuse_finished(case: OpenCase) -> None:
    """Refuse work on a finished case: it has to be reopened first, with a reason."""
    if case.status in case_states.FINAL:
        raise ValidationFailed({"case": "case_is_closed"})


def _save(
    desk: Desk,
    case: OpenCase,
    steps: tuple[CaseStatus, ...],
    reason: str,
    columns: dict[str, Any],
) -> None:
    columns = columns_of_step(desk, case.id, (case.status, steps[-1]), reason) | columns
    with index.refreshing(desk.database, [case.number]):
        update_owned(
            desk.database, Case, desk.actor, case.id, case.version, status=steps[-1], **columns
        )
    start = case.status
    for step in steps:
        add_transition(desk, case.id, start, step, reason)
        start = step
