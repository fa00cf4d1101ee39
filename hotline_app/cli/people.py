"""People: looked up, changed, asked for consent, two records of one person merged."""

from dataclasses import replace

import click

from db.choices import ConsentMethod, ConsentPurpose, Role
from db.errors import NotFound, ValidationFailed
from db.records.person_facts import ConsentDraft, PersonFacts, PersonRow, PhoneDraft
from db.rules.identity_numbers import mask_id_number
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import ntr, tr

LARGEST_LIMIT = 10_000


@command(
    "people",
    words=lambda: tr("Find people by name with or without tone marks, or by the end of a phone."),
)
@click.argument("text", required=False, default="")
@option(
    "--limit",
    type=click.IntRange(1, LARGEST_LIMIT),
    default=50,
    words=lambda: tr("At most so many; 50 when left out."),
)
def people(session: Session, text: str, limit: int) -> Answer:
    """List people by given name; those of the newest cases first when something is typed."""
    from db.queries import people_lists

    with session.desk() as desk:
        found = people_lists.search(desk.database, text, limit)
    headings = (tr("Worker"), tr("Year of birth"), tr("Phone"), tr("Workplace"), tr("Cases"), "id")
    lines = table(headings, map(_row, found))
    counted = ntr("{count} person", "{count} people", len(found)).format(count=len(found))
    return Answer({"people": found}, [*lines, counted])


def _row(row: PersonRow) -> tuple[str, ...]:
    from db.rules.phones import mask_phone

    phone = mask_phone(row.phone) if row.phone.startswith("+") else row.phone
    born = str(row.birth_year or "")
    return row.full_name, born, phone, row.workplace, str(row.case_count), row.id


@command("person", words=lambda: tr("Show a person, or change what is known of one."))
@click.argument("person")
@click.argument("act", type=choice(("show", "edit")), default="show")
@option(
    "--set",
    "changes",
    multiple=True,
    metavar="FIELD=VALUE",
    words=lambda: tr("What to change, for example birth=1990; may be repeated."),
)
@option(
    "--phone",
    "phones",
    multiple=True,
    metavar="NUMBER=NOTE",
    words=lambda: tr("A phone with a note; those named replace all others; may be repeated."),
)
def person(
    session: Session, person: str, act: str, changes: tuple[str, ...], phones: tuple[str, ...]
) -> Answer:
    """Show or edit one person."""
    from db.commands.person_edits import edit_person
    from db.queries import person_details

    with session.desk() as desk:
        person_id = person_of(desk, person)
        shown = person_details.facts(desk.database, person_id)
        if act == "edit":
            drafts = [PhoneDraft(*_halves(phone)) for phone in phones] or None
            fields = pairs(changes)
            edit_person(desk.database, desk.actor, person_id, fields, shown.version, drafts)
            shown = person_details.facts(desk.database, person_id)
        if desk.actor.role is Role.PROVINCIAL_READER:
            # As on the page of the person: who only reads sees the end of the number.
            shown = replace(shown, id_number=mask_id_number(shown.id_number))
    return Answer({"person": shown}, _lines(shown))


def person_of(desk: Desk, typed: str) -> str:
    """The id of the person whose id, name or phone was typed, when it fits one only.

    Raises:
        NotFound: nobody, or several.
    """
    from db.queries import people_lists, person_details

    try:
        return person_details.resolve(desk.database, typed.strip())
    except NotFound:
        found = people_lists.search(desk.database, typed, 2) if typed.strip() else []
    if len(found) != 1:
        raise NotFound("person", typed)
    return found[0].id


def pairs(given: tuple[str, ...]) -> dict[str, str]:
    """Field -> value of "field=value" as typed.

    Raises:
        ValidationFailed: something without "=".
    """
    found: dict[str, str] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not name.strip():
            raise ValidationFailed({"answers": "not_key_and_value"})
        found[name.strip()] = value
    return found


def _halves(phone: str) -> tuple[str, str]:
    number, _, note = phone.partition("=")
    return number, note


