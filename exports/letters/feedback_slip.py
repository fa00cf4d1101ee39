"""Phiếu phản hồi: asks a person who was helped; filled in by hand and sent back."""

from collections.abc import Iterator
from dataclasses import replace

from db.choices import AssignmentState
from db.rules.money import format_vnd
from exports.letters.case_words import LetterCase
from exports.letters.content import Block, Boxes, Letter, WriteLines

_GRADES = "54321"


def feedback_slip(case: LetterCase) -> Letter:
    """The slip; the person signs it, not the office."""
    tr, person = case.tr, case.person
    receiver = (person.full_name if person else "") or tr("The person who reported")
    made = case.letter(tr("Feedback slip"), receiver, list(_blocks(case)))
    head = replace(
        made.letterhead,
        signatory_authority="",
        signatory_title=tr("Person who answers"),
        signatory_name="",
    )
    return replace(made, letterhead=head)


def _blocks(case: LetterCase) -> Iterator[Block]:
    tr = case.tr
    yield from case.fact(tr("Content"), case.detail.case.summary)
    yield from case.fact(tr("Support"), "; ".join(_support(case)))
    received = (tr("Received in full"), tr("Received in part"), tr("Not received"))
    yield Boxes(tr("1. Has the support reached you?"), received)
    yield WriteLines(tr("What you received, and on which day:"), 1)
    grades = tuple(case.word("satisfaction", grade) for grade in _GRADES)
    yield Boxes(tr("2. How satisfied are you with how the office handled it?"), grades)
    yield WriteLines(tr("3. What else you want to say:"), 3)
    agrees = (tr("I agree"), tr("I agree without my name"), tr("I do not agree"))
    question = tr("4. May the office tell of the help you received and publish your picture?")
    yield Boxes(question, agrees)


def _support(case: LetterCase) -> Iterator[str]:
    """What was approved or handed over."""
    for one in case.detail.assignments:
        if one.state not in (AssignmentState.APPROVED, AssignmentState.DELIVERED):
            continue
        amount = one.amount_delivered or one.amount_approved
        money = case.tr("{amount} VND").format(amount=format_vnd(amount)) if amount else ""
        yield ", ".join(part for part in (one.programme_number, money, one.goods) if part)
