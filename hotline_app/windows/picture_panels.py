"""Pictures of every form beside a page: of a case, a list, a record, the office."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from db import clock
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.picture_forms import STORY, scroll_down
from hotline_app.windows.picture_scenes import RECORDS, Scene, open_record

if TYPE_CHECKING:
    from db.connection import Database
    from hotline_app.desk import DeskContext

MOST_CASES: Final = 80
LIST_FORMS: Final = (
    "bulk_owner",
    "list_view",
    "export_list",
    "bulk_follow_up",
    "bulk_finish",
    "bulk_share",
    "bulk_print",
)
RECORD_FORMS: Final = (
    ("person", "edit"),
    ("person", "consent"),
    ("person", "household"),
    ("employer", "edit"),
    ("employer", "new_union"),
    ("unit", "edit"),
)
# What is pressed on a list with its first record in front.
LIST_DEEDS: Final = (
    ("agencies", "add"),
    ("agencies", "edit"),
    ("agencies", "withdraw"),
    ("answer_cards", "add"),
    ("answer_cards", "withdraw"),
    ("programmes", "add"),
    ("programmes", "edit"),
    ("documents", "add"),
    ("documents", "print"),
    ("deliveries", "add"),
    ("follow_ups", "edit"),
    ("call_backs", "edit"),
)
SECTIONS_WITH_NEW: Final = ("users", "channels", "signatories", "holidays")


def panel_scenes(window: MainWindow, desk: "DeskContext") -> Iterator[Scene]:
    """Every form that opens beside a page, over the records that the office has."""
    code = RECORDS["case"](desk.database)
    if code:
        yield from _case_panels(window, desk, code)
        for key in LIST_FORMS:
            yield Scene(f"cases-{key}", partial(_list_form, window, key), partial(_esc, window))
    for page, key in RECORD_FORMS:
        if wanted := RECORDS[page](desk.database):
            show = partial(_record_form, window, page, wanted, key)
            yield Scene(f"{page}-{key}", show, partial(_closed, window))
    for page, deed in LIST_DEEDS:
        if window.has_page(page):
            then = (partial(window.do, deed),)
            yield Scene(f"{page}-{deed}", partial(window.go, page), partial(_closed, window), then)
    for section in SECTIONS_WITH_NEW:
        yield Scene(f"office-{section}-new", partial(_new_line, window, section))
    look = partial(_look_into_copy, window)
    yield Scene("office-copies-looked", partial(_copies, window), then=(look,))
    yield from _reports(window)
    yield Scene("today-end", partial(window.go, "today"), then=(partial(scroll_down, window),))


def _case_panels(window: MainWindow, desk: "DeskContext", code: str) -> Iterator[Scene]:
    from hotline_app.views.case.case_actions import ACTIONS

    leave = partial(_closed, window)
    for action in ACTIONS:
        show = partial(_case_form, window, code, action.key)
        yield Scene(f"case-{action.key}", show, leave)
    for key, (its_case, item) in _items(desk).items():
        yield Scene(f"case-{key}", partial(_case_form, window, its_case, key, item), leave)
    yield Scene("case-conflict", partial(_conflict, window, code), leave)
    other = _other_case(desk.database, code)
    if other:
        yield Scene("case-merge-preview", partial(_merge, window, code, other), leave)


def _case_form(window: MainWindow, code: str, key: str, item: str = "") -> Any:
    open_record(window, "case", code)
    page: Any = window.page
    page.open_panel(key, item)
    return page.panel


def _items(desk: "DeskContext") -> dict[str, tuple[str, str]]:
    """Panel about one item of a case -> the first case that offers it, and the item."""
    from db.queries import case_details, cases
    from hotline_app.views.case.case_actions import ITEM_PANELS
    from hotline_app.views.case.case_work_rows import sections

    found: dict[str, tuple[str, str]] = {}
    for row in cases.search(desk.database, limit=MOST_CASES).rows:
        detail = case_details.detail(desk.database, row.code)
        for section in sections(detail, desk.actor, clock.now()):
            for work in section.rows:
                for key, _words in work.acts:
                    if key in ITEM_PANELS:
                        found.setdefault(key, (row.code, work.item_id))
    return found


def _conflict(window: MainWindow, code: str) -> None:
    panel = _case_form(window, code, "edit")
    panel.ask_which({"summary": (STORY, STORY[:120]), "urgency": ("urgent", "normal")})


def _other_case(database: "Database", code: str) -> str:
    from db.queries import cases

    rows = cases.search(database, limit=2).rows
    return next((row.code for row in rows if row.code != code), "")


def _merge(window: MainWindow, code: str, other: str) -> None:
    panel = _case_form(window, code, "merge")
    panel.fields["other"].value = other


def _closed(window: MainWindow) -> None:
    page: Any = window.page
    page.close_panel()


def _esc(window: MainWindow) -> None:
    window.do("escape")


def _list_form(window: MainWindow, key: str) -> None:
    page: Any = window.go("cases")
    page.open_panel(key)


def _record_form(window: MainWindow, page_key: str, wanted: str, panel: str) -> None:
    open_record(window, page_key, wanted)
    page: Any = window.page
    page.open_panel(panel)


def _new_line(window: MainWindow, section: str) -> None:
    page: Any = window.go("office")
    page.sections.value = section
    page.add()


def _copies(window: MainWindow) -> None:
    page: Any = window.go("office")
    page.sections.value = "copies"


def _look_into_copy(window: MainWindow) -> None:
    page: Any = window.page
    field = page.panel.copies.focus_widget
    field.focus_set()
    window.root.update()
    for key in ("<Down>", "<Return>"):
        field.event_generate(key)
    if page.panel.copies.is_open:
        # No copy was ever made: an empty list must not hang over the next picture.
        field.event_generate("<Escape>")


def _reports(window: MainWindow) -> Iterator[Scene]:
    from hotline_app.views.reports.report_choices import PAPER, SCREEN

    back = partial(_kind, window, SCREEN)
    yield Scene("reports-paper", partial(_kind, window, PAPER), back)
    yield Scene("reports-register", partial(_kind, window, "contacts"), back)
    yield Scene(
        "reports-charts", partial(window.go, "reports"), then=(partial(_to_charts, window),)
    )
    yield Scene("reports-end", partial(window.go, "reports"), then=(partial(scroll_down, window),))


def _kind(window: MainWindow, kind: str) -> None:
    page: Any = window.go("reports")
    page.kinds.value = kind


def _to_charts(window: MainWindow) -> None:
    page: Any = window.page
    page.statistics.bring_into_sight(page.statistics.charts["cases"])
