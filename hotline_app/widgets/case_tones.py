"""The colour of each status of a case; the words always stand beside it."""

from collections.abc import Mapping
from typing import Final

from db.choices import CaseStatus

TONES: Final[Mapping[str, str]] = {
    CaseStatus.NEW: "blue",
    CaseStatus.VERIFYING: "amber",
    CaseStatus.WAITING_INFORMATION: "amber",
    CaseStatus.CLASSIFIED: "teal",
    CaseStatus.IN_PROGRESS: "amber",
    CaseStatus.REFERRED: "violet",
    CaseStatus.RESOLVED: "green",
    CaseStatus.WAITING_FEEDBACK: "violet",
    CaseStatus.LEGAL_TRACK: "red",
}


def tone_of(status: str) -> str:
    """Return the tone of a status; states that are over are grey."""
    return TONES.get(status, "grey")
