"""The photo sheet of a story, written on the worker; a toast offers the file."""

from pathlib import Path

from db.queries import users
from db.records.stories import StoryRecord
from exports.errors import ExportRefused
from hotline_app.desk import DeskContext
from hotline_app.i18n import ntr, tr
from hotline_app.labels import refusal_words
from hotline_app.story_papers import write_sheet
from hotline_app.tasks import Job, Progress
from hotline_app.views.pieces.case_paper import documents_folder, open_file
from hotline_app.widgets.toast import News


def print_sheet(desk: DeskContext, story: StoryRecord, per_page: int = 2) -> None:
    """Write the sheet beside the other papers of the case, with 2 or 4 pictures on a page."""

    def work(_progress: Progress) -> tuple[Path, int]:
        try:
            folder = documents_folder(desk)
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / tr("photo_sheet_{code}.pdf").format(code=story.case_code)
            found = (one for one in users.all_users(desk.database) if one.name == desk.actor.name)
            name = next((one.full_name for one in found), desk.actor.name)
            return write_sheet(desk.database, story.id, path, (name, per_page))
        finally:
            desk.database.close()

    def finished(made: tuple[Path, int]) -> None:
        path, count = made
        words = ntr("Photo sheet with {count} picture", "Photo sheet with {count} pictures", count)
        title = words.format(count=count)
        news = News(title, path.name, "good", tr("Open"), lambda: open_file(path))
        desk.events.announce("news", news=news)

    def refused(error: BaseException) -> None:
        if not isinstance(error, ExportRefused):
            raise error
        desk.events.announce("news", news=News(refusal_words(error) or "", kind="problem"))

    desk.tasks.run(Job(work, finished, refused))
