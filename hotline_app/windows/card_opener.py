"""The quick card from the key sheet: written beside the other papers, then opened."""

from collections.abc import Callable
from pathlib import Path

from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.tasks import Job, Progress
from hotline_app.views.pieces.case_paper import documents_folder, open_file
from hotline_app.widgets.toast import News
from hotline_app.windows.quick_card import write_card


def open_card(desk: DeskContext, show: Callable[[Path], None] = open_file) -> None:
    """Write the card into the folder of papers on the worker, then open it.

    Args:
        desk: of who asks.
        show: opens a file with the program this computer uses for it.
    """
    path = documents_folder(desk) / f"{tr('quick-card')}.pdf"

    def work(_progress: Progress) -> Path:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return write_card(desk.database, path)
        finally:
            desk.database.close()

    def opened() -> None:
        try:
            show(path)
        except OSError:
            words = tr("The paper cannot be opened from here.")
            desk.events.announce("news", news=News(words, str(path), "problem"))

    def done(_written: Path) -> None:
        title = tr("The quick card is written")
        news = News(title, str(path), "good", tr("Open"), opened)
        desk.events.announce("news", news=news)
        opened()

    desk.tasks.run(Job(work, done))
