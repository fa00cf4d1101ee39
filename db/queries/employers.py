"""Workplaces."""

from db.connection import Database
from db.rules import text


def suggest(database: Database, typed: str, limit: int = 20) -> list[str]:
    """Names of employers that hold every typed word, tone-blind, in order of name."""
    words = text.words(typed)
    conditions = " AND ".join(["folded LIKE ?"] * len(words)) or "1 = 1"
    rows = database.rows(
        f"SELECT name FROM employers WHERE {conditions} ORDER BY folded LIMIT ?",
        [*(f"%{word}%" for word in words), limit],
    )
    return [row[0] for row in rows]
