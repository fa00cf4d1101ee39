"""A list of cases as a workbook or as CSV: the fields somebody chose, nothing else.

Every field that can leave is named here. Text is written as text and can never become a formula;
phones show their ends only, unless whole ones were asked for.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from db.records.case_rows import CaseRow
from db.rules.days import VIETNAM
from db.rules.phones import display_phone, mask_phone
from exports.errors import ExportCancelled
from exports.files import new_file
from exports.privacy import for_names, for_people, is_grass_roots
from exports.weekly.columns import Column
from exports.weekly.layout import ROW_LIMIT, row_height, shortened
from exports.weekly.values import for_csv, plain
from exports.words import WORDS

Translate = Callable[[str], str]
Progress = Callable[[int], bool]
_TOLD_EVERY: Final = 200
_CUT: Final = " […]"
_NAMES_EMPLOYER: Final = frozenset({"employer_name", "unit_name", "summary"})
"""Fields in which an employer may be named who must not know of the case."""


def tr(text: str) -> str:
    """Mark `text` for the catalogue; the words are translated when they are shown."""
    return text


FIELDS: Final = (
    Column("code", tr("Case code"), width=17),
    Column("opened_at", tr("Opened"), "moment", 16),
    Column("status", tr("Status"), "word", 14, "status"),
    Column("urgency", tr("Urgency"), "word", 10, "urgency"),
    Column("person_name", tr("Person"), width=18),
    Column("phone", tr("Phone"), "phone", 14),
    Column("employer_name", tr("Employer"), width=19),
    Column("unit_name", tr("Union unit"), width=18),
    Column("needs", tr("Needs"), "needs", 18),
    Column("summary", tr("Summary"), "long", 42),
    Column("owner_name", tr("Handling officer"), width=16),
    Column("due_at", tr("Due"), "moment", 16),
    Column("outcome", tr("Outcome"), "word", 14, "outcome"),
    Column("closed_at", tr("Closed"), "moment", 16),
    Column("changed_at", tr("Last change"), "moment", 16),
)
"""Every field a list of cases can give out, in the order of the columns."""
USUAL: Final = (
    "code", "opened_at", "status", "urgency", "person_name", "phone", "employer_name",
    "unit_name", "needs", "summary", "owner_name", "due_at",
)  # fmt: skip
"""The fields that are offered first."""


@dataclass(frozen=True, slots=True)
class CaseListOptions:
    """How a list is written.

    Attributes:
        fields: keys of `FIELDS`; the columns stand in the order of `FIELDS`.
        shows_phones: whole phones instead of their ends.
        need_names: code of a need -> its name.
        title: what the list shows, for the heading of printed pages.
    """

    fields: Sequence[str] = USUAL
    shows_phones: bool = False
    need_names: Mapping[str, str] = field(default_factory=dict)
    title: str = ""


def write_case_list(
    rows: Iterable[CaseRow],
    path: Path,
    tr: Translate,
    options: CaseListOptions,
    progress: Progress | None = None,
) -> Path:
    """Write a list; the ending of the file's name says how: .csv, or .xlsx for anything else.

    Args:
        rows: the cases in the order of the list; read once, one after the other.
        path: the file to write.
        tr: gives the words in the language of the file.
        options: which fields, and how.
        progress: called with the number of cases done; False stops the work.

    Raises:
        ExportCancelled: `progress` said stop; nothing is left on disk.
        ExportRefused: the file cannot be written; an older file is untouched.
        KeyError: a field that does not exist.
    """
    columns = chosen(options.fields)
    readers = [_reader(column, tr, options) for column in columns]
    counted = _counted(rows, progress)
    with new_file(path) as beside:
        if path.suffix.lower() == ".csv":
            _write_csv(beside, [tr(column.title) for column in columns], readers, counted)
        else:
            _write_workbook(beside, columns, readers, counted, (tr, options.title))
    return path


def chosen(keys: Sequence[str]) -> list[Column]:
    """The columns of these keys, in their fixed order.

    Raises:
        KeyError: a field that does not exist.
    """
    unknown = set(keys) - {column.key for column in FIELDS}
    if unknown:
        raise KeyError(sorted(unknown)[0])
    return [column for column in FIELDS if column.key in keys]


def _counted(rows: Iterable[CaseRow], progress: Progress | None) -> Iterator[CaseRow]:
    done = 0
    for done, row in enumerate(rows, 1):
        yield row
        if progress is not None and done % _TOLD_EVERY == 0 and not progress(done):
            raise ExportCancelled
    if progress is not None and not progress(done):
        raise ExportCancelled


def _reader(column: Column, tr: Translate, options: CaseListOptions) -> Callable[[CaseRow], Any]:
    value = attrgetter(column.key)
    if column.kind == "word":
        words = {code: tr(source) for code, source in WORDS[column.subject].items()}
        return lambda row: words.get(value(row) or "", "")
    if column.kind == "needs":
        names = options.need_names
        return lambda row: plain(", ".join(names.get(code, code) for code in row.needs))
    if column.kind == "phone":
        show = display_phone if options.shows_phones else mask_phone
        return lambda row: plain(show(row.phone)) if row.phone and row.denouncer is None else ""
    if column.kind == "moment":
        return value
    if column.key == "person_name":
        hidden = tr("(not named)")
        return lambda row: plain(row.person_name if row.denouncer is None else hidden)
    if column.key in _NAMES_EMPLOYER:
        return lambda row: plain(_without_names(row, value(row), tr))
    return lambda row: plain(value(row))


def _without_names(row: CaseRow, words: str, tr: Translate) -> str:
    """A text without whoever denounces, and without an employer who must not know of the case."""
    if row.denouncer is not None:
        words = for_people(row.denouncer, tr("(not named)")).story(words)
    if not row.secret_names:
        return words
    if words and words == row.unit_name and is_grass_roots(words):
        return tr("(not named)")
    return for_names(row.secret_names, tr("(not named)")).clean(words)


def _write_csv(
    path: Path,
    heads: Sequence[str],
    readers: Sequence[Callable[[CaseRow], Any]],
    rows: Iterable[CaseRow],
) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(heads)
        for row in rows:
            writer.writerow([for_csv(read(row)) for read in readers])


def _write_workbook(
    path: Path,
    columns: Sequence[Column],
    readers: Sequence[Callable[[CaseRow], Any]],
    rows: Iterable[CaseRow],
    heading: tuple[Translate, str],
) -> None:
    from xlsxwriter import Workbook  # loaded when a workbook is written

    # Rows on their way wait in a folder of their own: given up half-way, nothing of them stays.
    with TemporaryDirectory(dir=path.parent, prefix=".hotline-", ignore_cleanup_errors=True) as by:
        settings = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": by,
        }
        book = Workbook(str(path), settings)
        try:
            _write_sheets(book, (columns, readers), rows, heading)
            book.close()
        finally:
            book.fileclosed = True  # a workbook given up must not be written when thrown away
            for sheet in book.worksheets():
                sheet.row_data_fh.close()


def _write_sheets(
    book: Any,
    shape: tuple[Sequence[Column], Sequence[Callable[[CaseRow], Any]]],
    rows: Iterable[CaseRow],
    heading: tuple[Translate, str],
) -> None:
    """One sheet, or as many as the rows need."""
    waiting, part = iter(rows), 0
    first = next(waiting, None)
    while part == 0 or first is not None:
        part += 1
        here = [] if first is None else chain([first], islice(waiting, ROW_LIMIT - 2))
        _write_sheet(book, shape, here, (part, *heading))
        first = next(waiting, None)


def _write_sheet(
    book: Any,
    shape: tuple[Sequence[Column], Sequence[Callable[[CaseRow], Any]]],
    rows: Iterable[CaseRow],
    heading: tuple[int, Translate, str],
) -> None:
    columns, readers = shape
    part, tr, title = heading
    name = tr("Cases")
    sheet = book.add_worksheet(name if part == 1 else f"{name} ({part})")
    base = {"font_name": "Times New Roman", "font_size": 10, "valign": "top"}
    head = {**base, "bold": True, "text_wrap": True, "bg_color": "#D9E2F0", "border": 1}
    heads = book.add_format({**head, "valign": "vcenter"})
    texts = book.add_format({**base, "num_format": "@", "text_wrap": True})
    moments = book.add_format({**base, "num_format": "dd/mm/yyyy hh:mm", "align": "left"})
    _set_up_print(sheet, title)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.set_row(0, 30)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, tr(column.title), heads)
    widths, number = [column.width for column in columns], 0
    for number, row in enumerate(rows, 1):
        values = [read(row) for read in readers]
        sheet.set_row(number, row_height(values, widths))
        for place, value in enumerate(values):
            if isinstance(value, datetime):
                local = value.astimezone(VIETNAM).replace(tzinfo=None)
                sheet.write_datetime(number, place, local, moments)
            elif value:
                sheet.write_string(number, place, shortened(value, _CUT), texts)
    sheet.autofilter(0, 0, max(number, 1), len(columns) - 1)


def _set_up_print(sheet: Any, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 1)
    sheet.hide_gridlines(0)  # print the grid: long rows are hard to follow without
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    if title:
        sheet.set_header(f"&L{title.replace('&', '&&')[:200]}")
    sheet.set_footer("&C&P/&N")
