"""The sections of a case paper: facts, people, the four steps, contacts and what was written."""

from db.choices import PersonRole
from db.records.cases import CaseDetail, CaseRecord, ContactRecord
from db.records.people import PersonRecord
from exports import clock_sections
from exports.desk import Desk
from exports.paper import BOLD


def case_facts(desk: Desk, detail: CaseDetail) -> None:
    """What the case is, where it stands, its clocks and its end."""
    tr, case, fact = desk.tr, detail.case, desk.sheet.fact
    if case.employer_must_not_know:
        desk.sheet.paragraph(tr("The employer must not know of this case."), BOLD)
    needs = desk.options.need_names
    fact(tr("Case code"), case.code)
    fact(tr("Status"), desk.word("status", case.status))
    fact(tr("Urgency"), desk.word("urgency", case.urgency))
    fact(tr("Kind of matter"), desk.word("matter_kind", case.matter_kind))
    fact(tr("Needs"), ", ".join(needs.get(code, code) for code in case.needs))
    desk.story_fact(tr("Summary"), case.summary)
    fact(tr("Number of people"), str(case.people_count or ""))
    fact(tr("Employer"), case.employer_name)
    fact(tr("Union unit"), case.unit_name or case.unit_code)
    fact(tr("Place"), case.place_name)
    fact(tr("Handling officer"), case.owner_name)
    fact(tr("Opened"), desk.by(case.opened_by, case.opened_at))
    clock_sections.terms(desk, detail)
    _ending(desk, case)


def _ending(desk: Desk, case: CaseRecord) -> None:
    tr, fact = desk.tr, desk.sheet.fact
    fact(tr("Closed"), desk.moment(case.closed_at))
    fact(tr("Outcome"), desk.word("outcome", case.outcome))
    fact(tr("Reason the need was not met"), desk.word("unmet_reason", case.unmet_reason))
    desk.story_fact(tr("Lessons"), case.lessons)
    fact(tr("Duplicate of"), case.duplicate_of_code)


def people(desk: Desk, detail: CaseDetail) -> None:
    """Everyone in the case: who needs help and who reports."""
    in_order = sorted(detail.people, key=lambda person: person.role != PersonRole.IN_NEED)
    for person in in_order:
        name = person.full_name or desk.tr("Name not given")
        role = desk.word("person_role", person.role)
        desk.entry(desk.tr("{role}: {name}").format(role=role, name=name))
        _person_facts(desk, person)


def _person_facts(desk: Desk, person: PersonRecord) -> None:
    tr, fact = desk.tr, desk.sheet.fact
    numbers = []
    for phone in person.phones:
        shown = desk.phone(phone.e164, phone.as_typed)
        numbers.append(f"{shown} ({phone.note})" if phone.note else shown)
    fact(tr("Phone"), "; ".join(numbers))
    desk.story_fact(tr("Zalo"), person.zalo)
    fact(tr("Sex"), "" if person.sex == "unknown" else desk.word("sex", person.sex))
    fact(tr("Year of birth"), str(person.birth_year or ""))
    fact(tr("Employer"), person.employer_name)
    fact(tr("Union unit"), person.unit_name)
    fact(tr("Union member"), desk.yes_no(person.union_member))
    desk.story_fact(tr("Address"), person.address)
    fact(tr("Language"), "" if person.language in ("", "vi") else person.language)
    fact(tr("Safe to call back"), desk.yes_no("no") if person.is_never_called else "")
    desk.story_fact(tr("Alert"), person.alert)
    for consent in person.consents:
        given = desk.word("consent_purpose", consent.purpose)
        how = desk.word("consent_method", consent.method)
        text = tr("{purpose}: {method}, {when}").format(
            purpose=given, method=how, when=desk.by(consent.recorded_by, consent.given_at)
        )
        if consent.withdrawn_at:
            text += tr("; withdrawn {moment}").format(moment=desk.moment(consent.withdrawn_at))
        fact(tr("Consent"), text)


def steps(desk: Desk, detail: CaseDetail) -> None:
    """The four steps, done or not yet."""
    tr = desk.tr
    names = {
        "verified": tr("Verify"),
        "address_given": tr("Give a reception address"),
        "resolved": tr("Resolve"),
        "informed": tr("Inform of policies"),
    }
    for step in detail.steps:
        done = desk.by(step.by, step.at) or tr("done")
        shown = done if step.is_done else tr("not yet")
        subject = {"verified": "verification_result", "resolved": "outcome"}.get(step.kind)
        result = desk.word(subject, step.result) if subject else step.result
        text = f"{shown}. {result}" if result else shown
        desk.story_fact(names.get(step.kind, step.kind), text)


def contacts(desk: Desk, detail: CaseDetail) -> None:
    """Every contact with its story."""
    for contact in detail.contacts:
        channel = desk.options.channel_names.get(contact.channel, contact.channel)
        direction = desk.word("direction", contact.direction)
        desk.entry(
            desk.tr("{moment} - {direction}, {channel}").format(
                moment=desk.moment(contact.received_at), direction=direction, channel=channel
            )
        )
        _contact_facts(desk, contact)
        desk.story(contact.narrative)


def _contact_facts(desk: Desk, contact: ContactRecord) -> None:
    tr, fact = desk.tr, desk.sheet.fact
    fact(tr("Kind of matter"), desk.word("matter_kind", contact.matter_kind))
    fact(tr("Contact without a matter"), desk.word("non_case_kind", contact.non_case_kind))
    fact(tr("Person"), contact.person_name)
    fact(tr("Phone"), desk.phone(contact.phone, contact.phone_as_typed))
    desk.story_fact(tr("On behalf of"), contact.on_behalf_of)
    fact(tr("Taken by"), contact.taken_by)
    if contact.recorded_by != contact.taken_by:
        fact(tr("Recorded by"), desk.by(contact.recorded_by, contact.recorded_at))
    fact(tr("Safe to call back"), desk.yes_no(contact.call_back_safe))
    desk.story_fact(tr("Calling back"), contact.call_back_note)


def notes(desk: Desk, detail: CaseDetail) -> None:
    """Every note; a correction says so."""
    for note in detail.notes:
        kind = desk.word("note_kind", note.kind)
        title = f"{desk.by(note.written_by, note.written_at)} - {kind}"
        if note.corrects_id:
            title = desk.tr("{note} (corrects an earlier note)").format(note=title)
        desk.entry(title)
        desk.story(note.text)


def attachments(desk: Desk, detail: CaseDetail) -> None:
    """The files kept with the case, by name, with the start of their SHA-256."""
    for file in detail.attachments:
        size = f"{max(1, round(file.size / 1024)):,}".replace(",", ".")
        text = desk.tr("{name} ({size} KB, SHA-256 {digest}), {when}").format(
            name=file.file_name,
            size=size,
            digest=file.sha256[:16],
            when=desk.by(file.added_by, file.added_at),
        )
        if file.description:
            text = f"{text}: {file.description}"
        if file.withdrawn_at:
            by = desk.by(file.withdrawn_by, file.withdrawn_at)
            withdrawn = desk.tr("withdrawn {when}: {reason}")
            text = f"{text} - {withdrawn.format(when=by, reason=file.withdrawn_reason)}"
        elif file.media_type.startswith("image/"):
            may = desk.tr("may be published: {answer}")
            answer = desk.word("yes_no_unknown", file.consent_publish)
            text = f"{text} - {may.format(answer=answer)}"
            if file.is_of_child:
                child = desk.tr("a child is on it")
                text = f"{text}, {child}"
        desk.sheet.bullet(desk.privacy.story(text))
