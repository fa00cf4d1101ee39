"""Phiếu xác minh: every claim, where it stands, and how, where and by whom it was checked."""

from collections.abc import Iterator

from db.records.ledger import Ledger, VerificationRecord
from db.rules import days
from db.rules.days import format_moment
from db.rules.ledger import ORDER, ledger
from exports.ledger_words import earlier_check
from exports.letters.case_words import LetterCase
from exports.letters.content import Block, Heading, Letter, Paragraph


def verification_slip(case: LetterCase) -> Letter:
    """The slip with every claim of a case as it stands on the day of the paper."""
    return case.letter(case.tr("Verification slip"), "", list(_blocks(case)))


def _blocks(case: LetterCase) -> Iterator[Block]:
    tr, detail = case.tr, case.detail
    yield from case.fact(tr("Case code"), detail.case.code)
    yield from case.fact(tr("Content"), detail.case.summary)
    found = ledger(detail.verifications, days.vietnam_day(case.options.made_at))
    if not found.claims:
        yield Paragraph(tr("Nothing has been checked yet."))
        return
    yield from case.fact(tr("In short"), _in_short(case, found))
    for number, claim in enumerate(found.claims, 1):
        yield Heading(f"{number}. {case.clean(claim.newest.claim)}")
        yield from case.fact(tr("State"), case.word("claim_state", claim.state))
        yield from _check(case, claim.newest)
        for before in claim.earlier:
            yield Paragraph(case.clean(earlier_check(tr, before)))


def _in_short(case: LetterCase, found: Ledger) -> str:
    states = [state for state in ORDER if found.counts[state]]
    return "; ".join(f"{case.word('claim_state', one)}: {found.counts[one]}" for one in states)


def _check(case: LetterCase, check: VerificationRecord) -> Iterator[Block]:
    tr = case.tr
    if check.is_check:
        yield from case.fact(tr("Result"), case.word("verification_result", check.result))
        yield from case.fact(tr("Confidence"), case.word("confidence", check.confidence))
    yield from case.fact(tr("Method"), case.word("verification_method", check.method))
    yield from case.fact(tr("Source"), check.source)
    yield from case.fact(tr("Evidence"), check.evidence)
    yield from case.fact(tr("Files"), ", ".join(one.file_name for one in check.files))
    yield from case.fact(tr("Valid until"), case.day(check.valid_until))
    by = ", ".join(part for part in (format_moment(check.verified_at), check.verified_by) if part)
    yield from case.fact(tr("Verified by") if check.is_check else tr("Noted by"), by)
