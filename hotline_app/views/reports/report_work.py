"""Counting and writing reports on the worker thread; nothing here touches a widget."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.queries import period_registers, statistics, users
from db.queries.statistics_behind import BehindFigure, behind
from db.records.statistics import Behind, Statistics
from db.rules.periods import Period
from exports.errors import ExportRefused
from exports.files import refusing
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.tasks import Progress

if TYPE_CHECKING:
    from exports.register_columns import RegisterOptions

Printer = Callable[[Path], None]


class NoPrinterError(Exception):
    """This computer has no program that prints, or it refused."""


@dataclass(frozen=True)
class Wish:
    """One report.

    Attributes:
        kind: "statistics", "contacts" or "cases".
        period: its days.
        masks: phones and confidential employers are masked.
    """

    kind: str
    period: Period
    masks: bool = False

    @property
    def file_name(self) -> str:
        """Name of its files, without ending."""
        words = {
            "statistics": tr("statistics"),
            "contacts": tr("register-contacts"),
            "cases": tr("register-cases"),
        }
        return f"{words[self.kind]}_{self.period.label}"


def count(desk: DeskContext, period: Period) -> Statistics:
    """Count the statistics of a period; the worker's own connection is closed afterwards."""
    try:
        name = full_name(desk)
        return statistics.statistics(desk.database, period, name, current_language())
    finally:
        desk.database.close()


def find_behind(
    desk: DeskContext, period: Period, wanted: Behind, at: datetime | None
) -> BehindFigure:
    """The records behind a figure that was counted at an instant; None is now."""
    try:
        return behind(desk.database, period, wanted, at)
    finally:
        desk.database.close()


def write_pdf(desk: DeskContext, wish: Wish, path: Path, progress: Progress) -> Path:
    """Write a report as PDF.

    Raises:
        ExportCancelled, CancelledError: the person stopped it; nothing is left.
        ExportRefused: the file cannot be written.
    """
    # The paper library is loaded when somebody wants paper.
    from exports.register_pdf import write_register
    from exports.statistics_pdf import write_statistics

    language = current_language()
    try:
        if wish.kind == "statistics":
            name = full_name(desk)
            report = statistics.statistics(desk.database, wish.period, name, language)
            return write_statistics(report, path, tr, language)
        head, lines, told = _register(desk, wish, progress)
        target = (path, tr, language)
        return write_register(wish.kind, head, lines, target, _options(wish), told)
    finally:
        desk.database.close()


def write_workbook(desk: DeskContext, wish: Wish, path: Path, progress: Progress) -> Path:
    """Write a report as XLSX; raises as `write_pdf`."""
    from exports.register_xlsx import write_register_workbook
    from exports.statistics_xlsx import write_statistics_workbook

    try:
        if wish.kind == "statistics":
            name = full_name(desk)
            language = current_language()
            report = statistics.statistics(desk.database, wish.period, name, language)
            return write_statistics_workbook(report, path, tr)
        head, lines, told = _register(desk, wish, progress)
        return write_register_workbook(wish.kind, head, lines, (path, tr), _options(wish), told)
    finally:
        desk.database.close()


def save_report(desk: DeskContext, wish: Wish, folder: Path, progress: Progress) -> list[Path]:
    """Write a report into a folder, as PDF and as XLSX."""
    try:
        with refusing(folder):
            folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ExportRefused("folder_missing", str(folder)) from error
    written = write_pdf(desk, wish, folder / f"{wish.file_name}.pdf", progress)
    return [written, write_workbook(desk, wish, folder / f"{wish.file_name}.xlsx", progress)]


def _options(wish: Wish) -> "RegisterOptions":
    from exports.register_columns import RegisterOptions

    return RegisterOptions(masks=wish.masks)


def _register(desk: DeskContext, wish: Wish, progress: Progress) -> tuple[Any, Iterator[Any], Any]:
    database = desk.database
    head = period_registers.register_head(
        database, wish.kind, wish.period, full_name(desk), current_language()
    )
    lines: dict[str, Callable[[], Iterator[Any]]] = {
        "contacts": lambda: period_registers.contact_lines(database, wish.period),
        "cases": lambda: period_registers.case_lines(database, wish.period),
    }

    def told(done: int) -> bool:
        if done % 100 == 0:
            progress.tell(min(done, head.count), head.count)
        return not progress.stopped.is_set()

    return head, lines[wish.kind](), told


def full_name(desk: DeskContext) -> str:
    """Full name of who sits here, as papers show it."""
    names = {user.id: user.full_name for user in users.all_users(desk.database)}
    return names.get(desk.actor.user_id) or desk.actor.name


def print_file(path: Path) -> None:
    """Send a PDF to the printer this computer uses by itself.

    Raises:
        NoPrinterError: there is none.
    """
    if sys.platform == "win32":
        import os

        try:
            os.startfile(path, "print")
        except OSError as error:
            raise NoPrinterError from error
        return
    program = shutil.which("lp")
    if program is None:
        raise NoPrinterError
    try:
        subprocess.run(
            [program, str(path)], check=True, stdin=subprocess.DEVNULL, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoPrinterError from error
