"""English source words for the steps of a referral, marked for translation."""

from collections.abc import Mapping
from typing import Final


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; the words are translated when they are shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "referral_step": {
        "acknowledged": tr("The body has it"),
        "reminder_1": tr("First reminder"),
        "reminder_2": tr("Second reminder"),
        "reminder_3": tr("Third reminder"),
        "escalation": tr("Letter to the body above"),
        "no_answer": tr("Record that no answer came"),
        "returned_mail": tr("Mail came back"),
        "wrong_address": tr("Wrong address"),
        "nobody_there": tr("Nobody there to take it"),
        "not_competent": tr("The body says it is not competent"),
        "other_failure": tr("Another failure"),
        "letter_withdrawn": tr("Letter withdrawn"),
    },
}
