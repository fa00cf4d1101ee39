"""Copies by plan, a look into a copy, and putting one back."""

from typing import Any

import click

from db.records.office_settings import BackUpContent
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.face import command, option
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import tr


@command("back-up-plan", words=lambda: tr("Show or change the copies made without being asked."))
@option("--folder", metavar="DIR", words=lambda: tr("Where the copies go; empty for none."))
@option("--every", "every_days", metavar="DAYS", words=lambda: tr("How often."))
@option("--keep", metavar="NUMBER", words=lambda: tr("How many of these copies stay."))
@option("--now", "is_now", is_flag=True, words=lambda: tr("Make a copy now if one is due."))
def back_up_plan(session: Session, is_now: bool, **typed: Any) -> Answer:
    """Show the plan, after changing it and making a copy that is due."""
    from db.commands.backups import back_up_if_due
    from db.commands.office_settings import change_back_up_plan
    from db.queries import office_settings
    from db.rules.days import format_moment

    changes = {field: value for field, value in typed.items() if value is not None}
    if changes.get("folder"):
        changes["folder"] = str(file_path(changes["folder"]).absolute())
    with session.desk() as desk:
        if changes:
            change_back_up_plan(desk.database, desk.actor, changes)
        made = back_up_if_due(desk.database, desk.actor) if is_now else None
        plan = office_settings.back_up_plan(desk.database)
        last = office_settings.last_back_up_at(desk.database)
    pairs = [
        (tr("Folder"), plan.folder or tr("none")),
        (tr("Every (days)"), str(plan.every_days)),
        (tr("Copies kept"), str(plan.keep)),
        (tr("Last copy"), format_moment(last) if last else tr("none yet")),
        (tr("Made now"), str(made) if made else ""),
    ]
    return Answer({"plan": plan, "last_at": last, "made": made}, facts(pairs))


@command("look-inside", words=lambda: tr("Say what a copy holds; nothing is changed."))
@click.argument("file")
def look_inside(session: Session, file: str) -> Answer:
    """Look into a copy."""
    from db.queries import back_ups

    content = back_ups.look_inside(file_path(file).absolute())
    return Answer({"copy": content}, _content_lines(content))


def _content_lines(content: BackUpContent) -> list[str]:
    from db.rules.days import format_moment

    pairs = [
        (tr("Office"), f"{content.office_code}  {content.office_name}"),
        (tr("Last act in it"), format_moment(content.last_act_at) if content.last_act_at else "-"),
        *((labels.count_words(name), str(count)) for name, count in content.counts.items()),
    ]
    return facts(pairs)


@command(
    "restore",
    words=lambda: tr(
        "Put a copy in the office's place. What is there now is copied beside it first."
    ),
)
@click.argument("file")
def restore(session: Session, file: str) -> Answer:
    """Put a copy back."""
    from db.commands.backups import restore as act

    path = file_path(file).absolute()
    with session.desk() as desk:
        saved = act(desk.database, desk.actor, path)
    line = tr("The office is as in {file}. What was there before: {saved}")
    return Answer({"file": path, "saved": saved}, [line.format(file=path, saved=saved)])
