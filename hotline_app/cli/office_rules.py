"""The office's own clocks, registers and days off."""

from dataclasses import asdict
from typing import Any

import click

from db.errors import ValidationFailed
from db.records.office_settings import Clocks, HolidayKind, RegisterEntry
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import tr


@command("clocks", words=lambda: tr("Show or change the terms of cases; open cases keep theirs."))
@option(
    "--set",
    "changes",
    multiple=True,
    metavar="NAME=NUMBER",
    words=lambda: tr("A term and its new number; may be given several times."),
)
def clocks(session: Session, changes: tuple[str, ...]) -> Answer:
    """Show all terms, after changing those given."""
    from db.commands.office_settings import change_clocks
    from db.queries import office_settings

    typed = dict(_pair(change) for change in changes)
    with session.desk() as desk:
        if typed:
            change_clocks(desk.database, desk.actor, typed)
        found = office_settings.clocks(desk.database)
    pairs = [
        (f"{name}  {labels.clock_words(name)}", str(number))
        for name, number in asdict(found).items()
    ]
    return Answer({"clocks": found}, facts(pairs))


def _pair(change: str) -> tuple[str, str]:
    name, _, number = change.partition("=")
    if name not in asdict(Clocks()):
        raise ValidationFailed({"set": "unknown_code"})
    return name, number


def _entry(code: str, typed: dict[str, Any]) -> RegisterEntry:
    is_active = not typed.pop("is_off")
    return RegisterEntry(code, is_active=is_active, **typed)


@command("save-need", words=lambda: tr("Add a need, or change the one of this code."))
@click.argument("code")
@option("--vi", "name_vi", required=True, words=lambda: tr("Vietnamese name."))
@option("--en", "name_en", default="", words=lambda: tr("English name."))
@option("--position", type=int, default=0, words=lambda: tr("Place in the list."))
@option("--sensitive", "is_sensitive", is_flag=True, words=lambda: tr("Lists mask it."))
@option("--off", "is_off", is_flag=True, words=lambda: tr("No longer offered in forms."))
def save_need(session: Session, code: str, **typed: Any) -> Answer:
    """Save a need."""
    from db.commands.office_registers import save_need as act

    entry = _entry(code, typed)
    with session.desk() as desk:
        act(desk.database, desk.actor, entry)
    return Answer({"need": entry}, [_saved(entry)])


@command("save-channel", words=lambda: tr("Add a channel, or change the one of this code."))
@click.argument("code")
@option("--vi", "name_vi", required=True, words=lambda: tr("Vietnamese name."))
@option("--en", "name_en", default="", words=lambda: tr("English name."))
@option("--position", type=int, default=0, words=lambda: tr("Place in the list."))
@option("--address", default="", words=lambda: tr("Number or page of the channel."))
@option("--hours", default="", words=lambda: tr("When it is answered."))
@option("--off", "is_off", is_flag=True, words=lambda: tr("No longer offered in forms."))
def save_channel(session: Session, code: str, **typed: Any) -> Answer:
    """Save a channel."""
    from db.commands.office_registers import save_channel as act

    entry = _entry(code, typed)
    with session.desk() as desk:
        act(desk.database, desk.actor, entry)
    return Answer({"channel": entry}, [_saved(entry)])


def _saved(entry: RegisterEntry) -> str:
    return tr("Saved: {name}").format(name=f"{entry.code}  {entry.name_vi}")


@command("holidays", words=lambda: tr("List the days off and made-up working days of a year."))
@click.argument("year", type=click.IntRange(2000, 2100))
def holidays(session: Session, year: int) -> Answer:
    """List the calendar."""
    from db.queries import office_settings
    from db.rules.days import format_day

    with session.desk() as desk:
        found = office_settings.holidays(desk.database, year)
    rows = [(format_day(one.day), labels.holiday_kind_words(one.kind), one.name) for one in found]
    return Answer({"holidays": found}, table((tr("Day"), tr("Kind"), tr("Name")), rows))


@command("save-holiday", words=lambda: tr("Add or change a day of the working calendar."))
@click.argument("day")
@option("--name", required=True, words=lambda: tr("What the day is."))
@option(
    "--kind",
    type=choice(HolidayKind),
    default=HolidayKind.HOLIDAY.value,
    words=lambda: tr("Day off, day off in lieu, or made-up working day."),
)
def save_holiday(session: Session, day: str, name: str, kind: str) -> Answer:
    """Save a day."""
    from db.commands.office_registers import save_holiday as act
    from db.rules.days import format_day

    with session.desk() as desk:
        saved = act(desk.database, desk.actor, day, kind, name)
    words = f"{format_day(saved.day)}  {saved.name}"
    return Answer({"holiday": saved}, [tr("Saved: {name}").format(name=words)])


@command("withdraw-holiday", words=lambda: tr("Make a day an ordinary one again."))
@click.argument("day")
def withdraw_holiday(session: Session, day: str) -> Answer:
    """Take a day out of the calendar."""
    from db.commands.office_registers import withdraw_holiday as act

    with session.desk() as desk:
        act(desk.database, desk.actor, day)
    return Answer({"day": day}, [tr("An ordinary day again: {day}").format(day=day)])
