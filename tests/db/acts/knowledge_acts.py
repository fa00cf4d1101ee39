"""Acts on what the office knows, prepared so far that one call does each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.commands.agencies import add_agency
from db.commands.agency_edits import assure_agency, edit_agency, withdraw_agency
from db.commands.answer_cards import save_answer_card, withdraw_answer_card
from db.commands.notices import save_notice, withdraw_notice
from db.commands.programme_edits import add_programme, edit_programme
from db.records.answer_cards import AnswerCardDraft, NoticeDraft
from db.records.offices import AgencyDraft
from db.records.people import Actor
from db.records.programme_drafts import ProgrammeDraft

if TYPE_CHECKING:
    from tests.db.acts.everyday import Office


def on_knowledge(act: str, office: "Office") -> Callable[[Actor], object] | None:
    """What is left to do for `act`; None for acts on other things."""
    d, officer = office.database, office.officer
    card, notice = AnswerCardDraft("Hỏi", "Đáp"), NoticeDraft("Đổi số", "Từ mai")
    programme = ProgrammeDraft("15/KH", "Gạo")
    match act:
        case "save_answer_card":
            return lambda actor: save_answer_card(d, actor, card)
        case "withdraw_answer_card":
            made = save_answer_card(d, officer, card).id
            return lambda actor: withdraw_answer_card(d, actor, made, "cũ", 1)
        case "save_notice":
            return lambda actor: save_notice(d, actor, notice)
        case "withdraw_notice":
            made = save_notice(d, officer, notice).id
            return lambda actor: withdraw_notice(d, actor, made, "cũ", 1)
        case "edit_agency" | "assure_agency" | "withdraw_agency":
            office.people += 1
            draft = AgencyDraft(f"Cơ quan {office.people}")
            agency = add_agency(d, officer, draft).id
            if act == "edit_agency":
                return lambda actor: edit_agency(d, actor, agency, draft, 1)
            if act == "assure_agency":
                return lambda actor: assure_agency(d, actor, agency, 1)
            return lambda actor: withdraw_agency(d, actor, agency, "dời", 1)
        case "add_programme":
            return lambda actor: add_programme(d, actor, programme)
        case "edit_programme":
            code = add_programme(d, office.supervisor, programme).code
            return lambda actor: edit_programme(d, actor, code, programme, 1)
    return None
