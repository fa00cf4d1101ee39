"""Thirty workers in a locked dormitory run out of food: one matter from the call to its story.

Every number that is asserted was counted by hand from the calendar of 2021 (2 and 3 September
are days off) and from the texts of the decisions 3089 and 2606.
"""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from db.rules.documents import PAPERS
from tests.db.acts.everyday_follow_ups import A_PICTURE
from tests.exports.reading import flat
from tests.exports.test_secret_employer import everything_in
from tests.story.dormitory_desk import (
    DORMITORY,
    HARDSHIP,
    MEALS,
    PHONES,
    REPORT,
    WARD,
    DormitoryDesk,
)

SECRET = "soi to vang"
SHARED_ROOM = "Hai người ở chung phòng, dùng chung một điện thoại"


def test_thirty_workers_in_a_locked_dormitory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_clock: Callable[[datetime], None]
) -> None:
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HOTLINE_DATABASE", raising=False)
    desk = DormitoryDesk(tmp_path / "home", set_clock)
    desk.at(8, 27, 8)
    desk.open_office()
    budget_of_the_meals(desk)
    the_calls(desk)
    what_is_true(desk)
    the_ward_is_asked(desk)
    terms_wait_and_grow(desk)
    support_is_proposed(desk)
    a_second_person_approves(desk)
    the_dormitory_signs(desk)
    the_ward_never_answers(desk)
    calls_in_safe_hours(desk)
    all_eleven_papers(desk)
    the_worker_says_so(desk)
    the_case_is_closed(desk)
    the_figures(desk)
    nothing_is_wrong(desk)


def budget_of_the_meals(desk: DormitoryDesk) -> None:
    """The supervisor writes down what may be spent, and compares the decision with its text."""
    shown = desk.json("phutrach", "programme", "show", MEALS)["programme"]
    path = desk.files / "3089.json"
    path.write_text(json.dumps(shown | {"budget": "6.000.000"}, ensure_ascii=False), "utf-8")
    desk.json("phutrach", "programme", "edit", MEALS, "--file", str(path))
    desk.json("phutrach", "check-programme", MEALS)
    path.unlink()


def the_calls(desk: DormitoryDesk) -> None:
    """Monday: one calls for all thirty, four of them call themselves."""
    desk.at(8, 30, 9)
    summary = "Ký túc xá Công ty Sợi Tơ Vàng bị phong tỏa, 30 người hết gạo từ hôm qua"
    hours = ("--call-back-safe", "yes", "--call-back-hours", "sau 17:00")
    more = ("--people", "30", "--urgency", "urgent", "--address", "Hẻm 12 phường Tân Lợi")
    logged = desk.log(1, "--summary", summary, *hours, *more)
    assert logged["case"]["code"] == "BMT-2021-000001"
    for number in range(2, 6):
        desk.at(8, 30, 9, 5 * number)
        desk.log(number, "--summary", "Ở cùng ký túc xá, hết gạo")
        desk.json("canbo", "link-cases", str(number), "1")
    case = desk.case()["case"]
    assert case["people_count"] == 30
    # 2 hours; 2 and 3 working days, of which 2/9 and 3/9 are none; Viet Nam is 7 hours ahead.
    assert case["first_action_due_at"] == "2021-08-30T04:00:00Z"
    assert case["verify_due_at"] == "2021-09-01T10:00:00Z"
    assert case["answer_due_at"] == "2021-09-06T10:00:00Z"
    for number in range(1, 6):
        desk.json("phutrach", "own", str(number), "canbo")


