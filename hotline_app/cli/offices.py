"""Making an office and its users."""

from typing import Any

import click

from db.choices import OfficeLevel, Role
from db.records.offices import OfficeDraft
from db.records.people import UserDraft, UserRecord
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import tr


@command("init", words=lambda: tr("Make the database of an office, with its first user."))
@option(
    "--office",
    "code",
    required=True,
    metavar="CODE",
    words=lambda: tr("Short code of the office, in front of every case code."),
)
@option("--name", required=True, words=lambda: tr("Name of the office as on its papers."))
@option(
    "--level",
    type=choice(OfficeLevel),
    default=OfficeLevel.UPPER_UNION.value,
    words=lambda: tr("Where the office stands in the union."),
)
@option("--parent", default="", words=lambda: tr("Name of the superior body on papers."))
@option("--place", default="Đắk Lắk", words=lambda: tr("Place named beside the day on papers."))
@option("--symbol", default="LĐLĐ", words=lambda: tr("Symbol behind the number of papers."))
@option("--user", default="admin", words=lambda: tr("Sign-in name of the first user."))
@option("--full-name", default="", words=lambda: tr("Full name of the first user."))
def init(session: Session, **typed: Any) -> Answer:
    """Make the file, the office, its reference data and its administrator."""
    from db.commands.offices import set_up_office

    office_draft = OfficeDraft(
        code=typed["code"],
        name=typed["name"],
        level=typed["level"],
        parent_name=typed["parent"],
        place_name=typed["place"],
        document_symbol=typed["symbol"],
    )
    user = UserDraft(typed["user"], typed["full_name"] or typed["user"], Role.ADMINISTRATOR)
    where = session.where()
    with session.opened(create=True) as database:
        office = set_up_office(database, office_draft, user)
    pairs = [
        (tr("Office"), f"{office.code}  {office.name}"),
        (tr("Administrator"), user.name),
        (tr("Database"), where),
    ]
    value = {"office": office, "user": {"name": user.name}, "database": where}
    return Answer(value, [tr("The office is ready."), *facts(pairs, "  ")])


@command("users", words=lambda: tr("List the users of the office."))
def users(session: Session) -> Answer:
    """List all users, also those who left."""
    from db.queries.users import all_users

    with session.desk() as desk:
        found = all_users(desk.database)
    headings = (tr("User"), tr("Full name"), tr("Role"), tr("Active"))
    return Answer({"users": found}, table(headings, map(_user_row, found)))


def _user_row(user: UserRecord) -> tuple[str, str, str, str]:
    is_active = labels.word("yes_no_unknown", "yes" if user.is_active else "no")
    return user.name, user.full_name, labels.word("role", user.role), is_active


@command("add-user", words=lambda: tr("Add a user of the office."))
@click.argument("name")
@option("--full-name", required=True, words=lambda: tr("Full name, as on papers."))
@option(
    "--role",
    type=choice(Role),
    default=Role.OPERATOR.value,
    words=lambda: tr("What the user may do."),
)
def add_user(session: Session, name: str, full_name: str, role: str) -> Answer:
    """Add a user with a role."""
    from db.commands.users import add_user as act

    with session.desk() as desk:
        user = act(desk.database, desk.actor, UserDraft(name, full_name, role))
    sentence = tr("{name} can work here now: {role}.")
    line = sentence.format(name=user.full_name, role=labels.word("role", user.role))
    return Answer({"user": user}, [line])
