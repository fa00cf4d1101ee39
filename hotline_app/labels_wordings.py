"""What the names in the wording of a paper stand for."""

from collections.abc import Mapping
from typing import Final

from hotline_app.i18n import tr as translated


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

NAMES: Final[Mapping[str, str]] = {
    "about": tr("what people are invited to"),
    "agency": tr("the body the case was referred to"),
    "answer_by": tr("day by which an answer is asked for"),
    "case": tr("code of the case"),
    "due": tr("day on which the body was to answer"),
    "earlier_number": tr("number of the paper that was sent before"),
    "number": tr("number and symbol of this paper"),
    "office": tr("name of the office"),
    "opened": tr("day the case was opened"),
    "owner": tr("officer of the case"),
    "place": tr("place in the head of papers"),
    "request": tr("what the body is asked to do"),
    "sent": tr("day the referral was sent"),
    "times": tr("which reminder it is, from 1"),
    "when": tr("day and hour of a meeting"),
    "where": tr("place of a meeting"),
}
"""Name in braces -> what is filled in."""


def name_words(name: str) -> str:
    """What a name in braces stands for."""
    return translated(NAMES[name])
