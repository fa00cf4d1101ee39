"""Announcements that show one person, employer or unit: the page first, then its record."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from hotline_app.desk import DeskContext

_PAGES: Final[Mapping[str, str]] = {
    "open_person": "person",
    "open_employer": "employer",
    "open_unit": "unit",
    "call_case": "new_contact",
}
"""Announcement -> key of the page that answers it."""


def listen_for_records(desk: DeskContext) -> None:
    """Answer `open_person(id=)`, `open_employer(id=)`, `open_unit(code=)`, `call_case(…)`."""
    for topic, page in _PAGES.items():
        # Somebody else at the desk has other pages, but the answers are the same.
        if not desk.events.is_heard(topic):
            desk.events.listen(topic, partial(_open, desk, page))


def _open(desk: DeskContext, page: str, **details: Any) -> None:
    # A page is made when it is first shown; only then can it hear which record is wanted.
    desk.events.announce("go", page=page)
    desk.events.announce(f"{page}_wanted", **details)
