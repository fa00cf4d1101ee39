"""Công văn đôn đốc: a letter that reminds a body of a referral it has not answered.

After the third one the body above it is told: what was asked, when, and which letters got no
answer.
"""

from collections.abc import Iterator

from db.rules.days import format_day, vietnam_day
from exports.letters.case_words import LetterCase
from exports.letters.content import Block, Letter


def reminder(case: LetterCase) -> Letter:
    """The letter that urges an answer; it repeats nothing of the person."""
    assert case.referral is not None, "a reminder is about a referral"
    asked = case.fact(case.tr("What is asked"), case.referral.request)
    return case.letter("", case.referral.agency_name, [*asked, *_earlier(case)])


def escalation(case: LetterCase) -> Letter:
    """The letter to the body above, which asks it to see to an answer."""
    assert case.referral is not None, "an escalation is about a referral"
    tr, one = case.tr, case.referral
    said = [
        *case.fact(tr("Body that has not answered"), one.agency_name),
        *case.fact(tr("What is asked"), one.request),
        *_first(case),
        *_earlier(case),
    ]
    return case.letter("", case.addressee, said)


def _first(case: LetterCase) -> Iterator[Block]:
    assert case.referral is not None
    one = case.referral
    if one.sent_at is not None:
        day = format_day(vietnam_day(one.sent_at))
        words = case.tr("No. {number}, {day}").format(number=one.document_number, day=day)
        yield from case.fact(case.tr("Referred with"), words if one.document_number else day)


def _earlier(case: LetterCase) -> Iterator[Block]:
    """The letters that went before this one, each with its number and day."""
    assert case.referral is not None
    for one in case.referral.letters:
        if one.document_number == case.options.document_number:
            return
        words = case.tr("No. {number}, {day}").format(
            number=one.document_number, day=format_day(one.done_on)
        )
        yield from case.fact(case.word("referral_step", one.kind), words)
