"""Stories in the window: written on the case, decided by another, published; by consent only."""

from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from db import clock
from db.commands import attachments, calls, stories
from db.queries import stories as stored
from db.queries.case_details import detail
from db.records.drafts import CallDraft
from db.records.stories import StoryDraft, StoryState
from tests.gui.case_office import Office, Stand
from tests.gui.knowledge_desk import KnowledgeDesk

LONG = "Chị H'Hen Niê cùng ba mươi công nhân khu trọ Buôn Ƀuôr " * 90
STORY = StoryDraft("Gạo đến tận phòng", "Chị đã nhận gạo.", consent_person="yes")


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    yield office
    clock.set_source(None)
    office.database.close()


def a_case(office):
    draft = CallDraft(name="H'Hen Niê", summary="Hết gạo", needs=("food",))
    return calls.log_call(office.database, office.admin, draft).case_code


def a_picture(office, code, consent="yes", *, child=False):
    path = office.folder / f"gạo {consent} {child}.png"
    Image.new("RGB", (120, 80), (len(consent), 120, 60 if child else 90)).save(path)
    kept = attachments.attach_file(
        office.database, office.officer, code, path.name, path.read_bytes(), "Chị nhận gạo"
    )
    stories.mark_picture(office.database, office.officer, kept, consent, is_of_child=child)
    return kept


def test_a_story_is_written_on_the_case_by_keys(gui, office):
    code = a_case(office)
    kept, _refused = a_picture(office, code), a_picture(office, code, "no")
    stand = Stand(gui, office, office.officer)
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    page = stand.window.page
    gui.press("Alt-w", "Control-s")
    fields = page.panel.fields
    assert fields["title"].problem
    assert fields["text"].problem
    fields["title"].value = "Gạo đến tận phòng"
    fields["text"].value = LONG
    fields["consent_person"].value = "yes"
    fields["pictures"].value = (kept, _refused)
    assert fields["pictures"].value == (kept,)
    gui.press("Control-s")
    assert page.panel is None
    (story,) = detail(office.database, code).stories
    assert (story.state, story.written_by) == (StoryState.DRAFT, "Lê Quốc Tuấn")
    assert [one.attachment_id for one in story.pictures] == [kept]
    page.open_panel("edit_story", story.id)
    gui.settle()
    assert page.panel.fields["pictures"].value == (kept,)
    page.panel.fields["title"].value = "Gạo về khu trọ"
    gui.press("Control-s")
    assert detail(office.database, code).stories[0].title == "Gạo về khu trọ"
    stand.close()


def test_consent_of_a_picture_is_pressed_under_it(gui, office):
    code = a_case(office)
    kept = a_picture(office, code, "unknown")
    stand = Stand(gui, office)
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    page = stand.window.page
    page.open_panel("kept_file", kept)
    gui.settle()
    (consent,) = [one for one in _below(page.panel.form) if type(one).__name__ == "PictureConsent"]
    gui.focus(consent.consent)
    consent.consent.value = "yes"
    consent.child.value = "yes"
    gui.settle()
    (one,) = detail(office.database, code).attachments
    assert (one.consent_publish, one.is_of_child) == ("yes", True)
    assert stand.news[-1].title == "Được đăng: Có"
    stand.close()


def test_a_second_person_decides_publishes_and_withdraws(gui, office):
    code = a_case(office)
    draft = replace(STORY, pictures=((a_picture(office, code), "Chị nhận gạo"),))
    stories.save_story(office.database, office.officer, code, draft)
    desk = KnowledgeDesk(gui, office, office.supervisor)
    page = desk.go("stories")
    page.sheet.buttons["decide"].invoke()
    gui.settle()
    page.panel.fields["approved"].value = "no"
    gui.press("Control-s")
    assert page.panel.fields["comment"].problem
    page.panel.fields["approved"].value = "yes"
    gui.press("Control-s")
    desk.wait(page)
    assert page.current.state is StoryState.APPROVED
    page.sheet.buttons["publish"].invoke()
    gui.settle()
    page.panel.fields["published_where"].value = "Facebook Công đoàn Đắk Lắk"
    page.panel.fields["published_link"].value = "facebook"
    gui.press("Control-s")
    assert page.panel.fields["published_link"].problem
    page.panel.fields["published_link"].value = "https://facebook.com/1"
    gui.press("Control-s")
    desk.wait(page)
    assert page.current.state is StoryState.PUBLISHED
    gui.focus(page.records.table.canvas)
    gui.press("Delete")
    gui.paste("Chị đổi ý")
    gui.press("Control-s")
    desk.wait(page)
    assert page.current.state is StoryState.WITHDRAWN
    assert "Chị đổi ý" in desk.words(page.sheet)
    desk.close()


