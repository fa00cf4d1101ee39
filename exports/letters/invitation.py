"""Giấy mời: who is invited, to what, when and where."""

from collections.abc import Iterator

from exports.letters.case_words import DOTS, LetterCase, when_words
from exports.letters.content import Block, Fact, Items, Letter


def invitation(case: LetterCase) -> Letter:
    """The invitation; what was not typed is left to be written by hand."""
    return case.letter(case.tr("Invitation"), "", list(_blocks(case)))


def _blocks(case: LetterCase) -> Iterator[Block]:
    tr, meeting = case.tr, case.meeting
    yield Items(tuple(case.clean(one) for one in meeting.invited) or (DOTS,))
    for label, value in (
        (tr("To attend"), meeting.about),
        (tr("Time"), when_words(meeting, tr)),
        (tr("Venue"), meeting.place),
    ):
        yield Fact(label, case.clean(value) if value else DOTS)
