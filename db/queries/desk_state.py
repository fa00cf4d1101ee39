"""How the office stands today: last back-up, the package of the week."""

from datetime import datetime
from typing import Final

from db import clock
from db.clock import from_text_or_none
from db.connection import Database
from db.queries.office_settings import last_back_up_at, setting
from db.records.desk_state import DeskState
from db.rules.days import Week, vietnam_day, week_of

_EXPORTED: Final = "week_export."


def state(database: Database) -> DeskState:
    """What the line at the bottom says; a few rows of the settings."""
    present = week_of(vietnam_day(clock.now()))
    due = present.previous
    for week in (present, due):
        exported_at = week_exported_at(database, week)
        if exported_at is not None:
            break
    return DeskState(
        backed_up_at=last_back_up_at(database),
        has_acts=database.value("SELECT 1 FROM contacts LIMIT 1") is not None,
        week=due,
        exported_at=exported_at,
        exported_week=week.label if exported_at else "",
    )


def week_exported_at(database: Database, week: Week) -> datetime | None:
    """When a week was exported last (aware), or None."""
    return from_text_or_none(setting(database, _EXPORTED + week.label).get("at"))
