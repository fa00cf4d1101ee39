"""The other forms of a file: its picture for lists, its original, and whether it was withdrawn."""

import json
from dataclasses import replace

from db.clock import from_text
from db.connection import Database
from db.records.cases import AttachmentRecord


def with_forms(database: Database, file: AttachmentRecord) -> AttachmentRecord:
    """The record with what is known of its other forms; no bytes of pictures are read."""
    kinds = {
        row[0]
        for row in database.rows(
            "SELECT kind FROM attachment_variants WHERE attachment_id = ?", [file.id]
        )
    }
    if not kinds:
        return file
    known = replace(file, has_thumbnail="thumbnail" in kinds, has_original="original" in kinds)
    return _with_withdrawal(database, known) if "withdrawn" in kinds else known


def _with_withdrawal(database: Database, file: AttachmentRecord) -> AttachmentRecord:
    told = json.loads(
        bytes(
            database.value(
                "SELECT content FROM attachment_variants WHERE attachment_id = ? AND kind = ?",
                [file.id, "withdrawn"],
            )
        )
    )
    by = database.value("SELECT full_name FROM users WHERE id = ?", [told["by"]])
    return replace(
        file,
        withdrawn_reason=told["reason"],
        withdrawn_by=by or "",
        withdrawn_at=from_text(told["at"]),
    )
