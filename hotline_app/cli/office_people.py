"""Changing users, the office's letterhead and who signs."""

from typing import Any

import click

from db.choices import Role
from db.records.office_settings import Signatory, SignatoryDraft
from hotline_app import labels
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import tr


@command("edit-user", words=lambda: tr("Change a user: name, role, absence, stand-in."))
@click.argument("name")
@option("--full-name", words=lambda: tr("Full name, as on papers."))
@option("--role", type=choice(Role), words=lambda: tr("What the user may do."))
@option(
    "--active",
    "is_active",
    type=click.Choice(["yes", "no"]),
    words=lambda: tr("Whether the user works here."),
)
@option("--absent-from", metavar="DATE", words=lambda: tr("First day of an absence."))
@option("--absent-to", metavar="DATE", words=lambda: tr("Last day of an absence."))
@option("--stand-in", metavar="USER", words=lambda: tr("Who does the work meanwhile."))
def edit_user(session: Session, name: str, **typed: Any) -> Answer:
    """Change what was given; the rest stays."""
    from db.commands.users import edit_user as act
    from db.queries.users import all_users

    changes = {field: value for field, value in typed.items() if value is not None}
    with session.desk() as desk:
        users = all_users(desk.database)
        version = next((user.version for user in users if user.name == name), 0)
        user = act(desk.database, desk.actor, name, changes, version)
    sentence = tr("Changed: {name}, {role}.")
    line = sentence.format(name=user.full_name, role=labels.word("role", user.role))
    return Answer({"user": user}, [line])


@command("edit-office", words=lambda: tr("Change the office's name and the lines of its papers."))
@option("--name", words=lambda: tr("Name of the office as on its papers."))
@option("--parent", "parent_name", words=lambda: tr("Name of the superior body on papers."))
@option("--letterhead", "letterhead_name", words=lambda: tr("Line of the office on papers."))
@option("--place", "place_name", words=lambda: tr("Place named beside the day on papers."))
@option("--symbol", "document_symbol", words=lambda: tr("Symbol behind the number of papers."))
@option("--address", words=lambda: tr("Address of the office."))
@option("--phone", words=lambda: tr("Phone of the office."))
def edit_office(session: Session, **typed: Any) -> Answer:
    """Change what was given; the code of the office stays."""
    from db.commands.office_settings import edit_office as act
    from db.queries import offices

    changes = {field: value for field, value in typed.items() if value is not None}
    with session.desk() as desk:
        version = offices.here(desk.database).version
        office = act(desk.database, desk.actor, changes, version)
    line = tr("Changed: {office}").format(office=f"{office.code}  {office.name}")
    return Answer({"office": office}, [line])


@command("signatories", words=lambda: tr("List who signs the papers, and from when to when."))
def signatories(session: Session) -> Answer:
    """List all signatories, newest first."""
    from db.queries import office_settings

    with session.desk() as desk:
        found = office_settings.signatories(desk.database)
    headings = (tr("Name"), tr("Position"), tr("Authority"), tr("From"), tr("To"), tr("Id"))
    return Answer({"signatories": found}, table(headings, map(_signatory_row, found)))


def _signatory_row(one: Signatory) -> tuple[str, ...]:
    from db.rules.days import format_day

    start = format_day(one.valid_from) if one.valid_from else ""
    end = format_day(one.valid_to) if one.valid_to else ""
    return one.name, one.title, one.authority, start, end, one.id


@command("save-signatory", words=lambda: tr("Add a signatory, or change one by its id."))
@click.argument("name")
@option("--title", default="CHỦ TỊCH", words=lambda: tr("Title over the signature."))
@option("--authority", default="TM. BAN THƯỜNG VỤ", words=lambda: tr("In whose name."))
@option("--from", "valid_from", default="", metavar="DATE", words=lambda: tr("First day."))
@option("--to", "valid_to", default="", metavar="DATE", words=lambda: tr("Last day."))
@option("--id", "id", default="", metavar="ID", words=lambda: tr("The one to change."))
def save_signatory(session: Session, name: str, **typed: Any) -> Answer:
    """Save a signatory."""
    from db.commands.office_settings import save_signatory as act
    from db.queries import office_settings

    with session.desk() as desk:
        known = office_settings.signatories(desk.database)
        version = next((one.version for one in known if one.id == typed["id"]), 0)
        saved = act(desk.database, desk.actor, SignatoryDraft(name, **typed), version)
    return Answer({"signatory_id": saved}, [tr("Signs now: {name}.").format(name=name)])
