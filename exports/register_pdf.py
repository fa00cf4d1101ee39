"""The register of contacts or of cases of a period on official paper, A4 across."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from db.records.statistics import RegisterHead
from db.rules.days import format_day, format_moment
from exports.desk import PaperOptions
from exports.errors import ExportCancelled
from exports.files import new_file
from exports.fonts import printable
from exports.landscape import TEXT_WIDTH, WideSheet, draw_wide_head, draw_wide_title
from exports.paper import LEFT, SMALL_ITALIC, Style
from exports.pdf_stream import open_canvas
from exports.register_columns import TITLES, Line, RegisterOptions, RegisterWords, paper_columns
from exports.ruled_table import RuledTable, TableColumn

Translate = Callable[[str], str]
Ask = Callable[[int], bool]


def write_register(
    kind: str,
    head: RegisterHead,
    lines: Iterable[Line],
    target: tuple[Path, Translate, str],
    options: RegisterOptions | None = None,
    progress: Ask | None = None,
) -> Path:
    """Write a register as PDF, holding one line in memory at a time.

    Args:
        kind: "contacts" or "cases".
        head: the office and the period.
        lines: in the order of the register; read once.
        target: the PDF to write (an older one is replaced), words in the language of the paper,
            and the code of that language.
        options: what is masked.
        progress: called with the number of lines done; False stops the work.

    Raises:
        ExportCancelled: `progress` said stop; nothing is left on disk.
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    path, tr, language = target
    title = tr(TITLES[kind])
    words = RegisterWords(tr, head.names, options or RegisterOptions())
    with new_file(path) as beside, beside.open("wb") as stream:
        sheet = WideSheet(open_canvas(stream, printable(title), language))
        draw_wide_head(sheet, head.letterhead, PaperOptions(head.made_at, head.made_by), tr)
        draw_wide_title(sheet, title, _under_title(head, tr))
        count = _draw_lines(sheet, kind, lines, words, progress)
        _foot(sheet, head, count, tr)
        sheet.canvas.save()
    return path


def _draw_lines(
    sheet: WideSheet,
    kind: str,
    lines: Iterable[Line],
    words: RegisterWords,
    progress: Ask | None,
) -> int:
    """Draw the table line by line; returns how many there were."""
    tr, columns = words.tr, paper_columns(kind)
    titles = (TableColumn(tr(one.title), one.paper, one.is_centred) for one in columns)
    table = RuledTable(sheet, [TableColumn(tr("No."), 9, True), *titles])
    table.head()
    number = 0
    for number, line in enumerate(lines, 1):
        table.row([str(number), *(_text(one.value(words, line)) for one in columns)])
        if progress is not None and not progress(number):
            raise ExportCancelled
    table.end()
    return number


def _under_title(head: RegisterHead, tr: Translate) -> list[str]:
    period = head.period
    if period.first == period.last:
        return [tr("Day {day}").format(day=format_day(period.first))]
    span = tr("From {first} to {last}")
    return [span.format(first=format_day(period.first), last=format_day(period.last))]


def _text(value: str | int | datetime | None) -> str:
    if isinstance(value, datetime):
        return format_moment(value)
    return "" if value is None else str(value)


def _foot(sheet: WideSheet, head: RegisterHead, count: int, tr: Translate) -> None:
    """How many lines there are, who made it and when, and room for two signatures."""
    sheet.gap(8)
    total = tr("The register has {count} lines.").format(count=f"{count:,}".replace(",", "."))
    if not count:
        total = tr("Nothing was entered in this period.")
    made = tr("Made {moment} by {name}.").format(
        moment=format_moment(head.made_at), name=head.made_by
    )
    width = TEXT_WIDTH / 2
    bold, italic = Style("bold", 13), SMALL_ITALIC
    # Count, maker and signatures stay on one page.
    sheet.room(2 * italic.leading + 5 * bold.leading + 60)
    sheet.put(sheet.lines(f"{total} {made}", italic, TEXT_WIDTH), italic)
    sheet.gap(10)
    y = sheet.y - bold.leading
    letterhead = head.letterhead
    sheet.centred(printable(tr("KEEPER OF THE REGISTER")), bold, LEFT, width, y)
    for text in (letterhead.signatory_authority, letterhead.signatory_title):
        for line in sheet.lines(text.upper(), bold, width):
            if line:
                sheet.centred(line, bold, LEFT + width, width, y)
                y -= bold.leading
    end = y - 60
    sheet.centred(sheet.clean(head.made_by), bold, LEFT, width, end)
    name = sheet.clean(letterhead.signatory_name)
    sheet.centred(name, bold, LEFT + width, width, end)
    sheet.y = end
