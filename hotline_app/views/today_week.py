"""Whether the folder of the last full week is written: read from the folder itself."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.rules.days import Week


@dataclass(frozen=True)
class WeekState:
    """The state of one week's folder.

    Attributes:
        week: the last full one.
        made_at: when its folder was written, or None when it is not there.
        folder: where it lies, or would lie.
    """

    week: Week
    made_at: datetime | None
    folder: Path


def week_state(documents: Path, office_code: str, week: Week) -> WeekState:
    """Look into the documents folder; what cannot be read counts as not written."""
    folder = documents / f"{office_code}-{week.label}"
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        made_at = datetime.fromisoformat(manifest["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return WeekState(week, None, folder)
    return WeekState(week, made_at if made_at.tzinfo else None, folder)
