from datetime import UTC, datetime, timedelta

import pytest

from db import clock
from db.choices import Urgency
from db.commands import calls
from db.queries import cases
from db.records.drafts import CallDraft
from db.records.saved_views import STANDARD_VIEWS
from db.rules.days import vietnam_day
from tests.gui.case_office import Office, Stand

MANY = 2_500
MORE = ("Ê Ƀăn Muộn", "Lò Thị Muộn")


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
    gui.until(lambda: page.rows.is_whole and not page._tasks.is_busy, "the list is there")


def shown(page):
    return [page.table.record(place) for place in range(page.table.total)]


def test_the_whole_list_newest_first(gui, page, office):
    assert page.table.total == MANY
    phones = [row.phone for row in shown(page)]
    assert phones == [f"+8491{number:07}" for number in reversed(range(MANY))]
    assert page.heading().about.startswith("2.500 vụ việc")
    assert gui.root.focus_get() is page.table.canvas


def test_search_while_typing(gui, page):
    gui.press("Control-f")
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
    gui.press("Control-f")
    gui.paste("0001234")
    wait(gui, page)
    assert [row.phone for row in shown(page)] == ["+84910001234"]
    gui.press("Control-f")
    gui.paste("ntv")
    wait(gui, page)
    assert any(row.person_name == "Nguyễn Thị Vinh" for row in shown(page))


def add_filter(gui, page, typed):
    gui.press("Alt-f")
    gui.paste(typed)
    gui.press("Return")
    wait(gui, page)


def test_filters_combine_with_search_and_with_each_other(gui, page):
    add_filter(gui, page, "da giai quyet")
    assert page.table.total == MANY // 7
    assert {row.status.value for row in shown(page)} == {"resolved"}
    add_filter(gui, page, "khan cap")
    assert {row.urgency for row in shown(page)} == {Urgency.URGENT}
    gui.press("Control-f")
    gui.paste("hạnh")
    wait(gui, page)
    for row in shown(page):
        assert "Hạnh" in row.person_name
        assert row.status.value == "resolved"
    assert list(page.bar.chips.chips) == ["status:resolved", "urgency:urgent"]


def test_chips_are_taken_away_by_keys_and_by_the_mouse(gui, page):
    add_filter(gui, page, "da giai quyet")
    add_filter(gui, page, "khan cap")
    add_filter(gui, page, "chua giao")
    gui.press("Alt-f", "Right")
    assert gui.root.focus_get() is page.bar.chips.chips["status:resolved"]
    gui.press("Right", "Delete")
    wait(gui, page)
    assert "urgency:urgent" not in page.state_now.terms
    gui.press("Left", "space")
    wait(gui, page)
    assert "status:resolved" not in page.state_now.terms
    for key in list(page.bar.chips.chips):
        gui.click(page.bar.chips.chips[key])
    wait(gui, page)
    assert page.state_now.is_everything
    assert page.bar.views.value == "all"
    assert page.table.total >= MANY
    add_filter(gui, page, "da dong")
    gui.press("Alt-f", "BackSpace")
    wait(gui, page)
    assert page.state_now.is_everything


def test_days_are_typed_as_a_filter(gui, page, office):
    today = vietnam_day(clock.now())
    opened = page.table.record(0).opened_at
    add_filter(gui, page, f"{today:%d/%m/%Y}")
    assert list(page.bar.chips.chips) == [f"opened:{today}..{today}"]
    assert page.table.total == sum(vietnam_day(row.opened_at) == today for row in shown(page))
    assert vietnam_day(opened) == today
    # One case a minute: two days and what has gone by of this one hold them all.
    before = today - timedelta(days=2)
    add_filter(gui, page, f"{before:%d/%m/%Y}-{today:%d/%m/%Y}")
    assert list(page.bar.chips.chips) == [f"opened:{before}..{today}"]
    assert page.table.total >= MANY
    add_filter(gui, page, "1/1/2020 2/1/2020")
    assert page.table.total == 0


