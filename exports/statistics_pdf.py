"""The statistics of a period on official paper, charts drawn as vectors."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from reportlab.lib.units import mm

from db.records.statistics import Statistics, Stretch
from db.rules.days import format_moment
from exports.charts import PaperBar, draw_columns, draw_rank
from exports.desk import PaperOptions
from exports.files import new_file
from exports.fonts import face, printable
from exports.page import draw_head, draw_signature, draw_title
from exports.paper import BOLD, LEFT, SMALL, SMALL_ITALIC, TEXT_WIDTH, Sheet, Style
from exports.pdf_stream import open_canvas
from exports.statistics_words import DEFINITIONS, StatisticsWords, number

Translate = Callable[[str], str]
_TABLE: Final = Style("regular", 11)
_HEAD: Final = Style("bold", 11)
_SIGNATURE: Final = 80 * mm
_WIDTHS: Final = (0.5, 0.13, 0.15, 0.11, 0.11)


def write_statistics(report: Statistics, path: Path, tr: Translate, language: str) -> Path:
    """Write the statistics of a period as PDF (A4, Decree 30/2020, annex I).

    Args:
        report: the figures.
        path: the PDF to write; an older one is replaced.
        tr: words in the language of the paper.
        language: its code.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    words = StatisticsWords(tr, report)
    with new_file(path) as beside, beside.open("wb") as stream:
        title = tr("Statistics of the hotline")
        sheet = Sheet(open_canvas(stream, printable(title), language))
        draw_head(sheet, report.letterhead, PaperOptions(report.made_at, report.made_by), tr)
        draw_title(sheet, title, words.days())
        if words.until():
            sheet.paragraph(f"({words.until()})", SMALL_ITALIC)
        compared = tr("Compared with the period before: {span}.")
        sheet.paragraph(compared.format(span=words.span_before()), SMALL_ITALIC)
        _figures(sheet, words)
        _over_time(sheet, words)
        _breakdowns(sheet, words)
        # The signature never stands alone on a page: the definitions stay with it.
        sheet.room(len(DEFINITIONS) * 2 * SMALL.leading + _SIGNATURE)
        sheet.heading(tr("How it is counted"))
        for definition in DEFINITIONS:
            sheet.bullet(tr(definition), SMALL)
        draw_signature(sheet, report.letterhead, [tr("- Filed: office.")], tr)
        sheet.gap(10)
        made = tr("Made {moment} by {name}.")
        made = made.format(moment=format_moment(report.made_at), name=report.made_by)
        sheet.paragraph(made, SMALL_ITALIC)
        sheet.canvas.save()
    return path


def _figures(sheet: Sheet, words: StatisticsWords) -> None:
    tr = words.tr
    sheet.heading(f"1. {tr('Figures')}")
    heads = (tr("Figure"), tr("Number"), tr("Out of"), tr("Before"), tr("Difference"))
    _row(sheet, heads, _HEAD)
    for figure in words.report.figures:
        out_of = ""
        if figure.of_code:
            out_of = f"{number(figure.of)} ({words.rate(figure.value, figure.of)})"
        _row(
            sheet,
            (
                words.figure(figure.code),
                number(figure.value),
                out_of,
                number(figure.before),
                words.change(figure.value, figure.before),
            ),
            _TABLE,
        )
    sheet.gap(4)
    for figure in words.report.figures:
        if figure.of_code and figure.of:
            share = f"{words.figure(figure.code)}: {words.share(figure)}"
            sheet.bullet(share, SMALL)


def _row(sheet: Sheet, cells: tuple[str, ...], style: Style) -> None:
    """A row: words at the left, numbers at the right of their columns, a rule under it."""
    widths = [share * TEXT_WIDTH for share in _WIDTHS]
    texts = [
        sheet.lines(cell, style, width - 2 * mm) for cell, width in zip(cells, widths, strict=True)
    ]
    height = max(map(len, texts)) * style.leading + 4
    sheet.room(height)
    x = LEFT
    for place, (lines, width) in enumerate(zip(texts, widths, strict=True)):
        y = sheet.y
        for line in lines:
            y -= style.leading
            wide = face(style.face).measure(line, style.size) if place else 0
            sheet.write(line, style, x + width - wide - 2 * mm if place else x, y)
        x += width
    sheet.y -= height
    sheet.rule(LEFT, TEXT_WIDTH, sheet.y, 0.3)


def _over_time(sheet: Sheet, words: StatisticsWords) -> None:
    tr, stretches = words.tr, words.report.stretches
    for title, values in (
        (tr("Contacts over time"), [one.contacts for one in stretches]),
        (tr("Cases opened over time"), [one.cases for one in stretches]),
    ):
        if not any(values):
            continue
        sheet.room(180)
        sheet.heading(title)
        sheet.gap(4)
        draw_columns(
            sheet,
            [
                PaperBar(stretch_label(one), value, 0, number(value))
                for one, value in zip(stretches, values, strict=True)
            ],
        )


def stretch_label(stretch: Stretch) -> str:
    """A day as "5/9", a longer stretch by its first day, a whole month as "9/2021"."""
    first, last = stretch.first, stretch.last
    if first.day == 1 and last.day > 27 and first.month == last.month:
        return f"{first.month}/{first.year}"
    return f"{first.day}/{first.month}"


def _breakdowns(sheet: Sheet, words: StatisticsWords) -> None:
    tr, place = words.tr, 1
    for breakdown in words.report.breakdowns:
        parts = [part for part in breakdown.parts if part.value or part.before]
        if not parts:
            continue
        place += 1
        sheet.room(90)
        sheet.heading(f"{place}. {words.breakdown(breakdown.code)}", BOLD)
        whole = tr("Out of {total} (before: {before}): {whole}.").format(
            total=number(breakdown.total),
            before=number(breakdown.total_before),
            whole=words.figure(breakdown.whole).lower(),
        )
        sheet.paragraph(whole, SMALL_ITALIC)
        sheet.gap(2)
        draw_rank(
            sheet,
            [
                PaperBar(
                    words.part(breakdown, part.code),
                    part.value,
                    part.before,
                    tr("{value} ({share}), before {before}").format(
                        value=number(part.value),
                        share=words.rate(part.value, breakdown.total),
                        before=number(part.before),
                    ),
                )
                for part in parts
            ],
        )
