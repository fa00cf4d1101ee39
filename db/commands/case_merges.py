"""Two cases become one, and can become two again as long as nothing was built on the merge."""

import json
from typing import Any, Final

from db import audit, lookups
from db.choices import CaseStatus
from db.commands import legal_steps, merge_moves
from db.commands.case_steps import add_transition
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import StaleRecord, ValidationFailed
from db.lookups import OpenCase
from db.models.bonds import Merge
from db.models.cases import Case
from db.queries import merge_previews
from db.queries.merge_previews import COLUMNS
from db.records.case_ties import MergeDraft, MergePreview
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.search import index

KIND: Final = "case"
_CLOSED_COLUMNS: Final = ("status", "duplicate_of_id", "closed_at")


def merge_cases(database: Database, actor: Actor, draft: MergeDraft) -> str:
    """Let one case go into another; returns the id of the merge.

    Contacts, notes, checks, support, referrals, follow-ups, files, addresses, policies and
    feedback go over; people and needs stand in both; links follow. The case that goes becomes a
    duplicate that names the one that is kept.

    Raises:
        ValidationFailed: these two cannot be merged.
        StaleRecord: one of them was saved since `draft.versions` was seen.
    """
    with acting(database, actor, "merge_cases") as desk:
        kept, other = lookups.case(database, draft.keep), lookups.case(database, draft.other)
        plan = merge_previews.preview(database, kept.code, other.code, draft.choices)
        if plan.refusal:
            raise ValidationFailed({"other": plan.refusal})
        for case, seen in zip((kept, other), draft.versions or plan.versions, strict=True):
            if case.version != seen:
                raise StaleRecord("case", case.code, seen, case.version)
        with index.refreshing(database, sorted((kept.number, other.number))):
            moved = merge_moves.move_over(database, kept, other)
            moved["fields"] = _take_fields(desk, kept, plan)
            moved["closed"] = _close(desk, kept, other)
        merge_id = insert_owned(
            database,
            Merge,
            actor,
            created_at=desk.at,
            kind=KIND,
            kept_id=kept.id,
            merged_id=other.id,
            moved=json.dumps(moved, ensure_ascii=False),
        )
        changes = {"kept": kept.code, "merged": other.code, **plan.moving}
        _audit(desk, "merge_cases", merge_id, kept.id, changes)
        return merge_id


def _take_fields(desk: Desk, kept: OpenCase, plan: MergePreview) -> dict[str, list[Any]]:
    """Give the kept case its values; returns column -> [before, after]."""
    fields = {
        COLUMNS[one.name]: [one.kept, one.other] for one in plan.fields if one.stays == "other"
    }
    after = {column: values[1] for column, values in fields.items()}
    update_owned(desk.database, Case, desk.actor, kept.id, kept.version, **after)
    if "matter_kind" in after:
        legal_steps.follow_kind(desk, kept.id)
    return fields


def _close(desk: Desk, kept: OpenCase, other: OpenCase) -> list[Any]:
    """Make the other case a duplicate; returns its status, original and end before that."""
    columns = ", ".join(_CLOSED_COLUMNS)
    before = desk.database.row(f"SELECT {columns} FROM cases WHERE id = ?", [other.id])
    assert before is not None, "the case was just read"
    update_owned(
        desk.database,
        Case,
        desk.actor,
        other.id,
        other.version,
        status=CaseStatus.DUPLICATE,
        duplicate_of_id=kept.id,
        closed_at=before[2] or desk.at,
    )
    add_transition(desk, other.id, other.status, CaseStatus.DUPLICATE, kept.code)
    return list(before)


def _audit(desk: Desk, act: str, merge_id: str, case_id: str, changes: dict[str, Any]) -> None:
    subject = audit.Subject("merges", merge_id, case_id)
    audit.record(desk.database, desk.actor, act, subject, changes)


def undo_merge(database: Database, actor: Actor, merged_code: str) -> str:
    """Make two cases of one again; returns the code of the case that had been kept.

    What was added to the kept case since stays there.

    Args:
        merged_code: the case that went into another.

    Raises:
        ValidationFailed: it went into none, or later changes make it unsafe: codes not_merged,
            merge_reopened, merge_fields_changed, merge_rows_moved, merge_people_changed,
            merge_people_used, merge_kept_merged.
    """
    with acting(database, actor, "undo_merge") as desk:
        other = lookups.case(database, merged_code)
        row = database.row(
            "SELECT id, kept_id, moved, version, created_at FROM merges "
            "WHERE merged_id = ? AND kind = ? AND undone_at IS NULL",
            [other.id, KIND],
        )
        if row is None:
            raise ValidationFailed({"case": "not_merged"})
        merge_id, kept_id, moved, version = row[0], row[1], json.loads(row[2]), row[3]
        kept_code = str(database.value("SELECT code FROM cases WHERE id = ?", [kept_id]))
        kept = lookups.case(database, kept_code)
        problem = _problem_of_undoing(database, kept, other, moved, row[4])
        if problem:
            raise ValidationFailed({"case": problem})
        with index.refreshing(database, sorted((kept.number, other.number))):
            merge_moves.move_back(database, kept, other, moved)
            _give_back(desk, kept, other, moved)
        update_owned(
            database, Merge, actor, merge_id, version, undone_at=desk.at, undone_by=actor.user_id
        )
        changes = {"kept": kept.code, "merged": other.code}
        _audit(desk, "undo_merge", merge_id, kept.id, changes)
        return kept.code


def _problem_of_undoing(
    database: Database, kept: OpenCase, other: OpenCase, moved: dict[str, Any], merged_at: str
) -> str | None:
    """Code of what stands against making two cases of one again, or None."""
    if kept.status is CaseStatus.DUPLICATE:
        return "merge_kept_merged"
    is_still = database.value("SELECT duplicate_of_id FROM cases WHERE id = ?", [other.id])
    if other.status is not CaseStatus.DUPLICATE or is_still != kept.id:
        return "merge_reopened"
    for column, (_, after) in moved["fields"].items():
        if database.value(f"SELECT {column} FROM cases WHERE id = ?", [kept.id]) != after:
            return "merge_fields_changed"
    if not merge_moves.are_there(database, kept.id, moved):
        return "merge_rows_moved"
    return merge_moves.problem_of_people(database, kept.id, moved, merged_at)


def _give_back(desk: Desk, kept: OpenCase, other: OpenCase, moved: dict[str, Any]) -> None:
    """Give both cases the values they had."""
    before = {column: values[0] for column, values in moved["fields"].items()}
    update_owned(desk.database, Case, desk.actor, kept.id, kept.version, **before)
    if "matter_kind" in before:
        legal_steps.follow_kind(desk, kept.id)
    status, original, closed_at = moved["closed"]
    update_owned(
        desk.database,
        Case,
        desk.actor,
        other.id,
        other.version,
        status=status,
        duplicate_of_id=original,
        closed_at=closed_at,
    )
    add_transition(desk, other.id, CaseStatus.DUPLICATE, CaseStatus(status), kept.code)
