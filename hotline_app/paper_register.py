"""Writing the register of papers as PDF or as a workbook, by the ending of the file."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from db.records.documents import DocumentRecord
from hotline_app.i18n import current_language, tr

if TYPE_CHECKING:
    from exports.document_columns import DocumentRegister


def write_register(head: "DocumentRegister", lines: Iterable[DocumentRecord], path: Path) -> Path:
    """Write the register, ".xlsx" as a workbook, else as PDF.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    # Each kind of file has a library of its own to load.
    if path.suffix.lower() == ".xlsx":
        from exports.document_register_xlsx import write_document_workbook

        return write_document_workbook(head, lines, (path, tr))
    from exports.document_register import write_document_register

    return write_document_register(head, lines, (path, tr, current_language()))
