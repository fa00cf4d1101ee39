"""The whole program in a window, and the way to every place where something can be typed.

`forms` names every place where something can be typed, and `WholeDesk.show` goes there.
"""

import time
import tkinter as tk
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.views.case.case_actions import ACTIONS, ITEM_PANELS
from hotline_app.views.sheets.knowledge_list_page import RecordListPage

PATIENCE_SECONDS: Final = 10
PROGRAMME: Final = "TLD-3089-2021"
OFFICE_SECTIONS: Final = (
    "users",
    "letterhead",
    "signatories",
    "channels",
    "needs",
    "terms",
    "holidays",
    "follow_up_templates",
    "short_texts",
    "wordings",
    "copies",
)
LIST_PANELS: Final = (
    *(
        "bulk_print",
        "list_view",
        "export_list",
        "bulk_owner",
        "bulk_follow_up",
        "bulk_finish",
        "bulk_share",
    ),
)


class WholeDesk:
    """The program as it is started, with one person signed in.

    Args:
        root: the root window, and its look.
        path: the office's file.
        home: the folder of the workstation.
        user: sign-in name.
    """

    def __init__(self, root: Any, look: Any, path: Path, home: Path, user: str = "") -> None:
        paths = find_paths({"HOTLINE_HOME": str(home)}).make()
        self.door = ErrorDoor(paths.log)
        self.place = Workplace(root, look, paths, Settings(scale=100), self.door)
        start(self.place, str(path), user)
        self.window: Any = self.place.window
        self.root = root

    @property
    def desk(self) -> Any:
        """What the pages work with now."""
        assert self.place.seat is not None
        return self.place.seat.desk

    def wait(self) -> None:
        """Let the page in front read what it shows."""
        page = self.window.page
        workers = [one for one in (getattr(page, "tasks", None), self.desk.tasks) if one]
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            self.root.update()
            waits = [one for one in workers if one.is_busy]
            is_listed = not isinstance(page, RecordListPage) or page._timer is None
            if not waits and is_listed:
                return
        raise AssertionError("never done")

    def show(self, form: str, office: Any) -> tk.Misc:
        """Go to a form, opening it if need be; returns what it stands in."""
        kind, _, what = form.partition("/")
        getattr(self, f"_show_{kind}")(what, office)
        self.root.update()
        self.wait()
        page = self.window.page
        if kind == "paste":
            return page.pasting.sheet
        side = getattr(page, "_side", None) if kind == "list" else None
        panel = side.panel if side else getattr(page, "panel", None) or _case_panel(page, kind)
        return panel or page

    def close(self) -> None:
        """Take everything apart but the root."""
        self.window.close()
        for part in (self.place.seat, self.place.tasks, self.place.database):
            if part is not None:
                part.close()
        self.door.close()

    def _show_page(self, what: str, _office: Any) -> None:
        self.window.go(what)

    def _show_paste(self, _what: str, _office: Any) -> None:
        self.window.go("new_contact").do_paste_chat()

    def _show_list(self, what: str, _office: Any) -> None:
        self.window.go("cases")
        self.wait()
        self.window.page._side.open(what)

    def _show_case(self, what: str, office: Any) -> None:
        self.desk.events.announce("open_case", code=office.items["code"])
        self.root.update()
        self.window.page.open_panel(what, office.items.get(what, ""))

    def _show_person(self, what: str, office: Any) -> None:
        self.desk.events.announce("open_person", id=office.person)
        self.wait()
        item = office.twin if what == "merge" else ""
        self.window.page.open_panel(what, item)

    def _show_employer(self, what: str, office: Any) -> None:
        is_new = what == "new"
        self.desk.events.announce("open_employer", id="" if is_new else office.employer)
        self.wait()
        item = office.employer_twin if what == "merge" else ""
        self.window.page.open_panel("edit" if is_new else what, item)

    def _show_unit(self, what: str, office: Any) -> None:
        self.desk.events.announce("open_unit", code="" if what == "new" else office.unit)
        self.wait()
        self.window.page.open_panel("edit")

    def _show_knowledge(self, what: str, office: Any) -> None:
        page, _, place = what.partition("/")
        self.window.go(page)
        self.wait()
        known = {
            "AGENCY": office.agency,
            "CARD": office.card,
            "NOTICE": office.notice,
            "PROPOSAL": office.proposal,
            "LIST": office.signed_list,
            "STORY": office.items["edit_story"],
            "TASK": office.items["finish"],
        }
        for name, value in known.items():
            place = place.replace(name, str(value))
        self.window.page.open_panel(place)

    def _show_office(self, what: str, _office: Any) -> None:
        section, _, how = what.partition("/")
        page = self.window.go("office")
        page.sections.value = section
        self.root.update()
        if how == "new":
            page.add()
        elif page.panel is None and page.table is not None:
            page.do_edit()


