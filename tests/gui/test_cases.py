from datetime import UTC, datetime, timedelta

import pytest

from db import clock
from db.choices import Urgency
from db.commands import calls
from db.queries import cases
from db.records.drafts import CallDraft
from tests.gui.case_office import Office, Stand

MANY = 2_500


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    office.fill(MANY)
    yield office
    office.database.close()


@pytest.fixture
def stand(gui, office):
    stand = Stand(gui, office)
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand):
    page = stand.window.go("cases")
    wait(gui, page)
    return page


def wait(gui, page):
    gui.until(lambda: not page._tasks.is_busy, "the list is there")


def shown(page):
    return [page.table.record(place) for place in range(page.table.total)]


def test_the_whole_list_newest_first(gui, page, office):
    assert page.table.total == MANY
    phones = [row.phone for row in shown(page)]
    assert phones == [f"+8491{number:07}" for number in reversed(range(MANY))]
    assert page.heading().about.startswith("2.500 vụ việc")
    assert gui.root.focus_get() is page.table.canvas


def test_search_while_typing(gui, page):
    gui.press("Control-k")
    gui.type("hanh")
    wait(gui, page)
    found = shown(page)
    assert found
    assert all("Hạnh" in row.person_name for row in found)


def test_search_with_tones_puts_the_exact_ones_first(gui, page):
    gui.press("slash")
    gui.paste("Hà")
    wait(gui, page)
    assert page.table.record(0).person_name.endswith("Hà")


def test_search_by_end_of_phone_and_initials(gui, page):
    gui.press("Control-k")
    gui.paste("0001234")
    wait(gui, page)
    assert [row.phone for row in shown(page)] == ["+84910001234"]
    gui.press("Control-k")
    gui.paste("ntv")
    wait(gui, page)
    assert any(row.person_name == "Nguyễn Thị Vinh" for row in shown(page))


def test_chips_combine_with_search_and_with_each_other(gui, page):
    gui.click(page.chips._chips["resolved"])
    wait(gui, page)
    assert page.table.total == MANY // 7
    assert {row.status.value for row in shown(page)} == {"resolved"}
    gui.click(page.chips._chips["urgent"])
    wait(gui, page)
    assert {row.urgency for row in shown(page)} == {Urgency.URGENT}
    gui.press("Control-k")
    gui.paste("hạnh")
    wait(gui, page)
    for row in shown(page):
        assert "Hạnh" in row.person_name
        assert row.status.value == "resolved"
    gui.click(page.chips._chips["all"])
    assert page.chips.value == ("all",)


def test_overdue_ones_only(gui, page, office):
    for name in ("Ê Ƀăn Muộn", "Lò Thị Muộn"):
        draft = CallDraft(phone="0912345678", name=name, summary="Chờ đã lâu", needs=("food",))
        calls.log_call(office.database, office.admin, draft)
    clock.set_source(lambda: datetime.now(UTC) + timedelta(days=60))
    gui.click(page.chips._chips["overdue"])
    wait(gui, page)
    rows = shown(page)
    clock.set_source(None)
    assert {row.person_name for row in rows} == {"Ê Ƀăn Muộn", "Lò Thị Muộn"}
    gui.press("Control-k")
    gui.paste("lo thi")
    wait(gui, page)
    assert page.table.total == 0


def test_enter_opens_and_escape_leaves_the_search_as_it_is(gui, page, stand):
    gui.press("Control-k")
    gui.paste("0001234")
    wait(gui, page)
    gui.press("Escape")
    assert gui.root.focus_get() is page.table.canvas
    assert page.search.value == "0001234"
    opened = []
    stand.desk.events.listen("open_case", lambda code: opened.append(code))
    gui.press("Return")
    assert opened == [page.table.record(0).code]


def test_keys_move_in_the_list(gui, page):
    gui.press("End")
    assert page.table.current.phone == "+84910000000"
    gui.press("Home", "Next", "Down", "Up", "Prior")
    assert page.table.selection.current == 0


