"""Acts of the register of papers, prepared so far that one call does each."""

from typing import TYPE_CHECKING

from db.commands.documents import issue_number, register_incoming, save_wording, withdraw_number
from db.records.documents import DocumentDraft

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office

DRAFT = DocumentDraft("letter", "UBND phường Tân An", "V/v hỗ trợ gạo")


def on_documents(act: str, office: "Office") -> "Doing | None":
    """What is left to do for an act of the register; None for others."""
    d = office.database
    match act:
        case "issue_number":
            return lambda actor: issue_number(d, actor, DRAFT)
        case "register_incoming":
            return lambda actor: register_incoming(d, actor, DRAFT)
        case "withdraw_number":
            made = issue_number(d, office.officer, DRAFT)
            return lambda actor: withdraw_number(d, actor, made.id, "in sai", made.version)
        case "save_wording":
            typed = {"subject": "V/v đề nghị hỗ trợ {case}"}
            return lambda actor: save_wording(d, actor, "reminder", typed)
    return None
