"""What stands in the table of merges: stored with an act, read and marked by its undoing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.commands.stamps import Desk
from db.errors import NotFound, ValidationFailed
from db.models.bonds import Merge
from db.rows import insert_owned, update_owned


@dataclass(frozen=True)
class StoredMerge:
    """A merge, or a handing over, that was not undone yet.

    Attributes:
        id: of the row.
        kept_id: who took over.
        merged_id: whose things went over.
        story: what went over, as it was stored.
        version: of the row.
    """

    id: str
    kept_id: str
    merged_id: str
    story: dict[str, Any]
    version: int


def store_merge(desk: Desk, kind: str, ids: tuple[str, str], story: Mapping[str, Any]) -> str:
    """Keep what the undoing needs; returns the id of the merge.

    Args:
        desk: of the act.
        kind: of what was merged.
        ids: of the kept and of the merged one.
        story: what went over, as JSON.
    """
    return insert_owned(
        desk.database,
        Merge,
        desk.actor,
        created_at=desk.at,
        kind=kind,
        kept_id=ids[0],
        merged_id=ids[1],
        moved=json.dumps(story, ensure_ascii=False, separators=(",", ":")),
    )


def standing_merge(
    desk: Desk, kind: str, merge_id: str, words: tuple[str, str] = ("merge", "already_done")
) -> StoredMerge:
    """A merge that can be undone.

    Args:
        desk: of the act.
        kind: of what was merged.
        merge_id: of the row.
        words: what it is called in a refusal, and the code of one that was undone before.

    Raises:
        NotFound: no such merge of this kind.
        ValidationFailed: undone before.
    """
    row = desk.database.row(
        "SELECT kept_id, merged_id, moved, undone_at, version FROM merges "
        "WHERE id = ? AND kind = ?",
        [merge_id, kind],
    )
    name, already = words
    if row is None:
        raise NotFound(name, merge_id)
    kept_id, merged_id, moved, undone_at, version = row
    if undone_at is not None:
        raise ValidationFailed({name: already})
    return StoredMerge(merge_id, kept_id, merged_id, json.loads(moved), version)


def mark_undone(desk: Desk, merge: StoredMerge) -> None:
    """Write who undid a merge, and when."""
    undone = {"undone_at": desk.at, "undone_by": desk.actor.user_id}
    update_owned(desk.database, Merge, desk.actor, merge.id, merge.version, **undone)


def fields_to_give_back(merge: StoredMerge, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the kept record had before, in the fields that nobody changed since."""
    before, after = merge.story["before"], merge.story["after"]
    return {name: value for name, value in before.items() if kept[name] == after[name]}
