import shutil

import pytest

from db.commands import calls, cases, notes
from db.queries import case_details
from db.records.drafts import CallDraft
from hotline_app.drafts import DraftJournal
from hotline_app.views.forms.side_form import KEPT_AFTER_MS
from tests.gui.case_office import Office, Stand

STORY = "Công ty nợ lương tháng 9 và tháng 10, gia đình hết gạo, có con nhỏ 4 tuổi."


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.database.close()


@pytest.fixture
def code(office):
    draft = CallDraft(
        phone="0912345678",
        name="H'Bia Ê Ƀăn",
        summary=STORY,
        needs=("wages", "food"),
        employer="Công ty TNHH May mặc Hòa Thọ",
        urgency="urgent",
    )
    return calls.log_call(office.database, office.operator, draft).case_code


@pytest.fixture
def stand(gui, office):
    shutil.rmtree(office.folder / "home", ignore_errors=True)
    stand = Stand(gui, office)
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand, code):
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    return stand.window.page


@pytest.fixture
def stored(office, code):
    return lambda: case_details.detail(office.database, code)


def test_a_note_with_keys(gui, page, stored):
    gui.press("Alt-g")
    gui.paste("Đã gọi lại, chị đang ở trọ 👩‍🏭")
    gui.press("Control-s")
    assert page.panel is None
    assert stored().notes[-1].text == "Đã gọi lại, chị đang ở trọ 👩‍🏭"


def pick(gui, text):
    """Search in the picker that has the keyboard and take what is found."""
    gui.paste(text)
    gui.press("Return")


def act_as(page, actor):
    """Let somebody else sit at the same desk."""
    object.__setattr__(page._desk, "actor", actor)


def press_row(gui, page, key):
    """Press the button of the first row that offers an act."""
    name = next(name for name in page.side.buttons if name.startswith(f"{key}:"))
    button = page.side.buttons[name]
    gui.focus(button)
    button.invoke()
    gui.settle()


def words_on(widget) -> str:
    texts = []
    if "text" in widget.keys() and widget.winfo_manager():  # noqa: SIM118
        texts.append(str(widget.cget("text")))
    return "\n".join([*texts, *(words_on(child) for child in widget.winfo_children())])


def test_the_head_and_the_four_steps(page, code):
    heading = page.heading()
    assert heading.title == f"{code} · H'Bia Ê Ƀăn"
    assert "0912 345 678" in heading.about
    words = words_on(page.header)
    assert "1. Đã xác minh" in words
    assert words.count("Chưa thực hiện") == 4
    assert page.timeline._entries[-1].details == STORY


def test_verifying_with_keys(gui, page, stored):
    gui.press("Alt-x")
    gui.paste("Công ty nợ lương hai tháng")
    gui.press("Tab", "space", "Tab")
    gui.press("Control-s")
    assert page.panel.fields["result"].problem
    assert not page.panel.fields["claim"].problem
    assert gui.root.focus_get() is page.panel.fields["result"].focus_widget
    gui.press("Right", "space")
    gui.press("Control-Return")
    assert page.panel is None
    check = stored().verifications[0]
    assert (check.claim, check.method, check.result) == (
        "Công ty nợ lương hai tháng",
        "called_union",
        "partly",
    )
    assert page._detail.case.status == "verifying"
    assert "Đúng một" in words_on(page.header)


def test_all_problems_at_once(gui, page, stored):
    gui.press("Alt-x")
    page.panel.fields["valid_until"].value = "30/2/2026"
    gui.press("Control-s")
    wrong = {name for name, field in page.panel.fields.items() if field.problem}
    assert wrong == {"claim", "method", "result", "valid_until"}
    assert page.panel.fields["valid_until"].value == "30/2/2026"
    assert not stored().verifications


def test_a_new_address_is_added_and_given(gui, page, stored):
    gui.press("Alt-d")
    gui.paste("UBND phường Ea Tam")
    gui.press("Escape", "Tab")
    assert "thêm mới" in words_on(page.panel)
    gui.paste("12 Y Wang")
    gui.press("Control-s")
    given = stored().addresses[0]
    assert (given.agency_name, given.agency_address) == ("UBND phường Ea Tam", "12 Y Wang")
    gui.press("Alt-d")
    pick(gui, "ubnd ea tam")
    gui.press("Control-s")
    assert len(stored().addresses) == 2


