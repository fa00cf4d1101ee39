"""Referrals in the window: the very text before it goes, proof, receipt, reminders, failures."""

import pytest
from pypdf import PdfReader

from db.commands import calls, referrals
from db.commands.agencies import add_agency
from db.commands.attachments import attach_file
from db.commands.documents import issue_number
from db.commands.office_settings import change_approval_rules
from db.queries import case_details, documents
from db.records.documents import DocumentDraft
from db.records.drafts import CallDraft, ReferralDraft
from db.records.offices import AgencyDraft
from hotline_app.official_papers import PaperWish, make_paper
from tests.gui.case_office import Office, Stand

EMPLOYER = "Công ty TNHH May mặc Hòa Thọ"
STORY = f"Nhà trọ bị phong tỏa, hết gạo; {EMPLOYER} chưa trả lương. " * 2
LONG = "Ủy ban nhân dân phường " * 60


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    add_agency(office.database, office.admin, AgencyDraft(
        "UBND phường Tân Lợi", takes="Lương thực, an sinh", area="Tân Lợi", hours="7-17 giờ",
    ))  # fmt: skip
    add_agency(office.database, office.admin, AgencyDraft("Bảo hiểm xã hội", takes="BHXH"))
    add_agency(office.database, office.admin, AgencyDraft("UBND tỉnh Đắk Lắk"))
    yield office
    office.database.close()


@pytest.fixture
def code(office):
    draft = CallDraft(
        phone="0912345678", name="H'Bia Ê Ƀăn", summary=STORY, needs=("food",),
        employer=EMPLOYER, employer_must_not_know=True, consent_method="spoken",
        address="Hẻm 12, phường Tân Lợi",
    )  # fmt: skip
    return calls.log_call(office.database, office.operator, draft).case_code


@pytest.fixture
def stand(gui, office):
    stand = Stand(gui, office, office.supervisor)
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand, code):
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    return stand.window.page


@pytest.fixture
def stored(office, code):
    return lambda: case_details.detail(office.database, code).referrals[-1]


def press_row(gui, page, key):
    name = next(name for name in page.side.buttons if name.startswith(f"{key}:"))
    button = page.side.buttons[name]
    gui.focus(button)
    button.invoke()
    gui.settle()


def sent(office, code, due_on="2021-09-15"):
    draft = ReferralDraft("UBND phường Tân Lợi", "Hỗ trợ gạo")
    paper = referrals.refer_case(office.database, office.officer, code, draft)
    referrals.mark_sent(office.database, office.officer, paper, "post", "Biên lai 42")
    sql = "UPDATE referrals SET due_on = ?, sent_at = '2021-08-30T02:00:00.000Z' WHERE id = ?"
    office.database.execute(sql, [due_on, paper])
    return paper


def opened(gui, stand, code):
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    return stand.window.page


def has_row(page, key):
    return any(name.startswith(f"{key}:") for name in page.side.buttons)


def words_of_row(page):
    return "\n".join(
        str(label.cget("text")) for label in _labels(page.side) if label.winfo_ismapped()
    )


def _labels(widget):
    for child in widget.winfo_children():
        if child.winfo_class() == "TLabel":
            yield child
        yield from _labels(child)


def test_the_text_is_shown_as_the_body_will_read_it(gui, page, office, code, stored, tmp_path):
    gui.press("Alt-u")
    panel = page.panel
    # The body that takes food in this ward is proposed; one press takes it.
    (button,) = panel.suggestions.buttons
    gui.focus(button)
    gui.press("Return")
    assert "Giờ làm việc: 7-17 giờ" in panel._known.cget("text")
    gui.paste("Đề nghị hỗ trợ gạo")
    gui.until(lambda: panel.preview.shown and "hỗ trợ gạo" in panel.preview.words, "it is shown")
    shown = panel.preview.words
    assert shown.startswith("Kính gửi: UBND phường Tân Lợi")
    assert "0912 345 678" in shown
    assert "Hòa Thọ" not in shown
    assert panel.preview.shown.names_employer
    assert "nhắc tên doanh nghiệp" in panel.warning.cget("text")
    panel.fields["fields_sent"].value = ("name", "summary")
    panel.changed()
    gui.until(lambda: "0912" not in panel.preview.words, "the number is gone")
    shown = panel.preview.words
    gui.press("Control-s")
    assert page.panel is None
    assert stored().fields_sent == ("name", "summary")
    wish = PaperWish("referral_letter", code, tmp_path / "cv.pdf", "x")
    made = make_paper(office.database, office.officer, wish)
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(made.path).pages).split())
    for line in shown.splitlines():
        # On paper the names of facts stand in a column of their own, without a colon.
        words = " ".join(line.split())
        assert words in text or words.replace(":", "", 1) in text, line


