"""Union units, places, employers, agencies and the editable registers."""

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
    number_field,
    short_field,
    text_field,
)


class Unit(Row):
    """A union organisation with its validity; old cases keep their old unit."""

    id = id_field()
    code = short_field(40, unique=True)
    name = text_field()
    short_name = text_field()
    kind = code_field()
    parent_code = text_field()
    gso_code = text_field()
    valid_from = day_field()
    valid_to = day_field()
    version = number_field(1)

    class Meta:
        """Name of the table."""

        table_name = "units"


class UnitAlias(Row):
    """Another spelling of a unit's name; `folded` is what people are matched by."""

    id = id_field()
    unit = link(Unit, index=True)
    name = text_field()
    folded = short_field(200, index=True)

    class Meta:
        """Name of the table."""

        table_name = "unit_aliases"


class UnitSuccessor(Row):
    """Which unit took over from which."""

    unit = link(Unit)
    successor_code = short_field(40)

    class Meta:
        """Name and key of the table."""

        table_name = "unit_successors"
        primary_key = peewee.CompositeKey("unit", "successor_code")


class Place(Row):
    """A province, district (until 30/6/2025) or commune with its validity."""

    id = id_field()
    code = short_field(40, unique=True)
    name = text_field()
    folded = short_field(200, index=True)
    kind = code_field()
    parent_code = text_field()
    successor_codes = text_field()
    valid_from = day_field()
    valid_to = day_field()

    class Meta:
        """Name of the table."""

        table_name = "places"


class Employer(Owned):
    """A workplace; found by its folded name or an alias."""

    id = id_field()
    name = text_field()
    folded = short_field(300, index=True)
    tax_code = text_field()
    industrial_park = text_field()
    size = number_field(null=True)
    has_union = code_field()
    grass_roots_unit = link(Unit, null=True)
    upper_unit = link(Unit, null=True)
    address = text_field()

    class Meta:
        """Name of the table."""

        table_name = "employers"


class EmployerAlias(Row):
    """Another name of an employer."""

    id = id_field()
    employer = link(Employer, index=True)
    name = text_field()
    folded = short_field(300, index=True)

    class Meta:
        """Name of the table."""

        table_name = "employer_aliases"


class Agency(Owned):
    """A reception address: who takes which matter, where and when."""

    id = id_field()
    name = text_field()
    folded = short_field(300, index=True)
    takes = text_field()
    address = text_field()
    phones = text_field()
    hours = text_field()
    area = text_field()
    assured_on = day_field()
    assured_by = id_text(null=True)
    is_active = flag_field(True)
    aliases = text_field()
    eligibility = text_field()

    class Meta:
        """Name of the table."""

        table_name = "agencies"


class Need(Row):
    """One entry of the taxonomy of needs."""

    code = short_field(40, key=True)
    name_vi = text_field()
    name_en = text_field()
    is_sensitive = flag_field()
    position = number_field(0)
    is_active = flag_field(True)

    class Meta:
        """Name of the table."""

        table_name = "needs"


class Channel(Row):
    """One way people reach the office."""

    code = short_field(40, key=True)
    name_vi = text_field()
    name_en = text_field()
    address = text_field()
    hours = text_field()
    valid_from = day_field()
    valid_to = day_field()
    position = number_field(0)
    is_active = flag_field(True)

    class Meta:
        """Name of the table."""

        table_name = "channels"


class Holiday(Row):
    """A day off, or a working day made up for one (`kind`)."""

    day = short_field(10, key=True)
    kind = code_field()
    name = text_field()
    confidence = code_field()

    class Meta:
        """Name of the table."""

        table_name = "holidays"
