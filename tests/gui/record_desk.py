"""The window with all pages of the registry, and a desk that remembers what was announced."""

from typing import Any

from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.navigation import Desk
from hotline_app.windows.pages import page_entries
from hotline_app.windows.shell import Shell
from tests.gui.case_office import Office


class RecordDesk:
    """An office in a real window, put together as the app does it."""

    def __init__(self, gui: Any, office: Office, actor: Any = None) -> None:
        self.gui = gui
        self.office = office
        self.database = office.database
        self.news: list[Any] = []
        self.lists: list[tuple[Any, str]] = []
        self.cases: list[str] = []
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
        events = self.desk.events
        title = Desk("Đường dây nóng", "LĐLĐ Buôn Ma Thuột", "Trần Thị Hạnh", "Quản trị đơn vị")
        shell = Shell(
            page_entries(self.desk), lambda: title, self.desk.settings, lambda settings: None
        )
        self.window = MainWindow(gui.root, gui.look, shell)
        events.listen("news", self._told)
        events.listen("go", lambda page: self.window.go(page))
        events.listen("open_case", lambda code: self.cases.append(code))
        events.listen("show_cases", lambda filter, title: self.lists.append((filter, title)))
        gui.settle()

    def go(self, key: str) -> Any:
        """Show a page and wait until it has read what it shows."""
        page = self.window.go(key)
        self.wait(page)
        return page

    def open(self, topic: str, **details: Any) -> Any:
        """Announce that a record should be shown; returns the page."""
        self.desk.events.announce(topic, **details)
        page = self.window.page
        self.wait(page)
        return page

    def wait(self, page: Any) -> None:
        """Wait until nothing is read any more."""
        workers = (page.tasks, self.desk.tasks)
        # What one has done may make the other read again.
        self.gui.until(lambda: not any(one.is_busy for one in workers), "everything is done")

    def close(self) -> None:
        """End the worker."""
        self.desk.tasks.close()

    def _told(self, news: Any) -> None:
        self.news.append(news)
        self.window.show_news(news)


def words_in(widget: Any) -> str:
    """Everything that stands in the labels and buttons of a widget."""
    found, waiting = [], [widget]
    while waiting:
        one = waiting.pop()
        waiting.extend(reversed(one.winfo_children()))
        if one.winfo_class() in ("TLabel", "TButton"):
            found.append(str(one.cget("text")))
    return "\n".join(found)
