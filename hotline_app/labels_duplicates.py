"""Why a contact may repeat a case, in words; the window and the command line say the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from db.rules import duplicates
from hotline_app.i18n import ntr, tr

REASONS: Final[Mapping[str, Callable[[], str]]] = {
    duplicates.SAME_PHONE: lambda: tr("same phone"),
    duplicates.SAME_NAME: lambda: tr("same name"),
    duplicates.PART_OF_NAME: lambda: tr("part of the name is the same"),
    duplicates.SAME_WORKPLACE: lambda: tr("same workplace"),
    duplicates.SIMILAR_WORKPLACE: lambda: tr("similar workplace"),
    duplicates.SAME_NEED: lambda: tr("same need"),
    duplicates.SAME_BIRTH_YEAR: lambda: tr("same year of birth"),
    duplicates.OTHER_NAME: lambda: tr("but another name"),
}


def reasons_words(reasons: Sequence[str]) -> str:
    """Give every reason in words, in the order they are told."""
    return ", ".join(REASONS[reason]() for reason in reasons)


def days_words(days_apart: int) -> str:
    """Say how long ago it was."""
    if days_apart == 0:
        return tr("within a day")
    return ntr("{count} day ago", "{count} days ago", days_apart).format(count=days_apart)
