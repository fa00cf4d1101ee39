"""A demo office: made up, filled, printed and exported, to look at and to try things in."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from db import clock
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.door import Refused, say
from hotline_app.cli.face import command, option
from hotline_app.cli.meter import Meter
from hotline_app.cli.opening import has_display, open_window
from hotline_app.cli.papers import full_name, paper_options
from hotline_app.cli.session import Desk, Session, file_path
from hotline_app.i18n import current_language, tr

DEMO_DATABASE = "hotline-demo.sqlite3"
DEFAULT_CASES, MOST_CASES = 300, 200_000


@command(
    "demo",
    words=lambda: tr(
        "Make an office with invented people, print a case, export last week, open the window."
    ),
)
@option("--dir", "folder", required=True, metavar="DIR", words=lambda: tr("Folder to make it in."))
@option(
    "--cases",
    type=click.IntRange(1, MOST_CASES),
    default=DEFAULT_CASES,
    words=lambda: tr("How many cases; 300 when left out."),
)
@option("--seed", type=int, default=1, words=lambda: tr("Another number, other people."))
@option("--no-window", is_flag=True, words=lambda: tr("Do not open the window."))
def demo(session: Session, folder: str, cases: int, seed: int, no_window: bool) -> Answer | None:
    """Make the demo and show it."""
    home = file_path(folder).absolute()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("The folder {folder} cannot be made. Choose another.")
        raise Refused(sentence.format(folder=home)) from error
    database = home / DEMO_DATABASE
    _make(database, cases, seed)
    demo_session = Session(str(database), as_json=session.as_json)
    with demo_session.desk() as desk:
        answer = _papers(desk, home, database)
    if no_window or session.as_json:
        return answer
    if not has_display():
        words = tr("There is no display: the window cannot open here, the commands work.")
        return replace(answer, lines=[*answer.lines, words])
    click.echo("\n".join(answer.lines))
    open_window(demo_session)
    return None


def _make(database: Path, cases: int, seed: int) -> None:
    from hotline_app.demo.office import make_demo

    if database.exists():
        sentence = tr("There is a demo office at {file} already. Choose another folder.")
        raise Refused(sentence.format(file=database))
    say(tr("Making an office with invented people…"))
    with Meter() as meter:
        make_demo(database, cases, seed, meter.show_cases).close()


def _papers(desk: Desk, home: Path, database: Path) -> Answer:
    from db.queries import cases
    from db.queries.case_details import detail
    from db.queries.weeks import week_report
    from db.rules.days import vietnam_day, week_of
    from exports.case_pdf import write_case
    from exports.weekly.package import write_week

    newest = cases.search(desk.database, limit=1).rows[0].code
    paper = home / f"{newest}.pdf"
    write_case(detail(desk.database, newest), paper, tr, paper_options(desk))
    week = week_of(vietnam_day(clock.now())).previous
    report = week_report(desk.database, week, full_name(desk))
    written = write_week(report, home, tr, current_language())
    value: dict[str, Any] = {
        "database": database,
        "case": {"code": newest},
        "paper": paper,
        "week": {"label": week.label, "folder": written.folder, "files": written.files},
    }
    pairs = [
        (tr("Database"), str(database)),
        (tr("Case on paper"), str(paper)),
        (tr("Week"), f"{week.label}  {written.folder}"),
        (tr("Look around"), f"hotline --database {database} search"),
    ]
    return Answer(value, [tr("The demo office is ready."), *facts(pairs, "  ")])
