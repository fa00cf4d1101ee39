"""Follow-ups in numbers, call-backs and stand-ins, prepared so far that one call does each."""

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from db.commands import stories
from db.commands.attachments import attach_file
from db.commands.call_backs import note_no_answer
from db.commands.follow_up_templates import save_follow_up_template
from db.commands.follow_ups import add_follow_up, plan_follow_ups
from db.commands.hand_overs import hand_over_work, undo_hand_over
from db.records.follow_ups import FollowUpTemplateDraft
from db.records.stories import Publication, StoryDraft
from tests import factories

_PNG = BytesIO()
Image.new("RGB", (60, 40), "white").save(_PNG, "PNG")
A_PICTURE = _PNG.getvalue()

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office

STORY = StoryDraft("Gạo đến tận phòng", "Chị đã nhận gạo.", consent_person="yes")
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
    return _on_stories(act, office)


def _on_stories(act: str, office: "Office") -> "Doing | None":
    d, code = office.database, office.case()
    match act:
        case "mark_picture":
            kept = attach_file(d, office.officer, code, "gạo.png", A_PICTURE)
            return lambda actor: stories.mark_picture(d, actor, kept, "yes", is_of_child=False)
        case "save_story":
            return lambda actor: stories.save_story(d, actor, code, STORY)
        case "decide_story":
            story = stories.save_story(d, office.officer, code, STORY)
            return lambda actor: stories.decide_story(d, actor, story, (True, ""), 1)
        case "publish_story":
            story = stories.save_story(d, office.officer, code, STORY)
            stories.decide_story(d, office.supervisor, story, (True, ""), 1)
            where = Publication("Facebook Công đoàn Đắk Lắk")
            return lambda actor: stories.publish_story(d, actor, story, where, 2)
        case "withdraw_story":
            story = stories.save_story(d, office.officer, code, STORY)
            return lambda actor: stories.withdraw_story(d, actor, story, "đổi ý", 1)
    return None


def _some_work(office: "Office") -> None:
    add_follow_up(office.database, office.officer, office.case(), factories.follow_up())
