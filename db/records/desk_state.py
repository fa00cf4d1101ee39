"""How the office stands, for the line at the bottom of the window."""

from dataclasses import dataclass
from datetime import datetime

from db.rules.days import Week


@dataclass(frozen=True, slots=True)
class DeskState:
    """What the status line says.

    Attributes:
        backed_up_at: when the last back-up was made (aware), or None.
        has_acts: whether a contact was ever recorded that could be lost.
        week: the week whose package is due: the one that ended last.
        exported_at: when that week, or the present one, was exported; None when it was not.
        exported_week: the week that was exported, or "".
    """

    backed_up_at: datetime | None
    has_acts: bool
    week: Week
    exported_at: datetime | None = None
    exported_week: str = ""
