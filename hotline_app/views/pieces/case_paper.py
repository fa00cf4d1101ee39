"""Printing cases: one, or many as a booklet, on the worker; then offering to open the file."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db import clock
from db.queries import case_details, registers, users
from db.records.cases import CaseDetail
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.tasks import Job, Progress
from hotline_app.widgets.toast import News

if TYPE_CHECKING:
    from db.connection import Database


@dataclass(frozen=True)
class PrintWish:
    """What is to be printed.

    Attributes:
        codes: of the cases, in the order of the paper.
        masks_phones: phones of callers show their ends only.
        masks_employer: the employer is not named.
        names_secret_employer: one who must not know is named all the same (the office's file).
        names_denouncer: whoever denounces is named all the same (the office's file).
        masks_people: nobody of the case is named.
        document_number: running number of the paper, or "".
    """

    codes: tuple[str, ...]
    masks_phones: bool = False
    masks_employer: bool = False
    masks_people: bool = False
    document_number: str = ""
    names_secret_employer: bool = False
    names_denouncer: bool = False


def documents_folder(desk: DeskContext) -> Path:
    """The folder where papers go."""
    chosen = desk.settings.documents_folder
    return Path(chosen) if chosen else desk.paths.documents


def print_cases(
    desk: DeskContext, wish: PrintWish, done: Callable[[Path], None] | None = None
) -> None:
    """Print on the worker; a toast offers to open the file.

    Args:
        desk: what the page works with.
        wish: which cases, with what masked.
        done: called with the file as well.
    """
    if not wish.codes:
        _tell(desk, News(tr("Choose the cases to print first."), kind="note"))
        return

    def work(progress: Progress) -> Path:
        try:
            return _write(desk, wish, progress)
        finally:
            desk.database.close()

    def finished(path: Path) -> None:
        title = ntr("The case is printed", "{count} cases are printed", len(wish.codes))
        title = title.format(count=len(wish.codes))
        _tell(desk, News(title, path.name, "good", tr("Open"), lambda: open_file(path)))
        if done is not None:
            done(path)

    desk.tasks.run(Job(work, finished))
    if len(wish.codes) > 1:
        count = len(wish.codes)
        words = ntr("Printing {count} case…", "Printing {count} cases…", count)
        _tell(desk, News(words.format(count=count), kind="note"))


def open_file(path: Path) -> None:
    """Open a file with the program this computer uses for it."""
    if sys.platform == "win32":
        os.startfile(path)
    else:
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen([opener, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _write(desk: DeskContext, wish: PrintWish, progress: Progress) -> Path:
    # The paper libraries cost a third of a second: they are loaded when somebody prints.
    from exports.booklet import write_booklet
    from exports.case_pdf import write_case
    from exports.desk import PaperOptions

    database, language = desk.database, current_language()
    options = PaperOptions(
        made_at=clock.now(),
        made_by=_full_name(database, desk.actor.name),
        mask_phone=wish.masks_phones,
        mask_employer=wish.masks_employer,
        names_secret_employer=wish.names_secret_employer,
        names_denouncer=wish.names_denouncer,
        mask_people=wish.masks_people,
        need_names={need.code: need.name(language) for need in registers.needs(database)},
        channel_names={one.code: one.name(language) for one in registers.channels(database)},
        document_number=wish.document_number,
        language=language,
    )
    folder = documents_folder(desk)
    folder.mkdir(parents=True, exist_ok=True)
    if len(wish.codes) == 1:
        detail = case_details.detail(database, wish.codes[0])
        return write_case(detail, folder / f"{wish.codes[0]}.pdf", tr, options)
    moment = clock.now().astimezone().strftime("%Y-%m-%d_%H%M%S")
    path = folder / tr("cases_{moment}.pdf").format(moment=moment)
    total = len(wish.codes)

    def told(done: int) -> bool:
        progress.report(done, total)
        return True

    return write_booklet(_details(database, wish.codes), path, tr, options, told)


def _details(database: "Database", codes: Sequence[str]) -> Iterator[CaseDetail]:
    for code in codes:
        yield case_details.detail(database, code)


def _full_name(database: "Database", name: str) -> str:
    found = (user.full_name for user in users.all_users(database) if user.name == name)
    return next(found, name)


def _tell(desk: DeskContext, news: News) -> None:
    desk.events.announce("news", news=news)
