"""Phiếu trả lời: what became of a matter, for the person who brought it."""

from collections.abc import Iterator

from db.choices import AssignmentState
from db.rules.days import format_day, vietnam_day
from db.rules.money import format_vnd
from exports.letters.case_words import LetterCase, checks
from exports.letters.content import Block, Letter, Paragraph


def answer_slip(case: LetterCase) -> Letter:
    """The answer to who reported or needs help."""
    person = case.person
    receiver = (person.full_name if person else "") or case.tr("The person who reported")
    return case.letter(case.tr("Answer slip"), receiver, list(_blocks(case)))


def _blocks(case: LetterCase) -> Iterator[Block]:
    tr, detail = case.tr, case.detail
    yield from case.fact(tr("Content"), detail.case.summary)
    said = [*checks(case), *_support(case), *_elsewhere(case)]
    outcome = case.word("outcome", detail.case.outcome)
    reason = case.word("unmet_reason", detail.case.unmet_reason)
    said += case.fact(tr("Outcome"), ": ".join(part for part in (outcome, reason) if part))
    if said:
        yield from said
    else:
        yield Paragraph(tr("The matter is being handled; the result follows."))


def _support(case: LetterCase) -> Iterator[Block]:
    tr = case.tr
    for one in case.detail.assignments:
        if one.state not in (AssignmentState.APPROVED, AssignmentState.DELIVERED):
            continue
        amount = one.amount_delivered or one.amount_approved
        money = tr("{amount} VND").format(amount=format_vnd(amount)) if amount else ""
        parts = (one.programme_number, money, one.goods)
        label = case.word("assignment_state", one.state)
        yield from case.fact(label, ", ".join(part for part in parts if part))


def _elsewhere(case: LetterCase) -> Iterator[Block]:
    tr, detail = case.tr, case.detail
    for one in detail.referrals:
        if one.sent_at is None:
            continue
        words = f"{one.agency_name}, {format_day(vietnam_day(one.sent_at))}"
        yield from case.fact(tr("Referred to"), words)
        yield from case.fact(tr("Answer"), one.answer)
    for given in detail.addresses:
        parts = (given.agency_name, given.agency_address, given.agency_phones)
        words = ", ".join(part for part in parts if part)
        yield from case.fact(tr("Reception address"), words)
    for told in detail.policies:
        known = filter(None, (told.programme_number, told.text))
        yield from case.fact(tr("Policy"), ": ".join(known))
