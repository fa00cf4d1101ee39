"""Many cases in one file, each on a page of its own, numbered through."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from db.records.cases import CaseDetail
from exports.case_pdf import Translate, draw_case
from exports.desk import PaperOptions
from exports.errors import ExportCancelled
from exports.files import new_file
from exports.fonts import printable
from exports.paper import Sheet
from exports.pdf_stream import open_canvas


def write_booklet(
    details: Iterable[CaseDetail],
    path: Path,
    tr: Translate,
    options: PaperOptions,
    progress: Callable[[int], bool] | None = None,
) -> Path:
    """Write cases one after another as PDF, holding one case in memory at a time.

    Args:
        details: cases in the order of the booklet; read once.
        path: the PDF to write; an older one is replaced.
        tr: words in the language of the paper.
        options: as for one case; a document number would stand on every case.
        progress: called with the number of cases done; False stops the work.

    Returns:
        `path`.

    Raises:
        ExportCancelled: `progress` said stop; nothing is left on disk.
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    with new_file(path) as beside, beside.open("wb") as stream:
        canvas = open_canvas(stream, printable(tr("Booklet of cases")), options.language)
        sheet = Sheet(canvas)
        done = -1
        for done, detail in enumerate(details):
            if done:
                sheet.next_page()
            _bookmark(canvas, done, detail.case.code)
            draw_case(sheet, detail, tr, options)
            if progress is not None and not progress(done + 1):
                raise ExportCancelled
        if done < 0:
            canvas.showPage()  # a PDF needs a page
        canvas.save()
    return path


def _bookmark(canvas: Any, place: int, code: str) -> None:
    canvas.bookmarkPage(str(place))
    canvas.addOutlineEntry(printable(code), str(place), 0)
