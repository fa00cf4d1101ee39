"""The ordered, explicit list of schema changes and the runner that applies them.

A frozen app has no folder to scan, so the list is written out. Each change is frozen SQL of its
own: a later change of the tables' models never changes an earlier migration.
"""

from importlib import resources
from typing import Any, Final

from db import clock

MIGRATIONS: Final[tuple[tuple[int, str], ...]] = (
    (1, "m0001_initial"),
    (2, "m0002_desk"),
    (3, "m0003_case_work"),
)
LATEST: Final = MIGRATIONS[-1][0]


def stored_version(engine: Any) -> int:
    """The schema version of the open database; 0 when it has none."""
    if not engine.table_exists("schema_migrations"):
        return 0
    row = engine.execute_sql("SELECT max(version) FROM schema_migrations").fetchone()
    return int(row[0] or 0)


def statements(name: str) -> list[str]:
    """The SQL statements of migration `name`, one by one."""
    text = (resources.files("db.migrations") / f"{name}.sql").read_text(encoding="utf-8")
    return [part.strip() for part in text.split(";\n") if part.strip()]


def migrate(engine: Any, stored: int) -> None:
    """Apply what is missing after `stored`, inside the caller's transaction."""
    for version, name in MIGRATIONS:
        if version <= stored:
            continue
        for statement in statements(name):
            engine.execute_sql(statement)
        engine.execute_sql(
            "INSERT INTO schema_migrations (version, name, applied_at) VALUES (?, ?, ?)",
            (version, name, clock.to_text(clock.now())),
        )
