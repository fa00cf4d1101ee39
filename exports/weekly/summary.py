"""The first sheet: figures with their shares and counts with their totals.

Every formula carries its result, so that a reader which does not calculate shows the same numbers.
"""

from typing import Any, Final

from db.rules.days import format_day, format_moment
from exports.weekly.formats import Formats
from exports.weekly.values import Wording

_WIDTHS: Final = (48, 14, 14, 14)


class _Pen:
    """Writes rows one under another."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.row = 0

    def text(self, text: str, shape: Any) -> None:
        self.sheet.write_string(self.row, 0, text, shape)
        self.row += 1

    def heads(self, titles: tuple[str, ...], formats: Formats) -> None:
        for place, title in enumerate(titles):
            # Above figures, which stand on the right.
            shape = formats.figure_head if place else formats.head
            self.sheet.write_string(self.row, place, title, shape)
        self.row += 1


def write_summary(book: Any, wording: Wording, formats: Formats) -> None:
    """Write the sheet of figures."""
    tr, report = wording.tr, wording.report
    sheet = book.add_worksheet(tr("Summary"))
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    pen = _Pen(sheet)
    pen.text(report.office_name, formats.title)
    week = tr("Week from {monday} to {sunday}").format(
        monday=format_day(report.monday), sunday=format_day(report.sunday)
    )
    pen.text(week, formats.strong)
    made = tr("Made {moment} by {name}.")
    pen.text(made.format(moment=format_moment(report.made_at), name=report.made_by), formats.text)
    sheet.freeze_panes(pen.row, 0)
    _write_figures(pen, wording, formats)
    for dimension in report.counts_by:
        _write_counts(pen, wording, dimension, formats)


def _write_figures(pen: _Pen, wording: Wording, formats: Formats) -> None:
    tr = wording.tr
    pen.row += 1
    pen.heads((tr("Figure"), tr("Number"), tr("Out of"), tr("Share")), formats)
    for figure in wording.report.figures:
        row = pen.row
        pen.sheet.write_string(row, 0, wording.figure(figure.code), formats.text)
        pen.sheet.write_number(row, 1, figure.value, formats.number)
        if figure.of is not None:
            pen.sheet.write_number(row, 2, figure.of, formats.number)
            share = figure.value / figure.of if figure.of else ""
            formula = f'=IF(C{row + 1}=0,"",B{row + 1}/C{row + 1})'
            pen.sheet.write_formula(row, 3, formula, formats.share, share)
        pen.row += 1


def _write_counts(pen: _Pen, wording: Wording, dimension: str, formats: Formats) -> None:
    """Counts of one dimension, the total under them and the share of each beside it."""
    tr = wording.tr
    counts = wording.report.counts_by[dimension]
    pen.row += 1
    pen.heads((wording.dimension(dimension), tr("Number"), "", tr("Share")), formats)
    first, last = pen.row + 1, pen.row + len(counts)
    total = sum(counts.values())
    for code, number in counts.items():
        row = pen.row
        pen.sheet.write_string(row, 0, wording.counted(dimension, code), formats.text)
        pen.sheet.write_number(row, 1, number, formats.number)
        share = number / total if total else ""
        formula = f'=IF(B${last + 1}=0,"",B{row + 1}/B${last + 1})'
        pen.sheet.write_formula(row, 3, formula, formats.share, share)
        pen.row += 1
    # A case may have several needs: their sum is no number of cases.
    words = tr("Total of the needs, of which a case may have several")
    pen.sheet.write_string(pen.row, 0, words if dimension == "need" else tr("Total"), formats.total)
    summed = f"=SUM(B{first}:B{last})" if counts else "=0"
    pen.sheet.write_formula(pen.row, 1, summed, formats.total, total)
    pen.row += 1
