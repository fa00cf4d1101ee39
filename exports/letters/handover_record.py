"""Biên bản trao hỗ trợ: what was handed to whom, in figures and in words, signed by all sides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from db.choices import AssignmentState
from db.records.deliveries import DeliveryRow, WholeDelivery
from db.records.documents import Meeting, Wording
from db.records.offices import Letterhead
from db.rules.documents import filled
from db.rules.money import LARGEST, format_vnd, vnd_in_words
from exports.desk import PaperOptions
from exports.letters.case_words import LetterCase, Translate, when_words
from exports.letters.content import Block, Fact, Letter, Paragraph, Table
from exports.ruled_table import TableColumn

ROW_HEIGHT: Final = 11.0
"""Millimetres that a signature needs."""


def handover_record(case: LetterCase) -> Letter:
    """The record of what one case received, or is about to."""
    rows, meeting = list(_rows(case)), case.meeting
    made = case.letter(case.tr("Record of support handed over"), "", handed_over(rows, case.tr))
    return replace(made, signers=signing_sides(meeting.handed_by, meeting.witness, case.tr))


def handed_over(rows: Sequence[DeliveryRow], tr: Translate) -> list[Block]:
    """The table of people with their signatures, and the sum under it."""
    columns = (
        TableColumn(tr("No."), 14, True),
        TableColumn(tr("Full name"), 42),
        TableColumn(tr("Workplace"), 40),
        TableColumn(tr("Support"), 39),
        TableColumn(tr("Amount (VND)"), 27, is_number=True),
        TableColumn(tr("Signature"), 28),
    )
    lines = tuple(
        (str(number), row.person_name, row.workplace, row.support, money(row.amount), "")
        for number, row in enumerate(rows, 1)
    )
    total = sum(row.amount or 0 for row in rows)
    last = ("", tr("Total"), "", "", format_vnd(total), "") if total else ()
    table = Table(columns, lines, ROW_HEIGHT, last)
    facts = (Fact(tr("Number of people"), str(len(rows))), *sum_facts(total, tr))
    return [table, *facts]


def sum_facts(total: int, tr: Translate) -> Iterator[Fact]:
    """A sum in figures and in words; nothing for goods alone."""
    if not total:
        return
    yield Fact(tr("Total in figures"), tr("{amount} VND").format(amount=format_vnd(total)))
    if total <= LARGEST:
        yield Fact(tr("Total in words"), f"{vnd_in_words(total)}.")


def list_record(
    whole: WholeDelivery, about: tuple[Letterhead, Wording], options: PaperOptions, tr: Translate
) -> Letter:
    """The record of a whole list: of those who signed once it is closed, else of all on it."""
    head, wording = about
    record = whole.record
    meeting = Meeting(held_on=record.deliver_on, place=record.place)
    values = {
        "office": head.office_name,
        "place": head.place_name,
        "number": record.document_number,
        "when": when_words(meeting, tr),
        "where": record.place,
        "about": record.title,
    }
    symbol = filled(wording.symbol, {"symbol": head.document_symbol})
    rows = [line.row for line in whole.lines if record.is_open or line.is_delivered]
    opening, closing, recipients = (
        [filled(words, values) for words in part]
        for part in (wording.opening, wording.closing, wording.recipients)
    )
    number = record.document_number or f"........./{symbol}"
    return Letter(
        letterhead=head,
        options=replace(options, document_number=number),
        title=tr("Record of support handed over"),
        subject=filled(wording.subject, values),
        receiver="",
        blocks=(
            *map(Paragraph, opening),
            *handed_over(rows, tr),
            *map(Paragraph, closing),
        ),
        recipients=tuple(recipients),
        signers=signing_sides(record.party, record.witness, tr),
    )


def money(amount: int | None) -> str:
    """An amount in figures, or nothing."""
    return "" if amount is None else format_vnd(amount)


def signing_sides(
    handed_by: str, witness: str, tr: Translate
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Who looked on and who handed over; those who received signed in the table."""
    return (tr("Witness").upper(), witness), (tr("Handed over by").upper(), handed_by)


def _rows(case: LetterCase) -> Iterator[DeliveryRow]:
    """What was handed over; while nothing was, what is approved and about to be."""
    detail = case.detail
    wanted = [one for one in detail.assignments if one.state is AssignmentState.DELIVERED]
    wanted = wanted or [one for one in detail.assignments if one.state is AssignmentState.APPROVED]
    person = case.person
    workplace = detail.case.employer_name or (person.employer_name if person else "")
    for one in wanted:
        amount = one.amount_approved if one.amount_delivered is None else one.amount_delivered
        yield DeliveryRow(
            case.clean(one.person_name or (person.full_name if person else "")),
            "" if case.hides_employer else case.clean(workplace),
            case.clean(", ".join(part for part in (one.programme_number, one.goods) if part)),
            amount,
        )
