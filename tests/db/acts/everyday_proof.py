"""Papers of a support and households, prepared so far that one call does each."""

from typing import TYPE_CHECKING

from db.commands import households
from db.commands.assistance import check_papers
from db.commands.calls import log_call
from tests import factories

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office


def on_proof(act: str, office: "Office") -> "Doing | None":
    """What is left to do for an act about papers or households; None for others."""
    d, officer = office.database, office.officer

    def person() -> str:
        office.people += 1
        draft = factories.call(name=f"Người thứ {office.people}")
        return log_call(d, officer, draft).person_id

    match act:
        case "check_papers":
            paper = office.proposal()
            return lambda actor: check_papers(d, actor, paper, [])
        case "join_household":
            one, other = person(), person()
            return lambda actor: households.join_household(d, actor, one, other)
        case "leave_household":
            one = person()
            households.join_household(d, officer, one, person())
            return lambda actor: households.leave_household(d, actor, one)
    return None
