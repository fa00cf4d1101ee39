"""Words for the codes of programmes: levels, kinds of condition, sureness. Source strings only."""

from collections.abc import Mapping
from typing import Final

from hotline_app import i18n
from hotline_app.i18n import ntr


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

LEVELS: Final[Mapping[str, str]] = {
    "confederation": tr("General Confederation"),
    "government": tr("Government"),
    "province": tr("Province"),
    "district": tr("District"),
    "own": tr("Our own"),
}
"""Who issued a programme."""

CONDITION_KINDS: Final[Mapping[str, str]] = {
    "yes": tr("The answer is yes"),
    "no": tr("The answer is no"),
    "at_least": tr("A number, at least"),
    "less_than": tr("A number, less than"),
    "between_dates": tr("A day within"),
    "one_of": tr("One of these answers"),
}
"""How the answer to a condition is judged."""

SURENESS: Final[Mapping[str, str]] = {
    "verified": tr("Taken from sources"),
    "memory_high": tr("From memory, not compared"),
}
"""How sure a programme is."""

ENDS_TODAY: Final = tr("ends today")


def level_words(code: str) -> str:
    """Who issued a programme."""
    return i18n.tr(LEVELS.get(code, code))


def condition_kind_words(code: str) -> str:
    """How the answer to a condition is judged."""
    return i18n.tr(CONDITION_KINDS.get(code, code))


def sureness_words(code: str) -> str:
    """How sure a programme is."""
    return i18n.tr(SURENESS.get(code, code))


def deadline_words(away: int) -> str:
    """How many days a deadline is away; below zero it has passed."""
    if away == 0:
        return i18n.tr(ENDS_TODAY)
    days = f"{abs(away):,}".replace(",", ".")
    if away < 0:
        return ntr("passed {days} day ago", "passed {days} days ago", -away).format(days=days)
    return ntr("{days} day left", "{days} days left", away).format(days=days)
