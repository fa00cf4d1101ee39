"""Periods in words."""

from db.rules import days
from db.rules.periods import Period
from hotline_app.i18n import tr

KINDS = ("week", "month", "quarter", "year", "days")


def kind_words(kind: str) -> str:
    """The name of a kind of period."""
    return {
        "week": tr("Week"),
        "month": tr("Month"),
        "quarter": tr("Quarter"),
        "year": tr("Year"),
        "days": tr("From – to"),
    }[kind]


def short_words(period: Period) -> str:
    """A period as it can be typed; weeks are told by their days, never by their number."""
    if period.kind == "month":
        return tr("month {number}/{year}").format(number=period.first.month, year=period.first.year)
    if period.kind == "quarter":
        number = (period.first.month + 2) // 3
        return tr("quarter {number}/{year}").format(number=number, year=period.first.year)
    if period.kind == "year":
        return tr("year {year}").format(year=period.first.year)
    if period.first == period.last:
        return days.format_day(period.first)
    return f"{days.format_day(period.first)} – {days.format_day(period.last)}"
