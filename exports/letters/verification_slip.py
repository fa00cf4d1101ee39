"""Phiếu xác minh: every claim with how it was checked, where, with what result, how sure."""

from collections.abc import Iterator

from db.rules.days import format_moment
from exports.letters.case_words import LetterCase
from exports.letters.content import Block, Heading, Letter, Paragraph


def verification_slip(case: LetterCase) -> Letter:
    """The slip with the results of all checks of a case."""
    return case.letter(case.tr("Verification slip"), "", list(_blocks(case)))


def _blocks(case: LetterCase) -> Iterator[Block]:
    tr, detail = case.tr, case.detail
    yield from case.fact(tr("Case code"), detail.case.code)
    yield from case.fact(tr("Content"), detail.case.summary)
    if not detail.verifications:
        yield Paragraph(tr("Nothing has been checked yet."))
    for number, check in enumerate(detail.verifications, 1):
        yield Heading(f"{number}. {case.clean(check.claim)}")
        yield from case.fact(tr("Method"), case.word("verification_method", check.method))
        yield from case.fact(tr("Source"), check.source)
        yield from case.fact(tr("Result"), case.word("verification_result", check.result))
        yield from case.fact(tr("Confidence"), case.word("confidence", check.confidence))
        yield from case.fact(tr("Evidence"), check.evidence)
        yield from case.fact(tr("Valid until"), case.day(check.valid_until))
        by = ", ".join(part for part in (format_moment(check.verified_at), check.verified_by))
        yield from case.fact(tr("Verified by"), by)