def test_telling_a_policy(gui, page, stored):
    gui.press("Alt-c")
    pick(gui, "2606")
    gui.press("Tab")
    gui.paste("Đã đọc điều kiện, hồ sơ cần nộp")
    gui.press("Control-s")
    told = stored().policies[0]
    assert told.programme_number.startswith("2606")
    assert told.text == "Đã đọc điều kiện, hồ sơ cần nộp"


def test_support_from_check_list_to_delivery(gui, page, stored, office):
    act_as(page, office.officer)
    gui.press("Alt-h")
    gui.press("Tab")
    pick(gui, "2606-F0")
    gui.press("Tab")
    gui.paste("20/08/2021")
    form = page.panel.check_list
    assert form._verdict.status.words == "Thiếu thông tin"
    assert "văn bản chính thức" in words_on(form)
    for fact in ("member_or_employed", "f0_treated", "rules_kept"):
        gui.focus(form.question(fact))
        gui.press("Left", "Left", "space")
    assert form.answers == dict.fromkeys(("member_or_employed", "f0_treated", "rules_kept"), "yes")
    assert form._verdict.status.words == "Có khả năng"
    gui.focus(form.question("f0_treated"))
    gui.press("Right", "space")
    assert form._verdict.status.tone == "red"
    gui.press("Left", "space")
    gui.press("Control-s")
    assert page.panel is None
    assert stored().assignments[0].check_list.verdict == "likely"

    press_row(gui, page, "submit")
    assert stored().assignments[0].state == "submitted"
    assert not any(name.startswith("approve:") for name in page.side.buttons)

    act_as(page, office.supervisor)
    page.refresh()
    press_row(gui, page, "approve")
    gui.paste("9.000.000")
    gui.press("Control-s")
    assert page.panel.fields["amount"].problem
    page.panel.fields["amount"].value = "2.500.000"
    gui.press("Control-s")
    assert stored().assignments[0].amount_approved == 2_500_000

    press_row(gui, page, "deliver")
    gui.press("Tab")
    gui.paste("Chị ký nhận ngày 23/11")
    gui.press("Control-s")
    assert stored().assignments[0].state == "delivered"
    assert stored().assignments[0].receipt == "Chị ký nhận ngày 23/11"


def test_who_proposes_does_not_approve(gui, page, stored, office):
    act_as(page, office.supervisor)
    page.open_panel("support")
    page.panel.fields["benefit"].value = "2606-F0"
    gui.press("Control-s")
    press_row(gui, page, "submit")
    press_row(gui, page, "approve")
    gui.press("Tab")
    gui.paste("Đồng ý")
    gui.press("Control-s")
    assert page.panel.notice.cget("text")
    assert page.panel.fields["comment"].value == "Đồng ý"
    assert stored().assignments[0].state == "submitted"
    gui.press("Escape")
    act_as(page, office.admin)
    page.refresh()
    press_row(gui, page, "reject")
    gui.press("Control-s")
    assert page.panel.fields["comment"].problem
    gui.paste("Trùng với đợt trước")
    gui.press("Control-s")
    assert stored().assignments[0].decision_comment == "Trùng với đợt trước"


def test_referring_needs_consent_or_a_reason(gui, page, stored):
    gui.press("Alt-u")
    gui.paste("Bảo hiểm xã hội tỉnh")
    gui.press("Escape", "Tab", "Tab", "Tab")
    gui.paste("Đề nghị kiểm tra việc đóng BHXH")
    gui.press("Control-s")
    assert page.panel.fields["consent_override"].problem
    assert gui.root.focus_get() is page.panel.fields["consent_override"].focus_widget
    gui.paste("Nguy hiểm đến tính mạng")
    gui.press("Control-s")
    sent = stored().referrals[0]
    assert sent.agency_name == "Bảo hiểm xã hội tỉnh"
    assert sent.fields_sent == ("name", "phone", "summary")
    press_row(gui, page, "sent")
    gui.press("space")
    gui.press("Control-s")
    assert page.panel.fields["proof"].problem
    gui.paste("EE123456789VN")
    gui.press("Control-s")
    assert stored().referrals[0].state == "sent"
    assert page._detail.case.status == "referred"
    press_row(gui, page, "acknowledge")
    gui.paste("Chị Hoa, văn thư")
    gui.press("Control-s")
    assert stored().referrals[0].state == "acknowledged"
    press_row(gui, page, "answer")
    gui.press("Tab")
    gui.press("Tab", "Tab")
    gui.paste("Đã chốt sổ cho chị")
    gui.press("Control-s")
    assert stored().referrals[0].answer == "Đã chốt sổ cho chị"


