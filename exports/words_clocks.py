"""English source words for terms, legal matters and proposals, marked for translation."""

from collections.abc import Mapping
from typing import Final


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; the words are translated when they are shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

CLOCK_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "clock": {
        "first_action": tr("First action"),
        "verify": tr("Verification"),
        "answer": tr("Answer to the worker"),
        "referral": tr("Answer to a referral"),
        "feedback": tr("Asking the person afterwards"),
        "accept": tr("Acceptance of the legal matter"),
        "legal": tr("Settlement by law"),
        "complaint": tr("Complaint (legal)"),
        "denunciation": tr("Denunciation (legal)"),
    },
    "clock_due": {
        "first_action": tr("First action due"),
        "verify": tr("Verification due"),
        "answer": tr("Answer due"),
        "referral": tr("Answer to the referral due"),
        "feedback": tr("Person to be asked by"),
        "accept": tr("Legal matter to be accepted by"),
        "legal": tr("Legal matter to be settled by"),
    },
    "clock_state": {
        "running": tr("running"),
        "paused": tr("pauses"),
        "late": tr("overdue"),
        "met": tr("met on time"),
        "met_late": tr("met late"),
    },
    "approval_kind": {
        "closing": tr("Closing the case"),
        "letter": tr("Number of a paper"),
        "benefit": tr("Support from a programme"),
    },
    "approval_state": {
        "waiting": tr("Waits for approval"),
        "approved": tr("Approved"),
        "rejected": tr("Rejected"),
        "withdrawn": tr("Taken back"),
    },
}
"""Subject -> code -> word."""

CLOCK_EVENTS: Final[Mapping[str, str]] = {
    "term_pause": tr("Terms pause"),
    "term_resume": tr("Terms go on"),
    "term_extension": tr("Term extended"),
    "term_track_on": tr("Terms of the law begin"),
    "term_track_off": tr("Terms of the law end"),
    "term_signed": tr("Written paper signed"),
    "term_accepted": tr("Legal matter accepted"),
    "proposed": tr("Proposed for approval"),
    "proposal_approved": tr("Proposal approved"),
    "proposal_rejected": tr("Proposal rejected"),
    "proposal_withdrawn": tr("Proposal taken back"),
}
"""Event of a timeline -> what happened."""