def test_refusals_stand_in_the_form(gui, office):
    code = a_case(office)
    kept = a_picture(office, code, child=True)
    draft = replace(STORY, is_about_child=True, pictures=((kept, ""),))
    stories.save_story(office.database, office.officer, code, draft)
    stories.save_story(office.database, office.supervisor, code, replace(STORY, title="Của tôi"))
    desk = KnowledgeDesk(gui, office, office.supervisor)
    page = desk.go("stories")
    for title, words in (("Của tôi", "người thứ hai"), (STORY.title, "cha mẹ")):
        place = [one.record.title for one in page.records.rows].index(title)
        page.records.table.go_to(place)
        desk.wait(page)
        page.sheet.buttons["decide"].invoke()
        gui.settle()
        gui.press("Control-s")
        assert words in page.panel.notice.cget("text")
        gui.press("Escape")
    states = {one.state for one in stored.all_stories(office.database)}
    assert states == {StoryState.DRAFT}
    desk.close()


def test_an_officer_has_no_button_to_decide(gui, office):
    stories.save_story(office.database, office.officer, a_case(office), STORY)
    desk = KnowledgeDesk(gui, office, office.officer)
    page = desk.go("stories")
    assert "decide" not in page.sheet.buttons
    desk.close()


def test_the_photo_sheet_is_written_with_what_may_be_shown(gui, office):
    code = a_case(office)
    shown, hidden = a_picture(office, code), a_picture(office, code, child=True)
    draft = replace(
        STORY,
        title=LONG[:200],
        is_about_child=True,
        pictures=((shown, "Chị nhận gạo"), (hidden, "Cháu bé")),
    )
    stories.save_story(office.database, office.officer, code, draft)
    desk = KnowledgeDesk(gui, office)
    page = desk.go("stories")
    gui.focus(page.records.table.canvas)
    page.do_print()
    gui.until(lambda: bool(desk.news), "the sheet is written")
    (path,) = desk.desk.paths.documents.glob("*.pdf")
    text = PdfReader(path).pages[0].extract_text()
    assert "Chị nhận gạo" in text
    assert "Cháu bé" not in text
    assert "1" in desk.said()
    desk.close()


def test_two_or_four_pictures_stand_on_a_page(gui, office):
    code = a_case(office)
    pictures = []
    for number in range(4):
        path = office.folder / f"gạo {number}.png"
        Image.new("RGB", (120, 80), (number * 40, 120, 90)).save(path)
        kept = attachments.attach_file(
            office.database, office.officer, code, path.name, path.read_bytes()
        )
        stories.mark_picture(office.database, office.officer, kept, "yes", is_of_child=False)
        pictures.append((kept, f"Ảnh {number}"))
    draft = replace(STORY, pictures=tuple(pictures))
    stories.save_story(office.database, office.officer, code, draft)
    desk = KnowledgeDesk(gui, office)
    page = desk.go("stories")
    for button, pages in (("sheet", 2), ("sheet_of_4", 1)):
        desk.news.clear()
        page.sheet.buttons[button].invoke()
        gui.until(lambda: bool(desk.news), "the sheet is written")
        (path,) = desk.desk.paths.documents.glob("*.pdf")
        assert len(PdfReader(path).pages) == pages
    desk.close()


def test_an_empty_page_says_where_stories_are_written(gui, office):
    desk = KnowledgeDesk(gui, office)
    page = desk.go("stories")
    assert "Alt+W" in page.records.nothing.cget("text")
    gui.press("Delete")
    page.do_print()
    assert page.panel is None
    desk.close()


def _below(widget):
    for child in widget.winfo_children():
        yield child
        yield from _below(child)
