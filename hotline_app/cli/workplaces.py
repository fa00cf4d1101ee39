"""Employers and union units: looked up, added, changed, merged."""

from typing import Any

import click

from db.choices import UnitKind
from db.errors import NotFound
from db.records.workplaces import EmployerFacts, EmployerRow, UnitDraft, UnitFacts
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.face import Decorator, choice, command, option
from hotline_app.cli.people import pairs
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import ntr, tr


def _set_option() -> Decorator:
    return option(
        "--set",
        "changes",
        multiple=True,
        metavar="FIELD=VALUE",
        words=lambda: tr("What to change, for example size=120; may be repeated."),
    )


@command("employers", words=lambda: tr("List employers, or those that fit a name or tax code."))
@click.argument("text", required=False, default="")
def employers(session: Session, text: str) -> Answer:
    """List employers by name."""
    from db.queries import workplaces

    with session.desk() as desk:
        found = workplaces.rows(desk.database, workplaces.places(desk.database, text))
    headings = (tr("Employer"), tr("Tax code"), tr("Union"), tr("Belongs to"))
    counted = ntr("{count} employer", "{count} employers", len(found)).format(count=len(found))
    return Answer({"employers": found}, [*table(headings, map(_row, found)), counted])


def _row(row: EmployerRow) -> tuple[str, ...]:
    has_union = labels.word("yes_no_unknown", row.has_union)
    return row.name, row.tax_code, has_union, row.union_name or row.upper_union_name


@command("employer", words=lambda: tr("Show an employer, or change what is known of one."))
@click.argument("employer")
@click.argument("act", type=choice(("show", "edit")), default="show")
@_set_option()
def employer(session: Session, employer: str, act: str, changes: tuple[str, ...]) -> Answer:
    """Show or edit one employer."""
    from db.commands.employers import edit_employer
    from db.queries import workplaces

    with session.desk() as desk:
        employer_id = _employer_of(desk, employer)
        shown = workplaces.facts(desk.database, employer_id)
        if act == "edit":
            fields = _fields(changes)
            edit_employer(desk.database, desk.actor, employer_id, fields, shown.version)
    return _shown(session, employer_id)


@command("add-employer", words=lambda: tr("Add an employer."))
@click.argument("name")
@_set_option()
def add_employer(session: Session, name: str, changes: tuple[str, ...]) -> Answer:
    """Add an employer with its facts."""
    from db.commands.employers import add_employer as act

    with session.desk() as desk:
        made = act(desk.database, desk.actor, {**_fields(changes), "name": name})
    return _shown(session, made)


@command("merge-employers", words=lambda: tr("Make one employer of two records, or part them."))
@click.argument("kept")
@click.argument("merged")
@option("--undo", is_flag=True, words=lambda: tr("Part the two again; the second by its name."))
def merge_employers(session: Session, kept: str, merged: str, undo: bool) -> Answer:
    """Merge the second employer into the first, or undo that."""
    from db.commands.employers import merge_employers as act
    from db.commands.employers import undo_employer_merge
    from db.queries import workplaces

    with session.desk() as desk:
        kept_id = _employer_of(desk, kept)
        if undo:
            merges = workplaces.facts(desk.database, kept_id).merged
            found = [merge for merge, name in merges if merged in (merge, name)]
            if not found:
                raise NotFound("merge", merged)
            undo_employer_merge(desk.database, desk.actor, found[-1])
        else:
            act(desk.database, desk.actor, kept_id, _employer_of(desk, merged))
    return _shown(session, kept_id)


@command("unit", words=lambda: tr("Show a union unit, or change what is known of one."))
@click.argument("code")
@click.argument("act", type=choice(("show", "edit")), default="show")
@_set_option()
def unit(session: Session, code: str, act: str, changes: tuple[str, ...]) -> Answer:
    """Show or edit one unit."""
    from db.commands.units import edit_unit
    from db.queries import unit_trees

    wanted = code.strip().upper()
    with session.desk() as desk:
        shown = unit_trees.facts(desk.database, wanted)
        if act == "edit":
            edit_unit(desk.database, desk.actor, wanted, _fields(changes), shown.version)
            shown = unit_trees.facts(desk.database, wanted)
    return Answer({"unit": shown}, _unit_lines(shown))


