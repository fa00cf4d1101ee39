"""The bytes of attached files."""

from db.connection import Database
from db.errors import NotFound


def content(database: Database, attachment_id: str) -> bytes:
    """The file as it is shown and sent out: a picture without what the camera wrote into it.

    Raises:
        NotFound: no such attachment.
    """
    row = database.row(
        "SELECT content FROM attachment_contents WHERE attachment_id = ?", [attachment_id]
    )
    if row is None:
        raise NotFound("attachment", attachment_id)
    return bytes(row[0])


def variant(database: Database, attachment_id: str, kind: str) -> bytes | None:
    """Another form of a file, "original" or "thumbnail"; None when there is none.

    A file without an original was kept exactly as it came.
    """
    row = database.row(
        "SELECT content FROM attachment_variants WHERE attachment_id = ? AND kind = ?",
        [attachment_id, kind],
    )
    return None if row is None else bytes(row[0])
