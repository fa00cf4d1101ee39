"""The words of papers on the office page, and papers of meetings from the print form of a case."""

import os
from pathlib import Path

import pytest

from db.commands import calls
from db.queries import documents
from db.records.drafts import CallDraft
from db.rules.documents import NAMES, PAPERS
from tests.exports.reading import flat

LONG = "Căn cứ tình hình đời sống người lao động " * 120


def section(gui, desk):
    page = desk.window.go("office")
    page.sections.value = "wordings"
    gui.settle()
    return page


def look(gui, name):
    """Keep a picture where somebody asked for one."""
    if os.environ.get("PICTURES"):
        gui.picture(Path(os.environ["PICTURES"]) / name)


def choose(gui, page, paper):
    page.table.go_to(list(PAPERS).index(paper))
    gui.settle()
    return page.panel


def test_all_papers_stand_there_with_their_names(gui, desk):
    page = section(gui, desk)
    assert [row.paper for row in page.rows] == list(PAPERS)
    assert len(PAPERS) == 11
    shown = desk.words(page.panel)
    assert all(f"{{{name}}}" in shown for name in NAMES)


def test_words_are_changed_and_go_back_to_those_shipped(gui, desk, office):
    page = section(gui, desk)
    panel = choose(gui, page, "invitation")
    panel.fields["subject"].value = "Về việc họp mặt {about}"
    gui.focus(panel.fields["closing"])
    gui.press("Control-s")
    gui.settle()
    assert documents.wording(office.database, "invitation").subject == "Về việc họp mặt {about}"
    assert page.rows[-1].is_own
    panel = choose(gui, page, "invitation")
    assert panel.shipped.instate(["!disabled"])
    panel.shipped.invoke()
    gui.settle()
    shipped = documents.shipped_wording("invitation")
    assert documents.wording(office.database, "invitation") == shipped
    panel = choose(gui, page, "invitation")
    assert panel.fields["subject"].value == shipped.subject
    assert panel.shipped.instate(["disabled"])


def test_problems_stand_under_their_fields(gui, desk, office):
    page = section(gui, desk)
    panel = choose(gui, page, "reminder")
    panel.fields["opening"].value = "Kính gửi {ai_do}"
    gui.focus(panel.fields["opening"])
    gui.press("Control-s")
    assert panel.fields["opening"].problem
    panel.look.invoke()
    assert panel.fields["opening"].problem
    panel.fields["opening"].value = ""
    panel.fields["subject"].value = ""
    gui.press("Control-s")
    assert panel.fields["subject"].problem
    before = documents.shipped_wording("reminder")
    assert documents.wording(office.database, "reminder") == before


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_looked_at_before_it_is_saved(paper, gui, desk, office):
    page = section(gui, desk)
    panel = choose(gui, page, paper)
    panel.fields["closing"].value = f"{LONG}\nCâu cuối cùng của {{office}}."
    panel.look.invoke()
    gui.until(lambda: panel._preview is not None and panel._preview.shown_page == 0, "it is shown")
    look(gui, f"wording_{paper}.png")
    path = desk.desk.paths.data / "preview" / f"wording_{paper}.pdf"
    assert "Câu cuối cùng của" in flat(path)
    names_nobody = {"reminder", "escalation", "task_slip", "invitation", "verification_slip"}
    assert "Nguyễn Văn A" in flat(path) or paper in names_nobody
    assert documents.register(office.database) == (), "a look takes no number"
    assert documents.wording(office.database, paper) == documents.shipped_wording(paper)
    page.sections.value = "users"
    gui.settle()
    assert not path.exists(), "nothing is left behind"


def test_half_written_words_are_found_again(gui, desk):
    page = section(gui, desk)
    panel = choose(gui, page, "task_slip")
    panel.fields["closing"].value = "Dở dang"
    choose(gui, page, "invitation")
    assert choose(gui, page, "task_slip").fields["closing"].value == "Dở dang"


def print_form(gui, desk, office):
    draft = CallDraft(phone="0912345678", name="H'Hen Niê", summary="Hết gạo", needs=("food",))
    code = calls.log_call(office.database, office.admin, draft).case_code
    desk.window.go("case")
    page = desk.window.page
    page.open(code)
    gui.until(lambda: page.winfo_ismapped(), "the case is there")
    page.open_panel("print")
    gui.settle()
    return page, code


def test_an_invitation_asks_whom_when_and_where(gui, desk, office):
    page, code = print_form(gui, desk, office)
    fields = page.panel.fields
    assert not fields["invited"].winfo_manager(), "only papers of meetings ask"
    fields["kind"].value = "invitation"
    gui.settle()
    look(gui, "print_invitation.png")
    assert fields["invited"].winfo_manager()
    assert not fields["witness"].winfo_manager()
    fields["invited"].value = "Ông Y Bia Ê Ƀăn\nUBND phường Tân An"
    fields["held_on"].value = "6/9/2021"
    fields["hour"].value = "chiều"
    fields["place"].value = "Hội trường"
    fields["about"].value = "hỗ trợ khu trọ"
    gui.focus(fields["place"])
    gui.press("Control-s")
    assert fields["hour"].problem
    fields["hour"].value = "14h30"
    gui.press("Control-s")
    path = desk.desk.paths.documents / f"{code}_invitation.pdf"
    gui.until(lambda: path.is_file() and bool(desk.news), "it is written")
    text = flat(path)
    for words in ("14 giờ 30 ngày 06 tháng 9 năm 2021", "- Ông Y Bia Ê Ƀăn;", "hỗ trợ khu trọ"):
        assert words in text


def test_a_record_of_one_case_asks_who_hands_over(gui, desk, office):
    page, code = print_form(gui, desk, office)
    fields = page.panel.fields
    fields["kind"].value = "handover_record"
    gui.settle()
    assert not fields["invited"].winfo_manager()
    fields["handed_by"].value = "Lê Văn Trao"
    fields["witness"].value = "Y Wang Ƀya"
    fields["ending"].value = ".docx"
    gui.focus(fields["witness"])
    gui.press("Control-s")
    path = desk.desk.paths.documents / f"{code}_handover_record.docx"
    gui.until(lambda: path.is_file() and bool(desk.news), "it is written")
