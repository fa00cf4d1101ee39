"""How the case pages read and write days."""

from datetime import date
from typing import Final

from db import clock
from db.rules import days
from hotline_app.i18n import ntr, tr
from hotline_app.widgets.dates import DateReading


def _parse(typed: str) -> date | None:
    try:
        return days.parse_day(typed)
    except days.DayError:
        return None


def today() -> date:
    """The day it is in Việt Nam."""
    return days.vietnam_day(clock.now())


def _explain(day: date) -> str:
    away = (day - today()).days
    if away == 0:
        return tr("today")
    if away > 0:
        return ntr("in {days} day", "in {days} days", away).format(days=away)
    return ntr("{days} day ago", "{days} days ago", -away).format(days=-away)


DAYS: Final = DateReading(_parse, days.format_day, _explain, today)
