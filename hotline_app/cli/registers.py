"""The office's registers: union units, needs, channels."""

from db.records.offices import NamedCode, UnitRecord
from hotline_app import labels
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.days import day_of
from hotline_app.cli.face import command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import current_language, tr


@command("units", words=lambda: tr("List the union units."))
@option("--on", default="", metavar="DATE", words=lambda: tr("Only those that stood on this day."))
def units(session: Session, on: str) -> Answer:
    """List union organisations with their validity."""
    from db.queries.units import all_units

    day = day_of(on) if on else None
    with session.desk() as desk:
        found = all_units(desk.database, on=day)
    headings = (tr("Code"), tr("Name"), tr("Kind"), tr("From"), tr("To"), tr("Now"))
    return Answer({"units": found}, table(headings, map(_unit_row, found)))


def _unit_row(unit: UnitRecord) -> tuple[str, ...]:
    from db.rules.days import format_day

    start = format_day(unit.valid_from) if unit.valid_from else ""
    end = format_day(unit.valid_to) if unit.valid_to else ""
    kind = labels.unit_kind_words(unit.kind)
    return unit.code, unit.name, kind, start, end, ", ".join(unit.successor_codes)


@command("needs", words=lambda: tr("List the codes of needs."))
def needs(session: Session) -> Answer:
    """List the register of needs."""
    from db.queries import registers

    with session.desk() as desk:
        found = registers.needs(desk.database)
    return Answer({"needs": found}, _named(found))


@command("channels", words=lambda: tr("List the codes of channels."))
def channels(session: Session) -> Answer:
    """List the register of channels."""
    from db.queries import registers

    with session.desk() as desk:
        found = registers.channels(desk.database)
    return Answer({"channels": found}, _named(found))


def _named(found: tuple[NamedCode, ...]) -> list[str]:
    language = current_language()
    return table((tr("Code"), tr("Name")), [(row.code, row.name(language)) for row in found])
