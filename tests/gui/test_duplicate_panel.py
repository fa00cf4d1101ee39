import pytest

from db.commands import calls
from tests import factories
from tests.gui.contact_desk import ContactDesk


@pytest.fixture
def stand(gui, database, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.settle()
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand):
    gui.focus(stand.page.form.phone)
    return stand.page


def fill(gui, page, **texts):
    for name, text in texts.items():
        gui.focus(page.form.fields[name])
        gui.paste(text)


def write_the_same(gui, page):
    fill(gui, page, name="nguyen thi lan", employer="ca phe ngon")
    gui.focus(page.form.fields["needs"])
    page.form.fields["needs"].value = ("food",)
    gui.until(lambda: page.side.duplicates.matches, "a likely case is shown")


def test_a_likely_case_is_shown_while_typing_with_what_decides(gui, page, database, actor):
    known = calls.log_call(database, actor, factories.call(birth_year="1990"))
    write_the_same(gui, page)
    words = page.side.duplicates.words()
    for said in ("Nguyễn Thị Lan", "1990", "Cà phê Ngon", "Lương thực", "cùng tên", "cùng nhu cầu"):
        assert said in words
    assert known.case_code not in words
    assert page.side.duplicates.winfo_ismapped()
    assert gui.root.focus_get() is page.form.fields["needs"].focus_widget


def test_one_key_adds_the_contact_to_that_case(gui, stand, page, database, actor):
    known = calls.log_call(database, actor, factories.call())
    write_the_same(gui, page)
    gui.press("F4")
    assert page.contact_state.choice.case_code == known.case_code
    assert page.contact_state.choice.person_id == known.person_id
    assert known.case_code in page.side.duplicates.words()
    fill(gui, page, phone="0987654321", summary="Gọi lại bằng máy người khác")
    assert page.contact_state.choice.case_code == known.case_code
    gui.press("Control-Return")
    assert database.value("SELECT count(*) FROM cases") == 1
    assert database.value("SELECT count(*) FROM contacts") == 2
    assert not page.side.duplicates.matches
    assert not page.side.duplicates.words()


def test_the_key_goes_round_and_lets_the_person_go(gui, page, database, actor):
    calls.log_call(database, actor, factories.call())
    write_the_same(gui, page)
    gui.press("F4", "F4")
    assert page.contact_state.choice.case_code == ""
    assert page.contact_state.choice.person_id == ""


def test_what_was_picked_stays_in_sight(gui, page, database, actor):
    known = calls.log_call(database, actor, factories.call())
    write_the_same(gui, page)
    gui.press("F4")
    page.form.fields["needs"].value = ("wages",)
    gui.until(lambda: not page.side.duplicates._timer, "it looked again")
    assert page.contact_state.choice.case_code == known.case_code
    assert known.case_code in page.side.duplicates.words()


def test_a_form_that_waited_still_belongs_to_its_case(gui, page, database, actor):
    known = calls.log_call(database, actor, factories.call())
    write_the_same(gui, page)
    gui.press("F4")
    gui.press("Control-t")
    assert page.contact_state.choice.case_code == ""
    gui.press("Control-Tab")
    assert page.contact_state.choice.case_code == known.case_code


def test_namesakes_and_empty_offices_take_no_room(gui, page, database, actor):
    fill(gui, page, name="Nguyễn Thị Lan", employer="Cà phê Ngon")
    gui.until(lambda: not page.side.duplicates._timer, "it looked")
    assert page.side.duplicates.winfo_height() <= 1
    calls.log_call(database, actor, factories.call(employer="Công ty Dệt"))
    page.form.fields["needs"].value = ("food",)
    gui.until(lambda: not page.side.duplicates._timer, "it looked again")
    assert not page.side.duplicates.matches


def test_long_names_do_not_widen_the_side(gui, page, database, actor):
    long = "Nguyễn Thị Lan " * 330
    calls.log_call(database, actor, factories.call(name=long, employer=long))
    fill(gui, page, phone="0912345678")
    page.form.fields["needs"].value = ("food",)
    gui.until(lambda: page.side.duplicates.matches, "a likely case is shown")
    assert page.side.duplicates.winfo_width() < 520