def what_is_true(desk: DormitoryDesk) -> None:
    """Three claims: two proven with a picture, one heard only; the office tells what it knows."""
    desk.at(8, 30, 10)
    picture = desk.files / "bep-an.png"
    picture.write_bytes(A_PICTURE)
    desk.json("canbo", "attach", "1", str(picture), "--description", "Bếp ăn hết gạo")
    checked = ("--method", "called_union", "--result", "true", "--source", "Chủ tịch CĐCS")
    desk.json("canbo", "verify", "1", "--claim", "30 người ở trong khu phong tỏa", *checked)
    seen = ("--method", "site_visit", "--result", "true", "--evidence-file", "bep-an.png")
    desk.json("canbo", "verify", "1", "--claim", "Hết gạo từ 29/8", *seen)
    heard = ("--method", "called_union", "--result", "not_checked")
    desk.json("canbo", "verify", "1", "--claim", "Công ty nợ lương tháng 8", *heard)
    ledger = desk.json("canbo", "ledger", "1")
    assert ledger["counts"] == {"not_checked": 1, "proven": 2}
    files = [one["checks"][0]["files"] for one in ledger["claims"]]
    assert sorted(len(each) for each in files) == [0, 0, 1]
    desk.json("canbo", "give-address", "1", "--agency", WARD)
    for programme in (MEALS, HARDSHIP):
        desk.json("canbo", "tell-policy", "1", "--programme", programme)
    whole = desk.case()
    assert [step["is_done"] for step in whole["steps"]] == [True, True, False, True]


def the_ward_is_asked(desk: DormitoryDesk) -> None:
    """The letter is read before it goes, and counts as sent when a receipt proves it."""
    desk.at(8, 30, 11)
    asked = ("--agency", WARD, "--request", "Cấp gạo cho 30 người", "--promised", "31/8/2021")
    fields = ("--field", "name", "--field", "phone", "--field", "summary")
    refused = desk.refused("canbo", "refer", "1", *asked, "--field", "employer")
    assert "must not know" in refused
    shown = desk.json("canbo", "refer", "1", *asked, *fields, "--preview")
    assert shown["names_employer"] is True
    assert "Ký túc xá Công ty (không nêu) bị phong tỏa" in shown["text"]
    assert "Hẻm 12" not in shown["text"]
    assert desk.case()["referrals"] == []
    desk.paper = desk.json("canbo", "refer", "1", *asked, *fields)["referral"]["id"]
    letter = ("referral_letter", "1", "--out", desk.file("cong-van.pdf"), "--number")
    assert desk.json("canbo", "paper", *letter)["number"] == "01/LĐLĐ"
    assert "prove" in desk.refused("canbo", "referral", desk.paper, "sent", "--method", "hand")
    proof = ("--method", "hand", "--proof", "Văn thư phường ký nhận 11h20")
    desk.json("canbo", "referral", desk.paper, "sent", *proof)
    (referral,) = desk.case()["referrals"]
    assert (referral["state"], referral["due_on"]) == ("sent", "2021-08-31")


def terms_wait_and_grow(desk: DormitoryDesk) -> None:
    """A day of waiting for a list is no day of the term; then the term grows once."""
    desk.at(8, 30, 14)
    desk.json("canbo", "status", "1", "in_progress")
    waits = ("waiting_information", "--reason", "Chờ danh sách 30 người")
    desk.json("canbo", "status", "1", *waits)
    desk.at(8, 31, 14)
    desk.json("canbo", "status", "1", "in_progress")
    # Three working days were left: 1, 6 and 7 September.
    assert desk.case()["case"]["answer_due_at"] == "2021-09-07T10:00:00Z"
    later = ("answer", "--to", "8/10/2021", "--reason", "Phường chưa trả lời")
    assert desk.refused("canbo", "extend-term", "1", *later)
    desk.json("phutrach", "extend-term", "1", *later)
    terms = desk.json("canbo", "terms", "1")
    (answer,) = (one for one in terms["clocks"] if one["clock"] == "answer")
    assert (answer["due_at"], len(answer["extensions"])) == ("2021-10-08T10:00:00Z", 1)
    assert {one["kind"] for one in terms["changes"]} == {"pause", "resume", "extension"}