def test_a_referral_without_proof_is_nowhere_sent(gui, page, office, code, stored):
    gui.press("Alt-u")
    page.panel.fields["agency"].value = case_agency(office, "UBND phường Tân Lợi")
    gui.press("Control-s")
    assert "chưa gửi" in words_of_row(page)
    press_row(gui, page, "sent")
    gui.press("space", "Control-s")
    assert page.panel.fields["proof"].problem
    assert stored().sent_at is None
    gui.press("Escape")
    attach_file(office.database, office.officer, code, "biên lai.pdf", b"%PDF-1")
    page.refresh()
    gui.settle()
    press_row(gui, page, "sent")
    page.panel.fields["method"].value = "post"
    page.panel.fields["file"].value = case_details.detail(office.database, code).attachments[0].id
    gui.press("Control-s")
    assert (stored().state, stored().proof_file) == ("sent", "biên lai.pdf")


def case_agency(office, name):
    return office.database.value("SELECT id FROM agencies WHERE name = ?", [name])


def test_the_receipt_has_its_day_and_who(gui, stand, office, code, stored):
    sent(office, code, "2099-01-01")
    page = opened(gui, stand, code)
    press_row(gui, page, "acknowledge")
    gui.paste("Chị Hoa, văn thư")
    page.panel.fields["received_on"].value = "29/8/2021"
    gui.press("Control-s")
    assert page.panel.fields["received_on"].problem
    page.panel.fields["received_on"].value = "31/8/2021"
    page.panel.fields["promised_on"].value = "10/9/2098"
    gui.press("Control-s")
    assert stored().acknowledged_by == "Chị Hoa, văn thư"
    assert "10/09/2098" in words_of_row(page)


def test_three_reminders_and_the_body_above_by_keys(gui, stand, office, code, stored):
    paper = sent(office, code)
    for number in range(1, 5):
        office.database.execute("UPDATE referral_steps SET done_on = '2021-09-20'")
        page = opened(gui, stand, code)
        press_row(gui, page, "remind")
        if number == 4:
            gui.press("Control-s")
            assert page.panel.fields["superior"].problem
            gui.paste("UBND tỉnh")
            gui.press("Return")
        stand.news.clear()
        gui.press("Control-s")
        gui.until(lambda page=page: page.panel is None, "the letter is written")
        gui.until(lambda n=number: any(f"0{n}/LĐLĐ" in one.title for one in stand.news), "said")
    assert [step.kind for step in stored().steps] == [
        "reminder_1", "reminder_2", "reminder_3", "escalation",
    ]  # fmt: skip
    assert stored().steps[-1].party == "UBND tỉnh Đắk Lắk"
    page = opened(gui, stand, code)
    assert not has_row(page, "remind")
    assert "Công văn lên cơ quan cấp trên" in words_of_row(page)
    (last,) = stand.desk.paths.documents.glob("*escalation.pdf")
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(last).pages).split())
    assert "Kính gửi: UBND tỉnh Đắk Lắk" in text
    assert all(f"Đôn đốc lần {n} Số 0{n}/LĐLĐ" in text for n in (1, 2, 3))
    assert "Hòa Thọ" not in text
    assert len(documents.register(office.database)) == 4
    assert all(one.referral_id == paper for one in documents.register(office.database))


