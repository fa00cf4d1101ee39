"""The fields of a case that can be changed, from text as typed to columns."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from db import clock, lookups
from db.choices import MatterKind, Urgency
from db.commands.persons import employer_of_call
from db.commands.stamps import Desk
from db.connection import Database
from db.errors import ValidationFailed
from db.lookups import OpenCase
from db.models.cases import CaseNeed
from db.rows import insert
from db.rules import text
from db.rules.days import vietnam_day

FIELDS: Final = (
    "summary",
    "urgency",
    "matter_kind",
    "people_count",
    "needs",
    "employer",
    "unit",
    "employer_must_not_know",
)
_STORED: Final[Mapping[str, str]] = {
    "summary": "SELECT summary FROM cases WHERE id = ?",
    "urgency": "SELECT urgency FROM cases WHERE id = ?",
    "matter_kind": "SELECT matter_kind FROM cases WHERE id = ?",
    "people_count": "SELECT people_count FROM cases WHERE id = ?",
    "employer_must_not_know": "SELECT employer_must_not_know FROM cases WHERE id = ?",
    "employer": "SELECT coalesce(e.name, '') FROM cases c "
    "LEFT JOIN employers e ON e.id = c.employer_id WHERE c.id = ?",
    "unit": "SELECT coalesce(u.code, '') FROM cases c "
    "LEFT JOIN units u ON u.id = c.unit_id WHERE c.id = ?",
}


def stored_values(database: Database, case_id: str, names: Iterable[str]) -> dict[str, Any]:
    """The present values of the named fields, for the audit trail."""
    values: dict[str, Any] = {}
    for name in names:
        if name == "needs":
            rows = database.rows(
                "SELECT need_id FROM case_needs WHERE case_id = ? ORDER BY need_id", [case_id]
            )
            values[name] = "|".join(row[0] for row in rows)
        elif name in _STORED:
            values[name] = database.value(_STORED[name], [case_id])
    return values


def read(desk: Desk, case: OpenCase, changes: Mapping[str, str]) -> dict[str, Any]:
    """Read the changes into columns of the case; needs are replaced at once.

    Raises:
        ValidationFailed: every field that cannot be taken.
    """
    problems = {name: "unknown_field" for name in changes if name not in FIELDS}
    columns: dict[str, Any] = {}
    if "summary" in changes:
        columns["summary"] = text.clean(changes["summary"])
        if not columns["summary"]:
            problems["summary"] = "summary_missing"
    for name, choices in (("urgency", Urgency), ("matter_kind", MatterKind)):
        if name in changes:
            columns[name] = changes[name]
            if changes[name] not in {choice.value for choice in choices}:
                problems[name] = "unknown_code"
    if "people_count" in changes:
        typed = changes["people_count"].strip()
        is_short = typed.isascii() and typed.isdigit() and len(typed) < 10
        is_number = is_short and 0 < int(typed) <= 100_000
        columns["people_count"] = int(typed) if is_number else 1
        if not is_number:
            problems["people_count"] = "not_a_number"
    if "employer_must_not_know" in changes:
        columns["employer_must_not_know"] = changes["employer_must_not_know"] == "yes"
    if "unit" in changes:
        columns["unit_id"] = _unit(desk, case, changes["unit"], problems)
    needs = _needs(desk, changes, problems)
    if problems:
        raise ValidationFailed(problems)
    if "employer" in changes:
        workplace = employer_of_call(desk, changes["employer"])
        columns["employer_id"] = None if workplace is None else workplace.id
    if needs is not None:
        desk.database.execute("DELETE FROM case_needs WHERE case_id = ?", [case.id])
        for need in needs:
            insert(desk.database, CaseNeed, case_id=case.id, need_id=need)
    return columns


def _unit(desk: Desk, case: OpenCase, typed: str, problems: dict[str, str]) -> str | None:
    if not typed.strip():
        return None
    opened_on = vietnam_day(clock.from_text(case.opened_at))
    found = lookups.unit_id(desk.database, typed, opened_on)
    if found is None:
        problems["unit"] = "unknown_unit"
    return found


def _needs(
    desk: Desk, changes: Mapping[str, str], problems: dict[str, str]
) -> tuple[str, ...] | None:
    if "needs" not in changes:
        return None
    needs = tuple(dict.fromkeys(part for part in changes["needs"].split("|") if part))
    if not needs:
        problems["needs"] = "need_missing"
    elif any(need not in lookups.codes_of(desk.database, "needs") for need in needs):
        problems["needs"] = "unknown_need"
    return needs