def _known(person: PersonFacts) -> list[str]:
    """What is known of the person itself."""
    from db.rules.days import format_day
    from db.rules.phones import display_phone
    from hotline_app.cli.case_words import attention

    numbers = [
        f"{display_phone(phone.e164) if phone.e164 else phone.as_typed} {phone.note}".strip()
        for phone in person.phones
    ]
    born = format_day(person.birth_on) if person.birth_on else str(person.birth_year or "")
    return facts(
        [
            (tr("Full name"), person.full_name or tr("No name given")),
            (tr("Name in lists"), person.sort_name),
            (tr("Born"), born),
            (tr("Number of the identity card"), person.id_number),
            (tr("Household"), "\n".join(one.full_name for one in person.household)),
            (tr("Sex"), labels.word("sex", person.sex)),
            (tr("Phones"), "\n".join(numbers)),
            (tr("Workplace"), person.employer_name),
            (tr("Union unit"), person.unit_name),
            (tr("Union member"), labels.word("yes_no_unknown", person.union_member)),
            (tr("Occupation"), person.occupation),
            (tr("Address"), person.address),
            (tr("Alert"), attention(person)),
        ]
    )


def _lines(person: PersonFacts) -> list[str]:
    from db.rules.days import format_moment

    consents = [
        (labels.word("consent_purpose", one.purpose), format_moment(one.given_at), one.id)
        for one in person.consents
        if one.withdrawn_at is None
    ]
    cases = [
        (one.code, format_moment(one.opened_at), labels.word("status", one.status))
        for one in person.cases
    ]
    lines = _known(person)
    if consents:
        lines += ["", *table((tr("Consent"), tr("Given on"), "id"), consents)]
    if cases:
        lines += ["", *table((tr("Case"), tr("Opened"), tr("Status")), cases)]
    return lines


@command("consent", words=lambda: tr("Record what a person agreed to, or that it was withdrawn."))
@click.argument("person")
@option("--purpose", type=choice(ConsentPurpose), default="", words=lambda: tr("To what."))
@option("--method", type=choice(ConsentMethod), default="", words=lambda: tr("How."))
@option("--evidence", default="", words=lambda: tr("What proves it."))
@option("--at", default="", metavar="MOMENT", words=lambda: tr("When; now when left out."))
@option("--withdraw", default="", metavar="ID", words=lambda: tr("The consent that is withdrawn."))
def consent(session: Session, person: str, at: str, withdraw: str, **given: str) -> Answer:
    """Record or withdraw one consent."""
    from db.commands.person_edits import record_consent, withdraw_consent
    from db.queries import person_details

    with session.desk() as desk:
        person_id = person_of(desk, person)
        if withdraw:
            withdraw_consent(desk.database, desk.actor, withdraw, at)
        else:
            record_consent(desk.database, desk.actor, person_id, ConsentDraft(**given, given_at=at))
        shown = person_details.facts(desk.database, person_id)
    return Answer({"person": shown}, _lines(shown))


@command("merge-people", words=lambda: tr("Make one person of two records, or part them again."))
@click.argument("kept")
@click.argument("merged")
@option(
    "--take",
    multiple=True,
    metavar="FIELD",
    words=lambda: tr("A field in which the second record is right; may be repeated."),
)
@option("--undo", is_flag=True, words=lambda: tr("Part the two again."))
def merge_people(
    session: Session, kept: str, merged: str, take: tuple[str, ...], undo: bool
) -> Answer:
    """Merge the second person into the first, or undo that."""
    from db.commands.person_merges import merge_persons, undo_person_merge
    from db.queries import person_details

    with session.desk() as desk:
        database, kept_id = desk.database, person_of(desk, kept)
        if undo:
            open_merges = {one: merge for one, _, merge in _merged(desk, kept_id)}
            if merged not in open_merges:
                raise NotFound("merge", merged)
            undo_person_merge(database, desk.actor, open_merges[merged])
            made = open_merges[merged]
        else:
            made = merge_persons(database, desk.actor, kept_id, person_of(desk, merged), take)
        shown = person_details.facts(database, kept_id)
    return Answer({"merge": {"id": made, "is_undone": undo}, "person": shown}, _lines(shown))


def _merged(desk: Desk, person_id: str) -> tuple[tuple[str, str, str], ...]:
    from db.queries import person_details

    return person_details.facts(desk.database, person_id).merged
