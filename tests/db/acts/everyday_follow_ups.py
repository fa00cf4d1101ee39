"""Follow-ups in numbers, call-backs and stand-ins, prepared so far that one call does each."""

from typing import TYPE_CHECKING

from db.commands.follow_up_templates import save_follow_up_template
from db.commands.follow_ups import plan_follow_ups
from db.records.follow_ups import FollowUpTemplateDraft

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office

SET = "Sau khi trao hỗ trợ"


def on_follow_ups(act: str, office: "Office") -> "Doing | None":
    """What is left to do for an act on follow-ups; None for others."""
    d = office.database
    match act:
        case "save_follow_up_template":
            office.people += 1
            draft = FollowUpTemplateDraft(f"Bộ {office.people}", "3: Gọi")
            return lambda actor: save_follow_up_template(d, actor, draft)
        case "plan_follow_ups":
            code = office.case()
            return lambda actor: plan_follow_ups(d, actor, code, SET)
    return None