def test_views_by_keys(gui, page, stand):
    gui.press("Alt-b")
    for key in ("open", "mine", "overdue", "unassigned", "urgent"):
        gui.press("Right", "space")
        wait(gui, page)
        assert page.bar.views.value == key
        assert page.state_now.terms == STANDARD_VIEWS[key].terms
    assert {row.urgency for row in shown(page)} == {Urgency.URGENT}
    gui.press("Left", "Return")
    wait(gui, page)
    assert not any(row.owner_name for row in shown(page))


def test_overdue_ones_only(gui, page, office):
    for name in MORE:
        draft = CallDraft(phone="0912345678", name=name, summary="Chờ đã lâu", needs=("food",))
        calls.log_call(office.database, office.admin, draft)
    with clock.at(datetime.now(UTC) + timedelta(days=60)):
        gui.press("Alt-b", "Right", "Right", "Right", "space")
        wait(gui, page)
        rows = shown(page)
        assert {row.person_name for row in rows} == set(MORE)
        assert page.heading().about.startswith("2 vụ việc · hạn gần nhất trước")
        gui.press("Control-f")
        gui.paste("lo thi an")
        wait(gui, page)
        assert page.table.total == 0


def test_enter_opens_and_escape_leaves_the_search_as_it_is(gui, page, stand):
    gui.press("Control-f")
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
    gui.press("Control-f")
    gui.paste('không có ai như thế 👩‍🏭 " AND (')
    wait(gui, page)
    assert page.table.total == 0
    assert "bỏ bớt bộ lọc" in str(page.rows.nothing.cget("text"))


def test_five_thousand_letters_in_the_search(gui, page):
    gui.press("Control-f")
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
    assert "3" in str(page.bar.count.cget("text"))
    gui.press("Control-p", "Control-s")
    gui.until(lambda: len(stand.news) > 0, "the booklet is there")
    papers = list(stand.desk.paths.documents.glob("*.pdf"))
    assert len(papers) == 1
    assert papers[0].read_bytes().startswith(b"%PDF")
    assert stand.news[-1].action
    papers[0].unlink()


def test_one_case_is_printed_at_once(gui, page, stand):
    gui.press("Control-p")
    gui.until(lambda: bool(stand.news), "the paper is there")
    (paper,) = stand.desk.paths.documents.glob("*.pdf")
    assert paper.stem == page.table.current.code
    paper.unlink()


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
    gui.press("Control-f")
    gui.paste("hanh")
    wait(gui, page)
    add_filter(gui, page, "khan cap")
    gui.press("Escape", "Down", "Down")
    code = page.table.current.code
    set_language = stand.window.set_language
    set_language("en")
    page = stand.window.go("cases")
    wait(gui, page)
    assert page.search.value == "hanh"
    assert list(page.bar.chips.chips) == ["urgency:urgent"]
    assert page.table.current.code == code
    set_language("vi")


def test_an_empty_office_says_what_to_do(gui, tmp_path):
    office = Office(tmp_path)
    stand = Stand(gui, office)
    page = stand.window.go("cases")
    wait(gui, page)
    assert page.table.total == 0
    assert "Ctrl+N" in str(page.rows.nothing.cget("text"))
    gui.press("Down", "Return", "End", "Control-a", "F5")
    wait(gui, page)
    stand.close()
    office.database.close()


def test_twelve_thousand_cases(gui, tmp_path_factory, monkeypatch):
    office = Office(tmp_path_factory.mktemp("large"))
    office.fill(12_000)
    asked = []
    real = cases.rows

    def counted(database, wanted):
        asked.append(len(wanted))
        return real(database, wanted)

    monkeypatch.setattr(cases, "rows", counted)
    stand = Stand(gui, office)
    page = stand.window.go("cases")
    gui.until(lambda: page.table.total > 0, "the first cases are there")
    if not page.rows.is_whole:
        assert "+" in page.heading().about
    wait(gui, page)
    assert page.table.total == 12_000
    assert sum(asked) <= 192
    asked.clear()
    gui.press("End", "Home", "Next")
    assert sum(asked) <= 3 * 128
    page.table._scroll(5_000)
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
