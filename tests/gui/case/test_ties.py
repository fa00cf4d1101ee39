"""The case page: alerts, feedback, links and merging."""

from db.commands import calls, case_links, cases, notes
from db.queries import case_details
from db.records.drafts import CallDraft
from tests.gui.case.at_the_case import press_row, words_on


def test_alerts_stand_on_top_also_beside_a_panel(gui, page):
    for _ in range(2):
        words = words_on(page.header)
        assert "Không gọi trước 17:00" in words
        assert "Không để doanh nghiệp biết" in words
        gui.press("Alt-g")
    gui.press("Escape")


def test_feedback_with_keys(gui, page, stored):
    gui.press("Alt-p")
    gui.press("Control-s")
    assert page.panel.fields["text"].problem
    gui.focus(page.panel.fields["satisfaction"])
    gui.press("Right", "Right", "Right", "space", "Tab", "Tab")
    assert page.panel.fields["satisfaction"].value == "4"
    gui.focus(page.panel.fields["what_received"])
    gui.paste("10 kg gạo")
    gui.press("Tab")
    gui.paste("20/11/2099")
    gui.press("Control-s")
    assert page.panel.fields["received_on"].problem
    assert page.panel.fields["what_received"].value == "10 kg gạo"
    page.panel.fields["received_on"].value = "20/11/2021"
    gui.focus(page.panel.fields["consent_publish"])
    gui.press("Right", "Right", "space")
    gui.press("Control-s")
    assert page.panel is None
    (said,) = stored().feedback
    assert (said.satisfaction, said.what_received) == (4, "10 kg gạo")
    assert said.consent_publish == "no"
    assert "Không đưa tin" in _pills(page)
    assert page.timeline._entries[0].title == "Ý kiến phản hồi của người được hỗ trợ"


def _pills(page) -> str:
    from db import clock
    from hotline_app.views.case.case_work_rows import sections

    rows = [
        row
        for section in sections(page._detail, page._desk.actor, clock.now())
        for row in section.rows
    ]
    return "\n".join(row.status.words for row in rows if row.status is not None)


def test_linking_and_unlinking(gui, page, stored, office, other):
    gui.press("Alt-l")
    gui.press("Control-s")
    assert page.panel.fields["other"].problem
    gui.paste(other)
    gui.press("Return", "Tab")
    gui.paste("Vợ chồng")
    gui.press("Control-s")
    assert page.panel is None
    assert [one.code for one in stored().linked] == [other]
    assert case_details.detail(office.database, other).linked[0].note == "Vợ chồng"
    press_row(gui, page, "unlink")
    assert not stored().linked
    press = page.side.buttons
    assert not any(name.startswith("unlink:") for name in press)


def test_merging_with_a_preview_and_undoing(gui, stand, page, stored, office, code, other):
    notes.add_note(office.database, office.officer, other, "ghi chú vụ kia")
    gui.press("Alt-j")
    assert not [name for name in page.panel.fields if name.startswith("stays:")]
    gui.paste(other)
    gui.press("Return")
    words = words_on(page.panel)
    assert ("Ghi chú: 1" in words and "Số lần liên hệ: 1" in words) or "1" in words
    summary = page.panel.fields["stays:summary"]
    assert summary.value == "keep"
    assert page.panel.fields["stays:urgency"].value == "other"
    gui.focus(summary)
    gui.press("Right", "space")
    gui.press("Control-s")
    assert page.panel is None
    merged = stored()
    assert merged.case.summary == "Hết gạo" and merged.case.urgency == "urgent"
    assert [note.text for note in merged.notes] == ["ghi chú vụ kia"]
    assert case_details.detail(office.database, other).case.status == "duplicate"
    press_row(gui, page, "undo_merge")
    gui.press("Control-s")
    assert page.panel is None
    assert stored().case.summary == "Nợ lương"
    assert case_details.detail(office.database, other).case.status == "new"


def test_keeping_the_other_one_goes_there(gui, stand, page, office, code, other):
    gui.press("Alt-j")
    gui.paste(other)
    gui.press("Return", "Tab", "Right", "space")
    gui.press("Control-s")
    gui.settle()
    assert page.code == other
    assert case_details.detail(office.database, code).case.duplicate_of_code == other


def test_a_merge_that_is_refused_says_why(gui, page, office, code, other):
    case_links.link_cases(office.database, office.officer, code, other)
    cases.change_status(office.database, office.officer, other, "duplicate", code)
    gui.press("Alt-j")
    gui.paste(other)
    gui.press("Return")
    assert "trùng" in page.panel.fields["other"].problem
    gui.press("Control-s")
    assert "trùng" in page.panel.fields["other"].problem
    assert page.panel.fields["other"].value == other


def test_a_case_that_changed_after_the_preview_is_not_merged_unseen(
    gui, page, stored, office, code, other
):
    gui.press("Alt-j")
    gui.paste(other)
    gui.press("Return")
    seen = case_details.detail(office.database, other).case.version
    cases.edit_case(office.database, office.officer, other, {"people_count": "9"}, seen)
    gui.press("Control-s")
    assert page.panel is not None and page.panel.notice.cget("text")
    assert "stays:people_count" in page.panel.fields
    gui.press("Control-s")
    assert page.panel is None
    assert stored().case.people_count == 9


def test_the_paper_of_linked_cases_is_one_booklet(gui, stand, page, office, code, other):
    from pypdf import PdfReader

    case_links.link_cases(office.database, office.officer, code, other, "cùng phòng")
    page.refresh()
    gui.press("Control-p")
    gui.focus(page.panel.fields["papers"])
    gui.press("Right", "space")
    gui.press("Control-s")
    gui.until(lambda: any(news.action for news in stand.news), "the booklet is there")
    (paper,) = stand.desk.paths.documents.glob("*.pdf")
    text = "".join(leaf.extract_text() for leaf in PdfReader(paper).pages)
    assert code in text and other in text


def test_feedback_of_one_of_several_people(gui, page, stored, office, code):
    draft = CallDraft(phone="0905999888", name="Y Nam", summary="Gọi thay", case_code=code)
    calls.log_call(office.database, office.operator, draft)
    page.refresh()
    gui.press("Alt-p")
    assert page.panel.fields["person"]
    gui.paste("Y Nam")
    gui.press("Return")
    page.panel.fields["text"].value = "Đã nhận đủ"
    gui.press("Control-s")
    assert stored().feedback[0].person_name == "Y Nam"


def test_ctrl_z_takes_a_merge_and_a_link_back_once(gui, stand, page, stored, office, other):
    gui.press("Alt-l")
    gui.paste(other)
    gui.press("Return", "Control-s")
    assert stored().linked and stand.news[-1].action
    gui.press("Control-z")
    assert not stored().linked
    gui.press("Control-z")
    assert stand.news[-1].title == "Đã hoàn tác việc vừa làm"
    gui.press("Alt-j")
    gui.paste(other)
    gui.press("Return", "Control-s")
    assert stored().merges[-1].undone_at is None
    cases.edit_case(
        office.database, office.officer, page.code, {"urgency": "normal"}, stored().case.version
    )
    stand.news[-1].act()
    gui.settle()
    assert stand.news[-1].kind == "problem"
    assert stored().merges[-1].undone_at is None
