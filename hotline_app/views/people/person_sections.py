"""The lines of a person's card."""

from collections.abc import Sequence

from db.choices import Sex, YesNoUnknown
from db.records.people import Actor
from db.records.person_facts import PersonFacts, Twin
from db.rules import days
from db.rules.permissions import ALLOWED
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.people.person_household import household_facts
from hotline_app.views.pieces.person_words import (
    birth_words,
    consent_words,
    id_number_words,
    language_words,
    name_words,
    phone_note,
    phone_words,
    twin_words,
)
from hotline_app.views.records.record_facts import Fact, Section
from hotline_app.widgets.pill import Status


def sections_of(person: PersonFacts, twins: Sequence[Twin], actor: Actor) -> list[Section]:
    """Everything that is known, in sections; what is not known is left out."""
    may_merge = actor.role in ALLOWED["merge_persons"]
    return [
        Section(tr("Possible duplicates"), tuple(_twin(twin, may_merge) for twin in twins)),
        Section(tr("About the person"), tuple(_known(_person(person, actor)))),
        Section(tr("Household"), tuple(household_facts(person, actor))),
        Section(tr("Reached by"), tuple(_reached(person, actor))),
        Section(tr("Work and union"), tuple(_known(_work(person)))),
        Section(tr("Consent"), tuple(_consents(person, actor))),
        Section(
            tr("Merged into this record"),
            tuple(
                Fact(
                    "",
                    name_words(name),
                    acts=(("undo_merge", tr("Undo")),) if may_merge else (),
                    item_id=merge_id,
                )
                for _, name, merge_id in person.merged
            ),
        ),
        Section(tr("Record"), tuple(_record(person))),
    ]


def _known(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.value]


def _twin(twin: Twin, may_merge: bool) -> Fact:
    born = str(twin.birth_year or "")
    value = " · ".join(part for part in (name_words(twin.full_name), born, twin.workplace) if part)
    acts: tuple[tuple[str, str], ...] = (("look", tr("Open")),)
    if may_merge:
        acts = (("merge", tr("Compare")), *acts)
    return Fact("", value, twin_words(twin), acts=acts, item_id=twin.id)


def _person(person: PersonFacts, actor: Actor) -> list[Fact]:
    sex = "" if person.sex is Sex.UNKNOWN else word("sex", person.sex)
    return [
        Fact(tr("Full name"), person.full_name),
        Fact(tr("Name in lists"), person.sort_name),
        Fact(tr("Sex"), sex),
        Fact(tr("Born"), birth_words(person)),
        Fact(tr("Identity card"), id_number_words(person.id_number, actor.role)),
        Fact(tr("Language"), language_words(person.language)),
        Fact(tr("Address"), person.address),
    ]


def _reached(person: PersonFacts, actor: Actor) -> list[Fact]:
    phones = [
        Fact(tr("Phone") if place == 0 else " ", phone_words(phone, actor.role), phone_note(phone))
        for place, phone in enumerate(person.phones)
    ]
    return [*phones, *_known([Fact("Zalo", person.zalo), Fact("Facebook", person.facebook)])]


def _work(person: PersonFacts) -> list[Fact]:
    is_known = person.union_member is not YesNoUnknown.UNKNOWN
    opens = (("employer", tr("Open")),) if person.employer_id else ()
    union = person.employer_union
    quiet = tr("belongs to {union}").format(union=union) if union else ""
    unit_acts = (("unit", tr("Open")),) if person.unit_code else ()
    return [
        Fact(tr("Workplace"), person.employer_name, quiet, None, opens, person.employer_id),
        Fact(tr("Occupation"), person.occupation),
        Fact(tr("Union unit"), person.unit_name, "", None, unit_acts, person.unit_code),
        Fact(
            tr("Union member"),
            word("yes_no_unknown", person.union_member) if is_known else "",
        ),
    ]


def _consents(person: PersonFacts, actor: Actor) -> list[Fact]:
    facts = []
    may_withdraw = actor.role in ALLOWED["withdraw_consent"]
    for consent in person.consents:
        is_withdrawn = consent.withdrawn_at is not None
        pill = Status(tr("withdrawn"), "grey") if is_withdrawn else Status(tr("given"), "green")
        acts = (("withdraw", tr("Withdraw")),) if may_withdraw and not is_withdrawn else ()
        facts.append(
            Fact(
                "",
                word("consent_purpose", consent.purpose),
                consent_words(consent),
                pill,
                acts,
                consent.id,
            )
        )
    return facts or [Fact("", tr("Nothing was agreed to yet."))]


def _record(person: PersonFacts) -> list[Fact]:
    line = tr("{moment}, {name}")
    made = line.format(moment=days.format_moment(person.created_at), name=person.created_by or "—")
    saved = line.format(moment=days.format_moment(person.updated_at), name=person.updated_by or "—")
    return [Fact(tr("Added"), made), Fact(tr("Last changed"), saved)]
