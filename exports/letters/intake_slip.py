"""Phiếu tiếp nhận: what was taken, on half a sheet, with a QR of the case code."""

from collections.abc import Iterator
from dataclasses import replace

from db.choices import YesNoUnknown
from db.rules.days import format_moment
from exports.letters.case_words import LetterCase
from exports.letters.content import Block, Letter


def intake_slip(case: LetterCase) -> Letter:
    """The slip that says a matter was taken."""
    made = case.letter(case.tr("Intake slip"), "", list(_facts(case)))
    contacts = case.detail.contacts
    taken_by = contacts[0].taken_by if contacts else case.options.made_by
    options = replace(made.options, made_by=taken_by)
    return replace(made, options=options, code=case.detail.case.code, is_half=True)


def _facts(case: LetterCase) -> Iterator[Block]:
    tr, detail = case.tr, case.detail
    if detail.contacts:
        first = detail.contacts[0]
        channel = case.options.channel_names.get(first.channel, first.channel)
        parts = (format_moment(first.received_at), channel, first.taken_by)
        yield from case.fact(tr("Received"), ", ".join(part for part in parts if part))
    yield from case.sent_facts()
    person = case.person
    if person is not None and person.union_member != YesNoUnknown.UNKNOWN:
        yield from case.fact(tr("Union member"), case.word("yes_no_unknown", person.union_member))
    yield from case.fact(tr("Urgency"), case.word("urgency", detail.case.urgency))
    if person is not None:
        agreed = [
            f"{case.word('consent_purpose', one.purpose)} "
            f"({case.word('consent_method', one.method)})"
            for one in person.consents
            if one.withdrawn_at is None
        ]
        yield from case.fact(tr("Consent"), "; ".join(agreed))
    given = "; ".join(dict.fromkeys(one.agency_name for one in detail.addresses))
    yield from case.fact(tr("Reception addresses given"), given)
    told = (one.programme_number or one.text for one in detail.policies)
    yield from case.fact(tr("Policies told"), "; ".join(dict.fromkeys(told)))
    due = detail.case.answer_due_at
    yield from case.fact(tr("Answer due"), format_moment(due) if due else "")
