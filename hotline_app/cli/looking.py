"""Looking at cases: one whole, or all that fit."""

from typing import Any

import click

from db.choices import CaseStatus, Urgency
from db.errors import ValidationFailed
from db.records.cases import CaseRow
from hotline_app import labels
from hotline_app.cli.answers import Answer, shortened, table
from hotline_app.cli.case_words import case_lines
from hotline_app.cli.face import choice, command, option
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
@option("--status", type=choice(CaseStatus), default="", words=lambda: tr("Only this status."))
@option("--need", default="", words=lambda: tr("Only this need."))
@option("--unit", default="", words=lambda: tr("Only this union unit (code)."))
@option("--urgency", type=choice(Urgency), default="", words=lambda: tr("Only this urgency."))
@option(
    "--limit",
    type=click.IntRange(1, LARGEST_LIMIT),
    default=50,
    words=lambda: tr("At most so many; 50 when left out."),
)
def search(session: Session, text: str, limit: int, **wanted: str) -> Answer:
    """Find cases, newest first."""
    from db.queries import cases

    with session.desk() as desk:
        page = cases.search(desk.database, text, _filter(desk, wanted), limit=limit)
    value = {"cases": page.rows, "total": page.total, "is_total_exact": page.is_total_exact}
    lines = table(_headings(), map(_row, page.rows))
    return Answer(value, [*lines, _count_words(page, len(page.rows))])


def _filter(desk: Desk, wanted: dict[str, str]) -> Any:
    from db.queries import registers
    from db.records.case_filters import CaseFilter

    need = wanted["need"]
    if need and need not in {row.code for row in registers.needs(desk.database)}:
        raise ValidationFailed({"needs": "unknown_need"})
    return CaseFilter(
        statuses=_if_given(wanted["status"]),
        needs=_if_given(need),
        units=_units(desk, wanted["unit"]),
        urgencies=_if_given(wanted["urgency"]),
    )


def _if_given(code: str) -> tuple[str, ...]:
    return (code,) if code else ()


def _units(desk: Desk, typed: str) -> tuple[str, ...]:
    """Codes of the units with this code, name or alias; a name may have had several units."""
    from db.queries.units import all_units
    from db.rules.text import fold

    wanted = fold(typed)
    if not wanted:
        return ()
    found = tuple(
        unit.code
        for unit in all_units(desk.database)
        if wanted in map(fold, (unit.code, unit.name, unit.short_name, *unit.aliases))
    )
    if not found:
        raise ValidationFailed({"unit": "unknown_unit"})
    return found


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
