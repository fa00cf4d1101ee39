"""The statistics of a period as a workbook: figures, breakdowns and real charts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from db.records.statistics import Breakdown, Statistics
from db.rules.days import format_day, format_moment
from exports.files import new_file
from exports.sheets import SheetFormats, open_workbook
from exports.statistics_words import DEFINITIONS, StatisticsWords
from exports.weekly.values import plain

Translate = Callable[[str], str]
_WIDTHS: Final = (58, 12, 12, 12, 12, 12)
_CHART_ROWS: Final = 16
_WHOLE_STEPS: Final = 8
"""Up to so many records spreadsheets would mark halves between them."""
_LETTERS: Final = 95
"""Letters of a line over all columns, with room to spare."""
_LINE_POINTS: Final = 16


def write_statistics_workbook(report: Statistics, path: Path, tr: Translate) -> Path:
    """Write the statistics as XLSX; numbers are numbers, shares are formulas beside them.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    words = StatisticsWords(tr, report)
    with new_file(path) as beside, open_workbook(beside) as (book, formats):
        _figures(_Sheet(book, tr("Figures"), words, formats))
        _over_time(_Sheet(book, tr("Over time"), words, formats), book)
        _breakdowns(_Sheet(book, tr("Breakdowns"), words, formats), book)
        last = _Sheet(book, tr("How it is counted"), words, formats)
        for definition in DEFINITIONS:
            last.text(tr(definition))
    return path


