"""Papers of a list that people sign, written on the worker; a toast offers the file."""

from enum import Enum
from pathlib import Path

from db.commands.letters_with_steps import number_list_or_propose
from db.records.deliveries import DeliveryRecord
from db.rules import permissions
from hotline_app.delivery_papers import write_list, write_record
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.tasks import Job, Progress
from hotline_app.views.pieces.document_print import full_name, offer_file, papers_folder


class DeliveryPrint(Enum):
    """A paper of a list: the ending of its file, and whether it is the record."""

    LIST_PDF = (".pdf", False)
    LIST_XLSX = (".xlsx", False)
    RECORD_PDF = (".pdf", True)
    RECORD_DOCX = (".docx", True)


def print_delivery(desk: DeskContext, record: DeliveryRecord, what: DeliveryPrint) -> None:
    """Write a paper of a list; its record takes its number from the register the first time."""
    ending, is_record = what.value

    def work(_progress: Progress) -> tuple[Path, bool]:
        try:
            name = tr("record_{id}") if is_record else tr("list_to_sign_{id}")
            path = papers_folder(desk) / f"{name.format(id=record.id[-8:])}{ending}"
            if not is_record:
                return write_list(desk.database, record.id, path, full_name(desk)), False
            # Written once without: a file that cannot be written must not cost a number.
            written = write_record(desk.database, record.id, path, full_name(desk))
            if record.document_number or not may_number(desk):
                return written, False
            if not number_list_or_propose(desk.database, desk.actor, record.id):
                return written, True
            return write_record(desk.database, record.id, path, full_name(desk)), False
        finally:
            desk.database.close()

    def finished(made: tuple[Path, bool]) -> None:
        path, is_proposed = made
        title = tr("The record is written") if is_record else tr("The list is written")
        if is_proposed:
            named = word("paper", "handover_record")
            title = tr("{paper}: its number waits for approval").format(paper=named)
        offer_file(desk, title, path)
        if is_record:
            desk.events.announce("documents")
            desk.events.announce("deliveries")

    desk.tasks.run(Job(work, finished))


def may_number(desk: DeskContext) -> bool:
    """Whether who sits here may give papers their numbers."""
    return desk.actor.role in permissions.ALLOWED["issue_number"]
