"""Papers that come, in the window: who sent them, their scan, which referral they answer."""

from datetime import date

import openpyxl
import pytest
from pypdf import PdfReader

from db import clock
from db.commands import calls, referrals
from db.commands.agencies import add_agency
from db.commands.documents import issue_number, register_incoming, withdraw_number
from db.queries import agencies, case_details, documents
from db.records.documents import DocumentDraft
from db.records.drafts import CallDraft, ReferralDraft
from db.records.offices import AgencyDraft
from tests.gui.case_office import Office


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    add_agency(office.database, office.admin, AgencyDraft("UBND phường", takes="an sinh"))
    yield office
    clock.set_source(None)
    office.database.close()


@pytest.fixture
def waiting(office):
    """Code of a case whose referral waits for an answer, and the referral's id."""
    draft = CallDraft(phone="0912345678", name="H'Hen Niê", summary="Hết gạo", needs=("food",),
                      consent_method="spoken")  # fmt: skip
    code = calls.log_call(office.database, office.admin, draft).case_code
    wanted = ReferralDraft("UBND phường", "Hỗ trợ gạo")
    paper = referrals.refer_case(office.database, office.admin, code, wanted)
    issue_number(office.database, office.admin, DocumentDraft(
        party="UBND phường", subject="V/v gạo", referral_id=paper,
    ))  # fmt: skip
    referrals.mark_sent(office.database, office.admin, paper, "hand", "Ký nhận")
    return code, paper


def incoming(gui, desk):
    page = desk.go("documents")
    gui.press("Insert")
    gui.press("Right", "space")  # the second of two ways: it came in
    return page


def test_a_letter_that_comes_answers_the_referral(gui, desk, office, waiting, tmp_path):
    code, _ = waiting
    scan = tmp_path / "trả lời.pdf"
    scan.write_bytes(b"%PDF-1 scan")
    page = incoming(gui, desk)
    fields = page.panel.fields
    assert fields["direction"].value == "in"
    fields["party"].value = "UBND phường Tân Lợi"
    fields["subject"].value = "Trả lời về hỗ trợ gạo"
    fields["symbol"].value = "77/UBND"
    fields["handler"].value = "tuan"
    assert not fields["answer"].winfo_ismapped()
    gui.focus(fields["answered_paper"])
    gui.paste("01/LĐLĐ")
    gui.press("Return")
    gui.settle()
    assert fields["answer"].winfo_ismapped()
    fields["answer"].value = "Đã phát 10 kg gạo"
    fields["scan"].value = str(tmp_path / "không có.pdf")
    gui.press("Control-s")
    assert fields["scan"].problem
    fields["scan"].value = str(scan)
    gui.press("Control-s")
    gui.until(lambda: page.panel is None, "it is taken in")
    desk.wait(page)
    came = documents.register(office.database, most=1)[0]
    assert (came.direction, came.scan_name, came.handler) == ("in", "trả lời.pdf", "Lê Quốc Tuấn")
    (referral,) = case_details.detail(office.database, code).referrals
    assert (referral.state, referral.answer) == ("answered", "Đã phát 10 kg gạo")
    words = desk.words(page.sheet)
    for shown in ("77/UBND", "01/LĐLĐ", "Lê Quốc Tuấn", "trả lời.pdf"):
        assert shown in words
    page.sheet.buttons["answers"].invoke()
    desk.wait(page)
    gui.until(lambda: "77/UBND" in desk.words(page.sheet), "ours shows what answered it")
    assert page.current.direction == "out"


def test_days_that_cannot_be_and_a_scan_without_a_case(gui, desk, office, tmp_path):
    scan = tmp_path / "a.pdf"
    scan.write_bytes(b"%PDF")
    page = incoming(gui, desk)
    fields = page.panel.fields
    fields["party"].value = "UBND"
    fields["subject"].value = "x"
    fields["document_on"].value = "2/9/2021"
    fields["received_on"].value = "1/9/2021"
    gui.press("Control-s")
    assert fields["received_on"].problem
    fields["received_on"].value = "3/9/2021"
    fields["scan"].value = str(scan)
    gui.press("Control-s")
    gui.until(lambda: bool(fields["scan"].problem), "only a case keeps files")
    fields["scan"].value = ""
    gui.press("Control-s")
    desk.wait(page)
    (made,) = documents.register(office.database)
    assert (made.received_on, made.year) == (date(2021, 9, 3), 2021)


