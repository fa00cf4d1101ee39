"""Công văn đôn đốc: a letter that reminds a body of a referral it has not answered."""

from exports.letters.case_words import LetterCase
from exports.letters.content import Letter


def reminder(case: LetterCase) -> Letter:
    """The letter that urges an answer; it repeats nothing of the person."""
    assert case.referral is not None, "a reminder is about a referral"
    asked = case.fact(case.tr("What is asked"), case.referral.request)
    return case.letter("", case.referral.agency_name, [*asked])
