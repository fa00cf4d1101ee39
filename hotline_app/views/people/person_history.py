"""Contacts and cases of a person as one line of time, newest first."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from db.records.person_facts import PersonCase, PersonContact, PersonFacts
from db.rules import days
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.pieces.case_words import short_status
from hotline_app.widgets.case_tones import tone_of
from hotline_app.widgets.timeline import Happening

LONGEST = 600


def history(person: PersonFacts, names: Mapping[str, Mapping[str, str]]) -> list[Happening]:
    """Every contact and case; the key of an entry is the code of its case, or empty.

    Args:
        names: of the needs and channels of the office, by code.
    """
    openings = {
        contact.case_code: contact
        for contact in reversed(person.contacts)
        if contact.case_code and _opened(contact, person.cases)
    }
    entries: list[tuple[datetime, int, Happening]] = [
        (case.opened_at, 1, _case(case, openings.get(case.code), names)) for case in person.cases
    ]
    entries += [
        (contact.received_at, 0, _contact(contact, names["channels"]))
        for contact in person.contacts
        if openings.get(contact.case_code) is not contact
    ]
    entries.sort(key=lambda entry: entry[:2], reverse=True)
    return [happening for _, _, happening in entries]


def _opened(contact: PersonContact, cases: Sequence[PersonCase]) -> bool:
    """Whether a contact opened its case and says nothing that the case does not say."""
    return any(
        case.code == contact.case_code
        and case.summary == contact.narrative
        and case.opened_at == contact.received_at
        for case in cases
    )


def _case(
    case: PersonCase, opening: PersonContact | None, names: Mapping[str, Mapping[str, str]]
) -> Happening:
    need_words = ", ".join(names["needs"].get(need, need) for need in case.needs)
    role = word("person_role", case.role) if case.role != "in_need" else ""
    channel = names["channels"].get(opening.channel, opening.channel) if opening else ""
    about = " · ".join(part for part in (need_words, case.employer_name, role, channel) if part)
    return Happening(
        title=tr("Case {code} · {status}").format(code=case.code, status=short_status(case.status)),
        when=days.format_moment(case.opened_at),
        details="\n".join(part for part in (about, _cut(case.summary)) if part),
        who=opening.taken_by if opening else "",
        icon="folder-fill",
        tone=tone_of(case.status),
        key=case.code,
    )


def _contact(contact: PersonContact, channels: Mapping[str, str]) -> Happening:
    kind = (
        word("non_case_kind", contact.non_case_kind)
        if contact.non_case_kind
        else word("direction", contact.direction)
    )
    about = tr("of case {code}").format(code=contact.case_code) if contact.case_code else ""
    return Happening(
        title=f"{kind} · {channels.get(contact.channel, contact.channel)}",
        when=days.format_moment(contact.received_at),
        details="\n".join(part for part in (about, _cut(contact.narrative)) if part),
        who=contact.taken_by,
        icon="telephone-fill",
        tone="blue",
        key=contact.case_code,
    )


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
