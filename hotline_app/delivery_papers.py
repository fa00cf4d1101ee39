"""Writing the papers of a list that people sign: the list itself, and its record."""

from pathlib import Path
from typing import TYPE_CHECKING

from db.queries import deliveries, documents, offices
from hotline_app.i18n import words_of
from hotline_app.official_papers import LANGUAGE, paper_options

if TYPE_CHECKING:
    from db.connection import Database


def write_list(database: "Database", list_id: str, path: Path, made_by: str) -> Path:
    """Write the list to sign, as a workbook when the file ends with .xlsx, else as PDF.

    Raises:
        NotFound: no such list.
        ExportRefused: the file cannot be written.
    """
    # The paper libraries cost a third of a second: they are loaded when somebody prints.
    from exports.delivery_list import DeliveryPaper, write_delivery_list

    whole = deliveries.one(database, list_id)
    options = paper_options(database, made_by, whole.record.document_number)
    paper = DeliveryPaper(whole, offices.letterhead(database), options)
    if path.suffix.lower() == ".xlsx":
        from exports.delivery_sheet import write_delivery_sheet

        return write_delivery_sheet(paper, path, words_of(LANGUAGE))
    return write_delivery_list(paper, path, words_of(LANGUAGE))


def write_record(database: "Database", list_id: str, path: Path, made_by: str) -> Path:
    """Write the record of the hand-over, for Word when the file ends with .docx, else as PDF.

    Raises:
        NotFound: no such list.
        ExportRefused: the file cannot be written.
    """
    from exports.letters.handover_record import list_record
    from exports.letters.writing import write_made

    whole = deliveries.one(database, list_id)
    about = (offices.letterhead(database), documents.wording(database, "handover_record"))
    tr = words_of(LANGUAGE)
    letter = list_record(whole, about, paper_options(database, made_by), tr)
    return write_made(letter, path, tr)
