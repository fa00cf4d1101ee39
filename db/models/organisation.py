"""The office of this installation, its users, counters and settings."""

import peewee

from db.models.base import (
    Owned,
    Row,
    code_field,
    day_field,
    flag_field,
    id_field,
    id_text,
    moment_field,
    number_field,
    short_field,
    text_field,
)


class Office(Row):
    """An office; `is_here` marks the one this database belongs to."""

    id = id_field()
    code = short_field(20, unique=True)
    name = text_field()
    level = code_field()
    is_here = flag_field()
    parent_name = text_field()
    letterhead_name = text_field()
    place_name = text_field()
    document_symbol = text_field()
    address = text_field()
    phone = text_field()
    version = number_field(1)
    created_at = moment_field()
    updated_at = moment_field()

    class Meta:
        """Name of the table."""

        table_name = "offices"


class Signatory(Owned):
    """Who signs the papers of the office, from when to when."""

    id = id_field()
    authority = text_field()
    title = text_field()
    name = text_field()
    valid_from = day_field()
    valid_to = day_field()

    class Meta:
        """Name of the table."""

        table_name = "signatories"


class User(Owned):
    """Someone who works with the app."""

    id = id_field()
    name = short_field(80, unique=True)
    full_name = text_field()
    role = code_field()
    password_hash = text_field()
    is_active = flag_field(True)
    absent_from = day_field()
    absent_to = day_field()
    stand_in_id = id_text(null=True)

    class Meta:
        """Name of the table."""

        table_name = "users"


class Counter(Row):
    """The next human number of a kind in a year; the only source of codes."""

    office_code = short_field(20)
    kind = short_field(40)
    year = number_field()
    value = number_field()

    class Meta:
        """Name and key of the table."""

        table_name = "counters"
        primary_key = peewee.CompositeKey("office_code", "kind", "year")


class Setting(Row):
    """One office setting, JSON text."""

    name = short_field(80, key=True)
    value = text_field()

    class Meta:
        """Name of the table."""

        table_name = "settings"


class DocumentNumber(Owned):
    """The register of papers: numbers without gaps per year, direction and type."""

    id = id_field()
    direction = code_field()
    document_type = short_field(40)
    year = number_field()
    number = number_field()
    symbol = text_field()
    document_on = day_field(null=False)
    addressee = text_field()
    subject = text_field()
    case_id = id_text(null=True)
    referral_id = id_text(null=True)
    is_withdrawn = flag_field()
    withdrawn_reason = text_field()
    received_on = day_field()
    handler_id = id_text(null=True)
    attachment_id = id_text(null=True)
    answers_id = id_text(null=True)

    class Meta:
        """Name and index of the table."""

        table_name = "document_numbers"
        indexes = ((("direction", "document_type", "year", "number"), True),)


class ImportRun(Owned):
    """One foreign file on its way in; found again by the hash of its bytes."""

    id = id_field()
    file_name = text_field()
    sha256 = short_field(64)
    preset = text_field()
    rows_done = number_field(0)
    added = number_field(0)
    already_there = number_field(0)
    refused = number_field(0)
    is_finished = flag_field()

    class Meta:
        """Name and index of the table."""

        table_name = "import_runs"
        indexes = ((("sha256", "preset"), True),)


class AuditEntry(Row):
    """One act: who, when, what, before and after, chained by hashes."""

    number = peewee.BigAutoField()
    at = moment_field()
    user_id = id_text(null=True)
    act = code_field()
    subject = short_field(40)
    subject_id = id_text()
    case_id = id_text(null=True)
    changes = text_field()
    previous_hash = short_field(64)
    hash = short_field(64)

    class Meta:
        """Name and index of the table."""

        table_name = "audit_entries"
        indexes = ((("case_id",), False), (("subject_id",), False))


class SchemaMigration(Row):
    """A schema change that has run."""

    version = peewee.IntegerField(primary_key=True)
    name = text_field()
    applied_at = moment_field()

    class Meta:
        """Name of the table."""

        table_name = "schema_migrations"
