"""Danh sách ký nhận as a workbook: typed cells, text never a formula, ready to print and sign."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from db.records.deliveries import DeliveryLine
from db.rules.money import LARGEST, vnd_in_words
from exports.delivery_list import DeliveryPaper, paid_total, signature_words, under_title
from exports.files import new_file
from exports.sheets import open_workbook
from exports.weekly.layout import row_height, shortened
from exports.weekly.values import plain

Translate = Callable[[str], str]
_WIDTHS: Final = (6, 17, 24, 24, 16, 26, 18, 14, 20)
_HEAD_ROW: Final = 6
_AMOUNT: Final = 7
_LEAST_HEIGHT: Final = 30


def write_delivery_sheet(paper: DeliveryPaper, path: Path, tr: Translate) -> Path:
    """Write a list as XLSX.

    Args:
        paper: what is written.
        path: the file to write; an older one is replaced.
        tr: words in Vietnamese.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    whole = paper.whole
    with new_file(path) as beside, open_workbook(beside) as (book, formats):
        sheet = book.add_worksheet(tr("Signatures")[:31])
        _set_page(sheet)
        _write_head(sheet, formats, paper, tr)
        for number, line in enumerate(whole.lines, 1):
            cells = _cells(line, tr, is_open=whole.record.is_open)
            _write_line(sheet, formats, (number, line.amount), cells, tr)
        _write_total(sheet, formats, paper, tr)
    return path


def _set_page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P/&N")
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.freeze_panes(_HEAD_ROW + 1, 3)


def _write_head(sheet: Any, formats: Any, paper: DeliveryPaper, tr: Translate) -> None:
    title, *lines = (tr("List of those who sign for support").upper(), *_about(paper, tr))
    sheet.write_string(0, 0, plain(paper.letterhead.office_name), formats.strong)
    sheet.write_string(1, 0, plain(title), formats.title)
    for row, words in enumerate(lines, 2):
        sheet.write_string(row, 0, plain(words), formats.plain)
    heads = (
        tr("No."),
        tr("Case"),
        tr("Full name"),
        tr("Workplace"),
        tr("Programme"),
        tr("Benefit"),
        tr("Goods"),
        tr("Amount (VND)"),
        tr("Signature"),
    )
    sheet.set_row(_HEAD_ROW, 32)
    for place, words in enumerate(heads):
        sheet.write_string(_HEAD_ROW, place, words, formats.head)


def _about(paper: DeliveryPaper, tr: Translate) -> list[str]:
    lines = under_title(paper.whole, tr)
    number = paper.whole.record.document_number
    return [*lines, tr("No.: {number}").format(number=number)] if number else lines


def _cells(line: DeliveryLine, tr: Translate, *, is_open: bool) -> list[str]:
    return [
        line.case_code,
        line.person_name,
        line.workplace,
        line.programme_number,
        line.benefit_who,
        line.goods,
        signature_words(line, tr, is_open=is_open),
    ]


def _write_line(
    sheet: Any, formats: Any, figures: tuple[int, int | None], cells: list[str], tr: Translate
) -> None:
    number, amount = figures
    row = _HEAD_ROW + number
    mark = tr(" […] (cut here: a cell holds no more)")
    texts = [shortened(plain(words), mark) for words in cells]
    sheet.set_row(
        row, max(_LEAST_HEIGHT, row_height([number, *texts[:6], "", *texts[6:]], _WIDTHS))
    )
    sheet.write_number(row, 0, number, formats.number)
    for place, words in enumerate(texts, 1):
        column = place if place < _AMOUNT else place + 1
        if words:
            sheet.write_string(row, column, words, formats.text)
        else:
            sheet.write_blank(row, column, None, formats.text)
    if amount is None:
        sheet.write_blank(row, _AMOUNT, None, formats.number)
    else:
        sheet.write_number(row, _AMOUNT, amount, formats.number)


def _write_total(sheet: Any, formats: Any, paper: DeliveryPaper, tr: Translate) -> None:
    total, row = paid_total(paper.whole), _HEAD_ROW + len(paper.whole.lines) + 1
    sheet.write_string(row, 2, tr("Total"), formats.strong)
    sheet.write_number(row, _AMOUNT, total, formats.total)
    if 0 < total <= LARGEST:
        words = tr("Total in words")
        sheet.write_string(row + 1, 2, f"{words}: {vnd_in_words(total)}.", formats.plain)