FORMS: Final = (
    "page/new_contact",
    "page/line_list",
    "paste/",
    *(f"case/{action.key}" for action in ACTIONS),
    *(f"case/{key}" for key in ITEM_PANELS),
    *(f"list/{key}" for key in LIST_PANELS),
    *(f"person/{key}" for key in ("edit", "consent", "merge")),
    *(f"employer/{key}" for key in ("new", "edit", "union", "merge")),
    *("unit/new", "unit/edit"),
    "knowledge/agencies/edit:",
    "knowledge/agencies/edit:AGENCY",
    "knowledge/agencies/withdraw:AGENCY",
    "knowledge/answer_cards/card:",
    "knowledge/answer_cards/card:CARD",
    "knowledge/answer_cards/withdraw:CARD",
    "knowledge/answer_cards/notice:",
    "knowledge/answer_cards/notice:NOTICE",
    "knowledge/documents/edit:",
    "knowledge/documents/print:",
    *(f"knowledge/stories/{key}:STORY" for key in ("decide", "publish", "withdraw")),
    *(f"knowledge/follow_ups/{key}:TASK" for key in ("done", "dropped")),
    "knowledge/approvals/approve:PROPOSAL",
    "knowledge/approvals/reject:PROPOSAL",
    "knowledge/programmes/new:",
    f"knowledge/programmes/edit:{PROGRAMME}",
    f"knowledge/programmes/version:{PROGRAMME}",
    f"knowledge/deliveries/new:{PROGRAMME}",
    "knowledge/deliveries/edit:LIST",
    "knowledge/deliveries/close:LIST",
    *(f"knowledge/stories/{key}:STORY" for key in ("decide", "publish", "withdraw")),
    "knowledge/follow_ups/done:TASK",
    *(f"office/{key}" for key in OFFICE_SECTIONS),
    *(f"office/{key}/new" for key in ("users", "signatories", "channels", "needs", "holidays")),
    *(f"office/{key}/new" for key in ("follow_up_templates", "hand_overs")),
)
"""Every form, panel and sheet of the program."""

PAGES: Final = tuple(
    f"page/{key}"
    for key in (
        "today",
        "cases",
        "people",
        "employers",
        "units",
        "programmes",
        "agencies",
        "answer_cards",
        "documents",
        "stories",
        "follow_ups",
        "deliveries",
        "approvals",
        "call_backs",
        "reports",
        "weekly_export",
        "workstation",
    )
)
"""Pages with fields of their own that keep nothing."""


def writable(inside: tk.Misc) -> list[Any]:
    """Return the text fields of a widget that are in sight and take keys, in reading order."""
    return [one for one in _fields(inside) if one.winfo_ismapped() and _takes_keys(one)]


def texts(inside: tk.Misc) -> Sequence[str]:
    """What stands in the text fields of a widget."""
    return [read(one) for one in _fields(inside)]


def read(field: Any) -> str:
    """What stands in a field."""
    return str(field.get("1.0", "end-1c") if isinstance(field, tk.Text) else field.get())


def _case_panel(page: Any, kind: str) -> Any:
    return getattr(page, "_panel", None) if kind == "case" else None


def _fields(widget: tk.Misc) -> Iterator[Any]:
    for child in widget.winfo_children():
        if isinstance(child, tk.Entry | tk.Text):
            yield child
        yield from _fields(child)


def _takes_keys(field: Any) -> bool:
    return str(field["state"]) not in ("disabled", "readonly")
