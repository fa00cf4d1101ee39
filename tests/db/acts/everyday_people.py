"""The acts about people, employers and units, prepared so far that one call does each."""

from typing import TYPE_CHECKING

from db.commands import employers, person_edits, person_merges, units
from db.commands.calls import log_call
from db.records.person_facts import ConsentDraft
from db.records.workplaces import UnitDraft
from tests import factories

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office


def on_people(act: str, office: "Office") -> "Doing | None":
    """What is left to do for an act about people, employers or units; None for others."""
    d, officer = office.database, office.officer

    def person() -> str:
        office.people += 1
        draft = factories.call(name=f"Người thứ {office.people}")
        return log_call(d, officer, draft).person_id

    def employer() -> str:
        office.people += 1
        return employers.add_employer(d, officer, {"name": f"Công ty thứ {office.people}"})

    match act:
        case "edit_person":
            one = person()
            return lambda actor: person_edits.edit_person(d, actor, one, {"zalo": "lan"}, 1)
        case "record_consent":
            one = person()
            draft = ConsentDraft("share", "spoken")
            return lambda actor: person_edits.record_consent(d, actor, one, draft)
        case "withdraw_consent":
            consent = person_edits.record_consent(
                d, officer, person(), ConsentDraft("sms", "spoken")
            )
            return lambda actor: person_edits.withdraw_consent(d, actor, consent)
        case "merge_persons":
            one, other = person(), person()
            return lambda actor: person_merges.merge_persons(d, actor, one, other)
        case "undo_person_merge":
            merge = person_merges.merge_persons(d, officer, person(), person())
            return lambda actor: person_merges.undo_person_merge(d, actor, merge)
        case "add_employer":
            office.people += 1
            fields = {"name": f"Công ty thứ {office.people}"}
            return lambda actor: employers.add_employer(d, actor, fields)
        case "edit_employer":
            one = employer()
            return lambda actor: employers.edit_employer(d, actor, one, {"size": "120"}, 1)
        case "merge_employers":
            one, other = employer(), employer()
            return lambda actor: employers.merge_employers(d, actor, one, other)
        case "undo_employer_merge":
            merge = employers.merge_employers(d, officer, employer(), employer())
            return lambda actor: employers.undo_employer_merge(d, actor, merge)
        case "add_unit":
            return lambda actor: units.add_unit(
                d, actor, UnitDraft("CĐCS Công ty May", parent="BMT")
            )
        case "edit_unit":
            code = units.add_unit(d, officer, UnitDraft("CĐCS Công ty May", parent="BMT"))
            return lambda actor: units.edit_unit(d, actor, code, {"short_name": "May"}, 1)
    return None
