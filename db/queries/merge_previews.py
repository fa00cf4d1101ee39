"""What merging two cases would do: what goes over, which fields differ, which value stays."""

from collections.abc import Mapping
from typing import Any, Final

from db import clock, lookups
from db.choices import CaseStatus
from db.connection import Database
from db.records.case_ties import MergedField, MergePreview
from db.rules import case_states, days, merging

MOVED_TABLES: Final = (
    "contacts",
    "notes",
    "verifications",
    "addresses_given",
    "policies_told",
    "assignments",
    "referrals",
    "follow_ups",
    "attachments",
    "feedbacks",
    "stories",
)
"""Tables whose rows belong to one case and go over whole."""

COLUMNS: Final = {
    "summary": "summary",
    "urgency": "urgency",
    "matter_kind": "matter_kind",
    "people_count": "people_count",
    "employer": "employer_id",
    "unit": "unit_id",
    "place": "place_id",
    "address": "address",
    "owner": "owner_id",
    "person": "person_id",
    "employer_must_not_know": "employer_must_not_know",
    "answer_due": "answer_due_at",
    "lessons": "lessons",
}
"""Field of a merge -> column of the case."""

_SHOWN: Final = (
    "SELECT c.summary, c.urgency, c.matter_kind, c.people_count, coalesce(e.name, ''), "
    "coalesce(u.name, ''), coalesce(pl.name, ''), c.address, coalesce(o.full_name, ''), "
    "coalesce(p.full_name, ''), c.employer_must_not_know, c.answer_due_at, c.lessons "
    "FROM cases c LEFT JOIN employers e ON e.id = c.employer_id "
    "LEFT JOIN units u ON u.id = c.unit_id LEFT JOIN places pl ON pl.id = c.place_id "
    "LEFT JOIN users o ON o.id = c.owner_id LEFT JOIN persons p ON p.id = c.person_id "
    "WHERE c.id = ?"
)


def preview(
    database: Database, keep: str, other: str, choices: Mapping[str, str] | None = None
) -> MergePreview:
    """What merging case `other` into case `keep` would do; nothing is changed.

    Args:
        choices: field -> "keep" or "other", where a person chose.

    Raises:
        NotFound: no such case.
    """
    kept, merged = lookups.case(database, keep), lookups.case(database, other)
    return MergePreview(
        keep_code=kept.code,
        other_code=merged.code,
        versions=(kept.version, merged.version),
        fields=_fields(database, kept.id, merged.id, choices or {}),
        moving=_moving(database, kept.id, merged.id),
        refusal=_problem_of_merging(kept, merged) or "",
    )


def _problem_of_merging(kept: lookups.OpenCase, merged: lookups.OpenCase) -> str | None:
    if kept.id == merged.id:
        return "merged_with_itself"
    if CaseStatus.DUPLICATE in (kept.status, merged.status):
        return "already_duplicate"
    if kept.status in case_states.FINAL:
        return "kept_case_is_finished"
    return None


def _fields(
    database: Database, keep_id: str, other_id: str, choices: Mapping[str, str]
) -> tuple[MergedField, ...]:
    kept, other = _stored(database, keep_id), _stored(database, other_id)
    kept_shown, other_shown = _shown(database, keep_id), _shown(database, other_id)
    return tuple(
        MergedField(
            name,
            kept[name],
            other[name],
            kept_shown[name],
            other_shown[name],
            merging.stays(name, kept[name], other[name], choices.get(name, "")),
            # A value there is never gives way to an empty one: nothing is left to choose.
            name in merging.CHOSEN and "" not in (kept[name] or "", other[name] or ""),
        )
        for name in COLUMNS
        if kept[name] != other[name]
    )


def _stored(database: Database, case_id: str) -> dict[str, Any]:
    columns = ", ".join(COLUMNS.values())
    row = database.row(f"SELECT {columns} FROM cases WHERE id = ?", [case_id])
    assert row is not None, "the key was just looked up"
    return dict(zip(COLUMNS, row, strict=True))


def _shown(database: Database, case_id: str) -> dict[str, str]:
    row = database.row(_SHOWN, [case_id])
    assert row is not None, "the key was just looked up"
    shown = {name: str(value or "") for name, value in zip(COLUMNS, row, strict=True)}
    shown["employer_must_not_know"] = "yes" if row[10] else "no"
    due = clock.from_text_or_none(row[11])
    shown["answer_due"] = days.format_moment(due) if due else ""
    return shown


def _moving(database: Database, keep_id: str, other_id: str) -> dict[str, int]:
    counts = {
        table: database.value(f"SELECT count(*) FROM {table} WHERE case_id = ?", [other_id])
        for table in MOVED_TABLES
    }
    counts["case_people"] = len(missing_people(database, keep_id, other_id))
    counts["case_needs"] = len(missing_needs(database, keep_id, other_id))
    return {table: count for table, count in counts.items() if count}


def missing_people(database: Database, keep_id: str, other_id: str) -> list[tuple[str, str]]:
    """Person and role of everyone who stands in the other case and not in the kept one."""
    rows = database.rows(
        "SELECT person_id, role FROM case_people WHERE case_id = ? EXCEPT "
        "SELECT person_id, role FROM case_people WHERE case_id = ?",
        [other_id, keep_id],
    )
    return [(row[0], row[1]) for row in rows]


def missing_needs(database: Database, keep_id: str, other_id: str) -> list[str]:
    """The needs of the other case that the kept one has not."""
    rows = database.rows(
        "SELECT need_id FROM case_needs WHERE case_id = ? EXCEPT "
        "SELECT need_id FROM case_needs WHERE case_id = ?",
        [other_id, keep_id],
    )
    return [row[0] for row in rows]
