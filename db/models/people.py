"""Persons, their phones and their consent."""

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
from db.models.directory import Employer, Place, Unit


class Person(Owned):
    """A person; every field may be empty, an anonymous caller is allowed."""

    id = id_field()
    full_name = text_field()
    folded_name = short_field(300)
    sort_name = text_field()
    sort_key = text_field()
    sex = code_field()
    birth_year = number_field(null=True)
    main_phone = short_field(20)
    zalo = text_field()
    employer = link(Employer, null=True)
    unit = link(Unit, null=True)
    place = link(Place, null=True)
    union_member = code_field()
    occupation = text_field()
    address = text_field()
    language = short_field(10)
    alert = text_field()
    birth_on = day_field()
    is_birth_estimated = flag_field()
    facebook = text_field()
    merged_into_id = id_text(null=True)
    id_number = short_field(20)
    household_id = id_text(null=True)

    class Meta:
        """Name of the table."""

        table_name = "persons"
        indexes = ((("sort_key",), False),)


Person.add_index(
    Person.index(
        Person.household_id, where=Person.household_id.is_null(False), name="persons_household"
    )
)
Person.add_index(
    Person.index(Person.id_number, where=Person.id_number != "", name="persons_id_number")
)


class PersonPhone(Row):
    """A phone of a person: several persons may share one, one person may have several."""

    id = id_field()
    person = link(Person, index=True)
    e164 = short_field(20, index=True)
    as_typed = text_field()
    note = text_field()

    class Meta:
        """Name of the table."""

        table_name = "person_phones"


class PhoneBlock(Owned):
    """A number the desk need not answer until a day, with the reason; it can be lifted earlier."""

    id = id_field()
    e164 = short_field(20, index=True)
    reason = text_field()
    until_on = day_field(null=False)
    lifted_at = moment_field(null=True)

    class Meta:
        """Name of the table."""

        table_name = "phone_blocks"


class Consent(Owned):
    """Consent of a person to one purpose, with its evidence."""

    id = id_field()
    person = link(Person, index=True)
    purpose = code_field()
    method = code_field()
    text_version = text_field()
    given_at = moment_field()
    evidence = text_field()
    withdrawn_at = moment_field(null=True)

    class Meta:
        """Name of the table."""

        table_name = "consents"
