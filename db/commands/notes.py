"""Notes on a case: append-only."""

from db import audit, lookups
from db.choices import NoteKind
from db.commands.stamps import acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.cases import Note
from db.records.people import Actor
from db.rows import insert_owned
from db.rules import text


def add_note(
    database: Database,
    actor: Actor,
    case_code: str,
    words: str,
    kind: str = NoteKind.GENERAL,
    corrects_id: str = "",
) -> str:
    """Add a note; a correction names the note it corrects. Returns the note's id.

    Raises:
        ValidationFailed: an empty note or an unknown kind.
        NotFound: no such case, or no such note of this case to correct.
    """
    said = text.clean(words)
    if not said:
        raise ValidationFailed({"text": "text_missing"})
    if kind not in set(NoteKind):
        raise ValidationFailed({"kind": "unknown_code"})
    with acting(database, actor, "add_note") as desk:
        case_id, _, _ = lookups.case_key(database, case_code)
        if corrects_id:
            belongs = "SELECT 1 FROM notes WHERE id = ? AND case_id = ?"
            if database.value(belongs, [corrects_id, case_id]) is None:
                raise NotFound("note", corrects_id)
        note_id = insert_owned(
            database,
            Note,
            actor,
            created_at=desk.at,
            case_id=case_id,
            kind=kind,
            text=said,
            corrects_id=corrects_id or None,
        )
        subject = audit.Subject("notes", note_id, case_id)
        audit.record(database, actor, "add_note", subject, {"kind": kind})
        return note_id
