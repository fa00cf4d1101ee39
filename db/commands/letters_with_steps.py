"""Letters whose number does something else as well, where a second person decides on letters.

A reminder is a step of its referral, the record of a list to sign is kept with the list: what the
number brings with it waits for the decision too, and happens with it.
"""

from dataclasses import asdict, replace
from typing import Any, Final

from db.commands import deliveries
from db.commands.proposal_rows import PAPER, audit_entry, propose
from db.commands.referral_rows import OPEN, referral_row
from db.commands.referral_steps import (
    Reminded,
    letter_of,
    next_letter,
    remind_agency,
    remind_now,
)
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.queries import approvals
from db.queries.deliveries import one as delivery_list
from db.records.approvals import ApprovalKind
from db.records.documents import DocumentRecord
from db.records.people import Actor
from db.records.referrals import ReminderDraft
from db.rules import permissions

_REMINDER: Final = "reminder"
_REFERRAL: Final = "referral_id"
_LIST: Final = "delivery_list"


def remind_or_propose(
    database: Database, actor: Actor, referral_id: str, draft: ReminderDraft
) -> Reminded | None:
    """Number and count the next letter about a referral, or propose it where the office asks.

    Returns:
        The letter, or None when a proposal waits now.

    Raises:
        NotFound, ValidationFailed: as `remind_agency`; the same letter waits already.
    """
    if not approvals.is_needed(database, actor, ApprovalKind.LETTER):
        return remind_agency(database, actor, referral_id, draft)
    permissions.require(actor, "remind_agency")
    with acting(database, actor, "propose_letter") as desk:
        row = referral_row(desk, referral_id, OPEN)
        kind = next_letter(desk, row, draft)
        paper, party = letter_of(row, kind, draft)
        wish = {
            PAPER: paper,
            "party": party,
            "subject": draft.subject or kind.value,
            _REFERRAL: row["id"],
            _REMINDER: asdict(replace(draft, kind=kind.value)),
        }
        if _waits(desk, _REMINDER, (_REFERRAL, row["id"])):
            raise ValidationFailed({"paper": "proposal_waits"})
        _propose_letter(desk, wish, (row["case_id"], draft.remark))
        return None


def number_list_or_propose(database: Database, actor: Actor, list_id: str) -> str:
    """Give the record of a list its number, or propose it where the office asks.

    Returns:
        Number and symbol, or "" when a proposal waits, made now or before.

    Raises:
        NotFound, NotAllowed: as `number_delivery_list`.
    """
    is_needed = approvals.is_needed(database, actor, ApprovalKind.LETTER)
    record = delivery_list(database, list_id).record
    if record.document_number or not is_needed:
        return deliveries.number_delivery_list(database, actor, record.id)
    with acting(database, actor, "propose_letter") as desk:
        draft = deliveries.draft_of_record(record)
        wish = {
            PAPER: deliveries.PAPER,
            "party": draft.party,
            "subject": draft.subject,
            _LIST: record.id,
        }
        if not _waits(desk, _LIST, (_LIST, record.id)):
            _propose_letter(desk, wish, (None, ""))
        return ""


def carry_out(desk: Desk, wish: dict[str, Any]) -> DocumentRecord | None:
    """Do what an approved letter of this module holds; None when it is another letter."""
    if _REMINDER in wish:
        row = referral_row(desk, wish[_REFERRAL], OPEN)
        return remind_now(desk, row, ReminderDraft(**wish[_REMINDER])).document
    if _LIST in wish:
        return deliveries.number_record_now(desk, wish[_LIST])
    return None


def _waits(desk: Desk, mark: str, about: tuple[str, str]) -> bool:
    """Whether such a letter waits; `about` is what it is about: a name in the wish and its id."""
    found = desk.database.value(
        "SELECT 1 FROM approvals WHERE state = 'waiting' AND kind = ? "
        "AND json_extract(proposal, ?) = ? AND json_extract(proposal, ?) IS NOT NULL",
        [ApprovalKind.LETTER.value, f"$.{about[0]}", about[1], f"$.{mark}"],
    )
    return found is not None


def _propose_letter(desk: Desk, wish: dict[str, Any], words: tuple[str | None, str]) -> None:
    """Propose a letter; `words` is the id of its case and the comment."""
    case_id, comment = words
    made = propose(desk, (ApprovalKind.LETTER, case_id), wish, comment)
    changes = {name: wish[name] for name in (PAPER, "party", "subject")}
    audit_entry(desk, "propose_letter", (made, case_id), changes)
