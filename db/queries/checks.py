"""Is the database whole: the file, the links, the search index, the audit chain, the counters."""

from collections.abc import Callable
from dataclasses import dataclass

from db import audit
from db.connection import Database
from db.errors import DatabaseRefused
from db.queries.counts import counts
from db.search import index


@dataclass(frozen=True, slots=True)
class CheckProblem:
    """Something that is not as it should be: a stable code and what it is about."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found, and how many records there are."""

    problems: tuple[CheckProblem, ...]
    counts: dict[str, int]

    @property
    def is_ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def check(database: Database, progress: Callable[[str], None] | None = None) -> CheckReport:
    """Check the whole database; it is only read.

    Args:
        progress: called with the code of each step as it starts.

    Codes: file_damaged, link_broken, search_differs, audit_broken, counter_behind.
    """
    problems: list[CheckProblem] = []
    steps = (
        ("file_damaged", _file),
        ("link_broken", _links),
        ("search_differs", _search),
        ("audit_broken", _audit),
        ("counter_behind", _counters),
    )
    for code, step in steps:
        if progress is not None:
            progress(code)
        try:
            problems.extend(CheckProblem(code, detail) for detail in step(database))
        except DatabaseRefused as refusal:
            # Pages that cannot be read: what was found so far is worth more than an error.
            problems.append(CheckProblem("file_damaged", refusal.code))
    found = _counts(database, problems)
    return CheckReport(tuple(problems), found)


def _counts(database: Database, problems: list[CheckProblem]) -> dict[str, int]:
    try:
        return counts(database)
    except DatabaseRefused as refusal:
        problems.append(CheckProblem("file_damaged", refusal.code))
        return {}


def _file(database: Database) -> list[str]:
    rows = database.rows("PRAGMA integrity_check(20)")
    return [row[0] for row in rows if row[0] != "ok"]


def _links(database: Database) -> list[str]:
    rows = database.rows("PRAGMA foreign_key_check")
    return [f"{row[0]} -> {row[2]}" for row in rows[:20]]


def _search(database: Database) -> list[str]:
    found = index.differences(database)
    return [str(len(found))] if found else []


def _audit(database: Database) -> list[str]:
    return [str(number) for number in audit.broken_links(database)]


def _counters(database: Database) -> list[str]:
    rows = database.rows(
        "SELECT c.code, k.value FROM cases c JOIN counters k ON k.kind = 'case' "
        "AND c.code LIKE k.office_code || '-' || k.year || '-%' "
        "WHERE CAST(substr(c.code, -6) AS INTEGER) > k.value LIMIT 20"
    )
    return [row[0] for row in rows]
