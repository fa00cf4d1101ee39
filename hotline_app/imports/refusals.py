"""Why a foreign file cannot be taken at all; the words for the codes are in the app's labels."""

from typing import Final

REFUSAL_CODES: Final = (
    "no_such_file",
    "empty_file",
    "not_a_table",
    "unknown_encoding",
    "old_excel",
    "missing_column",
    "bad_mapping",
    "damaged",
    "cannot_write",
)


class ImportRefused(Exception):
    """A file or a mapping cannot be used; nothing of the current batch was stored.

    Attributes:
        code: one of `REFUSAL_CODES`.
        where: the file, with the line or the field where it stopped when known.
        detail: names of columns or kinds of file, for the sentence shown; no personal text.
    """

    def __init__(self, code: str, where: str, detail: str = "") -> None:
        super().__init__(f"{code}: {where} {detail}".rstrip())
        self.code = code
        self.where = where
        self.detail = detail
