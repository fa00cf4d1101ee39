"""Why a file could not be written: stable codes, the words come from the screens."""


class ExportRefused(Exception):
    """A file or folder was not written; nothing half-written is left.

    Attributes:
        code: disk_full, folder_missing, not_writable, file_open or inside_code_tree.
        where: the path the person asked for.
    """

    def __init__(self, code: str, where: str) -> None:
        super().__init__(f"{code}: {where}")
        self.code = code
        self.where = where


class ExportCancelled(Exception):
    """The person stopped the work; nothing is left on disk."""
