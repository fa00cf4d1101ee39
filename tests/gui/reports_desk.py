"""A window with the first page and the reports in it, and what was announced there."""

from typing import Any

from db.commands.calls import log_call
from db.commands.cases import assign_owner
from db.queries import users
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks
from tests.factories import call, vietnam


class Stand:
    """The window; `told` holds what the pages announced to others.

    Args:
        gui: hands and eyes.
        database: of the office.
        home: folder of this computer.
    """

    def __init__(self, gui: Any, database: Any, home: Any, user: str = "canbo") -> None:
        from hotline_app.windows.main_window import MainWindow
        from hotline_app.windows.navigation import Desk
        from hotline_app.windows.shell import PageEntry, Shell

        self.gui = gui
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.printed: list[bytes] = []
        self.has_printer = True
        paths = find_paths({"HOTLINE_HOME": str(home)}).make()
        self.desk = DeskContext(
            database=database,
            actor=users.actor(database, user),
            settings=Settings(scale=100),
            paths=paths,
            tasks=Tasks(gui.root, gui.errors.append),
            events=Events(gui.errors.append),
            journal=DraftJournal(paths.drafts),
        )
        title = Desk("Đường dây nóng", "LĐLĐ Buôn Ma Thuột", "Phạm Văn Cán", "Cán bộ xử lý")
        entries = [
            PageEntry("today", lambda: "Hôm nay", "house-door", self._today),
            PageEntry("reports", lambda: "Báo cáo", "bar-chart", self._reports),
        ]
        shell = Shell(entries, lambda: title, self.desk.settings, lambda settings: None)
        self.window = MainWindow(gui.root, gui.look, shell)
        for topic in ("show_cases", "open_case", "news", "count", "go"):
            self.desk.events.listen(topic, lambda _topic=topic, **told: self._heard(_topic, told))

    def go(self, key: str) -> Any:
        """Show a page and let it count."""
        page = self.window.go(key)
        self.idle()
        return page

    def idle(self) -> None:
        """Wait until the worker of the page in front has answered."""
        self.gui.settle()
        page: Any = self.window.page
        tasks = getattr(page, "tasks", None) or page._tasks
        self.gui.until(lambda: not tasks.is_busy, "the work is done")
        self.gui.settle()

    def heard(self, topic: str) -> dict[str, Any]:
        """The last announcement of a topic."""
        return self.told[topic][-1]

    def _heard(self, topic: str, told: dict[str, Any]) -> None:
        self.told.setdefault(topic, []).append(told)
        if topic == "go" and told["page"] == "reports":
            self.window.go("reports")

    def _today(self, parent: Any) -> Any:
        from hotline_app.views.today.today import TodayPage

        return TodayPage(parent, self.desk)

    def _reports(self, parent: Any) -> Any:
        from hotline_app.views.reports.reports import ReportsPage

        return ReportsPage(parent, self.desk, self._print)

    def _print(self, path: Any) -> None:
        """Stands for the printer of the computer."""
        from hotline_app.views.reports.report_work import NoPrinterError

        if not self.has_printer:
            raise NoPrinterError
        self.printed.append(path.read_bytes())


def fill(database: Any, set_clock: Any) -> list[str]:
    """Calls of August and September 2021; the codes of their cases, the clock on 8/9/2021."""
    admin = users.actor(database)
    codes = []
    for day, fields in (
        (5, {"urgency": "urgent"}),
        (16, {"needs": ("wages", "food")}),
        (30, {"channel": "zalo"}),
    ):
        set_clock(vietnam(2021, 8, day, 9))
        codes.append(log_call(database, admin, call(name=f"Người {day}", **fields)).case_code)
    for code in codes[:2]:
        assign_owner(database, admin, code, "canbo")
    set_clock(vietnam(2021, 9, 8, 9))
    log_call(database, admin, call(non_case_kind="silent"))
    codes.append(log_call(database, admin, call(name="Hôm nay")).case_code)
    return codes


def texts(widget: Any) -> list[str]:
    """Every word that stands in a widget."""
    found = [str(widget.cget("text"))] if "text" in (widget.keys() or ()) else []
    for child in widget.winfo_children():
        found += texts(child)
    return found
