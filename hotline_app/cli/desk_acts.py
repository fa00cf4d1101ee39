"""The desk itself: a call that rings, undo, passwords."""

import sys
from getpass import getpass

import click

from hotline_app.cli.answers import Answer
from hotline_app.cli.door import Refused
from hotline_app.cli.face import command, option
from hotline_app.cli.opening import open_window
from hotline_app.cli.session import Session
from hotline_app.i18n import tr
from hotline_app.labels import act_words


@command(
    "call",
    words=lambda: tr(
        "Begin the contact of a number that rings, in the window that is open or in a new one. "
        "Telephone programs start this."
    ),
)
@click.argument("phone")
def call(session: Session, phone: str) -> None:
    """Hand the number to the window."""
    open_window(session, phone)


@command("undo", words=lambda: tr("Take back your last act, where that is possible."))
@option("--reason", default="", words=lambda: tr("Why; kept with the record."))
def undo(session: Session, reason: str) -> Answer:
    """Take back the last act of the user."""
    from db.commands.undo import undo_act
    from db.queries.own_acts import last_own_act

    with session.desk() as desk:
        own = last_own_act(desk.database, desk.actor.user_id)
        if own is None:
            raise Refused(tr("There is nothing to take back."))
        undone = undo_act(desk.database, desk.actor, own.number, reason)
    words = act_words(undone.act)
    value = {"undone": {"number": undone.number, "act": undone.act}, "case": undone.case_code}
    line = tr("Taken back: {act}").format(act=words)
    return Answer(value, [f"{line} {undone.case_code}".rstrip()])


@command(
    "set-password",
    words=lambda: tr(
        "Give a user a password for the window. It is asked for twice, or read as one line from "
        "the standard input."
    ),
)
@click.argument("user")
@option("--none", "takes_away", is_flag=True, words=lambda: tr("Take the password away."))
def set_password(session: Session, user: str, takes_away: bool) -> Answer:
    """Set or take away a password."""
    from db.commands.passwords import set_password as act

    password = "" if takes_away else _typed_password()
    with session.desk() as desk:
        if not takes_away and not password:
            raise Refused(tr("Write the password."))
        act(desk.database, desk.actor, user, password)
    if takes_away:
        line = tr("{user} signs in without a password now.")
    else:
        line = tr("{user} signs in with the new password from now on.")
    value = {"user": {"name": user, "has_password": not takes_away}}
    return Answer(value, [line.format(user=user)])


def _typed_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass(tr("New password: "))
    if first != getpass(tr("Once more: ")):
        raise Refused(tr("The two passwords differ. Write the new one twice."))
    return first
