"""The page of programmes: read, checked, made and changed without code, amended in the middle."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from db.commands import assistance, calls
from db.commands.programme_edits import add_programme
from db.queries import programmes
from db.queries.programme_drafts import as_draft, next_version_draft
from db.records.drafts import AssignmentDraft, CallDraft
from db.records.programme_drafts import (
    BenefitDraft,
    ConditionDraft,
    DeadlineDraft,
    DocumentDraft,
    ProgrammeDraft,
)
from db.rules import sms
from hotline_app.views.knowledge import programme_lines
from hotline_app.views.knowledge.benefit_json import benefits_from_json, benefits_to_json
from hotline_app.views.knowledge.programme_sheet import countdown
from tests.gui.knowledge_desk import KnowledgeDesk

LONG = "Hỗ trợ đoàn viên khó khăn " * 200
MEALS = ProgrammeDraft(
    "15/KH-LĐLĐ",
    "Bữa cơm công đoàn",
    level="own",
    valid_from="05/08/2021",
    budget="2 triệu",
    benefits=(
        BenefitDraft("Lao động", amount="500.000", conditions=(ConditionDraft("Ở trọ?"),)),
        BenefitDraft("Trẻ em", "per_day", "80.000", max_units="21"),
    ),
    documents=(DocumentDraft("Giấy xác nhận", "có con nhỏ"),),
    deadlines=(DeadlineDraft("Nộp hồ sơ", "31/12/2021"),),
)


def stored(office, code):
    return programmes.programme(office.database, code)


def front(desk, code):
    desk.desk.events.announce("open_programme", code=code)
    desk.wait(desk.window.page)
    return desk.window.page


def test_every_shipped_programme_is_written_out(gui, desk, office):
    page = desk.go("programmes")
    total = page.records.table.total
    assert total == len(programmes.all_programmes(office.database))
    for _ in range(total):
        desk.wait(page)
        words = desk.words(page.sheet)
        assert page.current.number in words
        assert "Chưa đối chiếu" in words
        gui.press("Down")


def test_links_go_both_ways(gui, desk):
    page = front(desk, "TLD-2606-2021")
    words = desk.words(page.sheet)
    assert "Được sửa đổi bởi" in words
    assert "Được thay thế bởi" in words
    page.sheet.buttons["open:TLD-3749-2021"].invoke()
    desk.wait(page)
    assert page.current.code == "TLD-3749-2021"
    assert "open:TLD-2606-2021" in page.sheet.buttons


def test_checked_in_one_key(gui, desk, office):
    page = front(desk, "TLD-3749-2021")
    gui.press("F12")
    desk.wait(page)
    assert stored(office, "TLD-3749-2021").checked_on is not None
    assert "Đã đối chiếu văn bản chính thức" in desk.words(page.sheet)
    gui.click(page.records.bar.chips._chips["unchecked"])
    assert "TLD-3749-2021" not in [one.record_id for one in page.records.rows]


def test_a_new_programme_by_keys_alone(gui, desk, office):
    page = desk.go("programmes")
    gui.press("Insert")
    gui.paste("15/KH-LĐLĐ")
    gui.press("Tab")
    gui.paste("Bữa cơm công đoàn")
    gui.focus(page.panel.fields["valid_from"])
    gui.paste("05/08/2021")
    gui.focus(page.panel.fields["documents"])
    gui.paste("Giấy xác nhận\nGiấy khai sinh | có con nhỏ")
    gui.focus(page.panel.fields["deadlines"])
    gui.paste("31/12/2021 Nộp hồ sơ")
    gui.press("Alt-q")
    gui.paste("Người lao động khu trọ")
    editor = page.panel.benefits
    gui.focus(editor.fields["amount"])
    gui.paste("500k")
    gui.press("Alt-i")
    gui.paste("Số ngày nghỉ việc?")
    gui.press("Escape", "Tab")
    row = editor.conditions.rows[0]
    assert gui.root.focus_get() is row.fields["kind"].focus_widget
    row.fields["kind"].entry.delete(0, "end")
    gui.type("it nhat")
    gui.press("Tab")
    gui.paste("14")
    gui.press("Alt-q")
    gui.paste("Trẻ em")
    gui.press("Control-Prior")
    assert editor.fields["who"].value == "Người lao động khu trọ"
    gui.press("Control-Next")
    gui.focus(editor.fields["amount"])
    gui.paste("80.000")
    gui.press("Control-s")
    desk.wait(page)
    assert page.panel is None
    made = page.current
    assert made.code == "15-KH-LDLD-2021"
    assert made.documents == ("Giấy xác nhận", "Giấy khai sinh (có con nhỏ)")
    assert made.deadlines == (("Nộp hồ sơ", date(2021, 12, 31)),)
    benefit, child = made.benefits
    assert (child.who, child.amount) == ("Trẻ em", 80_000)
    assert (benefit.who, benefit.amount) == ("Người lao động khu trọ", 500_000)
    (condition,) = benefit.conditions
    assert (condition.kind, condition.value) == ("at_least", "14")


def test_every_problem_stands_where_it_belongs(gui, desk, office):
    page = desk.go("programmes")
    gui.press("Insert", "Control-s")
    fields = page.panel.fields
    assert fields["number"].problem
    assert fields["title"].problem
    fields["number"].value, fields["title"].value = "1", "2"
    fields["budget"].value = "nhiều"
    fields["deadlines"].value = "Cuối năm\n32/12/2021 Nộp"
    editor = page.panel.benefits
    editor.value = (
        BenefitDraft("Ai", "in_kind"),
        BenefitDraft(
            "", "exact", "x", conditions=(ConditionDraft("Ngày?", "between_dates", "qua"),)
        ),
    )
    gui.press("Control-s")
    assert fields["budget"].problem
    assert fields["deadlines"].problem.startswith("Dòng 2:")
    assert editor.chosen == 1
    assert editor.fields["who"].problem
    assert editor.fields["amount"].problem
    assert "hai ngày" in editor.conditions.fields["conditions.0.value"].problem
    assert gui.root.focus_get() is fields["budget"].focus_widget
    fields["budget"].value = fields["deadlines"].value = ""
    gui.press("Control-s")
    assert not fields["budget"].problem
    assert gui.root.focus_get() is editor.fields["who"].focus_widget
    editor.choose(0)
    assert not editor.fields["who"].problem
    assert "⚠ 2" in desk.words(editor)


def test_opened_and_saved_unchanged_nothing_changes(gui, desk, office):
    before = as_draft(office.database, "TTG-28-2021")
    page = front(desk, "TTG-28-2021")
    gui.press("F2")
    assert page.panel.draft() == before
    assert len(page.panel.benefits.value) == 6
    page.panel.benefits.choose(3)
    gui.press("Control-s")
    desk.wait(page)
    assert as_draft(office.database, "TTG-28-2021") == before


def test_half_written_benefits_are_found_again(gui, desk, office):
    page = desk.go("programmes")
    gui.press("Insert")
    gui.paste("9/KH")
    page.panel.benefits.value = MEALS.benefits
    page.panel.benefits.choose(1)
    page.panel.benefits.fields["note"].value = "Ghi chú dở"
    page.panel.keep_draft()
    again = KnowledgeDesk(gui, office)
    page = again.go("programmes")
    assert "9/KH" in page.records.unfinished[0].cget("text")
    gui.click(page.records.unfinished[0])
    draft = page.panel.draft()
    assert draft.number == "9/KH"
    assert draft.benefits[0] == MEALS.benefits[0]
    assert draft.benefits[1] == replace(MEALS.benefits[1], note="Ghi chú dở")
    again.close()


def test_a_new_version_begins_with_everything_of_the_old(gui, desk, office):
    old = add_programme(office.database, office.admin, MEALS)
    page = front(desk, old.code)
    page.sheet.buttons["version"].invoke()
    fields = page.panel.fields
    assert fields["replaces"].value == (old.code,)
    assert fields["number"].value == ""
    assert [one.code for one in page.panel.benefits.value] == [
        f"{one.code}/2" for one in old.benefits
    ]
    fields["number"].value, fields["valid_from"].value = "20/KH-LĐLĐ", "01/09/2021"
    gui.press("Control-s")
    desk.wait(page)
    assert page.current.number == "20/KH-LĐLĐ"
    assert stored(office, old.code).valid_to == date(2021, 8, 31)


def test_the_case_page_judges_by_the_version_in_force(gui, desk, office):
    old = add_programme(office.database, office.admin, MEALS)
    draft = next_version_draft(office.database, old.code)
    first = replace(draft.benefits[0], amount="700.000")
    draft = replace(
        draft, number="20/KH", valid_from="01/09/2021", benefits=(first, draft.benefits[1])
    )
    add_programme(office.database, office.admin, draft)
    call = CallDraft(phone="0912345678", name="Lan", summary="x", needs=("food",))
    code = calls.log_call(office.database, office.admin, call).case_code
    page = desk.window.go("case")
    page.open(code)
    page.open_panel("support")
    page.panel.fields["benefit"].value = old.benefits[0].code
    page.panel.fields["event_on"].value = "20/08/2021"
    assert "500.000" in page.panel.fields["amount"]._hint[0]
    page.panel.fields["event_on"].value = "02/09/2021"
    hint = page.panel.fields["amount"]._hint[0]
    assert "20/KH" in hint
    assert "700.000" in hint
    assert page.panel.check_list._verdict.status.tone == "amber"


def test_a_benefit_in_use_is_not_taken_away(gui, desk, office):
    made = add_programme(office.database, office.admin, MEALS)
    assign(office, made.benefits[0].code)
    page = front(desk, made.code)
    gui.press("F2")
    page.panel.benefits.remove()
    gui.press("Control-s")
    assert "không thể bỏ" in page.panel.notice.cget("text").lower()
    assert len(stored(office, made.code).benefits) == 2


def assign(office, benefit, name="Lan", double_reason=""):
    draft = CallDraft(phone="0912345678", name=name, summary="x", needs=("food",))
    case = calls.log_call(office.database, office.admin, draft).case_code
    wish = AssignmentDraft(benefit, event_on="10/08/2021", double_reason=double_reason)
    return assistance.assign_benefit(office.database, office.officer, case, wish)


def test_money_and_the_cases_behind_it(gui, desk, office):
    made = add_programme(office.database, office.admin, MEALS)
    paper = assign(office, made.benefits[0].code)
    assistance.submit_assignment(office.database, office.officer, paper.id)
    assistance.approve_assignment(office.database, office.supervisor, paper.id, "300.000")
    page = front(desk, made.code)
    words = desk.words(page.sheet)
    assert "2.000.000 đ" in words
    assert "1.700.000 đ" in words
    page.sheet.buttons["cases"].invoke()
    page.sheet.buttons["approved"].invoke()
    (whole, _title), (approved, title) = desk.lists
    assert whole.programmes == (made.code,)
    assert approved.case_ids == (paper.case_id,)
    assert "15/KH" in title
    gui.click(page.records.bar.chips._chips["used"])
    assert [one.record_id for one in page.records.rows] == [made.code]


def test_help_that_was_given_twice_is_told_once_it_was_compared(gui, desk, office):
    made = add_programme(office.database, office.admin, MEALS)
    assign(office, made.benefits[0].code)
    assign(office, made.benefits[0].code, "Hoa", "Hai người khác nhau")
    page = front(desk, made.code)
    gui.until(lambda: "doubles" in page.sheet.buttons, "the pair is told")
    page.sheet.buttons["doubles"].invoke()
    assert len(desk.lists[-1][0].case_ids) == 2


def test_an_edit_over_anothers_save_shows_both(gui, desk, office):
    from db.commands.programme_edits import edit_programme

    made = add_programme(office.database, office.admin, MEALS)
    page = front(desk, made.code)
    gui.press("F2")
    page.panel.fields["note"].value = "Của tôi"
    theirs = replace(as_draft(office.database, made.code), budget="3 triệu")
    edit_programme(office.database, office.supervisor, made.code, theirs, 1)
    gui.press("Control-s")
    assert "“3.000.000”" in page.panel.notice.cget("text")
    gui.press("Control-s")
    desk.wait(page)
    assert (page.current.note, page.current.budget) == ("Của tôi", 2_000_000)


def test_5000_letters_break_nothing(gui, desk, office):
    benefit = BenefitDraft(LONG, "in_kind", note=LONG, conditions=(ConditionDraft(LONG),))
    draft = ProgrammeDraft(LONG, LONG, LONG, scope_area=LONG, note=LONG, benefits=(benefit,))
    made = add_programme(office.database, office.admin, draft)
    page = front(desk, made.code)
    assert page.sheet.winfo_width() < 700
    gui.press("F2", "Control-s")
    desk.wait(page)
    assert stored(office, made.code).title == LONG.strip()


def test_without_any_programme(gui, desk, office):
    for table in ("conditions", "benefits", "required_documents", "deadlines", "programmes"):
        office.database.execute(f"DELETE FROM {table}")
    page = desk.go("programmes")
    assert "Insert" in page.records.nothing.cget("text")
    gui.press("F2", "F12", "Return")
    assert page.panel is None


def test_an_officer_reads_only(gui, office):
    desk = KnowledgeDesk(gui, office, office.officer)
    page = desk.go("programmes")
    assert not {"edit", "check", "version"} & page.sheet.buttons.keys()
    gui.press("Insert", "F2", "F12")
    assert page.panel is None
    desk.close()


def test_days_are_counted_down():
    today = date(2021, 12, 1)
    assert countdown(date(2021, 12, 31), today)[0].startswith(("còn 30", "30"))
    assert countdown(today, today)[1] == "Problem.TLabel"
    assert countdown(date(2021, 11, 30), today)[1] == "Quiet.TLabel"
    assert countdown(date(2021, 12, 15), today)[1] == "Warn.TLabel"


LINE = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1)
DAY = st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(lambda day: day.strftime("%d/%m/%Y"))


@given(st.lists(st.builds(DocumentDraft, LINE, LINE | st.just(""))).map(tuple))
def test_papers_are_lines_and_papers_again(documents):
    lines = programme_lines.lines_of_documents(documents)
    assert programme_lines.documents_of(lines) == documents


@given(st.lists(st.builds(DeadlineDraft, LINE, DAY)).map(tuple))
def test_deadlines_are_lines_and_deadlines_again(deadlines):
    lines = programme_lines.lines_of_deadlines(deadlines)
    assert programme_lines.deadlines_of(lines) == deadlines


def test_benefits_survive_the_journal():
    import json

    there = json.loads(json.dumps(benefits_to_json(MEALS.benefits)))
    assert benefits_from_json(there) == MEALS.benefits


def test_the_answer_of_a_programme_is_copied_with_its_length(gui, desk):
    page = desk.go("programmes")
    page.open_record("TLD-3089-2021")
    desk.wait(page)
    gui.focus(page.records.table.canvas)
    gui.press("Control-c")
    copied = gui.root.clipboard_get()
    assert copied.startswith(page.current.number)
    assert all(benefit.who in copied for benefit in page.current.benefits)
    count = sms.count_sms(copied)
    assert count.encoding == sms.UCS2
    assert f"{count.segments} tin" in desk.said()
    page.sheet.buttons["copy_plain"].invoke()
    plain = gui.root.clipboard_get()
    assert sms.count_sms(plain).encoding == sms.GSM7
    assert sms.count_sms(plain).segments < count.segments
