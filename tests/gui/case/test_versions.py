"""The case page: its history, and two people at one case."""

from db.commands import calls, cases, notes
from db.records.drafts import CallDraft
from hotline_app.drafts import DraftJournal
from tests.gui.case.at_the_case import case_of, words_on


def test_the_history_in_words(gui, page, stored, office, code):
    cases.edit_case(
        office.database, office.officer, code, {"urgency": "high"}, stored().case.version
    )
    gui.press("Alt-y")
    entries = page.panel.timeline._entries
    assert entries[0].who == "Lê Quốc Tuấn"
    assert "Mức độ khẩn: “Bình thường” → “" in entries[0].details or "→" in entries[0].details
    assert "normal" not in entries[0].details
    gui.press("Down", "Escape")
    assert page.panel is None


def test_both_versions_are_chosen_field_by_field(gui, page, stored, office, code):
    gui.press("F2")
    page.panel.fields["summary"].value = "Tóm tắt của tôi"
    page.panel.fields["people_count"].value = "3"
    theirs = {"summary": "Tóm tắt của người kia", "urgency": "urgent", "people_count": "5"}
    cases.edit_case(office.database, office.officer, code, theirs, stored().case.version)
    gui.press("Control-s")
    assert stored().case.summary == "Tóm tắt của người kia"
    choices = [name for name in page.panel.fields if name.startswith("choice:")]
    assert choices == ["choice:summary", "choice:people_count"]
    words = words_on(page.panel)
    assert "Tóm tắt của tôi" in words and "Tóm tắt của người kia" in words
    assert page.panel.fields["urgency"].value == "urgent"
    gui.press("Control-s")
    assert stored().case.summary == "Tóm tắt của người kia"
    assert page.panel.fields["choice:summary"].problem
    gui.focus(page.panel.fields["choice:summary"])
    gui.press("space")
    gui.focus(page.panel.fields["choice:people_count"])
    gui.press("Right", "space")
    assert page.panel.fields["people_count"].value == "5"
    gui.press("Left", "space", "Right", "space")
    gui.press("Control-s")
    assert page.panel is None
    case = stored().case
    assert (case.summary, case.people_count, case.urgency) == ("Tóm tắt của tôi", 5, "urgent")


def test_a_third_change_is_seen_before_it_is_overwritten(gui, page, stored, office, code):
    gui.press("F2")
    page.panel.fields["summary"].value = "Của tôi"

    def saved_by_another(text):
        version = stored().case.version
        cases.edit_case(office.database, office.officer, code, {"summary": text}, version)

    saved_by_another("Lần một")
    gui.press("Control-s")
    gui.focus(page.panel.fields["choice:summary"])
    gui.press("space")
    saved_by_another("Lần hai")
    gui.press("Control-s")
    assert stored().case.summary == "Lần hai"
    assert "Lần hai" in words_on(page.panel)
    gui.press("Control-s")
    assert stored().case.summary == "Lần hai"
    gui.focus(page.panel.fields["choice:summary"])
    gui.press("space", "Control-s")
    assert stored().case.summary == "Của tôi"


def test_a_draft_from_before_does_not_undo_what_came_since(gui, stand, page, stored, office, code):
    gui.press("F2")
    page.panel.fields["summary"].value = "Bản nháp"
    gui.press("Escape")
    cases.edit_case(
        office.database, office.officer, code, {"people_count": "8"}, stored().case.version
    )
    page.drafts._drafts.clear()
    page.drafts._typed.clear()
    object.__setattr__(stand.desk, "journal", DraftJournal(stand.desk.paths.drafts))
    page.drafts._journal = stand.desk.journal
    page.refresh()
    gui.press("F2")
    assert page.panel.fields["summary"].value == "Bản nháp"
    gui.press("Control-s")
    assert page.panel is not None
    assert stored().case.people_count == 8
    gui.press("Control-s")
    assert page.panel is None
    assert (stored().case.summary, stored().case.people_count) == ("Bản nháp", 8)


def test_a_contact_added_to_the_case_shows(gui, stand, page, office, code):
    before = len(page.timeline._entries)
    draft = CallDraft(phone="0912345678", summary="Gọi thêm lần nữa", case_code=code)
    calls.log_call(office.database, office.operator, draft)
    stand.desk.events.announce("cases")
    gui.settle()
    assert len(page.timeline._entries) == before + 1
    assert page.timeline._entries[0].details == "Gọi thêm lần nữa"


def test_a_long_story_is_drawn_as_it_is_reached(gui, stand, office):
    long = case_of(
        office, name="Nguyễn " * 800, summary="Chuyện dài. " * 400, alert="Nhớ kỹ. " * 600
    )
    for number in range(300):
        notes.add_note(office.database, office.officer, long, f"Ghi chú {number} " * 6)
    stand.desk.events.announce("open_case", code=long)
    gui.settle()
    page = stand.window.page
    timeline = page.timeline
    assert len(timeline._entries) == 301
    assert len(timeline._tops) < 60
    gui.focus(timeline.canvas)
    gui.press("Down", "Down")
    assert timeline.current.details.startswith("Ghi chú 297")
    timeline.canvas.yview_moveto(1.0)
    gui.settle()
    for _ in range(298):
        timeline._move(1)
    gui.settle()
    assert timeline.current.title.startswith("Liên hệ")
    assert len(timeline._tops) == 301
    top, height = timeline._tops[-1], timeline.canvas.winfo_height()
    assert 0 <= top - timeline.canvas.canvasy(0) < height
    gui.press("Control-c")
    assert "Chuyện dài." in gui.root.clipboard_get()