class _Sheet:
    """A worksheet that is written from the top down."""

    def __init__(self, book: Any, name: str, words: StatisticsWords, formats: SheetFormats) -> None:
        self.words, self.formats = words, formats
        self.name = name[:31]
        self.sheet = book.add_worksheet(self.name)
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P/&N")
        for place, width in enumerate(_WIDTHS):
            self.sheet.set_column(place, place, width)
        self.row = 0
        report, tr = words.report, words.tr
        self._line(report.office_name, formats.strong)
        self._line(tr("Statistics of the hotline").upper(), formats.title)
        self._line(words.span(), formats.plain)
        compared = tr("Compared with the period before: {span}.")
        self._line(compared.format(span=words.span_before()), formats.plain)
        made = tr("Made {moment} by {name}.")
        moment = format_moment(report.made_at)
        self._line(made.format(moment=moment, name=report.made_by), formats.plain)
        self.row += 1

    def _line(self, text: str, shape: Any) -> None:
        self.sheet.write_string(self.row, 0, plain(text), shape)
        self.row += 1

    def text(self, text: str) -> None:
        """A paragraph over all columns; spreadsheets do not make merged rows as high as needed."""
        lines = -(-len(text) // _LETTERS)
        self.sheet.set_row(self.row, lines * _LINE_POINTS)
        last = len(_WIDTHS) - 1
        self.sheet.merge_range(self.row, 0, self.row, last, plain(text), self.formats.text)
        self.row += 1

    def heads(self, *titles: str) -> None:
        """A row of heads."""
        for place, title in enumerate(titles):
            self.sheet.write_string(self.row, place, plain(title), self.formats.head)
        self.row += 1

    def numbers(self, name: str, value: int, of: int | None, before: int) -> None:
        """A row: name, number, whole, share, number before, change."""
        sheet, row, formats = self.sheet, self.row, self.formats
        sheet.write_string(row, 0, plain(name), formats.text)
        sheet.write_number(row, 1, value, formats.number)
        if of is None:
            sheet.write_blank(row, 2, None, formats.number)
            sheet.write_blank(row, 3, None, formats.share)
        else:
            sheet.write_number(row, 2, of, formats.number)
            formula = f'=IF(C{row + 1}=0,"",B{row + 1}/C{row + 1})'
            sheet.write_formula(row, 3, formula, formats.share, value / of if of else "")
        sheet.write_number(row, 4, before, formats.number)
        change = f"=B{row + 1}-E{row + 1}"
        sheet.write_formula(row, 5, change, formats.number, value - before)
        self.row += 1

    def number_heads(self, first: str) -> None:
        """The heads of such rows."""
        tr = self.words.tr
        self.heads(first, tr("Number"), tr("Out of"), tr("Share"), tr("Before"), tr("Difference"))


def _figures(sheet: _Sheet) -> None:
    words = sheet.words
    sheet.number_heads(words.tr("Figure"))
    for figure in words.report.figures:
        of = figure.of if figure.of_code else None
        sheet.numbers(words.figure(figure.code), figure.value, of, figure.before)


def _over_time(sheet: _Sheet, book: Any) -> None:
    tr, stretches = sheet.words.tr, sheet.words.report.stretches
    sheet.heads(tr("Days"), tr("Contacts"), tr("Cases opened"))
    first = sheet.row
    for one in stretches:
        name = format_day(one.first)
        if one.last != one.first:
            name = f"{name} – {format_day(one.last)}"
        sheet.sheet.write_string(sheet.row, 0, name, sheet.formats.text)
        sheet.sheet.write_number(sheet.row, 1, one.contacts, sheet.formats.number)
        sheet.sheet.write_number(sheet.row, 2, one.cases, sheet.formats.number)
        sheet.row += 1
    if stretches:
        chart = book.add_chart({"type": "column"})
        for column in (1, 2):
            chart.add_series(_series(sheet, first, sheet.row - 1, column))
        chart.set_y_axis(_counts(max(max(one.contacts, one.cases) for one in stretches)))
        _place(sheet, chart, tr("Contacts and cases over time"))


def _breakdowns(sheet: _Sheet, book: Any) -> None:
    for breakdown in sheet.words.report.breakdowns:
        _breakdown(sheet, book, breakdown)


def _breakdown(sheet: _Sheet, book: Any, breakdown: Breakdown) -> None:
    words, top = sheet.words, sheet.row
    sheet.number_heads(words.breakdown(breakdown.code))
    first = sheet.row
    for part in breakdown.parts:
        name = words.part(breakdown, part.code)
        sheet.numbers(name, part.value, breakdown.total, part.before)
    whole = words.tr("All: {whole}").format(whole=words.figure(breakdown.whole).lower())
    sheet.sheet.write_string(sheet.row, 0, whole, sheet.formats.total)
    sheet.sheet.write_number(sheet.row, 1, breakdown.total, sheet.formats.total)
    sheet.sheet.write_number(sheet.row, 4, breakdown.total_before, sheet.formats.total)
    sheet.row += 1
    if breakdown.parts:
        chart = book.add_chart({"type": "bar"})
        chart.add_series(_series(sheet, first, sheet.row - 2, 1))
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis(_counts(max(part.value for part in breakdown.parts)))
        chart.set_legend({"none": True})
        _place(sheet, chart, words.breakdown(breakdown.code), top)
    sheet.row = max(sheet.row + 1, top + _CHART_ROWS + 1)


def _counts(most: int) -> dict[str, Any]:
    """The axis of numbers of records: it begins at nothing, and there are no half records."""
    axis: dict[str, Any] = {"min": 0, "num_format": "#,##0"}
    return axis if most > _WHOLE_STEPS else axis | {"major_unit": 1}


def _series(sheet: _Sheet, first: int, last: int, column: int) -> dict[str, Any]:
    return {
        "name": [sheet.name, first - 1, column],
        "categories": [sheet.name, first, 0, last, 0],
        "values": [sheet.name, first, column, last, column],
    }


def _place(sheet: _Sheet, chart: Any, title: str, top: int = 6) -> None:
    chart.set_title({"name": plain(title), "name_font": {"size": 11}})
    chart.set_size({"width": 560, "height": 20 * _CHART_ROWS})
    sheet.sheet.insert_chart(top, len(_WIDTHS) + 1, chart)