def test_follow_ups(gui, page, stored):
    gui.press("Alt-v")
    gui.paste("Gọi lại hỏi lương")
    gui.press("Tab")
    gui.paste("30/11/2026")
    gui.press("Tab")
    pick(gui, "lan")
    gui.press("Control-s")
    task = stored().follow_ups[0]
    assert (task.what, task.assignee_name) == ("Gọi lại hỏi lương", "Phạm Ngọc Lan")
    press_row(gui, page, "finish")
    page.panel.fields["state"].value = "dropped"
    gui.press("Control-s")
    assert page.panel.fields["result"].problem
    gui.paste("Chị đã về quê")
    gui.press("Control-s")
    assert stored().follow_ups[0].state == "dropped"


def test_a_file(gui, page, stored, tmp_path):
    picture = tmp_path / "bảng lương.jpg"
    picture.write_bytes(b"\xff\xd8 picture")
    gui.press("Alt-t")
    gui.paste(str(tmp_path / "missing.jpg"))
    gui.press("Control-s")
    assert page.panel.fields["file"].problem
    page.panel.fields["file"].value = str(picture)
    gui.press("Control-s")
    gui.until(lambda: page.panel is None, "the file is kept")
    assert stored().attachments[0].file_name == "bảng lương.jpg"


def test_status_along_the_table_only(gui, page, stored):
    gui.press("Alt-s")
    offered = [key for key, _words in page.panel.fields["status"]._choices]
    assert "closed" not in offered
    assert "referred" not in offered
    page.panel.fields["status"].value = "duplicate"
    gui.press("Control-s")
    assert page.panel.fields["reason"].problem
    page.panel.fields["status"].value = "in_progress"
    gui.press("Control-s")
    assert stored().case.status == "in_progress"


def test_close_and_reopen(gui, page, stored):
    gui.press("Alt-k")
    gui.press("Right", "space")
    gui.press("Control-s")
    assert page.panel.fields["reason"].problem
    pick(gui, "het kinh phi")
    gui.press("Control-s")
    assert stored().case.status == "closed"
    assert stored().case.unmet_reason == "no_budget"
    assert "close" not in page.side.buttons
    gui.press("Alt-m")
    gui.paste("Chị gọi lại, lương vẫn chưa có")
    gui.press("Control-s")
    assert stored().case.status == "in_progress"


def test_handing_over(gui, page, stored):
    gui.press("Alt-n")
    pick(gui, "tuan")
    gui.press("Control-s")
    assert stored().case.owner_name == "Lê Quốc Tuấn"
    assert "Lê Quốc Tuấn" in words_on(page.header)


def test_two_people_change_one_case(gui, page, stored, office, code):
    gui.press("F2")
    page.panel.fields["summary"].value = "Tóm tắt của tôi"
    cases.edit_case(
        office.database, office.officer, code, {"people_count": "12"}, stored().case.version
    )
    gui.press("Control-s")
    assert "12" in str(page.panel.notice.cget("text"))
    assert page.panel.fields["summary"].value == "Tóm tắt của tôi"
    gui.press("Control-s")
    assert page.panel is None
    assert stored().case.summary == "Tóm tắt của tôi"
    assert stored().case.people_count == 12


def test_escape_keeps_what_was_typed(gui, page, stand, code, office):
    gui.press("Alt-g")
    gui.paste("Đang viết dở")
    gui.press("Escape")
    assert page.panel is None
    assert "note" in page.drafts.find(code)
    gui.press("Alt-g")
    assert page.panel.fields["text"].value == "Đang viết dở"
    gui.press("Alt-x")
    gui.press("Alt-g")
    assert page.panel.fields["text"].value == "Đang viết dở"
    on_disk = [one.fields["text"] for one in DraftJournal(stand.desk.paths.drafts).unfinished()]
    assert on_disk == ["Đang viết dở"]
    gui.press("Control-s")
    assert not DraftJournal(stand.desk.paths.drafts).unfinished()


