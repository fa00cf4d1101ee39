"""Acts on referrals that are not answered, prepared so far that one call does each."""

from typing import TYPE_CHECKING

from db.commands.referral_steps import record_failure, remind_agency
from db.records.referrals import FailureDraft, ReminderDraft

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office


def on_referrals(act: str, office: "Office") -> "Doing | None":
    """What is left to do for an act on a referral; None for others."""
    d = office.database
    match act:
        case "remind_agency":
            late = office.sent()
            d.execute("UPDATE referrals SET due_on = '2021-08-20' WHERE id = ?", [late])
            return lambda actor: remind_agency(d, actor, late, ReminderDraft(subject="Đôn đốc"))
        case "record_failure":
            sent = office.sent()
            draft = FailureDraft("returned_mail", "Bưu điện trả lại")
            return lambda actor: record_failure(d, actor, sent, draft)
    return None
