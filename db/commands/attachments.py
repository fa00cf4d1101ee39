"""Files kept with a case: their bytes stay inside the database, one file holds the office."""

import hashlib
import mimetypes
from pathlib import PurePath
from typing import Final

from db import audit, lookups
from db.commands.stamps import acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.work import Attachment, AttachmentContent
from db.records.people import Actor
from db.rows import insert, insert_owned
from db.rules import text

LARGEST: Final = 50 * 1024 * 1024
"""Bytes of the largest file that is taken: a phone's long video does not belong in the office."""


def attach_file(
    database: Database,
    actor: Actor,
    case_code: str,
    file_name: str,
    content: bytes,
    description: str = "",
) -> str:
    """Keep a file with a case; the same bytes are kept once per case. Returns its id.

    Raises:
        ValidationFailed: an empty or too large file.
    """
    if not content:
        raise ValidationFailed({"file": "file_empty"})
    if len(content) > LARGEST:
        raise ValidationFailed({"file": "file_too_large"})
    name = text.clean_line(PurePath(file_name.replace("\\", "/")).name) or "file"
    digest = hashlib.sha256(content).hexdigest()
    with acting(database, actor, "attach_file") as desk:
        case_id, _, _ = lookups.case_key(database, case_code)
        known: str | None = database.value(
            "SELECT id FROM attachments WHERE case_id = ? AND sha256 = ?", [case_id, digest]
        )
        if known is not None:
            return known
        record_id = insert_owned(
            database,
            Attachment,
            actor,
            created_at=desk.at,
            case_id=case_id,
            file_name=name,
            media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
            size=len(content),
            sha256=digest,
            description=text.clean(description),
        )
        insert(database, AttachmentContent, attachment_id=record_id, content=content)
        subject = audit.Subject("attachments", record_id, case_id)
        audit.record(database, actor, "attach_file", subject, {"sha256": digest})
        return record_id