def test_nothing_found_says_what_to_do(gui, page):
    gui.press("Control-k")
    gui.paste('không có ai như thế 👩‍🏭 " AND (')
    wait(gui, page)
    assert page.table.total == 0
    assert "Tất cả" in str(page.nothing.cget("text"))


def test_five_thousand_letters_in_the_search(gui, page):
    gui.press("Control-k")
    gui.paste("lương tháng 9 " * 360)
    wait(gui, page)
    assert page.table.total >= 0


def test_refresh_stays_on_the_case(gui, page, stand, office):
    gui.press("Next", "Down")
    code = page.table.current.code
    stand.desk.events.announce("cases")
    wait(gui, page)
    assert page.table.current.code == code
    gui.press("F5")
    wait(gui, page)
    assert page.table.current.code == code


def test_selected_cases_are_printed_as_a_booklet(gui, page, stand):
    gui.press("Shift-Down", "Shift-Down")
    assert "3" in str(page.count.cget("text"))
    gui.press("Control-p")
    gui.until(lambda: len(stand.news) > 1, "the booklet is there")
    papers = list(stand.desk.paths.documents.glob("*.pdf"))
    assert len(papers) == 1
    assert papers[0].read_bytes().startswith(b"%PDF")
    assert stand.news[-1].action


def test_only_what_is_visible_is_read(gui, page, stand, monkeypatch):
    asked = []
    real = cases.rows
    monkeypatch.setattr(
        cases, "rows", lambda database, wanted: asked.append(len(wanted)) or real(database, wanted)
    )
    page.refresh()
    wait(gui, page)
    assert sum(asked) <= 128
    asked.clear()
    gui.press("End")
    assert sum(asked) <= 192


def test_language_keeps_search_and_place(gui, page, stand):
    gui.press("Control-k")
    gui.paste("hanh")
    wait(gui, page)
    kept = page.keep()
    assert kept["search"] == "hanh"
    page.take_up(kept)
    assert page.search.value == "hanh"


def test_an_empty_office_says_what_to_do(gui, tmp_path):
    office = Office(tmp_path)
    stand = Stand(gui, office)
    page = stand.window.go("cases")
    wait(gui, page)
    assert page.table.total == 0
    assert "Ctrl+N" in str(page.nothing.cget("text"))
    gui.press("Down", "Return", "End", "Control-a", "F5")
    wait(gui, page)
    stand.close()
    office.database.close()


def test_a_hundred_thousand_cases(gui, tmp_path_factory, monkeypatch):
    office = Office(tmp_path_factory.mktemp("large"))
    office.fill(100_000)
    asked = []
    real = cases.rows

    def counted(database, wanted):
        asked.append(len(wanted))
        return real(database, wanted)

    monkeypatch.setattr(cases, "rows", counted)
    stand = Stand(gui, office)
    page = stand.window.go("cases")
    gui.until(lambda: page.table.total > 0, "the first cases are there")
    if not page._is_whole:
        assert "1.000+" in page.heading().about
    wait(gui, page)
    assert page.table.total == 100_000
    assert sum(asked) <= 192
    asked.clear()
    gui.press("End", "Home", "Next")
    assert sum(asked) <= 3 * 128
    page.table._scroll(50_000)
    gui.settle()
    assert page.table.record(page.table.first_shown) is not None
    assert sum(asked) <= 5 * 128
    stand.close()
    office.database.close()


def test_a_narrow_window_drops_columns_not_words(gui, page):
    gui.root.geometry("1024x600")
    gui.until(lambda: gui.root.winfo_width() == 1024, "the window is narrow")
    gui.settle()
    keys = [column.key for column in page.table.columns]
    assert keys[:2] == ["code", "worker"]
    assert "owner" not in keys
    gui.root.geometry("1366x768")
    gui.until(lambda: gui.root.winfo_width() == 1366, "the window is wide")
    gui.settle()
    assert len(page.table.columns) == 7
