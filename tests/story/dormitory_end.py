"""The last chapters of the story: letters that urge, calls, papers, the end, the figures."""

import json
from pathlib import Path

from db.rules.documents import PAPERS
from tests.exports.reading import flat
from tests.exports.test_secret_employer import everything_in
from tests.story.dormitory_desk import DORMITORY, PHONES, WARD, DormitoryDesk

SECRET = "soi to vang"


def the_ward_never_answers(desk: DormitoryDesk) -> None:
    """Three reminders, a letter to the city, each on the first day it may go; then no answer."""
    out = ("--out", desk.file("don-doc.pdf"))
    # Three working days each: 1/9 gives 6, 7, 8; 9/9 gives 10, 13, 14; 15/9 gives 16, 17, 20;
    # 21/9 gives 22, 23, 24.
    steps = ((1, "reminder_1"), (9, "reminder_2"), (15, "reminder_3"), (21, "escalation"))
    for place, (day, kind) in enumerate(steps, start=2):
        if kind != "reminder_1":
            desk.at(9, day - 1, 16)
            assert "too early" in desk.refused("canbo", "remind", desk.paper, *out)
        desk.at(9, day, 16)
        (late,) = desk.json("canbo", "referrals-overdue")["referrals"]
        assert late["next_step"]["kind"] == kind
        path = desk.file(f"{kind}.pdf")
        superior = ("--superior", "UBND thành phố Buôn Ma Thuột") if kind == "escalation" else ()
        told = desk.json("canbo", "remind", desk.paper, "--out", path, *superior)
        assert (told["referral"]["step"], told["number"]) == (kind, f"0{place}/LĐLĐ")
        assert f"0{place}/LĐLĐ" in flat(Path(path))
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