def support_is_proposed(desk: DormitoryDesk) -> None:
    """Likely, not known enough, not: each with its reason; the shared phone is asked about."""
    desk.at(9, 1, 8)
    made = desk.assign(1)
    desk.support[1] = made["id"]
    assert (made["check_list"]["verdict"], made["amount_asked"]) == ("likely", 1_000_000)
    unknown = ("assign", "1", "--benefit", "2606-KK", "--event", "25/8/2021")
    check = desk.json("canbo", *unknown)["assignment"]["check_list"]
    assert check["verdict"] == "information_missing"
    assert check["reasons"] == [
        "condition_missing:2606-KK.home_quarantine_pregnant_child_or_locked_area"
    ]
    early = ("assign", "3", "--benefit", "2606-KK", "--event", "26/4/2021", "--fact",
             "home_quarantine_pregnant_child_or_locked_area=yes")  # fmt: skip
    check = desk.json("canbo", *early)["assignment"]["check_list"]
    assert (check["verdict"], check["reasons"]) == (
        "not_eligible", ["condition_failed:2606-KK.event_on"],
    )  # fmt: skip
    # 3089 begins on 24/8: whoever went hungry the day before has no claim on it.
    words = ("--benefit", "3089-AN", "--event", "25/8/2021", "--fact", "three_on_site=yes")
    warned = desk.refused("canbo", "assign", "2", *words)
    assert "BMT-2021-000001" in warned
    assert DORMITORY[0] in warned
    desk.support[2] = desk.assign(2, "--double-reason", SHARED_ROOM)["id"]
    for number in (3, 4, 5):
        desk.support[number] = desk.assign(number)["id"]
    for support in desk.support.values():
        seen = desk.json("canbo", "assignment", support, "papers", "--paper", REPORT)
        papers = seen["assignment"]["check_list"]["papers"]
        assert [is_here for _title, is_here in papers] == [True, False]
        desk.json("canbo", "assignment", support, "submit")


def a_second_person_approves(desk: DormitoryDesk) -> None:
    """Who proposed does not approve; each approval takes a million of six."""
    desk.at(9, 1, 10)
    assert desk.refused("canbo", "assignment", desk.support[1], "approve")
    warned = []
    for number, support in desk.support.items():
        told = desk.json("phutrach", "assignment", support, "approve")
        assert told["assignment"]["amount_approved"] == 1_000_000
        warned += [number] if told["doubles"] else []
        assert told["over_budget"] in (None, 0)
    assert warned == [1, 2]
    shown = desk.json("phutrach", "programmes", MEALS)
    assert (shown["money"]["approved"], shown["left"]) == (5_000_000, 1_000_000)
    assert shown["programme"]["checked_on"] == "2021-08-27"


def the_dormitory_signs(desk: DormitoryDesk) -> None:
    """Five stand on the list, four sign."""
    desk.at(9, 1, 15)
    where = ("--place", "Ký túc xá hẻm 12", "--party", "Lê Thị Phụ", "--witness", "Tổ dân phố 3")
    made = desk.json("canbo", "make-delivery-list", "--programme", MEALS, *where)["list"]
    assert (made["count"], made["total"]) == (5, 5_000_000)
    papers = ("--out", desk.file("ky-nhan.pdf"), "--record", desk.file("bien-ban.pdf"), "--number")
    desk.json("canbo", "delivery-list", made["id"], *papers)
    desk.json("canbo", "delivery-list", made["id"], "--out", desk.file("ky-nhan.xlsx"))
    for name in ("ky-nhan.pdf", "bien-ban.pdf"):
        words = flat(desk.files / name)
        assert "Năm triệu đồng chẵn" in words
        assert "5.000.000" in words
        assert all(person in words for person in DORMITORY)
    assert "01/BB-LĐLĐ" in flat(desk.files / "bien-ban.pdf")
    closed = desk.json("canbo", "close-delivery-list", made["id"], "--absent", desk.support[5])
    assert (closed["list"]["delivered"], closed["list"]["count"]) == (4, 5)
    states = [desk.case(number)["assignments"][-1]["state"] for number in range(2, 6)]
    assert states == ["delivered", "delivered", "delivered", "approved"]


