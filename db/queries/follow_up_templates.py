"""Templates that make several follow-ups."""

from collections.abc import Collection

from db import clock, lookups
from db.connection import Database
from db.errors import NotFound
from db.records.follow_ups import FollowUpLine, FollowUpTemplateRecord, PlannedFollowUp
from db.rules import follow_ups, text
from db.rules.days import vietnam_day


def all_templates(database: Database) -> tuple[FollowUpTemplateRecord, ...]:
    """Every template, those in use first, in the order of the office."""
    rows = database.rows(
        "SELECT id, name, coalesce(need_id, ''), is_active, version FROM follow_up_templates "
        "ORDER BY is_active DESC, position, name, id"
    )
    lines: dict[str, list[FollowUpLine]] = {}
    for template_id, what, days in database.rows(
        "SELECT template_id, what, working_days FROM follow_up_template_lines "
        "ORDER BY template_id, position"
    ):
        lines.setdefault(template_id, []).append(FollowUpLine(what, days))
    return tuple(
        FollowUpTemplateRecord(
            row[0], row[1], row[2], bool(row[3]), row[4], tuple(lines.get(row[0], ()))
        )
        for row in rows
    )


def offered(database: Database, needs: Collection[str]) -> tuple[FollowUpTemplateRecord, ...]:
    """The templates in use for a case with these needs; those of its needs first."""
    fitting = [one for one in all_templates(database) if one.is_active and one.need in ("", *needs)]
    return tuple(sorted(fitting, key=lambda one: not one.need))


def one(database: Database, typed: str) -> FollowUpTemplateRecord:
    """The template with this id or name.

    Raises:
        NotFound: no such template.
    """
    folded = text.fold(text.clean_line(typed))
    known = all_templates(database)
    exact = next((each for each in known if each.id == typed), None)
    named = next((each for each in known if text.fold(each.name) == folded), None)
    found = exact or named
    if found is None:
        raise NotFound("follow_up_template", typed)
    return found


def planned(database: Database, template: FollowUpTemplateRecord) -> tuple[PlannedFollowUp, ...]:
    """What a template would make if it were used now."""
    today = vietnam_day(clock.now())
    return follow_ups.plan(template.lines, today, lookups.calendar(database))
