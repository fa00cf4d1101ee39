"""Looking at cases: one whole, or all that fit."""

from typing import Any

import click

from db.records.case_rows import CaseRow
from hotline_app import labels
from hotline_app.cli.answers import Answer, shortened, table
from hotline_app.cli.case_words import case_lines
from hotline_app.cli.face import command, option
from hotline_app.cli.list_options import list_options, numbers_of, question
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import ntr, tr

LARGEST_LIMIT = 100_000
_SUMMARY_ROOM = 48


@command("show", words=lambda: tr("Show everything about one case."))
@click.argument("case")
def show(session: Session, case: str) -> Answer:
    """Show a case with all its children."""
    from db.queries.case_details import detail as question

    with session.desk() as desk:
        detail = question(desk.database, case)
        names = need_and_channel_names(desk)
    return Answer(detail, case_lines(detail, names))


@command(
    "search",
    words=lambda: tr(
        "Find cases by words with or without tone marks, by the end of a phone, by code."
    ),
)
@click.argument("text", required=False, default="")
@list_options
@option(
    "--limit",
    type=click.IntRange(1, LARGEST_LIMIT),
    default=50,
    words=lambda: tr("At most so many; 50 when left out."),
)
def search(session: Session, text: str, limit: int, **wanted: Any) -> Answer:
    """Find cases, newest first unless an order is asked for."""
    from db.queries import case_lists, cases

    with session.desk() as desk:
        asked = question(desk, text, wanted)
        if asked.is_best_first:
            page = cases.search(desk.database, asked.typed, asked.filters, limit=limit)
        else:
            found = numbers_of(desk.database, asked, limit)
            counted = (len(found), True)
            if len(found) == limit:
                most = max(limit, cases.COUNTED_TO)
                counted = case_lists.count(desk.database, asked.typed, asked.filters, most)
            page = cases.CasePage(tuple(cases.rows(desk.database, found)), *counted, found)
    value = {"cases": page.rows, "total": page.total, "is_total_exact": page.is_total_exact}
    lines = table(_headings(), map(_row, page.rows))
    return Answer(value, [*lines, _count_words(page, len(page.rows))])


def _headings() -> tuple[str, ...]:
    return (
        tr("Case"),
        tr("Opened"),
        tr("Status"),
        tr("Urgency"),
        tr("Person"),
        tr("Phone"),
        tr("Summary"),
    )


def _row(row: CaseRow) -> tuple[str, ...]:
    from db.rules.days import format_moment
    from db.rules.phones import display_phone

    return (
        row.code,
        format_moment(row.opened_at),
        labels.word("status", row.status),
        labels.word("urgency", row.urgency),
        row.person_name,
        display_phone(row.phone) if row.phone else "",
        shortened(row.summary, _SUMMARY_ROOM),
    )


def _count_words(page: Any, shown: int) -> str:
    if not page.total:
        return tr("No case fits.")
    if shown < page.total or not page.is_total_exact:
        more = "" if page.is_total_exact else "+"
        sentence = tr("{shown} shown of {total}. Write --limit for more.")
        return sentence.format(shown=shown, total=f"{page.total}{more}")
    return ntr("{count} case", "{count} cases", page.total).format(count=page.total)


def need_and_channel_names(desk: Desk) -> dict[str, dict[str, str]]:
    """Words for the office's own codes, in the language in use."""
    from db.queries import registers
    from hotline_app.i18n import current_language

    language = current_language()
    return {
        "needs": {row.code: row.name(language) for row in registers.needs(desk.database)},
        "channels": {row.code: row.name(language) for row in registers.channels(desk.database)},
    }
