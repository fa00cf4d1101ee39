"""An office with a record of each kind, in every state that a form is about."""

import json
from pathlib import Path
from typing import Final

from db.commands import answer_cards, approvals, assistance, calls, follow_ups, notices, referrals
from db.commands.agencies import add_agency
from db.commands.attachments import attach_file
from db.commands.case_merges import merge_cases
from db.commands.deliveries import make_delivery_list
from db.commands.office_settings import save_signatory
from db.commands.stories import save_story
from db.commands.text_modules import save_text_module
from db.commands.units import add_unit
from db.commands.verification import verify_claim
from db.queries import agencies
from db.records.answer_cards import AnswerCardDraft, NoticeDraft
from db.records.case_ties import MergeDraft
from db.records.deliveries import DeliveryDraft
from db.records.desk_aids import TextModuleDraft
from db.records.office_settings import SignatoryDraft
from db.records.offices import AgencyDraft
from db.records.stories import StoryDraft
from db.records.workplaces import UnitDraft
from tests import factories
from tests.gui.case_office import Office

CALLER: Final = "Nguyễn Thị Lan"
_NAMES: Final = (
    "items",
    "person",
    "twin",
    "employer",
    "employer_twin",
    "unit",
    "agency",
    "card",
    "notice",
    "signed_list",
    "proposal",
)


class FullOffice(Office):
    """An office with a record of each kind; `items` names them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        database, officer, supervisor = self.database, self.officer, self.supervisor
        first = calls.log_call(database, officer, factories.call(name=CALLER))
        code = first.case_code
        submitted, approved = [
            assistance.assign_benefit(
                database, officer, code, factories.assignment(benefit_code=benefit)
            ).id
            for benefit in ("3089-AN", "2606-F0")
        ]
        for assigned in (submitted, approved):
            assistance.submit_assignment(database, officer, assigned)
        assistance.approve_assignment(database, supervisor, approved)
        add_agency(database, self.admin, AgencyDraft("UBND phường Tân Lợi"))
        prepared, sent = [
            referrals.refer_case(database, officer, code, factories.referral()) for _ in range(2)
        ]
        referrals.mark_sent(database, officer, sent, "hand", "Ký nhận")
        task = follow_ups.add_follow_up(
            database, officer, code, factories.follow_up(needed_by="31/12/2030")
        )
        check = verify_claim(database, officer, code, factories.verification())
        kept_file = attach_file(database, officer, code, "đơn.txt", b"xin ho tro")
        other = calls.log_call(database, officer, factories.call(summary="Gọi lần hai")).case_code
        merge_cases(database, supervisor, MergeDraft(code, other))
        twin = factories.call(name=CALLER, phone="0912 345 679", employer="Cà phê Ngon")
        calls.log_call(database, officer, twin)
        self.items = {
            "code": code,
            "kept_file": kept_file,
            "undo_merge": other,
            "approve": submitted,
            "reject": submitted,
            "deliver": approved,
            "sent": prepared,
            "acknowledge": sent,
            "remind": sent,
            "failure": sent,
            "answer": sent,
            "finish": task,
            "papers": submitted,
            "check_again": check,
            "edit_story": save_story(database, officer, code, StoryDraft("Gạo", "Đã nhận gạo.")),
        }
        self._propose(code)
        self._add_knowledge()
        draft = DeliveryDraft(title="Đợt 1")
        self.signed_list = make_delivery_list(database, officer, draft, [approved]).record.id
        self.person, self.twin = (row[0] for row in database.rows("SELECT id FROM persons"))
        employers = [row[0] for row in database.rows("SELECT id FROM employers")]
        self.employer, self.employer_twin = employers
        self.unit = add_unit(database, self.admin, UnitDraft("Công đoàn cơ sở Cà phê"))

    def write_names(self) -> None:
        """Write down what the records are called, for `KnownOffice`."""
        named = {name: getattr(self, name) for name in _NAMES}
        (self.folder / "names.json").write_text(json.dumps(named), "utf-8")

    def _propose(self, code: str) -> None:
        draft = factories.closing()
        self.proposal = approvals.propose_closing(self.database, self.officer, code, draft)
        for panel in ("approve_proposal", "reject_proposal", "take_back"):
            self.items[panel] = self.proposal

    def _add_knowledge(self) -> None:
        database, admin = self.database, self.admin
        self.agency = agencies.all_agencies(database)[0].id
        card = AnswerCardDraft("Ai được hỗ trợ?", "Người đang bị phong tỏa.")
        self.card = answer_cards.save_answer_card(database, admin, card).id
        notice = NoticeDraft("Tạm ngừng phát gạo", "Đến hết tuần.")
        self.notice = notices.save_notice(database, admin, notice).id
        save_text_module(database, admin, TextModuleDraft("chao", "Xin chào chị"))
        save_signatory(database, admin, SignatoryDraft("Lê Thị Phụ"))


class KnownOffice:
    """The names of the records of an office that another process made in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        named = json.loads((folder / "names.json").read_text("utf-8"))
        for name in _NAMES:
            setattr(self, name, named[name])
