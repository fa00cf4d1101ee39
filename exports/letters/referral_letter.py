"""Công văn: an official letter that asks a body to settle what was referred to it."""

from exports.letters.case_words import LetterCase
from exports.letters.content import Letter
from exports.letters.referral_slip import referred


def referral_letter(case: LetterCase) -> Letter:
    """The letter that goes with a referral."""
    assert case.referral is not None, "a letter of referral is about a referral"
    return case.letter("", case.referral.agency_name, referred(case))
