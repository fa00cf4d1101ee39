"""Lists that people sign, in the demonstration: one handed over, one open, some still waiting."""

from typing import Final

from db.commands.deliveries import close_delivery_list, make_delivery_list
from db.connection import Database
from db.queries import deliveries
from db.records.deliveries import DeliveryDraft
from db.records.people import Actor

_EVERY: Final = 3
_STILL_WAITING: Final = 2
_PARTY: Final = "Phạm Ngọc Lan"
_WITNESS: Final = "Y Wang Ƀya, tổ trưởng tổ dân phố"


def waits_for_a_list(case_code: str) -> bool:
    """Whether approved support of a case is handed over with a list, not by itself."""
    return int(case_code.rpartition("-")[2]) % _EVERY == 0


def make_lists(database: Database, officer: Actor) -> None:
    """Put most of those who wait on two lists, and hand the first one over."""
    waiting = deliveries.waiting(database)[_STILL_WAITING:]
    half = len(waiting) // 2
    for title, place, lines in (
        ("Đợt 1: khu trọ phường Tân An", "Nhà văn hóa buôn Ê̆a Tam", waiting[:half]),
        ("Đợt 2: công nhân KCN Hòa Phú", "Hội trường KCN Hòa Phú", waiting[half:]),
    ):
        if not lines:
            continue
        ids = [line.assignment_id for line in lines]
        draft = DeliveryDraft(title=title, place=place, party=_PARTY, witness=_WITNESS)
        made = make_delivery_list(database, officer, draft, ids).record
        if lines[0] is waiting[0]:
            # The last one did not come.
            close_delivery_list(database, officer, made.id, ids[:-1] or ids, made.version)
