"""Reports of a period: registers, statistics, and the desk as it is today."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from db.errors import ValidationFailed
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.door import Refused
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.papers import full_name
from hotline_app.cli.session import Desk, Session, file_path
from hotline_app.i18n import current_language, tr

if TYPE_CHECKING:
    from db.records.statistics import Statistics
    from db.rules.periods import Period


def period_of(text: str) -> "Period":
    """The period that was typed.

    Raises:
        ValidationFailed: it is none.
    """
    from db import clock
    from db.rules.days import DayError, vietnam_day
    from db.rules.periods import parse_period

    try:
        return parse_period(text, vietnam_day(clock.now()))
    except DayError as error:
        raise ValidationFailed({"period": error.code}) from error


@command(
    "register",
    words=lambda: tr(
        "Write the register of contacts or of cases of a period, as PDF or XLSX. A period is "
        "written as 2021-W35, 2021-08, 2021-Q3, 2021 or 30/8/2021-5/9/2021."
    ),
)
@click.argument("period")
@option(
    "--kind",
    type=choice(("contacts", "cases")),
    required=True,
    words=lambda: tr("Which register."),
)
@option("--out", required=True, metavar="FILE", words=lambda: tr("The .pdf or .xlsx to write."))
@option("--mask-phone", is_flag=True, words=lambda: tr("Show only the ends of phones."))
def register(session: Session, period: str, kind: str, out: str, mask_phone: bool) -> Answer:
    """Write a register."""
    wanted, path = period_of(period), _output(out)
    with session.desk() as desk:
        count = _write_register(desk, (kind, wanted), path, mask_phone)
    value = {
        "file": path,
        "kind": kind,
        "from": wanted.first,
        "to": wanted.last,
        "lines": count,
        "size": path.stat().st_size,
    }
    return Answer(value, [tr("Written: {file}").format(file=path)])


def _output(text: str) -> Path:
    path = file_path(text)
    if path.suffix.lower() not in (".pdf", ".xlsx"):
        raise Refused(tr("The file must end with .pdf or .xlsx: {file}").format(file=path))
    return path


def _write_register(desk: Desk, wanted: "tuple[str, Period]", path: Path, mask_phone: bool) -> int:
    from db.queries import period_registers
    from exports.register_columns import RegisterOptions
    from exports.register_pdf import write_register
    from exports.register_xlsx import write_register_workbook

    kind, period = wanted
    language, database = current_language(), desk.database
    head = period_registers.register_head(database, kind, period, full_name(desk), language)
    read: Any = {"contacts": period_registers.contact_lines, "cases": period_registers.case_lines}
    lines, options = read[kind](database, period), RegisterOptions(masks=mask_phone)
    if path.suffix.lower() == ".pdf":
        write_register(kind, head, lines, (path, tr, language), options)
    else:
        write_register_workbook(kind, head, lines, (path, tr), options)
    return head.count


@command(
    "statistics",
    words=lambda: tr(
        "Count a period: contacts and cases apart, every share with its whole, compared with the "
        "period before. A period is written as 2021-W35, 2021-08, 2021-Q3, 2021 or "
        "30/8/2021-5/9/2021."
    ),
)
@click.argument("period")
@option("--out", default="", metavar="FILE", words=lambda: tr("A .pdf or .xlsx to write as well."))
def statistics(session: Session, period: str, out: str) -> Answer:
    """Count a period, and write the figures when a file is named."""
    from db.queries.statistics import statistics as question

    wanted = period_of(period)
    path = _output(out) if out else None
    with session.desk() as desk:
        report = question(desk.database, wanted, full_name(desk), current_language())
    if path is not None:
        _write_statistics(report, path)
    lines = _statistics_lines(report)
    if path is not None:
        lines += ["", tr("Written: {file}").format(file=path)]
    return Answer(_statistics_value(report, path), lines)


def _write_statistics(report: "Statistics", path: Path) -> None:
    from exports.statistics_pdf import write_statistics
    from exports.statistics_xlsx import write_statistics_workbook

    if path.suffix.lower() == ".pdf":
        write_statistics(report, path, tr, current_language())
    else:
        write_statistics_workbook(report, path, tr)


def _statistics_value(report: "Statistics", path: Path | None) -> dict[str, Any]:
    return {
        "period": report.period.label,
        "from": report.period.first,
        "to": report.period.last,
        "is_over": report.is_over,
        "counted_until": report.counted_until,
        "figures": report.figures,
        "breakdowns": report.breakdowns,
        "stretches": report.stretches,
        "file": path,
    }


def _statistics_lines(report: "Statistics") -> list[str]:
    from exports.statistics_words import StatisticsWords, number

    words = StatisticsWords(tr, report)
    lines = [words.span(), ""]
    lines += table(
        (tr("Figure"), tr("Number"), tr("Before"), tr("Out of")),
        [
            (
                words.figure(figure.code),
                number(figure.value),
                number(figure.before),
                words.share(figure),
            )
            for figure in report.figures
        ],
    )
    for breakdown in report.breakdowns:
        parts = [part for part in breakdown.parts if part.value or part.before]
        if parts:
            lines += ["", words.breakdown(breakdown.code)]
            lines += table(
                (tr("Name"), tr("Number"), tr("Before"), tr("Out of")),
                [
                    (
                        words.part(breakdown, part.code),
                        number(part.value),
                        number(part.before),
                        words.part_share(breakdown, part),
                    )
                    for part in parts
                ],
            )
    return lines


@command("today", words=lambda: tr("Show the desk as it is now: my work, the office, the day."))
def today(session: Session) -> Answer:
    """Count what the first page of the window shows."""
    from db.queries.today import today as question
    from exports.statistics_words import number

    with session.desk() as desk:
        counted = question(desk.database, desk.actor)
    work, tally = counted.work, counted.tally
    mine = [
        (tr("Overdue"), number(work.mine_overdue)),
        (tr("Due today"), number(work.mine_due_today)),
        (tr("All my open cases"), number(work.mine)),
        (tr("Follow-ups due"), number(counted.follow_ups_due)),
    ]
    office = [
        (tr("Urgent"), number(work.urgent)),
        (tr("Without officer"), number(work.unassigned)),
        (tr("Overdue"), number(work.overdue)),
        (tr("Open cases"), number(work.open)),
        (tr("Referrals overdue"), number(counted.referrals_overdue)),
    ]
    day = [
        (tr("Contacts"), number(tally.contacts)),
        (tr("Without a matter"), number(tally.non_cases)),
        (tr("New cases"), number(tally.cases)),
        (tr("Ended cases"), number(tally.closed)),
    ]
    lines: list[str] = []
    for heading, pairs in (
        (tr("My work"), mine),
        (tr("The whole office"), office),
        (tr("Today so far"), day),
    ):
        lines += [heading, *facts(pairs, "  ")]
    for notice in counted.notices:
        lines.append(f"{tr('Notices in force')}: {notice.title}")
    return Answer(counted, lines)
