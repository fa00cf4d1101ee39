"""Two records of one person become one, and two again when that was an error."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from db import audit, lookups, record_moves
from db.commands.merge_records import (
    fields_to_give_back,
    mark_undone,
    standing_merge,
    store_merge,
)
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.models.people import Person
from db.record_moves import PERSON_REFERENCES
from db.records.people import Actor
from db.rows import update_owned
from db.rules.person_merging import COLUMNS, filled_columns
from db.search import index

KIND: Final = "person"


def merge_persons(
    database: Database,
    actor: Actor,
    kept_id: str,
    merged_id: str,
    take: Sequence[str] = (),
    versions: tuple[int, int] | None = None,
) -> str:
    """Move everything of one person to another; returns the id of the merge, for undoing it.

    A field in which the kept person has nothing is filled from the other; two alerts are both
    kept, one under the other.

    Args:
        take: fields (`COLUMNS`) in which the merged person's word counts.
        versions: of the kept and the merged person as the preview showed them; None takes both
            as they are.

    Raises:
        NotFound: one of them does not exist.
        ValidationFailed: the same person twice, or one of them was merged already.
        StaleRecord: one of them was saved since the preview.
    """
    _check_merge(kept_id, merged_id, take)
    with acting(database, actor, "merge_persons") as desk:
        kept = _person(database, kept_id, versions and versions[0])
        merged = _person(database, merged_id, versions and versions[1])
        fills = filled_columns(kept, merged, take)
        story = _move_everything(desk, kept, merged, fills)
        merge_id = store_merge(desk, KIND, (kept_id, merged_id), story)
        names = {"merged": merged_id, "name": [kept["full_name"], merged["full_name"]]}
        moved = {table: len(rows["moved"]) for table, rows in story["tables"].items()}
        counts = {table: count for table, count in moved.items() if count}
        subject = audit.Subject("persons", kept_id)
        audit.record(database, actor, "merge_persons", subject, {**names, **counts})
        return merge_id


def _check_merge(kept_id: str, merged_id: str, take: Sequence[str]) -> None:
    problems = {name: "unknown_field" for name in take if name not in COLUMNS}
    if kept_id == merged_id:
        problems["person"] = "merge_with_itself"
    if problems:
        raise ValidationFailed(problems)


def _move_everything(
    desk: Desk, kept: Mapping[str, Any], merged: Mapping[str, Any], fills: Mapping[str, Any]
) -> dict[str, Any]:
    """Let everything name the kept person; returns what the undoing needs."""
    database, kept_id, merged_id = desk.database, kept["id"], merged["id"]
    with index.refreshing(database, _case_numbers(database, kept_id, merged_id)):
        moved = {
            reference.table: record_moves.move(database, reference, merged_id, kept_id)
            for reference in PERSON_REFERENCES
        }
        update_owned(database, Person, desk.actor, kept_id, kept["version"], **fills)
        gone = {"merged_into_id": kept_id}
        update_owned(database, Person, desk.actor, merged_id, merged["version"], **gone)
        notes = _join_notes(database, kept_id, moved["person_phones"]["aside"])
    before = {name: kept[name] for name in fills}
    return {"tables": moved, "before": before, "after": dict(fills), "notes": notes}


def undo_person_merge(database: Database, actor: Actor, merge_id: str) -> None:
    """Make two persons of one again: every row that went over goes back.

    What was changed or added since stays with the kept person.

    Raises:
        NotFound: no such merge of persons.
        ValidationFailed: undone before, or one of the two was merged again since.
    """
    with acting(database, actor, "undo_person_merge") as desk:
        merge = standing_merge(desk, KIND, merge_id)
        kept_id, merged_id = merge.kept_id, merge.merged_id
        kept = _person(database, kept_id)
        merged_version = database.value("SELECT version FROM persons WHERE id = ?", [merged_id])
        with index.refreshing(database, _case_numbers(database, kept_id, merged_id)):
            for reference in reversed(PERSON_REFERENCES):
                done = merge.story["tables"][reference.table]
                record_moves.move_back(database, reference, merged_id, kept_id, done)
            for phone_id, (note, joined) in merge.story["notes"].items():
                database.execute(
                    "UPDATE person_phones SET note = ? WHERE id = ? AND note = ?",
                    [note, phone_id, joined],
                )
            back = fields_to_give_back(merge, kept)
            update_owned(database, Person, actor, kept_id, kept["version"], **back)
            update_owned(database, Person, actor, merged_id, merged_version, merged_into_id=None)
        mark_undone(desk, merge)
        subject = audit.Subject("persons", kept_id)
        audit.record(database, actor, "undo_person_merge", subject, {"merged": merged_id})


def _person(database: Database, person_id: str, seen: int | None = None) -> dict[str, Any]:
    rows = record_moves.whole_rows(database, "persons", "id = ?", [person_id])
    if not rows:
        raise NotFound("person", person_id)
    person = rows[0]
    if seen is not None and person["version"] != seen:
        raise StaleRecord("person", person_id, seen, person["version"])
    if person["merged_into_id"] is not None:
        raise ValidationFailed({"person": "merged_already"})
    return person


def _join_notes(
    database: Database, kept_id: str, aside: Sequence[Mapping[str, Any]]
) -> dict[str, tuple[str, str]]:
    """Keep what was said about a number that both had; phone -> note before and after."""
    notes: dict[str, tuple[str, str]] = {}
    for phone in aside:
        row = database.row(
            "SELECT id, note FROM person_phones WHERE person_id = ? AND e164 = ?",
            [kept_id, phone["e164"]],
        )
        if row is None or not phone["note"] or phone["note"] in row[1]:
            continue
        joined = "; ".join(part for part in (row[1], phone["note"]) if part)
        database.execute("UPDATE person_phones SET note = ? WHERE id = ?", [joined, row[0]])
        notes[row[0]] = (row[1], joined)
    return notes


def _case_numbers(database: Database, *ids: str) -> list[int]:
    found = {number for one in ids for number in lookups.case_numbers_of(database, one)}
    return sorted(found)
