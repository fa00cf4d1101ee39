"""Which page opens what was found: topics of announcements and the pages that answer them."""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hotline_app.events import Events

if TYPE_CHECKING:
    from hotline_app.windows.main_window import MainWindow

# Topic -> name of its detail, and the pages of the registry that may answer with `open(detail)`.
TOPICS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "open_case": ("code", ("case",)),
    "open_person": ("id", ("person", "people")),
    "open_employer": ("id", ("employer", "employers")),
    "open_agency": ("id", ("agency", "agencies")),
    "open_programme": ("code", ("programme", "programmes")),
    "open_answer_card": ("id", ("answer_card", "answer_cards")),
}


def listen_for_pages(window: "MainWindow", events: Events) -> None:
    """Let the pages answer the topics that nobody answers yet, and count what is due."""
    for topic, (detail, pages) in TOPICS.items():
        page = next((name for name in pages if window.has_page(name)), "")
        if page and not events.is_heard(topic):
            events.listen(topic, partial(_open, window, page, detail))
    events.listen("count", lambda page, count: window.navigation.show_count(page, count))


def _open(window: "MainWindow", page: str, detail: str, **details: str) -> None:
    opened: Any = window.go(page)
    opened.open(details[detail])
