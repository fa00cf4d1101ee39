"""The window with the contact form in it, on a real office."""

from db.connection import Database
from db.queries import users
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks
from hotline_app.views.contact.new_contact import NewContactPage
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.navigation import Desk
from hotline_app.windows.shell import PageEntry, Shell


class ContactDesk:
    """A desk whose only page is the contact form.

    Args:
        root: the root window.
        look: of that root.
        database: of the office.
        folder: for drafts and the like.
        on_error: takes what went wrong.
        settings: of the workstation.
    """

    def __init__(
        self, root, look, database: Database, folder, on_error, settings: Settings | None = None
    ) -> None:
        self.news: list = []
        self.opened: list[str] = []
        paths = find_paths({"HOTLINE_HOME": str(folder)}).make()
        self.desk = DeskContext(
            database=database,
            actor=users.actor(database, None),
            settings=settings or Settings(scale=100),
            paths=paths,
            tasks=Tasks(root, on_error),
            events=Events(on_error),
            journal=DraftJournal(paths.drafts),
        )
        entries = [
            PageEntry(
                "new_contact",
                lambda: "Ghi nhận",
                "telephone-plus",
                lambda parent: NewContactPage(parent, self.desk),
            ),
        ]
        title = Desk("Đường dây nóng", "LĐLĐ Buôn Ma Thuột", "Trần Thị Hạnh", "Trực tổng đài")
        shell = Shell(entries, lambda: title, self.desk.settings, lambda settings: None)
        self.window = MainWindow(root, look, shell)
        self.desk.events.listen("news", self._told)
        self.desk.events.listen("open_case", lambda code: self.opened.append(code))
        self.page = self.window.go("new_contact")

    def _told(self, news) -> None:
        self.news.append(news)
        self.window.show_news(news)

    def close(self) -> None:
        self.desk.tasks.close()
