"""Follow-ups in numbers, call-backs and stand-ins, prepared so far that one call does each."""

from typing import TYPE_CHECKING

from db.commands.call_backs import note_no_answer
from db.commands.follow_up_templates import save_follow_up_template
from db.commands.follow_ups import add_follow_up, plan_follow_ups
from db.commands.hand_overs import hand_over_work, undo_hand_over
from db.records.follow_ups import FollowUpTemplateDraft
from tests import factories

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
        case "note_no_answer":
            task = add_follow_up(d, office.officer, office.case(), factories.follow_up())
            return lambda actor: note_no_answer(d, actor, task)
        case "hand_over_work":
            _some_work(office)
            return lambda actor: hand_over_work(d, actor, "canbo", "truc", "nghỉ phép")
        case "undo_hand_over":
            _some_work(office)
            made = hand_over_work(d, office.supervisor, "canbo", "truc", "nghỉ phép").id
            return lambda actor: undo_hand_over(d, actor, made)
    return None


def _some_work(office: "Office") -> None:
    add_follow_up(office.database, office.officer, office.case(), factories.follow_up())
