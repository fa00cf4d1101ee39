"""Writing a booklet of many cases on the worker, with its progress; nothing here is a widget."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db import clock
from db.queries import case_details, cases, registers, users
from db.records.cases import CaseDetail
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.tasks import Progress
from hotline_app.views.pieces.case_paper import documents_folder

if TYPE_CHECKING:
    from exports.desk import PaperOptions


@dataclass(frozen=True)
class Written:
    """A file that was written, and how many cases are in it."""

    path: Path
    count: int


@dataclass(frozen=True)
class Booklet:
    """One booklet.

    Attributes:
        desk: of the page.
        numbers: order numbers of the cases, in the order of the paper.
        masks_phones: phones show their ends only.
        masks_employer: the employer is not named.
    """

    desk: DeskContext
    numbers: Sequence[int]
    masks_phones: bool
    masks_employer: bool

    def work(self, progress: Progress) -> Written:
        """Write it; a cancel leaves nothing.

        Raises:
            ExportRefused: the file cannot be written.
            ExportCancelled: the person stopped the work.
        """
        # The paper library is loaded when somebody prints.
        from exports.booklet import write_booklet

        total = len(self.numbers)

        def told(done: int) -> bool:
            progress.tell(done, total)
            return not progress.stopped.is_set()

        path = new_path(self.desk, tr("cases_{moment}.pdf"))
        write_booklet(self._details(), path, tr, self._options(), told)
        return Written(path, total)

    def _details(self) -> Iterator[CaseDetail]:
        for row in cases.rows_of(self.desk.database, self.numbers):
            yield case_details.detail(self.desk.database, row.code)

    def _options(self) -> "PaperOptions":
        from exports.desk import PaperOptions

        database, language = self.desk.database, current_language()
        names = {user.id: user.full_name for user in users.all_users(database)}
        return PaperOptions(
            made_at=clock.now(),
            made_by=names.get(self.desk.actor.user_id) or self.desk.actor.name,
            mask_phone=self.masks_phones,
            mask_employer=self.masks_employer,
            need_names={one.code: one.name(language) for one in registers.needs(database)},
            channel_names={one.code: one.name(language) for one in registers.channels(database)},
            language=language,
        )


def new_path(desk: DeskContext, name: str) -> Path:
    """A file of this moment in the folder of papers; `name` holds `{moment}`."""
    folder = documents_folder(desk)
    folder.mkdir(parents=True, exist_ok=True)
    moment = clock.now().astimezone().strftime("%Y-%m-%d_%H%M%S")
    return folder / name.format(moment=moment)