@command("add-unit", words=lambda: tr("Add a union unit, for example the union of an employer."))
@click.argument("name")
@option("--parent", default="", metavar="UNIT", words=lambda: tr("The unit above (code or name)."))
@option("--kind", type=choice(UnitKind), default="grass_roots", words=lambda: tr("What it is."))
@option("--code", default="", words=lambda: tr("Its code; one is made when left out."))
@option("--from", "valid_from", default="", metavar="DATE", words=lambda: tr("Its first day."))
@option("--employer", default="", words=lambda: tr("The employer whose union it is."))
def add_unit(session: Session, name: str, employer: str, **given: Any) -> Answer:
    """Add a unit."""
    from db.commands.units import add_unit as act
    from db.queries import unit_trees

    with session.desk() as desk:
        employer_id = _employer_of(desk, employer) if employer else ""
        draft = UnitDraft(name=name, employer_id=employer_id, **given)
        made = act(desk.database, desk.actor, draft)
        shown = unit_trees.facts(desk.database, made)
    return Answer({"unit": shown}, _unit_lines(shown))


def _fields(changes: tuple[str, ...]) -> dict[str, str]:
    """Fields as typed; several names in one value are parted by semicolons."""
    given = pairs(changes)
    if "aliases" in given:
        given["aliases"] = given["aliases"].replace(";", "\n")
    return given


def _employer_of(desk: Desk, typed: str) -> str:
    from db.queries import workplaces
    from db.rules.text import fold

    found = workplaces.rows(desk.database, workplaces.places(desk.database, typed))
    exact = [row for row in found if fold(row.name) == fold(typed)]
    if len(exact or found) == 1:
        return (exact or found)[0].id
    try:
        return workplaces.facts(desk.database, typed.strip()).id
    except NotFound:
        raise NotFound("employer", typed) from None


def _shown(session: Session, employer_id: str) -> Answer:
    from db.queries import workplaces

    with session.desk() as desk:
        shown = workplaces.facts(desk.database, employer_id)
        figures = workplaces.figures(desk.database, employer_id)
    value = {"employer": shown, "cases": figures.total, "open_cases": figures.open}
    return Answer(value, _employer_lines(shown, figures.open, figures.total))


def _employer_lines(shown: EmployerFacts, open_cases: int, total: int) -> list[str]:
    told = tr("{count} ({open} open)").format(count=total, open=open_cases)
    return facts(
        [
            (tr("Name"), shown.name),
            (tr("Other names"), "\n".join(shown.aliases)),
            (tr("Tax code"), shown.tax_code),
            (tr("Industrial park"), shown.industrial_park),
            (tr("Number of workers"), str(shown.size or "")),
            (tr("Has a grass-roots union"), labels.word("yes_no_unknown", shown.has_union)),
            (tr("Way into the union"), "\n".join(name for _, name in shown.way)),
            (tr("Address"), shown.address),
            (tr("Cases"), told),
        ]
    )


def _unit_lines(shown: UnitFacts) -> list[str]:
    from db.rules.days import format_day

    first, last = shown.valid_from, shown.valid_to
    return facts(
        [
            (tr("Code"), shown.code),
            (tr("Name"), shown.name),
            (tr("Short name"), shown.short_name),
            (tr("Kind"), labels.unit_kind_words(shown.kind)),
            (tr("Unit above"), shown.parent_name),
            (tr("Since"), format_day(first) if first else ""),
            (tr("Until"), format_day(last) if last else ""),
            (tr("Other names"), "\n".join(shown.aliases)),
            (tr("Taken over by"), "\n".join(name for _, name in shown.successors)),
            (tr("Employers"), "\n".join(name for _, name in shown.employers)),
        ]
    )
