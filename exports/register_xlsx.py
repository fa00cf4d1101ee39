"""The register of contacts or of cases of a period as a workbook: typed cells, ready to print."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from db.records.statistics import RegisterHead
from db.rules.days import VIETNAM, format_day, format_moment
from exports.errors import ExportCancelled
from exports.files import new_file
from exports.register_columns import TITLES, Line, RegisterOptions, RegisterWords, sheet_columns
from exports.sheets import open_workbook
from exports.weekly.layout import ROW_LIMIT, row_height, shortened
from exports.weekly.values import plain

Translate = Callable[[str], str]
Ask = Callable[[int], bool]
_HEAD_ROWS = 5


def write_register_workbook(
    kind: str,
    head: RegisterHead,
    lines: Iterable[Line],
    target: tuple[Path, Translate],
    options: RegisterOptions | None = None,
    progress: Ask | None = None,
) -> Path:
    """Write a register as XLSX; text is text, so nothing that was typed becomes a formula.

    Args:
        kind: "contacts" or "cases".
        head: the office and the period.
        lines: in the order of the register; read once.
        target: the file to write (an older one is replaced), words in its language.
        options: what is masked.
        progress: called with the number of lines done; False stops the work.

    Raises:
        ExportCancelled: `progress` said stop; nothing is left on disk.
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    path, tr = target
    words = RegisterWords(tr, head.names, options or RegisterOptions())
    with new_file(path) as beside, open_workbook(beside) as (book, formats):
        writer = _Writer(book, formats, (kind, head, words))
        for number, line in enumerate(lines, 1):
            writer.write(number, line)
            if progress is not None and not progress(number):
                raise ExportCancelled
        writer.finish()
    return path


class _Writer:
    """Rows of one register; a new sheet begins where one is full."""

    def __init__(
        self, book: Any, formats: Any, about: tuple[str, RegisterHead, RegisterWords]
    ) -> None:
        self._book, self._formats = book, formats
        self._kind, self._head, self._words = about
        self._columns = sheet_columns(self._kind)
        self._widths = [6, *(column.sheet for column in self._columns)]
        self._mark = self._words.tr(" […] (cut here: a cell holds no more)")
        self._sheets = 0
        self._row = ROW_LIMIT
        self._sheet: Any = None

    def write(self, number: int, line: Line) -> None:
        """Write one line."""
        if self._row >= ROW_LIMIT:
            self._new_sheet()
        values = [column.value(self._words, line) for column in self._columns]
        texts = [plain(value) if isinstance(value, str) else value for value in values]
        sheet, row, formats = self._sheet, self._row, self._formats
        sheet.set_row(row, row_height([number, *texts], self._widths))
        sheet.write_number(row, 0, number, formats.number)
        for place, value in enumerate(texts, 1):
            if isinstance(value, datetime):
                local = value.astimezone(VIETNAM).replace(tzinfo=None)
                sheet.write_datetime(row, place, local, formats.moment)
            elif isinstance(value, str) and value:
                sheet.write_string(row, place, shortened(value, self._mark), formats.text)
            else:
                sheet.write_blank(row, place, None, formats.text)
        self._row += 1

    def finish(self) -> None:
        """Close the last sheet; a register without a line has a sheet as well."""
        if self._sheet is None:
            self._new_sheet()
        self._end_sheet()

    def _new_sheet(self) -> None:
        if self._sheet is not None:
            self._end_sheet()
        tr, head, formats = self._words.tr, self._head, self._formats
        self._sheets += 1
        title = tr(TITLES[self._kind])
        name = title if self._sheets == 1 else f"{title[:24]} ({self._sheets})"
        sheet = self._sheet = self._book.add_worksheet(name[:31])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        sheet.set_footer("&C&P/&N")
        period = head.period
        span = tr("From {first} to {last}").format(
            first=format_day(period.first), last=format_day(period.last)
        )
        made = tr("Made {moment} by {name}.").format(
            moment=format_moment(head.made_at), name=head.made_by
        )
        for row, (text, shape) in enumerate(
            (
                (head.letterhead.office_name, formats.strong),
                (title.upper(), formats.title),
                (span, formats.plain),
                (made, formats.plain),
            )
        ):
            sheet.write_string(row, 0, plain(text), shape)
        heads = [tr("No."), *(tr(column.title) for column in self._columns)]
        sheet.set_row(_HEAD_ROWS, 32)
        for place, (text, width) in enumerate(zip(heads, self._widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(_HEAD_ROWS, place, text, formats.head)
        sheet.repeat_rows(_HEAD_ROWS)
        sheet.freeze_panes(_HEAD_ROWS + 1, 2)
        self._row = _HEAD_ROWS + 1

    def _end_sheet(self) -> None:
        last = max(self._row - 1, _HEAD_ROWS + 1)
        self._sheet.autofilter(_HEAD_ROWS, 0, last, len(self._columns))