def the_ward_never_answers(desk: DormitoryDesk) -> None:
    """Three reminders, a letter to the city, each on the first day it may go; then no answer."""
    out = ("--out", desk.file("don-doc.pdf"))
    # Three working days each: 1/9 gives 6, 7, 8; 9/9 gives 10, 13, 14; 15/9 gives 16, 17, 20;
    # 21/9 gives 22, 23, 24.
    steps = (((9, 1), "reminder_1"), ((9, 9), "reminder_2"), ((9, 15), "reminder_3"),
             ((9, 21), "escalation"))  # fmt: skip
    for place, ((month, day), kind) in enumerate(steps, start=2):
        desk.at(month, day - 1 if day > 1 else 1, 16 if day > 1 else 15)
        if day > 1:
            assert "too early" in desk.refused("canbo", "remind", desk.paper, *out)
        desk.at(month, day, 16)
        (late,) = desk.json("canbo", "referrals-overdue")["referrals"]
        assert late["next_step"]["kind"] == kind
        path = desk.file(f"{kind}.pdf")
        superior = ("--superior", "UBND thành phố Buôn Ma Thuột") if kind == "escalation" else ()
        told = desk.json("canbo", "remind", desk.paper, "--out", path, *superior)
        assert (told["referral"]["step"], told["number"]) == (kind, f"0{place}/LĐLĐ")
        assert f"0{place}/LĐLĐ" in flat(Path(path)).replace(": ", ":").replace(" /", "/")
    desk.at(9, 24, 16)
    assert desk.refused("canbo", "remind", desk.paper, *out)
    desk.at(9, 27, 9)
    desk.json("canbo", "referral", desk.paper, "no-answer")
    (referral,) = desk.case()["referrals"]
    assert referral["state"] == "no_answer"
    assert desk.json("canbo", "referrals-overdue")["referrals"] == []
    record = desk.json("canbo", "agency-answers", WARD)["answers"]
    assert (record["sent"], record["answered"], record["no_answer"]) == (1, 0, 1)
    assert desk.refused("canbo", "remind", desk.paper, *out)


def calls_in_safe_hours(desk: DormitoryDesk) -> None:
    """A set makes three things to do; she is called after five, and answers the second time."""
    desk.at(9, 28, 15)
    desk.json("canbo", "status", "1", "resolved")
    # Five working days: 29/9, 30/9, 1/10, 4/10, 5/10.
    assert desk.case()["case"]["feedback_due_at"] == "2021-10-05T10:00:00Z"
    desk.json("canbo", "plan-follow-ups", "Sau khi trao hỗ trợ", "1")
    planned = desk.json("canbo", "to-do")["follow_ups"]
    assert [one["needed_by"] for one in planned] == ["2021-10-01", "2021-10-05", "2021-10-07"]
    desk.at(10, 1, 10)
    call = desk.json("canbo", "call-backs")["call_backs"][0]
    assert (call["state"], call["not_before"]) == ("later", "2021-10-01T10:00:00Z")
    desk.at(10, 1, 17, 30)
    call = desk.json("canbo", "call-backs")["call_backs"][0]
    assert (call["state"], call["phone"]) == ("now", "+84912345678")
    task = call["follow_up"]["id"]
    again = desk.json("canbo", "no-answer", task)["call_back"]
    assert (again["tries"], again["not_before"]) == (1, "2021-10-01T12:30:00Z")
    desk.at(10, 1, 19, 30)
    said = ("--direction", "out", "--case", "1", "--summary", "Chị đã nhận tiền, còn gạo 5 ngày")
    desk.json("truc", "log-call", "--phone", PHONES[0], "--name", DORMITORY[0], *said)
    states = [one["state"] for one in desk.json("canbo", "call-backs")["call_backs"]]
    assert states == ["called", "later"]
    desk.json("canbo", "finish-follow-ups", task, "--result", "Đã nhận đủ")


