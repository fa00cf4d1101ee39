"""Counting and writing a week on the worker thread; nothing here touches a widget."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.commands.week_exports import may_record, record_week_export
from db.errors import HotlineError
from db.queries import users, weeks
from db.records.weeks import WeekReport
from db.rules.days import Week
from exports.files import refusing
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.tasks import Progress

if TYPE_CHECKING:
    from exports.weekly.package import WeekFiles

# Every row is written to the workbook, to the CSV and to the JSON Lines.
TIMES_WRITTEN = 3


@dataclass
class WeekWriting:
    """One export of one week.

    Attributes:
        desk: of the page.
        week: which one.
        folder: where the folder of the week goes.
        language: of the files.
        makes_folder: `folder` is the program's own and is made when it is missing.
        written: the files, once they are all there; set even when a cancel came too late.
    """

    desk: DeskContext
    week: Week
    folder: Path
    language: str
    makes_folder: bool = False
    written: "WeekFiles | None" = None

    def work(self, progress: Progress) -> "WeekFiles":
        """Write the week; a cancel leaves nothing.

        Raises:
            ExportRefused: the folder cannot be written.
            ExportCancelled: the person stopped the work.
        """
        # The workbook library is loaded when somebody exports.
        from exports.weekly.package import write_week

        if self.makes_folder:
            with refusing(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
        report = count_week(self.desk, self.week)
        total = TIMES_WRITTEN * _rows(report)

        def told(done: int) -> bool:
            progress.tell(min(done, total), total)
            return not progress.stopped.is_set()

        self.written = write_week(report, self.folder, tr, self.language, told)
        self._record(self.written.folder.name)
        return self.written

    def _record(self, folder: str) -> None:
        """Remember that this week's package is done; the files stand even where that fails."""
        try:
            if may_record(self.desk.actor):
                record_week_export(self.desk.database, self.desk.actor, self.week, folder)
        except HotlineError:
            return
        finally:
            self.desk.database.close()


def count_week(desk: DeskContext, week: Week) -> WeekReport:
    """Count a week; the worker's own connection is closed afterwards."""
    try:
        return weeks.week_report(desk.database, week, _full_name(desk), current_language())
    finally:
        desk.database.close()


def _full_name(desk: DeskContext) -> str:
    """Full name of who sits here, as papers show it."""
    names = {user.id: user.full_name for user in users.all_users(desk.database)}
    return names.get(desk.actor.user_id) or desk.actor.name


def _rows(report: WeekReport) -> int:
    lists = (report.cases, report.contacts, report.verifications, report.assistance, report.unmet)
    return sum(len(rows) for rows in lists)
