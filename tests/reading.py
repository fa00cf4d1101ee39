"""Everything a database holds, to compare before and after."""

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
