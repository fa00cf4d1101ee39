"""The bytes of attached files."""

from db.connection import Database
from db.errors import NotFound


def content(database: Database, attachment_id: str) -> bytes:
    """The file as it was attached.

    Raises:
        NotFound: no such attachment.
    """
    row = database.row(
        "SELECT content FROM attachment_contents WHERE attachment_id = ?", [attachment_id]
    )
    if row is None:
        raise NotFound("attachment", attachment_id)
    return bytes(row[0])
