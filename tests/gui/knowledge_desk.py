"""The window with its real registry of pages, over a real office of its own."""

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


class KnowledgeDesk:
    """A desk with what it was told and asked to show."""

    def __init__(self, gui: Any, office: Office, actor: Any = None) -> None:
        self.gui = gui
        self.office = office
        self.database = office.database
        self.actor = actor or office.admin
        self.news: list[Any] = []
        self.lists: list[tuple[Any, str]] = []
        paths = find_paths({"HOTLINE_HOME": str(office.folder / "home")}).make()

        def on_error(error: BaseException) -> None:
            gui.errors.append(error)

        self.desk = DeskContext(
            database=office.database,
            actor=self.actor,
            settings=Settings(scale=100),
            paths=paths,
            tasks=Tasks(gui.root, on_error),
            events=Events(on_error),
            journal=DraftJournal(paths.drafts),
        )
        shell = Shell(
            page_entries(self.desk),
            lambda: Desk("Đường dây nóng", "LĐLĐ", "Trần Thị Hạnh", "Quản trị"),
            self.desk.settings,
            lambda settings: None,
        )
        self.window = MainWindow(gui.root, gui.look, shell)
        self.desk.events.listen("news", lambda news: self.news.append(news))
        self.desk.events.listen("go", lambda page: self.window.go(page))
        self.desk.events.listen(
            "show_cases", lambda filter, title: self.lists.append((filter, title))
        )
        gui.settle()

    def go(self, key: str) -> Any:
        """Show a page and wait until it has read everything."""
        page = self.window.go(key)
        self.wait(page)
        return page

    def wait(self, page: Any) -> None:
        """Let the page read, and write out the record in front."""
        self.gui.until(lambda: not page.tasks.is_busy and page._timer is None, "the list is there")
        self.gui.settle()

    def said(self) -> str:
        """The newest news."""
        return str(self.news[-1].title)

    def words(self, widget: Any) -> str:
        """Everything that is written inside a widget."""
        found = []
        for child in (widget, *_below(widget)):
            try:
                found.append(str(child.cget("text")))
            except Exception as error:
                if "unknown option" not in str(error):
                    raise
        return "\n".join(found)

    def close(self) -> None:
        """End the worker."""
        self.desk.tasks.close()


def _below(widget: Any) -> list[Any]:
    found = []
    for child in widget.winfo_children():
        found += [child, *_below(child)]
    return found
