"""With which number of a paper a referral may go."""

from typing import Any

from db.choices import Direction
from db.commands.stamps import Desk
from db.errors import ValidationFailed
from db.queries import approvals
from db.records.approvals import ApprovalKind, ApprovalState
from db.rules import text


def number_that_goes(desk: Desk, row: dict[str, Any], typed: str) -> str:
    """The number a referral goes with: what was typed, else what the register gave it.

    Where a second person decides on letters, a number from elsewhere would go round that rule.

    Raises:
        ValidationFailed: the actor may not use a number that the register did not give to this
            referral, nor anybody approved for its case.
    """
    number = text.clean_line(typed)
    kept: str = row["document_number"]
    if not number or number == kept:
        return kept
    if approvals.is_needed(desk.database, desk.actor, ApprovalKind.LETTER) and not _is_given(
        desk, row, number
    ):
        raise ValidationFailed({"document_number": "number_not_approved"})
    return number


def _is_given(desk: Desk, row: dict[str, Any], number: str) -> bool:
    found = desk.database.value(
        "SELECT 1 FROM document_numbers d WHERE d.direction = ? AND d.symbol = ? "
        "AND d.case_id = ? AND NOT d.is_withdrawn AND (d.referral_id = ? OR "
        "(d.referral_id IS NULL AND EXISTS (SELECT 1 FROM approvals a "
        "WHERE a.subject_id = d.id AND a.case_id = d.case_id AND a.state = ?)))",
        [
            Direction.OUTBOUND.value,
            number,
            row["case_id"],
            row["id"],
            ApprovalState.APPROVED.value,
        ],
    )
    return found is not None
