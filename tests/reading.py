"""What tests read: everything a database holds, and what a process said to its end."""

import subprocess
from typing import Any

from db.connection import Database


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, and the words of the search index; in the order of their keys."""
    tables = database.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    found = {
        table: sorted(database.rows(f'SELECT * FROM "{table}"'), key=repr) for (table,) in tables
    }
    database.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab('main', 'case_search', 'row')")
    try:
        found["case_search"] = database.rows("SELECT term, doc FROM temp.seen ORDER BY term")
    finally:
        database.execute("DROP TABLE temp.seen")
    return found


def lines_left(process: "subprocess.Popen[str]") -> list[str]:
    """What a process said that was not read yet, until its end; a line cut off does not count."""
    assert process.stdout is not None
    # What `readline` has fetched already waits in the stream: `communicate` would skip it.
    said = process.stdout.read()
    process.wait(timeout=60)
    return [line.strip() for line in said.splitlines(keepends=True) if line.endswith("\n")]