def all_eleven_papers(desk: DormitoryDesk) -> None:
    """Every kind of paper is written and read back; three of them take numbers of their own."""
    desk.at(10, 4, 9)
    meeting = ("--invite", WARD, "--on", "8/10/2021", "--hour", "8h30", "--place", "Hội trường",
               "--about", "hỗ trợ khu phong tỏa")  # fmt: skip
    hand_over = ("--on", "1/9/2021", "--hour", "15h", "--place", "Ký túc xá hẻm 12")
    more = {
        "invitation": (*meeting, "--number"),
        "handover_record": hand_over,
        "verification_slip": ("--number",),
        "answer_slip": ("--number",),
    }
    said = {
        "intake_slip": "BMT-2021-000001",
        "verification_slip": "Hết gạo từ 29/8",
        "task_slip": "Phạm Văn Cán",
        "referral_slip": WARD,
        "referral_letter": "01/LĐLĐ",
        "reminder": "04/LĐLĐ",
        "escalation": "05/LĐLĐ",
        "answer_slip": DORMITORY[0],
        "handover_record": "Một triệu đồng chẵn",
        "feedback_slip": DORMITORY[0],
        "invitation": "08 giờ 30 ngày 08 tháng 10 năm 2021",
    }
    assert sorted(said) == sorted(PAPERS)
    for kind, words in said.items():
        path = desk.files / f"all-{kind}.pdf"
        desk.json("canbo", "paper", kind, "1", "--out", str(path), *more.get(kind, ()))
        assert words in flat(path), kind


def the_worker_says_so(desk: DormitoryDesk) -> None:
    """What she received, in her words; then a story with a picture, decided by another."""
    desk.at(10, 5, 9)
    said = ("--satisfaction", "5", "--received", "1.000.000 đồng", "--received-on", "1/9/2021")
    desk.json("canbo", "feedback", "1", *said, "--text", "Cảm ơn công đoàn", "--publish", "yes")
    (told,) = desk.case()["feedback"]
    assert (told["satisfaction"], told["received_on"]) == (5, "2021-09-01")
    (picture,) = (one["id"] for one in desk.case()["attachments"])
    words = ("save-story", "1", "Gạo đến hẻm 12", "Bốn người đã nhận tiền ăn.", "--publish", "yes")
    assert desk.refused("canbo", *words, "--picture", picture)
    desk.json("canbo", "mark-picture", picture, "--publish", "yes")
    story = desk.json("canbo", *words, "--picture", picture)["story"]["id"]
    assert desk.refused("canbo", "story", story, "approve")
    assert desk.refused("phutrach", "story", story, "publish", "--where", "Facebook")
    desk.json("phutrach", "story", story, "approve")
    where = ("--where", "Trang công đoàn", "--link", "https://example.org/gao")
    desk.json("phutrach", "story", story, "publish", *where)
    (published,) = desk.json("canbo", "stories")["stories"]
    assert (published["state"], published["published_where"]) == ("published", "Trang công đoàn")
    sheet = desk.json("canbo", "photo-sheet", story, "--out", desk.file("anh.pdf"))
    assert sheet["photo_sheet"]["pictures"] == 1


def the_case_is_closed(desk: DormitoryDesk) -> None:
    """The officer proposes, the supervisor closes; what was left to do is done."""
    desk.at(10, 5, 14)
    left = [one["id"] for one in desk.json("canbo", "to-do")["follow_ups"]]
    desk.json("canbo", "finish-follow-ups", *left, "--result", "Đã hỏi, không còn gì phải làm")
    lesson = ("--lessons", "Gọi phường trước khi gửi công văn")
    assert desk.json("canbo", "close", "1", "--outcome", "met", *lesson)["is_proposed"] is True
    assert desk.case()["case"]["status"] == "resolved"
    (waiting,) = desk.json("phutrach", "approvals", "--waiting")["approvals"]
    assert desk.refused("canbo", "approve", waiting["id"])
    desk.at(10, 5, 15)
    desk.json("phutrach", "approve", waiting["id"], "--comment", "Đồng ý")
    case = desk.case()["case"]
    assert (case["status"], case["outcome"]) == ("closed", "met")
    assert case["closed_at"] == "2021-10-05T08:00:00Z"
    assert all(step["is_done"] for step in desk.case()["steps"])
    states = {one["clock"]: one["state"] for one in desk.json("canbo", "terms", "1")["clocks"]}
    assert states == dict.fromkeys(("first_action", "verify", "answer", "feedback"), "met")
    desk.json("canbo", "print-case", "1", "--out", desk.file("vu-viec.pdf"))


