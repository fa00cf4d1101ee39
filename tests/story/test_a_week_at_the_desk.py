"""One week of an office, told from the first call to the weekly figures and the back-up."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from db.choices import CaseStatus, Role, Verdict
from db.commands.assistance import (
    approve_assignment,
    assign_benefit,
    deliver_assignment,
    submit_assignment,
)
from db.commands.attachments import attach_file
from db.commands.backups import back_up
from db.commands.calls import log_call
from db.commands.cases import assign_owner, close_case
from db.commands.follow_ups import add_follow_up, finish_follow_up
from db.commands.information import give_address, tell_policy
from db.commands.notes import add_note
from db.commands.referrals import acknowledge, mark_sent, record_answer, refer_case
from db.commands.verification import verify_claim
from db.connection import Database, open_database
from db.queries import case_details, cases, people
from db.queries.checks import check
from db.queries.weeks import week_report
from db.records.people import Actor
from db.rules.days import Week
from tests.factories import (
    assignment,
    call,
    closing,
    follow_up,
    referral,
    verification,
    vietnam,
)


def test_a_week_at_the_desk(
    database: Database, actors: dict[Role, Actor], tmp_path: Path,
    set_clock: Callable[[datetime], None],
) -> None:  # fmt: skip
    operator, officer = actors[Role.OPERATOR], actors[Role.CASE_OFFICER]
    supervisor = actors[Role.SUPERVISOR]

    # Monday: a worker calls from a locked lodging house; nobody knows the number yet.
    set_clock(vietnam(2021, 8, 30, 9, 15))
    assert people.caller_history(database, "+84912345678").callers == ()
    logged = log_call(
        database,
        operator,
        call(urgency="urgent", people_count="12", consent_method="spoken", idempotency_key="1"),
    )
    code = logged.case_code
    give_address(database, operator, code, "UBND phường Tân Lợi")
    assert code == "BMT-2021-000001"

    # The line breaks; the form is sent once more, then the caller rings again.
    assert not log_call(database, operator, call(idempotency_key="1")).is_new
    set_clock(vietnam(2021, 8, 30, 9, 20))
    (known,) = people.caller_history(database, "+84912345678").callers
    again = call(case_code="1", person_id=known.person.id, summary="Có hai trẻ nhỏ")
    log_call(database, operator, again)

    # An officer takes the case, checks the claim and refers it to the ward.
    set_clock(vietnam(2021, 8, 30, 10))
    assign_owner(database, supervisor, code, "canbo")
    verify_claim(database, officer, code, verification())
    paper = refer_case(database, officer, code, referral(consent_override=""))
    mark_sent(database, officer, paper, "zalo", "Tin nhắn 10h05", "21/CV-LĐLĐ")
    add_follow_up(database, officer, code, follow_up(needed_by="1/9/2021"))
    (listed,) = cases.search(database, "hết gạo").rows
    assert (listed.status, listed.owner_name) == (CaseStatus.REFERRED, "Phạm Văn Cán")

    # Wednesday: the ward answers, meal money is proposed, approved and handed over.
    set_clock(vietnam(2021, 9, 1, 14))
    acknowledge(database, officer, paper)
    record_answer(database, officer, paper, "Đã phát 50 kg gạo")
    proposal = assign_benefit(database, officer, code, assignment())
    assert proposal.check_list.verdict is Verdict.LIKELY
    submit_assignment(database, officer, proposal.id)
    approve_assignment(database, supervisor, proposal.id)
    attach_file(database, officer, code, "phiếu chi.jpg", b"\xff\xd8 anh")
    deliver_assignment(database, officer, proposal.id, receipt="Phiếu chi 12")
    tell_policy(database, officer, code, "TLD-3089-2021")
    (task,) = case_details.detail(database, code).follow_ups
    finish_follow_up(database, officer, task.id, "Đã nhận đủ")
    add_note(database, officer, code, "Gia đình cảm ơn")
    close_case(database, officer, code, closing(lessons="Báo phường sớm"))

    whole = case_details.detail(database, code)
    assert all(step.is_done for step in whole.steps)
    assert whole.case.status is CaseStatus.CLOSED
    moments = [entry.at for entry in whole.timeline]
    assert moments == sorted(moments)
    assert {entry.kind for entry in whole.timeline} == {
        "contact", "address_given", "policy_told", "note", "status", "assigned", "submitted",
        "approved", "delivered", "verified", "referred", "referral_sent", "referral_answered",
        "referral_step", "follow_up", "follow_up_done", "file",
    }  # fmt: skip

    # Sunday: the figures, a copy, and the whole office is in order.
    set_clock(vietnam(2021, 9, 5, 20))
    report = week_report(database, Week(date(2021, 8, 30)), "Lê Thị Phụ")
    figures = {figure.code: figure.value for figure in report.figures}
    assert (figures["contacts"], figures["cases_opened"], figures["cases_closed"]) == (2, 1, 1)
    assert (figures["closed_on_time"], figures["open_at_end"]) == (1, 0)
    assert (figures["benefits_delivered"], figures["amount_delivered"]) == (1, 1_000_000)
    copy = open_database(back_up(database, supervisor, tmp_path / "tuần 35.db"))
    assert case_details.detail(copy, code) == whole
    assert check(copy).is_ok
    copy.close()
    assert check(database).is_ok
