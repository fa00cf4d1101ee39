"""Terms, legal matters and proposals, prepared so far that one call does each."""

from typing import TYPE_CHECKING

from db.commands import approvals
from db.commands.case_clocks import extend_term, pause_terms, resume_terms
from db.commands.legal_steps import accept_legal_matter, record_signed_paper
from db.commands.shipped_lists import take_over_shipped
from db.records.case_clocks import ExtensionDraft
from db.records.documents import DocumentDraft
from tests.factories import closing

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office

LETTER = DocumentDraft(party="UBND phường Tân An", subject="V/v hỗ trợ gạo")
SIGNED_ON = "30/8/2021"


def on_clocks(act: str, office: "Office") -> "Doing | None":
    """What is left to do for an act on terms, legal matters and proposals; None for others."""
    d = office.database
    match act:
        case "pause_terms":
            code = office.case()
            return lambda actor: pause_terms(d, actor, code, "Chờ giấy xác nhận")
        case "resume_terms":
            code = office.case()
            pause_terms(d, office.officer, code, "Chờ giấy xác nhận")
            return lambda actor: resume_terms(d, actor, code, "Đã có giấy")
        case "extend_term":
            draft, code = ExtensionDraft("answer", "30/12/2099", "Việc phức tạp"), office.case()
            return lambda actor: extend_term(d, actor, code, draft)
        case "record_signed_paper":
            code = office.case(matter_kind="complaint")
            return lambda actor: record_signed_paper(d, actor, code, SIGNED_ON)
        case "accept_legal_matter":
            code = office.case(matter_kind="denunciation")
            record_signed_paper(d, office.officer, code, SIGNED_ON)
            return lambda actor: accept_legal_matter(d, actor, code)
    return _on_proposals(act, office)


def _on_proposals(act: str, office: "Office") -> "Doing | None":
    d = office.database
    match act:
        case "propose_closing":
            code = office.case()
            return lambda actor: approvals.propose_closing(d, actor, code, closing())
        case "propose_letter":
            return lambda actor: approvals.propose_letter(d, actor, "referral_letter", LETTER)
        case "approve_proposal":
            made = approvals.propose_closing(d, office.officer, office.case(), closing())
            return lambda actor: approvals.approve_proposal(d, actor, made, "Đồng ý")
        case "reject_proposal":
            made = approvals.propose_closing(d, office.officer, office.case(), closing())
            return lambda actor: approvals.reject_proposal(d, actor, made, "Chưa gọi lại")
        case "take_over_shipped":
            d.execute("UPDATE benefits SET purpose = ''")
            return lambda actor: take_over_shipped(d, actor)
        case "withdraw_proposal":
            made = approvals.propose_closing(d, office.officer, office.case(), closing())
            return lambda actor: approvals.withdraw_proposal(d, actor, made)
    return None
