"""What became of an act done to many cases."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A case the act was refused for; `field` and `code` say why (see the problem codes)."""

    case_code: str
    field: str
    code: str


@dataclass(frozen=True, slots=True)
class BulkResult:
    """An act done to many cases: every case is in exactly one of the counts.

    Attributes:
        done: codes of the cases it was done to.
        unchanged: codes of the cases where there was nothing to do.
        refused: the others that were tried.
        left: how many were not tried.
        stopped_by: why: "" when none is left, "cancelled", or the code of the refusal that ended
            the work ("database_busy", "disk_full", ...).
    """

    done: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    left: int = 0
    stopped_by: str = ""

    @property
    def total(self) -> int:
        """How many cases were asked for."""
        return len(self.done) + len(self.unchanged) + len(self.refused) + self.left
