"""Writing one official paper of a case, as PDF or for Word by the ending of the file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from exports.letters.answer_slip import answer_slip
from exports.letters.case_words import LetterCase
from exports.letters.content import Letter
from exports.letters.feedback_slip import feedback_slip
from exports.letters.handover_record import handover_record
from exports.letters.intake_slip import intake_slip
from exports.letters.invitation import invitation
from exports.letters.referral_letter import referral_letter
from exports.letters.referral_slip import referral_slip
from exports.letters.reminder import escalation, reminder
from exports.letters.task_slip import task_slip
from exports.letters.verification_slip import verification_slip

_MAKERS: Final[Mapping[str, Callable[[LetterCase], Letter]]] = {
    "intake_slip": intake_slip,
    "verification_slip": verification_slip,
    "referral_slip": referral_slip,
    "referral_letter": referral_letter,
    "reminder": reminder,
    "escalation": escalation,
    "answer_slip": answer_slip,
    "task_slip": task_slip,
    "handover_record": handover_record,
    "feedback_slip": feedback_slip,
    "invitation": invitation,
}
ENDINGS: Final = (".pdf", ".docx")


def write_letter(paper: str, case: LetterCase, path: Path) -> Path:
    """Write a paper.

    Args:
        paper: a code of `db.rules.documents.PAPERS`.
        case: what it is about.
        path: the file to write, ".docx" for Word, else PDF; an older one is replaced.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    return write_made(_MAKERS[paper](case), path, case.tr)


def write_made(letter: Letter, path: Path, tr: Callable[[str], str]) -> Path:
    """Write a letter that is made already, ".docx" for Word, else PDF."""
    # Each format has a library of its own to load.
    if path.suffix.lower() == ".docx":
        from exports.letters.word_file import write_docx

        return write_docx(letter, path, tr)
    from exports.letters.pdf import write_pdf

    return write_pdf(letter, path, tr)
