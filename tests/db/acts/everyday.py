"""Every act of the office, prepared so far that one call does it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from db.choices import CaseStatus, Role
from db.commands import (
    assistance,
    cases,
    imports,
    office_registers,
    office_settings,
    referrals,
)
from db.commands.agencies import add_agency
from db.commands.attachments import attach_file, withdraw_file
from db.commands.backups import back_up, restore
from db.commands.calls import log_call
from db.commands.case_links import link_cases, unlink_cases
from db.commands.case_merges import merge_cases, undo_merge
from db.commands.feedback import record_feedback
from db.commands.follow_ups import add_follow_up, finish_follow_up
from db.commands.information import give_address, tell_policy
from db.commands.maintenance import rebuild_search
from db.commands.notes import add_note
from db.commands.passwords import change_own_password, set_password
from db.commands.programmes import check_programme
from db.commands.saved_views import save_view, withdraw_view
from db.commands.undo import undo_act
from db.commands.users import add_user, edit_user
from db.commands.verification import verify_claim
from db.commands.week_exports import record_week_export
from db.connection import Database
from db.database_files import copy_whole
from db.queries import users
from db.queries.own_acts import last_own_act
from db.records.case_ties import FeedbackDraft, MergeDraft
from db.records.office_settings import RegisterEntry, SignatoryDraft
from db.records.offices import AgencyDraft
from db.records.people import Actor, UserDraft
from db.records.saved_views import CaseView, ViewDraft
from db.rules.days import parse_week
from tests import factories
from tests.db.acts.document_acts import on_documents
from tests.db.acts.everyday_clocks import on_clocks
from tests.db.acts.everyday_deliveries import on_deliveries
from tests.db.acts.everyday_desk import at_the_desk
from tests.db.acts.everyday_follow_ups import on_follow_ups
from tests.db.acts.everyday_people import on_people
from tests.db.acts.everyday_proof import on_proof
from tests.db.acts.everyday_referrals import on_referrals
from tests.db.acts.knowledge_acts import on_knowledge

Doing = Callable[[Actor], object]


class Office:
    """An open office whose case officer prepares what an act needs."""

    def __init__(self, database: Database, actors: Mapping[Role, Actor], folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.actors = actors
        self.officer = actors[Role.CASE_OFFICER]
        self.supervisor = actors[Role.SUPERVISOR]
        self.operator = actors[Role.OPERATOR]
        self.people = 0

    def case(self, **fields: object) -> str:
        return log_call(self.database, self.officer, factories.call(**fields)).case_code

    def proposal(self) -> str:
        self.people += 1
        code, draft = self.case(name=f"Người thứ {self.people}"), factories.assignment()
        return assistance.assign_benefit(self.database, self.officer, code, draft).id

    def submitted(self) -> str:
        proposal = self.proposal()
        return assistance.submit_assignment(self.database, self.officer, proposal).id

    def approved(self) -> str:
        return assistance.approve_assignment(self.database, self.supervisor, self.submitted()).id

    def referral(self) -> str:
        draft = factories.referral()
        return referrals.refer_case(self.database, self.officer, self.case(), draft)

    def sent(self) -> str:
        referral = self.referral()
        referrals.mark_sent(self.database, self.officer, referral, "post", "Biên lai 123")
        return referral

    def run(self) -> str:
        return imports.begin_import(self.database, self.supervisor, "a.csv", "0" * 64, "p").id


def prepared(act: str, office: Office) -> Doing:
    """What is left to do for `act`, by whichever actor."""
    d = office.database
    match act:
        case "log_call":
            return lambda actor: log_call(d, actor, factories.call())
        case "begin_import":
            return lambda actor: imports.begin_import(d, actor, "b.csv", "1" * 64, "p")
        case "import_contacts":
            run, rows = office.run(), [factories.imported("1"), factories.imported("2")]
            return lambda actor: imports.import_batch(d, actor, run, rows, (2, 0))
        case "finish_import":
            run = office.run()
            return lambda actor: imports.finish_import(d, actor, run)
        case "add_agency":
            return lambda actor: add_agency(d, actor, AgencyDraft("Bảo hiểm xã hội tỉnh"))
        case "check_programme":
            return lambda actor: check_programme(d, actor, "TLD-3089-2021")
        case "add_user":
            return lambda actor: add_user(d, actor, UserDraft("moi", "Người Mới"))
        case "back_up":
            return lambda actor: back_up(d, actor, office.folder / "copy.db")
        case "save_view":
            draft = ViewDraft("Chờ gạo", CaseView(("open", "need:food")))
            return lambda actor: save_view(d, actor, draft)
        case "withdraw_view":
            view = save_view(d, office.operator, ViewDraft("Quá hạn", CaseView(("overdue",))))
            return lambda actor: withdraw_view(d, actor, view)
        case "rebuild_search":
            return lambda actor: rebuild_search(d, actor)
        case "record_week_export":
            week = parse_week("2021-W35")
            return lambda actor: record_week_export(d, actor, week, "BMT-2021-W35")
        case "set_password":
            return lambda actor: set_password(d, actor, "truc", "gạo trắng nước trong")
        case "change_own_password":
            return lambda actor: change_own_password(d, actor, "", "gạo trắng nước trong")
        case "undo_act":
            return _undoing(office)
    found = _on_the_office(act, office) or on_people(act, office) or on_knowledge(act, office)
    found = found or at_the_desk(act, office) or on_documents(act, office)
    found = found or on_proof(act, office)
    found = found or on_referrals(act, office)
    found = found or on_deliveries(act, office)
    found = found or on_follow_ups(act, office)
    found = found or on_clocks(act, office)
    return found or _on_a_case(act, office) or _on_papers(act, office)


def _on_the_office(act: str, office: Office) -> Doing | None:
    d = office.database
    match act:
        case "edit_user":
            return lambda actor: edit_user(d, actor, "truc", {"full_name": "Trực Ban"}, 1)
        case "edit_office":
            return lambda actor: office_settings.edit_office(d, actor, {"phone": "0262"}, 1)
        case "save_signatory":
            draft = SignatoryDraft("Lê Văn Ký")
            return lambda actor: office_settings.save_signatory(d, actor, draft)
        case "change_setting":
            return lambda actor: office_settings.change_clocks(d, actor, {"verify_days": "3"})
        case "save_need":
            need = RegisterEntry("water", "Nước sạch", "Clean water")
            return lambda actor: office_registers.save_need(d, actor, need)
        case "save_channel":
            channel = RegisterEntry("viber", "Viber", "Viber")
            return lambda actor: office_registers.save_channel(d, actor, channel)
        case "save_holiday":
            return lambda actor: office_registers.save_holiday(
                d, actor, "24/11/2026", "holiday", "Ngày Văn hóa"
            )
        case "withdraw_holiday":
            return lambda actor: office_registers.withdraw_holiday(d, actor, "1/1/2026")
        case "restore_back_up":
            copy = office.folder / "hôm qua.sqlite3"
            copy_whole(d.engine, copy)
            return lambda actor: restore(d, actor, copy)
    return None


def _undoing(office: Office) -> Doing:
    d, code = office.database, office.case()

    def take_back(actor: Actor) -> object:
        # The act that is taken back must be the actor's own.
        own = last_own_act(d, actor.user_id)
        return undo_act(d, actor, own.number if own else 0)

    for name in ("truc", "canbo", "phutrach", "quantri"):
        add_note(d, users.actor(d, name), code, "Đã gọi lại")
    return take_back


def _on_a_case(act: str, office: Office) -> Doing | None:
    d, code = office.database, office.case()
    match act:
        case "add_note":
            return lambda actor: add_note(d, actor, code, "Đã gọi lại")
        case "give_address":
            return lambda actor: give_address(d, actor, code, "UBND phường Tân Lợi")
        case "tell_policy":
            return lambda actor: tell_policy(d, actor, code, "TLD-3089-2021")
        case "attach_file":
            return lambda actor: attach_file(d, actor, code, "đơn.jpg", b"anh")
        case "add_follow_up":
            return lambda actor: add_follow_up(d, actor, code, factories.follow_up())
        case "finish_follow_up":
            task = add_follow_up(d, office.officer, code, factories.follow_up())
            return lambda actor: finish_follow_up(d, actor, task, "đã nhận")
        case "verify_claim":
            return lambda actor: verify_claim(d, actor, code, factories.verification())
        case "change_status":
            return lambda actor: cases.change_status(d, actor, code, CaseStatus.VERIFYING)
        case "edit_case":
            return lambda actor: cases.edit_case(d, actor, code, {"urgency": "urgent"}, 1)
        case "assign_owner":
            return lambda actor: cases.assign_owner(d, actor, code, "canbo")
        case "close_case":
            return lambda actor: cases.close_case(d, actor, code, factories.closing())
        case "reopen_case":
            cases.close_case(d, office.officer, code, factories.closing())
            return lambda actor: cases.reopen_case(d, actor, code, "gọi lại")
        case "withdraw_file":
            kept = attach_file(d, office.officer, code, "đơn.txt", b"don")
            return lambda actor: withdraw_file(d, actor, kept, "nhầm vụ")
    return _between_cases(act, office, code)


def _between_cases(act: str, office: Office, code: str) -> Doing | None:
    d, other = office.database, office.case(name="Vụ thứ hai")
    match act:
        case "record_feedback":
            return lambda actor: record_feedback(d, actor, code, FeedbackDraft("5"))
        case "link_cases":
            return lambda actor: link_cases(d, actor, code, other)
        case "unlink_cases":
            link_cases(d, office.officer, code, other)
            return lambda actor: unlink_cases(d, actor, code, other)
        case "merge_cases":
            return lambda actor: merge_cases(d, actor, MergeDraft(code, other))
        case "undo_merge":
            merge_cases(d, office.officer, MergeDraft(code, other))
            return lambda actor: undo_merge(d, actor, other)
    return None


def _on_papers(act: str, office: Office) -> Doing:
    d = office.database
    match act:
        case "assign_benefit":
            office.people += 1
            code, draft = office.case(name=f"Số {office.people}"), factories.assignment()
            return lambda actor: assistance.assign_benefit(d, actor, code, draft)
        case "submit_assignment":
            paper = office.proposal()
            return lambda actor: assistance.submit_assignment(d, actor, paper)
        case "approve_assignment":
            paper = office.submitted()
            return lambda actor: assistance.approve_assignment(d, actor, paper)
        case "reject_assignment":
            paper = office.submitted()
            return lambda actor: assistance.reject_assignment(d, actor, paper, "thiếu giấy")
        case "deliver_assignment":
            paper = office.approved()
            return lambda actor: assistance.deliver_assignment(d, actor, paper)
        case "refer_case":
            code, request = office.case(), factories.referral()
            return lambda actor: referrals.refer_case(d, actor, code, request)
        case "mark_sent":
            paper = office.referral()
            return lambda actor: referrals.mark_sent(d, actor, paper, "hand", "Ký nhận")
        case "acknowledge_referral":
            paper = office.sent()
            return lambda actor: referrals.acknowledge(d, actor, paper)
        case "record_answer":
            paper = office.sent()
            return lambda actor: referrals.record_answer(d, actor, paper, "Đã phát gạo")
    raise KeyError(act)
