"""Words about referrals: why a step cannot be taken, what it is called. Source strings only."""

from collections.abc import Mapping
from typing import Final


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

PROBLEMS: Final[Mapping[str, str]] = {
    "agency_is_employer": tr(
        "This body is the employer or bears its name, and the employer must not know of this "
        "case. Choose another body."
    ),
    "another_step_is_next": tr("Another step comes next for this referral. Look at the case."),
    "before_it_was_sent": tr("This lies before the referral was sent. Check the day."),
    "before_the_paper": tr("It cannot have come before the day it bears. Check both days."),
    "no_letter_left": tr(
        "Three reminders and the letter to the body above went out. Record the answer, or that "
        "none came."
    ),
    "no_such_file": tr("The case keeps no such file. Attach it to the case first."),
    "not_a_year": tr("Write the year with four digits, for example 2026."),
    "reminder_not_due": tr("It is too early: the term of the referral or of the last letter runs."),
    "scan_needs_case": tr("Only a case keeps files. Write the case, or take the scan off."),
}
"""Problem code -> sentence."""

FIELDS: Final[Mapping[str, str]] = {
    "answered_on": tr("Day of the answer"),
    "answered_paper": tr("Answers which paper of ours"),
    "failed_on": tr("Day of the failure"),
    "handler": tr("Who handles it"),
    "scan": tr("Scan"),
    "superior": tr("Body above"),
}
"""Field of a draft -> what people call it."""

ACTS: Final[Mapping[str, str]] = {
    "remind_agency": tr("Reminded a body of a referral"),
    "record_failure": tr("Recorded that a referral failed"),
}
"""Act -> what was done."""