def test_nothing_is_reminded_of_too_early(gui, stand, office, code):
    sent(office, code, "2099-01-01")
    page = opened(gui, stand, code)
    assert not has_row(page, "remind")
    page.open_panel("remind", case_details.detail(office.database, code).referrals[0].id)
    gui.settle()
    gui.press("Control-s")
    gui.until(lambda: page.panel.notice.winfo_ismapped(), "why not")
    assert "Còn sớm" in page.panel.notice.cget("text")
    assert documents.register(office.database) == ()


def test_a_failure_takes_the_sending_back(gui, stand, office, code, stored):
    sent(office, code)
    page = opened(gui, stand, code)
    assert "Chưa trả lời" in words_of_row(page) or has_row(page, "remind")
    press_row(gui, page, "failure")
    gui.press("space", "Control-s")
    assert page.panel.fields["reason"].problem
    gui.paste("Bưu điện trả lại, ghi “chuyển đi nơi khác”")
    gui.press("Control-s")
    assert (stored().state, stored().failure_count) == ("prepared", 1)
    assert "1 lần gửi hỏng" in words_of_row(page)
    assert has_row(page, "sent")


def test_an_operator_only_sees_them(gui, office, code):
    sent(office, code)
    stand = Stand(gui, office, office.operator)
    page = opened(gui, stand, code)
    for key in ("remind", "answer", "failure", "acknowledge"):
        assert not has_row(page, key)
    stand.close()


def test_very_long_names_and_requests(gui, stand, office, code):
    add_agency(office.database, office.admin, AgencyDraft(LONG, takes="gạo " * 400))
    draft = ReferralDraft(LONG, "Đề nghị hỗ trợ " * 330)
    paper = referrals.refer_case(office.database, office.officer, code, draft)
    referrals.mark_sent(office.database, office.officer, paper, "post", "x" * 5_000)
    office.database.execute("UPDATE referrals SET due_on = '2021-09-01'")
    page = opened(gui, stand, code)
    for key in ("refer", "remind", "failure", "answer"):
        page.open_panel(key, "" if key == "refer" else paper)
        gui.settle()
        assert page.panel is not None
        page.close_panel()


def test_who_denounces_is_not_offered_to_go_out(gui, stand, office):
    draft = CallDraft(
        phone="0905118226", name="Trịnh Thị Kiều Loan", summary="Thu tiền trái phép",
        needs=("food",), matter_kind="denunciation", consent_method="spoken",
    )  # fmt: skip
    code = calls.log_call(office.database, office.operator, draft).case_code
    page = opened(gui, stand, code)
    gui.press("Alt-u")
    panel = page.panel
    assert "Người tố cáo được giữ bí mật" in words_of_panel(panel)
    assert panel.fields["fields_sent"].value == ("summary",)
    gui.until(lambda: panel.preview.shown is not None, "it is shown")
    assert "Kiều Loan" not in panel.preview.words


def words_of_panel(panel):
    return "\n".join(str(label.cget("text")) for label in _labels(panel) if label.winfo_ismapped())


def test_a_number_past_the_second_person_is_refused_under_its_field(gui, office, code):
    rules = {"closing": "no", "letters": "yes"}
    change_approval_rules(office.database, office.admin, rules)
    draft = ReferralDraft("UBND phường Tân Lợi", "Hỗ trợ gạo")
    paper = referrals.refer_case(office.database, office.officer, code, draft)
    stand = Stand(gui, office, office.officer)
    page = opened(gui, stand, code)
    page.open_panel("sent", paper)
    gui.settle()
    page.panel.fields["method"].value = "post"
    page.panel.fields["proof"].value = "Biên lai 42"
    gui.focus(page.panel.fields["document_number"].focus_widget)
    gui.paste("15/LĐLĐ")
    gui.press("Control-s")
    field = page.panel.fields["document_number"]
    assert "người thứ hai" in field.problem
    assert field.value == "15/LĐLĐ"
    assert gui.root.focus_get() is field.focus_widget
    letter = DocumentDraft("letter", "UBND", "V/v gạo", case_code=code, referral_id=paper)
    number = issue_number(office.database, office.supervisor, letter).symbol
    field.value = number
    gui.press("Control-s")
    assert page.panel is None
    found = case_details.detail(office.database, code).referrals[-1]
    assert (found.state, found.document_number) == ("sent", number)
    stand.close()
