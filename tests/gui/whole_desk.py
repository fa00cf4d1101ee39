"""The whole program in a window, over an office with a little of everything.

`forms` names every place where something can be typed, and `WholeDesk.show` goes there.
"""

import json
import time
import tkinter as tk
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from db.commands import answer_cards, assistance, calls, follow_ups, notices, referrals
from db.commands.agencies import add_agency
from db.commands.attachments import attach_file
from db.commands.case_merges import merge_cases
from db.commands.office_settings import save_signatory
from db.commands.text_modules import save_text_module
from db.commands.units import add_unit
from db.queries import agencies
from db.records.answer_cards import AnswerCardDraft, NoticeDraft
from db.records.case_ties import MergeDraft
from db.records.desk_aids import TextModuleDraft
from db.records.office_settings import SignatoryDraft
from db.records.offices import AgencyDraft
from db.records.workplaces import UnitDraft
from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.views.case_actions import ACTIONS, ITEM_PANELS
from hotline_app.views.knowledge_list_page import RecordListPage
from tests import factories
from tests.gui.case_office import Office

PATIENCE_SECONDS: Final = 10
CALLER: Final = "Nguyễn Thị Lan"
PROGRAMME: Final = "TLD-3089-2021"
OFFICE_SECTIONS: Final = (
    "users",
    "letterhead",
    "signatories",
    "channels",
    "needs",
    "terms",
    "holidays",
    "short_texts",
    "copies",
)
_NAMES: Final = (
    "items",
    "person",
    "twin",
    "employer",
    "employer_twin",
    "unit",
    "agency",
    "card",
    "notice",
)
LIST_PANELS: Final = ("list_view", "export_list", "bulk_owner", "bulk_follow_up", "bulk_print")


class FullOffice(Office):
    """An office with a record of each kind; `items` names them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        database, officer, supervisor = self.database, self.officer, self.supervisor
        first = calls.log_call(database, officer, factories.call(name=CALLER))
        code = first.case_code
        submitted, approved = [
            assistance.assign_benefit(
                database, officer, code, factories.assignment(benefit_code=benefit)
            ).id
            for benefit in ("3089-AN", "2606-F0")
        ]
        for assigned in (submitted, approved):
            assistance.submit_assignment(database, officer, assigned)
        assistance.approve_assignment(database, supervisor, approved)
        add_agency(database, self.admin, AgencyDraft("UBND phường Tân Lợi"))
        prepared, sent = [
            referrals.refer_case(database, officer, code, factories.referral()) for _ in range(2)
        ]
        referrals.mark_sent(database, officer, sent, "hand", "Ký nhận")
        task = follow_ups.add_follow_up(
            database, officer, code, factories.follow_up(needed_by="31/12/2030")
        )
        kept_file = attach_file(database, officer, code, "đơn.txt", b"xin ho tro")
        other = calls.log_call(database, officer, factories.call(summary="Gọi lần hai")).case_code
        merge_cases(database, supervisor, MergeDraft(code, other))
        twin = factories.call(name=CALLER, phone="0912 345 679", employer="Cà phê Ngon")
        calls.log_call(database, officer, twin)
        self.items = {
            "code": code,
            "kept_file": kept_file,
            "undo_merge": other,
            "approve": submitted,
            "reject": submitted,
            "deliver": approved,
            "sent": prepared,
            "answer": sent,
            "finish": task,
        }
        self._add_knowledge()
        self.person, self.twin = (row[0] for row in database.rows("SELECT id FROM persons"))
        employers = [row[0] for row in database.rows("SELECT id FROM employers")]
        self.employer, self.employer_twin = employers
        self.unit = add_unit(database, self.admin, UnitDraft("Công đoàn cơ sở Cà phê"))

    def write_names(self) -> None:
        """Write down what the records are called, for `KnownOffice`."""
        named = {name: getattr(self, name) for name in _NAMES}
        (self.folder / "names.json").write_text(json.dumps(named), "utf-8")

    def _add_knowledge(self) -> None:
        database, admin = self.database, self.admin
        self.agency = agencies.all_agencies(database)[0].id
        card = AnswerCardDraft("Ai được hỗ trợ?", "Người đang bị phong tỏa.")
        self.card = answer_cards.save_answer_card(database, admin, card).id
        notice = NoticeDraft("Tạm ngừng phát gạo", "Đến hết tuần.")
        self.notice = notices.save_notice(database, admin, notice).id
        save_text_module(database, admin, TextModuleDraft("chao", "Xin chào chị"))
        save_signatory(database, admin, SignatoryDraft("Lê Thị Phụ"))


class KnownOffice:
    """The names of the records of an office that another process made in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        named = json.loads((folder / "names.json").read_text("utf-8"))
        for name in _NAMES:
            setattr(self, name, named[name])


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
        known = {"AGENCY": office.agency, "CARD": office.card, "NOTICE": office.notice}
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
    *(f"employer/{key}" for key in ("new", "edit", "new_union", "merge")),
    *("unit/new", "unit/edit"),
    "knowledge/agencies/edit:",
    "knowledge/agencies/edit:AGENCY",
    "knowledge/agencies/withdraw:AGENCY",
    "knowledge/answer_cards/card:",
    "knowledge/answer_cards/card:CARD",
    "knowledge/answer_cards/withdraw:CARD",
    "knowledge/answer_cards/notice:",
    "knowledge/answer_cards/notice:NOTICE",
    "knowledge/programmes/new:",
    f"knowledge/programmes/edit:{PROGRAMME}",
    f"knowledge/programmes/version:{PROGRAMME}",
    *(f"office/{key}" for key in OFFICE_SECTIONS),
    *(f"office/{key}/new" for key in ("users", "signatories", "channels", "needs", "holidays")),
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
