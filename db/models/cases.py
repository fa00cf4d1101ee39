"""Cases, the contacts about them, and what was said and checked."""

from typing import Any

import peewee

from db.models.base import (
    Owned,
    Row,
    code_field,
    day_field,
    flag_field,
    id_field,
    id_text,
    link,
    moment_field,
    number_field,
    short_field,
    text_field,
)
from db.models.directory import Agency, Channel, Employer, Need, Place, Unit
from db.models.organisation import User
from db.models.people import Person


class Case(Owned):
    """A case. `number` orders cases by the time they were opened and is the search row's id."""

    number = peewee.BigAutoField()
    id = id_text(unique=True)
    code = short_field(40, unique=True)
    status = code_field()
    urgency = code_field()
    matter_kind = code_field()
    summary = text_field()
    people_count = number_field(1)
    person = link(Person, null=True)
    employer = link(Employer, null=True)
    employer_must_not_know = flag_field()
    unit = link(Unit, null=True)
    place = link(Place, null=True)
    address = text_field()
    owner = link(User, null=True)
    opened_at = moment_field()
    opened_by = id_text(null=True)
    first_action_due_at = moment_field(null=True)
    verify_due_at = moment_field(null=True)
    answer_due_at = moment_field(null=True)
    outcome = short_field(40, null=True)
    unmet_reason = short_field(40, null=True)
    lessons = text_field()
    duplicate_of_id = id_text(null=True)
    closed_at = moment_field(null=True)
    legal_track = short_field(40)
    accept_due_at = moment_field(null=True)
    legal_due_at = moment_field(null=True)
    feedback_due_at = moment_field(null=True)
    paused_at = moment_field(null=True)
    signed_record_on = day_field()

    class Meta:
        """Name of the table."""

        table_name = "cases"


Case.add_index(Case.index(Case.person, where=Case.person.is_null(False), name="cases_person"))
Case.add_index(Case.index(Case.closed_at, where=Case.closed_at.is_null(False), name="cases_closed"))


def case_link(*, null: bool = False, index: bool = False) -> Any:
    """A reference to a case by its id (`cases.number` is only the local order)."""
    return link(Case, null=null, index=index, field="id")


Case.add_index(
    Case.index(Case.answer_due_at, where=Case.closed_at.is_null(), name="cases_answer_due")
)
Case.add_index(Case.index(Case.employer, where=Case.employer.is_null(False), name="cases_employer"))
Case.add_index(Case.index(Case.owner, where=Case.owner.is_null(False), name="cases_owner"))


class CaseNeed(Row):
    """A need of a case."""

    case = case_link()
    need = link(Need)

    class Meta:
        """Name and key of the table."""

        table_name = "case_needs"
        primary_key = peewee.CompositeKey("case", "need")
        without_rowid = True


class CasePerson(Row):
    """A person of a case and how they stand in it."""

    case = case_link()
    person = link(Person, index=True)
    role = code_field()

    class Meta:
        """Name and key of the table."""

        table_name = "case_people"
        primary_key = peewee.CompositeKey("case", "person", "role")
        without_rowid = True


class CaseTransition(Row):
    """One step of a case along the state table."""

    id = id_field()
    case = case_link(index=True)
    from_status = short_field(40, null=True)
    to_status = code_field()
    reason = text_field()
    moved_by = id_text(null=True)
    moved_at = moment_field()

    class Meta:
        """Name of the table."""

        table_name = "case_transitions"


class Contact(Owned):
    """One call or message; it may carry no case at all."""

    id = id_field()
    case = case_link(null=True)
    idempotency_key = short_field(200, null=True)
    direction = code_field()
    channel = link(Channel)
    matter_kind = short_field(40, null=True)
    non_case_kind = short_field(40, null=True)
    received_at = moment_field()
    ended_at = moment_field(null=True)
    taken_by = link(User, null=True)
    phone = short_field(20)
    phone_as_typed = text_field()
    person = link(Person, null=True)
    on_behalf_of = text_field()
    narrative = text_field()
    language = short_field(10)
    call_back_safe = code_field()
    call_back_note = text_field()
    finalized_at = moment_field(null=True)
    call_back_from = short_field(5)
    call_back_to = short_field(5)

    class Meta:
        """Name and indexes of the table."""

        table_name = "contacts"
        indexes = ((("received_at",), False),)


Contact.add_index(
    Contact.index(Contact.case, where=Contact.case.is_null(False), name="contacts_case")
)
Contact.add_index(
    Contact.index(Contact.person, where=Contact.person.is_null(False), name="contacts_person")
)
Contact.add_index(Contact.index(Contact.phone, where=Contact.phone != "", name="contacts_phone"))
Contact.add_index(
    Contact.index(
        Contact.idempotency_key,
        unique=True,
        where=Contact.idempotency_key.is_null(False),
        name="contacts_key",
    )
)


class Note(Owned):
    """A note; append-only."""

    id = id_field()
    case = case_link(index=True)
    kind = code_field()
    text = text_field()
    corrects_id = id_text(null=True)

    class Meta:
        """Name of the table."""

        table_name = "notes"


class Verification(Owned):
    """A check of one claim."""

    id = id_field()
    case = case_link(index=True)
    claim = text_field()
    method = code_field()
    source = text_field()
    result = code_field()
    confidence = code_field()
    evidence = text_field()
    valid_until = day_field()

    class Meta:
        """Name and index of the table."""

        table_name = "verifications"
        indexes = ((("created_at",), False),)


class AddressGiven(Owned):
    """A reception address given in a contact or later."""

    id = id_field()
    case = case_link(index=True)
    contact_id = id_text(null=True)
    agency = link(Agency)
    note = text_field()

    class Meta:
        """Name of the table."""

        table_name = "addresses_given"


class PolicyTold(Owned):
    """A policy told to the caller."""

    id = id_field()
    case = case_link(index=True)
    contact_id = id_text(null=True)
    programme_code = text_field()
    text = text_field()
    answer_card_id = id_text(null=True)

    class Meta:
        """Name and index of the table."""

        table_name = "policies_told"
        indexes = ((("created_at",), False),)
