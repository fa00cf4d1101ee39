"""A week of the office written to files, each against reading the same rows from the database."""

from collections.abc import Callable

from db.connection import Database
from db.queries.case_children import CONTACT_COLUMNS
from db.queries.weeks import week_report
from db.rules.case_numbers import first_number
from db.rules.days import Week, parse_week
from exports.weekly.columns import TABLES
from exports.weekly.plain_files import write_csv, write_json_lines
from exports.weekly.values import Wording
from exports.weekly.workbook import write_workbook
from tests.benchmarks.offices import Ground
from tests.benchmarks.tables import milliseconds, percentile, show, timed

ROUNDS = 5
WEEK = "2025-W02"


def run(ground: Ground, size: int) -> None:
    """Measure with `size` cases in the office, thirty seconds apart; prints the table."""
    database, _ = ground.filled("weekly.sqlite3", size)
    week = parse_week(WEEK)
    report = week_report(database, week, "")
    wording = Wording(lambda text: text, report)
    cases, contacts = TABLES[0], TABLES[1]
    works: dict[str, Callable[[], object]] = {
        "the SELECTs: cases and contacts as tuples": lambda: _selects(database, week),
        "CSV of both (target 3.5)": lambda: [
            write_csv(table, wording, ground.folder, _tick) for table in (cases, contacts)
        ],
        "JSON Lines of both (target 5)": lambda: [
            write_json_lines(table, report, ground.folder, _tick) for table in (cases, contacts)
        ],
        "workbook, all sheets (target 5)": lambda: write_workbook(
            wording, ground.folder / "week.xlsx", _tick
        ),
        "the records of the whole week": lambda: week_report(database, week, ""),
    }
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            taken[name].append(timed(work))
    database.close()
    first = percentile(next(iter(taken.values())), 0.5)
    rows = [
        (name, milliseconds(percentile(times, 0.5)), f"{percentile(times, 0.5) / first:.2f} x")
        for name, times in taken.items()
    ]
    show(f"A week of {len(report.cases):,} cases among {size:,}", rows)


def _selects(database: Database, week: Week) -> None:
    first, after = first_number(week.starts_at), first_number(week.ends_at)
    database.rows(
        "SELECT c.number, c.code, c.status, c.urgency, p.full_name, p.main_phone, e.name, u.code, "
        "c.summary, c.opened_at, c.answer_due_at FROM cases c "
        "LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN employers e ON e.id = c.employer_id "
        "LEFT JOIN units u ON u.id = c.unit_id WHERE c.number BETWEEN ? AND ?",
        [first, after - 1],
    )
    database.rows(
        f"SELECT {CONTACT_COLUMNS} WHERE k.received_at >= '2025-01-05T17' "
        "AND k.received_at < '2025-01-12T17' ORDER BY k.received_at, k.id"
    )


def _tick(_rows: int) -> None:
    pass
