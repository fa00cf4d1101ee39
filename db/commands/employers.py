"""Employers: added, changed, and two that are one made one."""

from collections.abc import Mapping
from typing import Any, Final

from db import audit, record_moves
from db.choices import YesNoUnknown
from db.commands import employer_fields
from db.commands.merge_records import (
    fields_to_give_back,
    mark_undone,
    standing_merge,
    store_merge,
)
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.identifiers import new_id
from db.models.directory import Employer, EmployerAlias
from db.record_moves import EMPLOYER_REFERENCES
from db.records.people import Actor
from db.rows import insert, insert_owned, update_owned
from db.rules import text
from db.search import index

KIND: Final = "employer"


def add_employer(database: Database, actor: Actor, fields: Mapping[str, str]) -> str:
    """Add an employer from fields as typed (`employer_fields.FIELDS`); returns its id.

    Raises:
        ValidationFailed: fields that cannot be taken, or an employer of that name exists.
    """
    whole = {"name": "", **fields}
    with acting(database, actor, "add_employer") as desk:
        nothing = dict.fromkeys(employer_fields.FIELDS, "")
        columns, others = employer_fields.read(desk, "", nothing, whole)
        columns.setdefault("has_union", YesNoUnknown.UNKNOWN)
        employer_id = insert_owned(database, Employer, actor, created_at=desk.at, **columns)
        _write_aliases(database, employer_id, others or ())
        subject = audit.Subject("employers", employer_id)
        audit.record(database, actor, "add_employer", subject, {"name": columns["name"]})
        return employer_id


def edit_employer(
    database: Database, actor: Actor, employer_id: str, changes: Mapping[str, str], version: int
) -> int:
    """Change fields of an employer as typed; returns the new version.

    Raises:
        NotFound: no such employer.
        ValidationFailed: fields that cannot be taken.
        StaleRecord: the employer was saved since version `version` was read.
    """
    with acting(database, actor, "edit_employer") as desk:
        _current(database, employer_id, version)
        before = employer_fields.stored_values(database, employer_id)
        is_renamed = "name" in changes and text.clean_line(changes["name"]) != before["name"]
        numbers = case_numbers(database, employer_id) if is_renamed else []
        with index.refreshing(database, numbers):
            columns, others = employer_fields.read(desk, employer_id, before, changes)
            update_owned(database, Employer, actor, employer_id, version, **columns)
        if others is not None:
            _write_aliases(database, employer_id, others)
        after = employer_fields.stored_values(database, employer_id)
        differing = {
            name: [before[name], after[name]] for name in after if before[name] != after[name]
        }
        _record(desk, "edit_employer", employer_id, differing)
        return version + 1


def merge_employers(database: Database, actor: Actor, kept_id: str, merged_id: str) -> str:
    """Let one employer take over another: its cases, its people, its names as aliases.

    What the kept employer lacks is filled from the other. Returns the id of the merge.

    Raises:
        NotFound: one of them does not exist.
        ValidationFailed: the same employer twice.
    """
    if kept_id == merged_id:
        raise ValidationFailed({"employer": "merge_with_itself"})
    with acting(database, actor, "merge_employers") as desk:
        kept, merged = _row(database, kept_id), _row(database, merged_id)
        with index.refreshing(database, case_numbers(database, merged_id)):
            moved = {
                reference.table: record_moves.move(database, reference, merged_id, kept_id)
                for reference in EMPLOYER_REFERENCES
            }
        fills = _fills(kept, merged)
        alias_id = _add_alias(database, kept_id, kept["folded"], merged)
        database.execute("DELETE FROM employers WHERE id = ?", [merged_id])
        update_owned(database, Employer, actor, kept_id, kept["version"], **fills)
        story = {
            "tables": moved,
            "row": merged,
            "alias": alias_id,
            "before": {name: kept[name] for name in fills},
            "after": fills,
        }
        merge_id = store_merge(desk, KIND, (kept_id, merged_id), story)
        changes = {"name": [kept["name"], merged["name"]], "cases": len(moved["cases"]["moved"])}
        _record(desk, "merge_employers", kept_id, changes)
        return merge_id


def undo_employer_merge(database: Database, actor: Actor, merge_id: str) -> None:
    """Make two employers of one again; what was added since stays with the kept one.

    Raises:
        NotFound: no such merge of employers, or the kept one is gone.
        ValidationFailed: undone before.
    """
    with acting(database, actor, "undo_employer_merge") as desk:
        merge = standing_merge(desk, KIND, merge_id)
        kept_id, story = merge.kept_id, merge.story
        kept = _row(database, kept_id)
        record_moves.restore(database, "employers", [story["row"]])
        # The index holds the names: it forgets the kept one's under the cases that go back.
        with index.refreshing(database, case_numbers(database, kept_id)):
            for reference in EMPLOYER_REFERENCES:
                done = story["tables"][reference.table]
                record_moves.move_back(database, reference, merge.merged_id, kept_id, done)
        database.execute("DELETE FROM employer_aliases WHERE id = ?", [story["alias"]])
        back = fields_to_give_back(merge, kept)
        update_owned(database, Employer, actor, kept_id, kept["version"], **back)
        mark_undone(desk, merge)
        _record(desk, "undo_employer_merge", kept_id, {"name": story["row"]["name"]})


def case_numbers(database: Database, employer_id: str) -> list[int]:
    """Order numbers of an employer's cases."""
    rows = database.rows("SELECT number FROM cases WHERE employer_id = ?", [employer_id])
    return [row[0] for row in rows]


def _fills(kept: Mapping[str, Any], merged: Mapping[str, Any]) -> dict[str, Any]:
    fills = {
        name: merged[name]
        for name in ("tax_code", "industrial_park", "size", "address", "upper_unit_id")
        if merged[name] and not kept[name]
    }
    if kept["has_union"] == YesNoUnknown.UNKNOWN and merged["has_union"] != YesNoUnknown.UNKNOWN:
        fills.update({name: merged[name] for name in ("has_union", "grass_roots_unit_id")})
    return fills


def _add_alias(database: Database, kept_id: str, folded: str, merged: Mapping[str, Any]) -> str:
    """The merged one's name finds the kept one from now on; returns the alias, or empty."""
    if merged["folded"] == folded:
        return ""
    alias_id = new_id()
    insert(
        database,
        EmployerAlias,
        id=alias_id,
        employer_id=kept_id,
        name=merged["name"],
        folded=merged["folded"],
    )
    return alias_id


def _write_aliases(database: Database, employer_id: str, names: tuple[str, ...]) -> None:
    database.execute("DELETE FROM employer_aliases WHERE employer_id = ?", [employer_id])
    for name in names:
        folded = text.fold(name)[: employer_fields.LONGEST_FOLDED]
        insert(
            database, EmployerAlias, id=new_id(), employer_id=employer_id, name=name, folded=folded
        )


def _current(database: Database, employer_id: str, seen: int) -> None:
    stored = _row(database, employer_id)["version"]
    if stored != seen:
        raise StaleRecord("employer", employer_id, seen, stored)


def _row(database: Database, employer_id: str) -> dict[str, Any]:
    rows = record_moves.whole_rows(database, "employers", "id = ?", [employer_id])
    if not rows:
        raise NotFound("employer", employer_id)
    return rows[0]


def _record(desk: Desk, act: str, employer_id: str, changes: Mapping[str, Any]) -> None:
    audit.record(desk.database, desk.actor, act, audit.Subject("employers", employer_id), changes)