def test_what_was_half_written_of_a_paper_that_came_stays(gui, desk, waiting):
    page = incoming(gui, desk)
    page.panel.fields["symbol"].value = "88/UBND"
    gui.press("Escape", "Insert")
    fields = page.panel.fields
    assert (fields["direction"].value, fields["symbol"].value) == ("in", "88/UBND")
    assert fields["symbol"].winfo_ismapped()


@pytest.mark.parametrize("ending", [".pdf", ".xlsx"])
@pytest.mark.parametrize("direction", ["out", "in", "both"])
def test_each_book_is_printed(gui, desk, office, waiting, direction, ending):
    d, admin = office.database, office.admin
    gone = issue_number(d, admin, DocumentDraft(subject="In nhầm", party="Sở"))
    withdraw_number(d, admin, gone.id, "in sai nơi nhận", gone.version)
    register_incoming(d, admin, DocumentDraft(
        party="BHXH " * 60, subject="Trả lời " * 60, symbol="45/BHXH", handler="tuan",
        answers=waiting[1],
    ))  # fmt: skip
    page = desk.go("documents")
    gui.press("Control-p")
    page.panel.fields["direction"].value = direction
    page.panel.fields["ending"].value = ending
    page.panel.fields["year"].value = "hai nghìn"
    gui.press("Control-s")
    assert page.panel.fields["year"].problem
    page.panel.fields["year"].value = str(gone.year)
    gui.press("Control-s")
    gui.until(lambda: bool(desk.news), "it is printed")
    assert desk.news[-1].kind == "good"
    (path,) = desk.desk.paths.documents.glob(f"*{ending}")
    text = _text(path)
    assert ("in sai nơi nhận" in text) is (direction != "in")
    assert ("45/BHXH" in text) is (direction != "out")
    assert ("Lê Quốc Tuấn" in text) is (direction == "in")
    assert ("trả lời 01/LĐLĐ" in text) is (direction == "in")


def _text(path):
    if path.suffix == ".pdf":
        words = " ".join(page.extract_text() for page in PdfReader(path).pages)
    else:
        sheet = openpyxl.load_workbook(path).active
        cells = (cell for row in sheet.iter_rows(values_only=True) for cell in row)
        words = " ".join(str(cell) for cell in cells if cell is not None)
    return " ".join(words.split())


def test_today_shows_overdue_referrals_with_what_comes_next(gui, desk, office, waiting):
    page = desk.window.go("today")
    gui.until(lambda: page.counted is not None, "counted")
    assert not page.referrals.winfo_ismapped()
    office.database.execute("UPDATE referrals SET due_on = '2021-09-01'")
    page.refresh()
    gui.until(lambda: page.counted.referrals_overdue == 1, "counted again")
    gui.until(lambda: page.referrals.winfo_manager() == "grid", "the list is there")
    (row,) = page.counted.referrals
    assert (row.case_code, row.next_step.kind) == (waiting[0], "reminder_1")
    desk.desk.events.announce("go", page="cases")
    cases = desk.window.page
    gui.settle()
    assert cases is not page


def test_the_sheet_of_a_body_says_how_it_answers(gui, desk, office, waiting):
    _, paper = waiting
    agency = agencies.all_agencies(office.database)[0]
    referrals.record_answer(office.database, office.admin, paper, "Đã giúp")
    page = desk.go("agencies")
    page.open_record(agency.id)
    desk.wait(page)
    gui.until(lambda: "1 phiếu đã gửi" in desk.words(page.sheet), "it is written out")
    assert "1 đúng hạn" in desk.words(page.sheet)
