"""Stories of invented cases: one published, one approved, one that waits for a decision."""

from typing import Final

from db.commands import stories
from db.connection import Database
from db.records.stories import Publication, StoryDraft
from hotline_app.demo.history import Staff

_TOLD: Final = (
    ("Gạo đến tận phòng trọ trong đêm", "Chín giờ sáng, mỗi phòng đã có mười ký gạo và mì."),
    ("Lương tháng chín đã về", "Sau hai lần làm việc, công ty trả đủ lương cho cả tổ."),
    ("Con được đi học đúng ngày", "Công đoàn giúp làm giấy tờ, cháu vào lớp đúng ngày khai giảng."),
)
_PLACE: Final = Publication("Facebook Công đoàn (minh họa)")


def tell_stories(database: Database, staff: Staff) -> None:
    """Write a story for each of the newest closed cases, as far as there are any."""
    codes = database.rows(
        "SELECT code FROM cases WHERE outcome = 'met' ORDER BY closed_at DESC, number LIMIT ?",
        [len(_TOLD)],
    )
    for place, ((code,), (title, words)) in enumerate(zip(codes, _TOLD, strict=False)):
        draft = StoryDraft(title, words, consent_person="yes")
        story = stories.save_story(database, staff.officer, code, draft)
        if place == 2:
            continue
        decision = (True, "Ngắn, rõ, đúng sự thật.")
        now = stories.decide_story(database, staff.supervisor, story, decision, 1)
        if place == 0:
            stories.publish_story(database, staff.officer, story, _PLACE, now.version)
