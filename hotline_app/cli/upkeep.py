"""Upkeep of the database: back-up, check, search index."""

import click

from hotline_app import labels
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.face import command, option
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import ntr, tr


@command("back-up", words=lambda: tr("Copy the whole office into one file; work may go on."))
@click.argument("file")
def back_up(session: Session, file: str) -> Answer:
    """Write a back-up."""
    from db.commands.backups import back_up as act

    path = file_path(file).absolute()
    with session.desk() as desk:
        act(desk.database, desk.actor, path)
    size = path.stat().st_size
    line = tr("Backed up: {file} ({size} MB). Keep a copy away from this computer.")
    shown = line.format(file=path, size=f"{size / 1_000_000:.1f}".replace(".", ","))
    return Answer({"file": path, "size": size}, [shown])


@command(
    "check",
    words=lambda: tr("Check that the database is whole: file, links, search, audit trail."),
)
@option("--rebuild", is_flag=True, words=lambda: tr("Build the search index again first."))
def check(session: Session, rebuild: bool) -> Answer:
    """Check everything; nothing is changed unless the index is built again."""
    from db.commands.maintenance import rebuild_search
    from db.queries.checks import check as question

    with session.desk() as desk:
        rebuilt = rebuild_search(desk.database, desk.actor) if rebuild else None
        report = question(desk.database)
        version = desk.database.schema_version
    value = {
        "is_ok": report.is_ok,
        "problems": report.problems,
        "counts": report.counts,
        "schema_version": version,
        "rebuilt_cases": rebuilt,
    }
    lines = [tr("The database is whole.") if report.is_ok else tr("Something is wrong:")]
    lines += [f"  ✗ {labels.check_words(one.code, one.detail)}" for one in report.problems]
    if rebuilt is not None:
        words = ntr(
            "The index was built again: {count} case.",
            "The index was built again: {count} cases.",
            rebuilt,
        )
        lines.append(words.format(count=rebuilt))
    pairs = [(labels.count_words(name), str(count)) for name, count in report.counts.items()]
    return Answer(value, [*lines, *facts(pairs, "  ")], is_done=report.is_ok)
