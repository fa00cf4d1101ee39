"""The window with the list of waiting calls in it, on a real office."""

from db.connection import Database
from db.queries import users
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks
from hotline_app.views.waiting_calls.line_list import LineListPage
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.navigation import Desk
from hotline_app.windows.shell import PageEntry, Shell


class LineStand:
    """A window whose only page is the list."""

    def __init__(self, root, look, database: Database, folder, on_error) -> None:
        self.news: list = []
        paths = find_paths({"HOTLINE_HOME": str(folder)}).make()
        self.desk = DeskContext(
            database=database,
            actor=users.actor(database, None),
            settings=Settings(scale=100),
            paths=paths,
            tasks=Tasks(root, on_error),
            events=Events(on_error),
            journal=DraftJournal(paths.drafts),
        )
        entries = [
            PageEntry(
                "line_list",
                lambda: "Danh sách chờ nhập",
                "list-columns",
                lambda parent: LineListPage(parent, self.desk),
            ),
        ]
        title = Desk("Đường dây nóng", "LĐLĐ Buôn Ma Thuột", "Trần Thị Hạnh", "Trực tổng đài")
        shell = Shell(entries, lambda: title, self.desk.settings, lambda settings: None)
        self.window = MainWindow(root, look, shell)
        self.desk.events.listen("news", self._told)
        self.page = self.window.go("line_list")

    def _told(self, news) -> None:
        self.news.append(news)
        self.window.show_news(news)

    def close(self) -> None:
        self.desk.tasks.close()
