"""Referrals from the command line: the text before it goes, the letters that urge, the answer."""

from datetime import timedelta

import pytest

from db import clock
from db.rules.days import format_day, vietnam_day

YESTERDAY = format_day(vietnam_day(clock.now()) - timedelta(days=1))


@pytest.fixture
def late(office):
    """The id of a referral whose promised day is over."""
    made = office.json(
        "refer", "1", "--agency", "BHXH thành phố", "--request", "Xác nhận đóng BHXH"
    )
    paper = made["referral"]["id"]
    office.done("referral", paper, "sent", "--method", "hand", "--proof", "Ký nhận")
    office.done("referral", paper, "acknowledged", "--by", "Chị Hoa", "--promised", YESTERDAY)
    return paper


def test_the_very_text_before_it_is_prepared(office):
    words = ("refer", "1", "--agency", "BHXH thành phố", "--request", "Xác nhận", "--field", "name")
    shown = office.json(*words, "--preview")
    assert "Xác nhận" in shown["text"]
    assert shown["names_employer"] is False
    assert office.json("show", "1")["referrals"] == []


def test_a_letter_takes_its_number_and_counts_once(office, late, tmp_path):
    (row,) = office.json("referrals-overdue")["referrals"]
    assert (row["days_late"], row["next_step"]["kind"]) == (1, "reminder_1")
    path = tmp_path / "don-doc.docx"
    made = office.json("remind", late[-8:], "--out", str(path), "--remark", "gọi rồi")
    assert (made["number"], made["referral"]["step"]) == ("01/LĐLĐ", "reminder_1")
    assert path.is_file()
    again = office.run("remind", late, "--out", str(path))
    assert again.code == 2
    assert "too early" in again.err
    by_paper = office.run("paper", "reminder", "1", "--out", str(path), "--number")
    assert by_paper.code == 2
    assert office.json("paper", "reminder", "1", "--out", str(path))["number"] == "01/LĐLĐ"
    assert len(office.json("documents")["documents"]) == 1
    shown = office.done("show", "1").out
    assert "01/LĐLĐ" in shown
    assert "gọi rồi" in shown
    found = office.json("search", "--referral-late")
    assert len(found["cases"]) == 1


def test_where_a_second_person_decides(office, late, tmp_path):
    office.done("approval-rules", "--letters", "yes")
    path = tmp_path / "don-doc.pdf"
    assert office.json("remind", late, "--out", str(path), user="hoa")["is_proposed"] is True
    assert office.json("documents")["documents"] == []
    (waiting,) = office.json("approvals", "--waiting")["approvals"]
    office.done("approve", waiting["id"], user="nam")
    assert office.json("paper", "reminder", "1", "--out", str(path))["number"] == "01/LĐLĐ"
    other = tmp_path / "moi.pdf"
    words = ("paper", "invitation", "1", "--out", str(other), "--number")
    made = office.json(*words, user="hoa")
    assert (made["is_proposed"], made["number"]) == (True, "")


def test_a_file_that_cannot_be_written_counts_nothing(office, late, tmp_path):
    refused = office.run("remind", late, "--out", str(tmp_path / "none" / "a.pdf"))
    assert refused.code == 2
    assert office.json("documents")["documents"] == []
    assert office.json("show", "1")["referrals"][0]["steps"][-1]["kind"] == "acknowledged"


def test_a_paper_that_comes_answers_it(office, late, tmp_path):
    scan = tmp_path / "tra-loi.pdf"
    scan.write_bytes(b"%PDF-1")
    words = ("register-incoming", "--from", "BHXH", "--subject", "Trả lời", "--symbol", "9/BHXH")
    made = office.json(
        *words, "--answers", late[-8:], "--outcome", "refused", "--scan", str(scan),
        "--answer", "Không thuộc thẩm quyền",
    )["document"]  # fmt: skip
    assert made["scan_name"] == "tra-loi.pdf"
    referral = office.json("show", "1")["referrals"][0]
    assert (referral["state"], referral["answer"]) == ("refused", "Không thuộc thẩm quyền")
    record = office.json("agency-answers", "bhxh thanh pho")["answers"]
    assert (record["sent"], record["refused"], record["answered"]) == (1, 1, 0)
    missing = office.run(*words, "--scan", str(tmp_path / "none.pdf"))
    assert missing.code == 2


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_the_book_of_what_came_is_printed(ending, office, tmp_path):
    office.done("register-incoming", "--from", "BHXH", "--subject", "Trả lời")
    path = tmp_path / f"so.{ending}"
    office.done("documents", "--direction", "in", "--out", str(path))
    assert path.stat().st_size > 1_000


def test_bodies_that_fit_a_case(office):
    assert isinstance(office.json("agencies", "--for", "1")["agencies"], list)
