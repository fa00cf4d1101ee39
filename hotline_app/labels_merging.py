"""What goes over when two cases are merged. Source strings only."""

from collections.abc import Mapping
from typing import Final

from hotline_app.i18n import tr as translated


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

MOVED: Final[Mapping[str, str]] = {
    "contacts": tr("Contacts"),
    "notes": tr("Notes"),
    "verifications": tr("Verifications"),
    "addresses_given": tr("Reception addresses given"),
    "policies_told": tr("Policies told"),
    "assignments": tr("Support proposed"),
    "referrals": tr("Referrals"),
    "follow_ups": tr("Follow-ups"),
    "attachments": tr("Files"),
    "feedbacks": tr("Feedback"),
    "stories": tr("Stories"),
    "case_people": tr("People"),
    "case_needs": tr("Needs"),
}
"""Table -> what its rows are called."""


def moving_words(table: str) -> str:
    """What goes over from a table, in words."""
    source = MOVED.get(table)
    return translated(source) if source else table
