"""Announcements that open one record on its page, wherever they come from."""

from functools import partial
from typing import Final

from hotline_app.desk import DeskContext

_OPENS: Final = (
    ("open_programme", "programmes", "code"),
    ("open_agency", "agencies", "id"),
    ("open_answer_card", "answer_cards", "id"),
    ("open_story", "stories", "id"),
)


def listen_for_knowledge(desk: DeskContext) -> None:
    """Let `announce("open_programme", code=…)` and its like go to the page and the record."""
    for topic, page, key in _OPENS:
        # Somebody else at the desk has other pages, but the answers are the same.
        if not desk.events.is_heard(topic):
            desk.events.listen(topic, partial(_open, desk, page, key))


def _open(desk: DeskContext, page: str, key: str, **details: str) -> None:
    # The page may be made only now: first it comes to the front, then it is told which record.
    desk.events.announce("go", page=page)
    desk.events.announce(f"{page}_wanted", record_id=details[key])
