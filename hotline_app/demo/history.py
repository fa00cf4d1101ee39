"""What happens to an invented case after the call, through the acts of real work."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from db import clock
from db.choices import UnmetReason, VerificationMethod
from db.commands import (
    assistance,
    cases,
    documents,
    follow_ups,
    information,
    notes,
    referrals,
    verification,
)
from db.connection import Database
from db.records.documents import DocumentDraft
from db.records.drafts import (
    AssignmentDraft,
    ClosingDraft,
    FollowUpDraft,
    ReferralDraft,
    VerificationDraft,
)
from db.records.people import Actor
from db.rules.days import format_day, vietnam_day
from hotline_app.demo.deliveries import waits_for_a_list
from hotline_app.demo.stories import AGENCIES, Story

_ANSWERS = {
    "hard_circumstances": "yes",
    "is_union_member": "yes",
    "no_decent_house": "yes",
}


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works in the demonstration office."""

    operator: Actor
    officer: Actor
    supervisor: Actor


class _Life:
    """One case living through its steps; a step that would lie ahead of today is not taken."""

    def __init__(self, database: Database, staff: Staff, random: Random, today: datetime) -> None:
        self._work = (database, staff, random)
        self._today = today
        self._moment = clock.now()
        self._task_id = ""

    def live(self, opened: tuple[str, Story], share: float) -> None:
        """Take the steps; `share` (0 to 1) says how far the case comes."""
        steps = (
            (0.06, (1, 30), self._verify),
            (0.12, (1, 12), self._guide),
            (0.12, (2, 40), self._assist),
            (0.25, (8, 60), self._plan),
            (0.40 if opened[1].matter_kind == "report" else 0.25, (24, 120), self._close),
        )
        random = self._work[2]
        for least, (fewest, most), step in steps:
            self._moment += timedelta(minutes=random.randint(fewest * 60, most * 60))
            if share < least or self._moment >= self._today:
                return
            with clock.at(self._moment):
                step(opened)

    def _verify(self, opened: tuple[str, Story]) -> None:
        database, staff, random = self._work
        cases.assign_owner(database, staff.officer, opened[0], staff.officer.name)
        _verify(database, staff, random, opened)

    def _guide(self, opened: tuple[str, Story]) -> None:
        _guide(*self._work, opened)

    def _assist(self, opened: tuple[str, Story]) -> None:
        _assist_or_refer(*self._work, opened)

    def _plan(self, opened: tuple[str, Story]) -> None:
        database, staff, _ = self._work
        due = format_day(vietnam_day(clock.now()) + timedelta(days=3))
        task = FollowUpDraft("Gọi lại hỏi người lao động đã nhận hỗ trợ chưa", due)
        self._task_id = follow_ups.add_follow_up(database, staff.officer, opened[0], task)

    def _close(self, opened: tuple[str, Story]) -> None:
        database, staff, random = self._work
        said = "Đã gọi, người lao động nghe máy."
        follow_ups.finish_follow_up(database, staff.officer, self._task_id, said)
        is_met = random.random() < 0.78
        reason = "" if is_met else random.choice(list(UnmetReason)).value
        outcome = "met" if is_met else random.choice(("partly", "unmet"))
        cases.close_case(database, staff.officer, opened[0], ClosingDraft(outcome, reason))


def live_through(
    database: Database,
    staff: Staff,
    random: Random,
    opened: tuple[str, Story],
    today: datetime,
) -> None:
    """Verify, guide, assist or refer, follow up and close; some cases stop half-way."""
    _Life(database, staff, random, today).live(opened, random.random())


def _verify(database: Database, staff: Staff, random: Random, opened: tuple[str, Story]) -> None:
    code, story = opened
    draft = VerificationDraft(
        claim=story.claim.format(months=3),
        method=random.choice(list(VerificationMethod)).value,
        result=random.choices(("true", "partly", "false", "cannot_verify"), (70, 20, 4, 6))[0],
        source="Chủ tịch công đoàn cơ sở",
        confidence=random.choice(("high", "medium", "medium", "low")),
    )
    verification.verify_claim(database, staff.officer, code, draft)
    if random.random() < 0.4:
        words = "Đã trao đổi với công đoàn cơ sở, hẹn trả lời trong tuần."
        notes.add_note(database, staff.officer, code, words)


def _guide(database: Database, staff: Staff, random: Random, opened: tuple[str, Story]) -> None:
    code, story = opened
    agency = random.choice(AGENCIES)[0]
    information.give_address(database, staff.operator, code, agency)
    programme = {"TAS": "TLD-TUIANSINH-2021", "MAIAM": "TLD-MAIAM"}.get(story.benefit, "")
    words = "" if programme else "Quyền và thủ tục theo Bộ luật Lao động 2019."
    information.tell_policy(database, staff.operator, code, programme, words)


def _assist_or_refer(
    database: Database, staff: Staff, random: Random, opened: tuple[str, Story]
) -> None:
    code, story = opened
    if story.benefit:
        _assist(database, staff, random, opened)
    elif story.matter_kind != "information" and random.random() >= 0.45:
        _refer(database, staff, random, code)


def _assist(database: Database, staff: Staff, random: Random, opened: tuple[str, Story]) -> None:
    code, story = opened
    draft = AssignmentDraft(
        story.benefit,
        answers=_ANSWERS,
        goods="01 túi an sinh" if story.benefit == "TAS" else "",
        double_reason="Hai lần thiếu lương thực khác nhau, đã hỏi công đoàn cơ sở.",
    )
    proposed = assistance.assign_benefit(database, staff.officer, code, draft)
    assistance.submit_assignment(database, staff.officer, proposed.id)
    if random.random() < 0.85:
        amount = "50.000.000" if story.benefit == "MAIAM" else ""
        assistance.approve_assignment(
            database, staff.supervisor, proposed.id, amount, "Đồng ý hỗ trợ."
        )
        if not waits_for_a_list(code):
            receipt = "Người nhận đã ký danh sách."
            assistance.deliver_assignment(database, staff.officer, proposed.id, receipt=receipt)
    else:
        why = "Chưa đủ giấy tờ, đề nghị bổ sung."
        assistance.reject_assignment(database, staff.supervisor, proposed.id, why)


def _refer(database: Database, staff: Staff, random: Random, code: str) -> None:
    agency = random.choice(AGENCIES)[0]
    asked = "Đề nghị xem xét, giải quyết và thông báo kết quả cho công đoàn."
    wish = ReferralDraft(agency, asked, ("name", "phone", "summary"))
    referral_id = referrals.refer_case(database, staff.officer, code, wish)
    subject = "Chuyển phản ánh, đề nghị của người lao động"
    slip = DocumentDraft(party=agency, subject=subject, case_code=code, referral_id=referral_id)
    sent = documents.issue_paper(database, staff.officer, "referral_slip", slip)
    referrals.mark_sent(database, staff.officer, referral_id, "hand", "Ký nhận tại bộ phận một cửa")
    if random.random() < 0.7:
        answer = DocumentDraft(
            party=agency,
            subject=f"V/v trả lời {sent.symbol}",
            case_code=code,
            symbol=f"{100 + sent.number}/CV",
            answers=sent.id,
            answer_state="answered",
            answer="Đã tiếp nhận và làm việc với công ty.",
        )
        documents.register_incoming(database, staff.officer, answer)
