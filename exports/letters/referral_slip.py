"""Phiếu chuyển: a matter passed on to the body that settles it, with what was chosen to go out."""

from exports.letters.case_words import LetterCase, checks
from exports.letters.content import Block, Letter


def referral_slip(case: LetterCase) -> Letter:
    """The slip that goes with a referral."""
    assert case.referral is not None, "a referral slip is about a referral"
    return case.letter(case.tr("Referral slip"), case.referral.agency_name, referred(case))


def referred(case: LetterCase) -> list[Block]:
    """What goes out with a referral, and what is asked for."""
    assert case.referral is not None
    blocks: list[Block] = [*case.sent_facts()]
    if "verification" in case.fields:
        blocks += checks(case)
    return [*blocks, *case.fact(case.tr("What is asked"), case.referral.request)]