def the_figures(desk: DormitoryDesk) -> None:
    """The weeks of the call and of the end, and the months, count what happened."""
    desk.at(10, 11, 8)
    first, last = (week_figures(desk, week) for week in ("2021-W35", "2021-W40"))
    assert first == {
        "contacts": (5, None), "contacts_without_matter": (0, 5),
        "cases_opened": (5, None), "urgent_cases": (1, 5),
        "cases_closed": (0, None), "needs_met": (0, 0),
        "closed_on_time": (0, 0), "closed_without_clock": (0, 0), "open_at_end": (5, None),
        "claims_verified": (2, None),
        "referrals_sent": (1, None), "referrals_answered": (0, None),
        "addresses_given": (1, None), "policies_told": (2, None),
        "benefits_delivered": (4, None), "amount_delivered": (4_000_000, None),
    }  # fmt: skip
    ended = {"cases_closed": (1, None), "needs_met": (1, 1), "closed_on_time": (1, 1),
             "closed_without_clock": (0, 1), "open_at_end": (4, None)}  # fmt: skip
    assert {name: last[name] for name in ended} == ended
    shown = desk.json("phutrach", "statistics", "30/8/2021-10/10/2021")
    counted = {one["code"]: (one["value"], one["of"]) for one in shown["figures"]}
    # The sixth contact is the call of the office itself on 1/10.
    assert (counted["contacts"], counted["cases_opened"]) == ((6, 0), (5, 0))
    assert (counted["needs_met"], counted["closed_on_time"]) == ((1, 1), (1, 1))
    assert (counted["referrals_sent"], counted["referrals_answered"]) == ((1, 0), (0, 1))
    desk.json("phutrach", "statistics", "2021-Q3", "--out", desk.file("thong-ke.pdf"))


def week_figures(desk: DormitoryDesk, week: str) -> dict[str, tuple[int, int | None]]:
    """The figures of a week as its folder has them: number, and of how many."""
    folder = Path(desk.json("phutrach", "export-week", week, "--out", str(desk.files))["folder"])
    lines = (folder / "summary.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    return {one["figure"]: (one["value"], one["of"]) for one in found if "figure" in one}


def nothing_is_wrong(desk: DormitoryDesk) -> None:
    """The register has no gap, the employer is named nowhere, and the database is whole."""
    lines = desk.json("canbo", "documents", "--year", "2021")["documents"]
    numbers: dict[str, list[int]] = {}
    for line in reversed(lines):
        numbers.setdefault(line["document_type"], []).append(line["number"])
    # The letter to the ward, three reminders, the letter to the city; then one of each kind.
    assert numbers.pop("letter") == [1, 2, 3, 4, 5]
    assert numbers == {
        "handover_record": [1], "invitation": [1], "verification_slip": [1], "answer_slip": [1],
    }  # fmt: skip
    assert not any(line["is_withdrawn"] for line in lines)
    desk.json("canbo", "documents", "--year", "2021", "--out", desk.file("so.pdf"))
    desk.json("canbo", "export-cases", "--out", desk.file("vu-viec.xlsx"))
    written = [path for path in desk.files.rglob("*") if path.is_file() and path.suffix != ".png"]
    # Eleven kinds, four letters that urge and the first; three lists; the case, the sheet of
    # pictures, the figures, the register, the cases; two weeks of fourteen files.
    assert len(written) == 11 + 5 + 3 + 5 + 2 * 14
    for path in written:
        assert SECRET not in everything_in(path), path.name
    checked = desk.json("quantri", "check")
    assert (checked["is_ok"], checked["problems"]) == (True, [])
    assert (checked["counts"]["cases"], checked["counts"]["contacts"]) == (5, 6)
    found = desk.json("quantri", "doctor")
    assert found["is_ok"] is True
    states = {one["code"]: one["state"] for one in found["findings"]}
    assert (states["database"], states["fonts"]) == ("good", "good")
