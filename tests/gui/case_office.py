"""A real office with real cases, and the desk the case pages stand on."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from db.choices import CaseStatus, Urgency
from db.commands import imports, offices, users
from db.connection import Database, open_database
from db.queries import users as known_users
from db.records.imports import ImportedContact
from db.records.offices import OfficeDraft
from db.records.people import UserDraft
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.navigation import Desk
from hotline_app.windows.shell import PageEntry, Shell

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "H'", "Hoàng", "Võ", "Đặng", "Bùi", "Ê Ƀăn")
MIDDLE = ("Thị", "Văn", "Kim", "Hồng", "Thanh", "Đức", "Quốc", "Minh")
GIVEN = ("Hạnh", "Vinh", "Nga", "Long", "Trang", "Tuấn", "Tú", "Linh", "Ngân", "Nam", "Hà", "Bia")
PLACES = (
    "Công ty TNHH May mặc Hòa Thọ",
    "Công ty CP Thủy sản Sông Sêrêpôk",
    "KCN Hòa Phú – Công ty Điện tử Ban Mê",
    "Công ty CP Xây lắp số 7",
    "Công ty TNHH Dệt nhuộm Tây Nguyên",
)
SUMMARIES = (
    "Công ty chậm trả lương tháng 9 và tháng 10, đã hai lần làm việc với phòng nhân sự",
    "Đơn phương chấm dứt hợp đồng, chưa chốt sổ BHXH sau khi nghỉ việc",
    "Lao động nữ mang thai tháng thứ bảy bị bố trí làm ca đêm",
    "Phòng trọ trong khu phong tỏa đã hết gạo, có con nhỏ dưới 6 tuổi",
    "Bị ép làm thêm quá 30 giờ một tháng, không trả tiền làm thêm",
)
NEEDS = ("wages", "job", "food", "lodging", "illness")
STATUSES = (
    CaseStatus.NEW,
    CaseStatus.IN_PROGRESS,
    CaseStatus.NEW,
    CaseStatus.VERIFYING,
    CaseStatus.RESOLVED,
    CaseStatus.REFERRED,
    CaseStatus.CLOSED,
)


class Office:
    """A new office in a folder: administrator "hanh", officer "tuan", operator "lan"."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database: Database = open_database(folder / "office.db", create=True)
        draft = OfficeDraft("LDLD", "Liên đoàn Lao động thành phố Buôn Ma Thuột")
        offices.set_up_office(self.database, draft, UserDraft("hanh", "Trần Thị Hạnh"))
        self.admin = known_users.actor(self.database, "hanh")
        for name, full, role in (
            ("tuan", "Lê Quốc Tuấn", "case_officer"),
            ("lan", "Phạm Ngọc Lan", "operator"),
            ("duc", "Hoàng Đức Minh", "supervisor"),
        ):
            users.add_user(self.database, self.admin, UserDraft(name, full, role))
        self.officer = known_users.actor(self.database, "tuan")
        self.operator = known_users.actor(self.database, "lan")
        self.supervisor = known_users.actor(self.database, "duc")

    def fill(self, count: int, batch: int = 5_000) -> None:
        """Add cases through the import, oldest first."""
        digest = hashlib.sha256(str(count).encode()).hexdigest()
        run = imports.begin_import(self.database, self.admin, "so.csv", digest, "so_truc")
        start = datetime.now(UTC) - timedelta(minutes=count)
        for first in range(0, count, batch):
            rows = [
                contact(number, start + timedelta(minutes=number))
                for number in range(first, min(first + batch, count))
            ]
            progress = (first + len(rows), 0)
            imports.import_batch(self.database, self.admin, run.id, rows, progress)
        imports.finish_import(self.database, self.admin, run.id)


def contact(number: int, at: datetime) -> ImportedContact:
    """One imported contact; the same number always gives the same one."""
    status = STATUSES[number % len(STATUSES)]
    name = f"{FAMILY[number % 10]} {MIDDLE[number // 10 % 8]} {GIVEN[number // 80 % 12]}"
    return ImportedContact(
        row_number=number + 1,
        source_key=str(number),
        received_at=at,
        channel="hotline",
        need=NEEDS[number % 5],
        summary=SUMMARIES[number // 3 % 5],
        status=status,
        urgency=Urgency.URGENT if number % 50 == 0 else Urgency.NORMAL,
        closed_at=at if status is CaseStatus.CLOSED else None,
        person_name=name,
        phone=f"+8491{number:07}",
        phone_as_typed=f"091{number:07}",
        employer=PLACES[number % 5],
        owner=("Lê Quốc Tuấn", "Phạm Ngọc Lan", "")[number % 3],
    )


class Stand:
    """The window with the case pages in it, as the desk puts them together."""

    def __init__(self, gui, office: Office, actor=None) -> None:
        from hotline_app.views.case_list.cases import CasesPage

        self.office = office
        self.news: list = []
        self.opened: list[str] = []
        paths = find_paths({"HOTLINE_HOME": str(office.folder / "home")}).make()

        def on_error(error: BaseException) -> None:
            gui.errors.append(error)

        self.desk = DeskContext(
            database=office.database,
            actor=actor or office.admin,
            settings=Settings(scale=100),
            paths=paths,
            tasks=Tasks(gui.root, on_error),
            events=Events(on_error),
            journal=DraftJournal(paths.drafts),
        )
        entries = [
            PageEntry("today", lambda: "Hôm nay", "house", lambda parent: None),
            PageEntry("new_contact", lambda: "Ghi nhận", "telephone-plus", lambda parent: None),
            PageEntry("cases", lambda: "Vụ việc", "inbox", lambda p: CasesPage(p, self.desk)),
            PageEntry("case", lambda: "Vụ việc", "inbox", self._case_page, False),
        ]
        title = Desk("Đường dây nóng", "LĐLĐ Buôn Ma Thuột", "Trần Thị Hạnh", "Quản trị đơn vị")
        shell = Shell(entries, lambda: title, self.desk.settings, lambda settings: None)
        self.window = MainWindow(gui.root, gui.look, shell)
        self.desk.events.listen("news", self._told)
        self.desk.events.listen("open_case", self._open)
        self.desk.events.listen("go", lambda page: self.window.go(page))
        self.desk.events.listen("show_cases", self._show_cases)
        gui.settle()

    def _case_page(self, parent):
        from hotline_app.views.case.case_page import CasePage

        return CasePage(parent, self.desk)

    def _told(self, news) -> None:
        self.news.append(news)
        self.window.show_news(news)

    def _open(self, code: str) -> None:
        self.opened.append(code)
        self.window.go("case").open(code)

    def _show_cases(self, filter, title: str) -> None:
        self.window.go("cases").show_records(filter, title)

    def close(self) -> None:
        self.desk.tasks.close()


@contextmanager
def every_case_selected(gui: Any, office: Office) -> Iterator[Any]:
    """The list of cases with all of its rows selected by the keyboard."""
    stand = Stand(gui, office)
    page = stand.window.go("cases")
    gui.until(lambda: page.rows.is_whole and not page._tasks.is_busy, "the list is there")
    page.table.focus_set()
    gui.press("Control-a")
    yield page
    stand.close()