def test_typing_reaches_the_disk_within_a_second(gui, page, stand):
    gui.press("Alt-g")
    gui.paste("Mất điện")
    drafts = stand.desk.paths.drafts
    gui.until(lambda: list(drafts.glob("*.json")), "the draft is on disk")
    assert KEPT_AFTER_MS < 1000
    assert [one.fields["text"] for one in DraftJournal(drafts).unfinished()] == ["Mất điện"]


def test_a_restart_finds_the_half_written_panel(gui, page, stand, office, code):
    gui.press("Alt-v")
    gui.paste("Gọi lại")
    gui.press("Escape")
    stand.close()
    for child in gui.root.winfo_children():
        child.destroy()
    second = Stand(gui, office)
    second.desk.events.announce("open_case", code=code)
    gui.settle()
    page = second.window.page
    assert "•" in str(page.side.buttons["follow_up"].cget("text"))
    gui.press("Alt-v")
    assert page.panel.fields["what"].value == "Gọi lại"
    gui.press("Control-a", "BackSpace")
    second.close()


def test_another_save_elsewhere_keeps_the_open_panel(gui, page, stand, office, code):
    gui.press("Alt-g")
    gui.paste("Đang viết")
    notes.add_note(office.database, office.officer, code, "Ghi chú khác")
    stand.desk.events.announce("cases")
    gui.settle()
    assert page.panel.fields["text"].value == "Đang viết"
    assert page.timeline._entries[0].details == "Ghi chú khác"


def test_language_and_look_keep_the_open_panel(gui, page, stand):
    gui.press("Alt-g")
    gui.paste("Đang viết")
    stand.window.set_language("en")
    gui.settle()
    assert stand.window.page.panel.fields["text"].value == "Đang viết"
    assert "Reason" not in words_on(stand.window.page)
    stand.window.set_language("vi")
    stand.window.set_appearance("dark")
    gui.settle()
    assert stand.window.page.panel.fields["text"].value == "Đang viết"


def test_an_operator_is_told_what_is_not_offered(gui, page, stand, office):
    act_as(page, office.operator)
    page.refresh()
    assert "close" not in page.side.buttons
    gui.press("Alt-k")
    assert page.panel is None
    assert stand.news[-1].kind == "note"


def test_printing(gui, page, stand, code):
    gui.press("Control-p")
    gui.press("space")
    gui.press("Control-s")
    gui.until(lambda: any(news.action for news in stand.news), "the paper is there")
    paper = stand.desk.paths.documents / f"{code}.pdf"
    assert paper.read_bytes().startswith(b"%PDF")


def test_three_hundred_notes_and_very_long_words(gui, page, stand, office, code):
    for number in range(300):
        notes.add_note(office.database, office.operator, code, f"Ghi chú {number} 👩‍🏭")
    notes.add_note(office.database, office.operator, code, "Nợ lương tháng 9 " * 300)
    cases.edit_case(
        office.database,
        office.officer,
        code,
        {"employer": "Công ty " * 600},
        case_details.detail(office.database, code).case.version,
    )
    stand.desk.events.announce("cases")
    gui.settle()
    assert len(page.timeline._entries) >= 302
    gui.press("Down", "Down", "Up")
    assert page.timeline.current is not None
    gui.press("Alt-g", "Escape")


def test_five_thousand_letters_in_a_name(gui, stand, office):
    draft = CallDraft(phone="0987654321", name="Ê Ƀăn " * 833, summary="x", needs=("food",))
    code = calls.log_call(office.database, office.operator, draft).case_code
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    assert stand.window.page.winfo_width() <= 1366


def test_escape_goes_back_to_the_list(gui, page, stand):
    gui.press("Alt-g", "Escape")
    assert stand.window.front == "case"
    gui.press("Escape")
    assert stand.window.front == "cases"


def test_closing_the_window_at_once_keeps_the_last_letters(gui, page, stand):
    gui.press("Alt-g")
    gui.focus(page.panel.fields["text"])
    page.panel.fields["text"].value = "Chữ cuối cùng"
    stand.window.close()
    kept = DraftJournal(stand.desk.paths.drafts).unfinished()
    assert [one.fields["text"] for one in kept] == ["Chữ cuối cùng"]
