"""The rows of a case on their way into another one, and back."""

from typing import Any

from db.connection import Database
from db.lookups import OpenCase
from db.models.cases import CaseNeed, CasePerson
from db.queries import merge_previews
from db.queries.merge_previews import MOVED_TABLES
from db.rows import insert


def is_merged(database: Database, case_id: str) -> bool:
    """Whether a case went into another one and the merge stands."""
    found = database.value(
        "SELECT 1 FROM merges WHERE merged_id = ? AND kind = 'case' AND undone_at IS NULL",
        [case_id],
    )
    return found is not None


def move_over(database: Database, kept: OpenCase, other: OpenCase) -> dict[str, Any]:
    """Move the children over; returns what went where, so that it can go back."""
    rows: dict[str, list[str]] = {}
    for table in MOVED_TABLES:
        ids = database.rows(f"SELECT id FROM {table} WHERE case_id = ?", [other.id])
        if ids:
            rows[table] = [row[0] for row in ids]
            database.execute(
                f"UPDATE {table} SET case_id = ? WHERE case_id = ?", [kept.id, other.id]
            )
    people = merge_previews.missing_people(database, kept.id, other.id)
    for person_id, role in people:
        insert(database, CasePerson, case_id=kept.id, person_id=person_id, role=role)
    needs = merge_previews.missing_needs(database, kept.id, other.id)
    for need in needs:
        insert(database, CaseNeed, case_id=kept.id, need_id=need)
    links = _move_links(database, kept.id, other.id)
    return {"rows": rows, "people": people, "needs": needs, "links": links}


def _move_links(database: Database, keep_id: str, other_id: str) -> list[list[str]]:
    """Let links follow, except where the kept case has the same one: [link, side] of each."""
    moved: list[list[str]] = []
    known = {keep_id, *_linked(database, keep_id)}
    for side, far in (("case_id", "linked_case_id"), ("linked_case_id", "case_id")):
        rows = database.rows(f"SELECT id, {far} FROM case_links WHERE {side} = ?", [other_id])
        for link_id, far_id in rows:
            if far_id in known:
                continue
            known.add(far_id)
            database.execute(f"UPDATE case_links SET {side} = ? WHERE id = ?", [keep_id, link_id])
            moved.append([link_id, side])
    return moved


def _linked(database: Database, case_id: str) -> set[str]:
    rows = database.rows(
        "SELECT linked_case_id FROM case_links WHERE case_id = ? "
        "UNION SELECT case_id FROM case_links WHERE linked_case_id = ?",
        [case_id, case_id],
    )
    return {row[0] for row in rows}


def are_there(database: Database, kept_id: str, moved: dict[str, Any]) -> bool:
    """Whether everything that went over still stands in the kept case."""
    for table, ids in moved["rows"].items():
        for record_id in ids:
            where = database.value(f"SELECT case_id FROM {table} WHERE id = ?", [record_id])
            if where != kept_id:
                return False
    return all(
        database.value(f"SELECT {side} FROM case_links WHERE id = ?", [link_id]) == kept_id
        for link_id, side in moved["links"]
    )


def problem_of_people(
    database: Database, kept_id: str, moved: dict[str, Any], merged_at: str
) -> str | None:
    """Whether people who came over were changed, or got work that belongs to the kept case."""
    for person_id, role in moved["people"]:
        is_there = database.value(
            "SELECT count(*) FROM case_people WHERE case_id = ? AND person_id = ? AND role = ?",
            [kept_id, person_id, role],
        )
        if not is_there:
            return "merge_people_changed"
        for table in ("contacts", "assignments", "feedbacks"):
            later = database.value(
                f"SELECT count(*) FROM {table} WHERE case_id = ? AND person_id = ? "
                "AND created_at > ?",
                [kept_id, person_id, merged_at],
            )
            if later:
                return "merge_people_used"
    return None


def move_back(database: Database, kept: OpenCase, other: OpenCase, moved: dict[str, Any]) -> None:
    """Give the other case its rows again."""
    for table, ids in moved["rows"].items():
        database.execute_many(
            f"UPDATE {table} SET case_id = ? WHERE id = ?",
            [(other.id, record_id) for record_id in ids],
        )
    database.execute_many(
        "DELETE FROM case_people WHERE case_id = ? AND person_id = ? AND role = ?",
        [(kept.id, person_id, role) for person_id, role in moved["people"]],
    )
    database.execute_many(
        "DELETE FROM case_needs WHERE case_id = ? AND need_id = ?",
        [(kept.id, need) for need in moved["needs"]],
    )
    for link_id, side in moved["links"]:
        database.execute(f"UPDATE case_links SET {side} = ? WHERE id = ?", [other.id, link_id])
