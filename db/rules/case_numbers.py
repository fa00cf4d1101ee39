"""Order numbers of cases: later cases have higher numbers, so newest first needs no sorting."""

from datetime import datetime
from typing import Final

SLOTS_PER_SECOND: Final = 64
"""Cases that can be opened in one second before their numbers run into the next."""


def first_number(moment: datetime) -> int:
    """The lowest number of a case opened in the second of `moment`."""
    return int(moment.timestamp()) * SLOTS_PER_SECOND
