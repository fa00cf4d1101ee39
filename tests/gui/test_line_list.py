import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from db.commands.calls import log_call
from hotline_app.views.waiting_calls.line_columns import COLUMNS, place_of
from hotline_app.views.waiting_calls.line_rows import MOST_ROWS
from tests.gui.line_desk import LineStand

HOUSE = Path(__file__).resolve().parents[2]
NIGHT = [
    "29/8/2021 22:15\t0912345678\tNguyễn Thị Lan\tCông ty Cà phê Ngon\thết gạo\tHết gạo\tzalo",
    "29/8/2021 22:40\t0987654321\tTrần Văn Ba\tDệt may\tlương\tNợ lương\t",
]


@pytest.fixture
def stand(gui, database, tmp_path):
    stand = LineStand(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.settle()
    yield stand
    stand.close()


@pytest.fixture
def lines(gui, stand):
    gui.focus(stand.page.lines.cell.entry)
    return stand.page.lines


def count(database, table="contacts"):
    return database.value(f"SELECT count(*) FROM {table}")


def cell(lines, place, field):
    return lines.sheet.rows[place].cells[place_of(field)]


def write(gui, *texts):
    for text in texts:
        if text:
            gui.paste(text)
        gui.press("Tab")


def test_a_row_is_typed_and_saved_with_the_keyboard(gui, stand, lines, database):
    write(gui, "29/8/2021 22:15", "0912345678", "Nguyễn Thị Lan", "Cà phê Ngon")
    gui.type("het gao")
    gui.press("Tab")
    gui.paste("Hết gạo từ hôm qua")
    gui.press("Control-Return")
    assert count(database, "cases") == 1
    row = database.row("SELECT narrative, phone, channel_id, received_at FROM contacts")
    assert row == (
        "Hết gạo từ hôm qua",
        "+84912345678",
        "hotline",
        "2021-08-29T15:15:00.000Z",
    )
    assert lines.sheet.rows[0].case_code == "BMT-2021-000001"
    assert (lines.view.place, lines.view.column) == (1, 0)
    assert gui.root.focus_get() is lines.cell.entry
    assert not list(stand.desk.paths.drafts.glob("*.json"))


def test_saved_once_however_often_the_key_is_pressed(gui, lines, database):
    gui.paste("\n".join(NIGHT))
    gui.press("Control-s", "Control-s", "Control-s")
    gui.until(lambda: not lines.sheet.waiting, "all rows are saved")
    gui.press("Control-s", "Control-Home", "Control-Return")
    assert count(database) == 2
    assert [row.is_saved for row in lines.sheet.rows] == [True, True, False]


def test_a_block_from_excel_fills_rows_and_can_be_taken_back(gui, stand, lines):
    gui.paste('STT\tSĐT\tHọ tên\tNội dung\r\n1\t0912345678\tLan\t"Hết gạo\nvà sữa"\r\n')
    assert len(lines.sheet.waiting) == 1
    assert cell(lines, 0, "summary") == "Hết gạo\nvà sữa"
    assert cell(lines, 0, "received_at") == ""
    assert stand.news[-1].kind == "note"
    gui.press("Control-z")
    assert lines.sheet.waiting == []


def test_one_cell_is_pasted_like_anywhere(gui, lines):
    gui.paste("29/8/2021 22:15")
    assert cell(lines, 0, "received_at") == "29/8/2021 22:15"
    assert lines.cell.is_editing


def test_problems_stand_under_their_cells(gui, lines, database):
    write(gui, "", "0123")
    problems = lines.problems.of(lines.sheet.rows[0])
    assert set(problems) == {"phone"}
    gui.press("Down")
    problems = lines.problems.of(lines.sheet.rows[0])
    assert set(problems) == {"received_at", "phone", "needs", "summary"}
    gui.press("Control-s")
    assert count(database) == 0
    assert (lines.view.place, lines.view.column) == (0, 0)
    assert "22:15" in lines._under.cget("text")
    assert cell(lines, 0, "phone") == "0123"


def test_right_rows_are_saved_beside_wrong_ones(gui, lines, database):
    gui.paste("\n".join([NIGHT[0], "29/8/2021 23:00\t0123\t\t\t\tx\t", NIGHT[1]]))
    gui.press("Control-s")
    gui.until(lambda: len(lines.sheet.waiting) == 1, "two rows are saved")
    assert count(database) == 2
    assert (lines.view.place, lines.view.column) == (1, place_of("phone"))
    lines.focus_set()
    gui.paste("? 0123")
    lines.stand(1, place_of("needs"))
    gui.paste("gạo")
    gui.press("Control-Return")
    assert database.value("SELECT phone_as_typed FROM contacts WHERE phone = ''") == "0123"


def test_the_cell_above_is_copied(gui, stand, lines):
    gui.paste(NIGHT[0])
    gui.press("Down", "Control-d")
    assert cell(lines, 1, "received_at") == "29/8/2021 22:15"
    assert stand.window.look.appearance == "light"
    gui.press("Tab", "Tab", "Control-d")
    assert cell(lines, 1, "name") == "Nguyễn Thị Lan"


@pytest.mark.parametrize(("key", "kind"), [("F6", "silent"), ("F11", "missed")])
def test_a_row_without_a_matter_costs_one_key(gui, lines, database, key, kind):
    write(gui, "29/8/2021 22:15", "0912345678")
    gui.press(key, key)
    assert lines.sheet.rows[0].non_case == kind
    assert lines.sheet.rows[1].is_blank
    gui.press("Control-s")
    gui.until(lambda: not lines.sheet.waiting, "it is saved")
    assert database.rows("SELECT non_case_kind, case_id FROM contacts") == [(kind, None)]


def test_arrows_move_between_cells_until_somebody_edits(gui, lines):
    gui.paste(NIGHT[0])
    gui.press("Right", "Right")
    assert lines.view.column == 2
    gui.press("F2", "Left", "Left")
    assert lines.view.column == 2
    gui.type("x")
    assert cell(lines, 0, "name") == "Nguyễn Thị Lxan"
    gui.press("Escape", "Left")
    assert lines.view.column == 1
    assert cell(lines, 0, "name") == "Nguyễn Thị Lxan"
    gui.press("Home", "Control-End")
    assert lines.view.place == 1


def test_letters_replace_the_cell_and_backspaces_of_an_input_method_do_no_harm(gui, lines):
    gui.paste(NIGHT[0])
    gui.press("Right", "Right")
    gui.type("Ho")
    gui.press("BackSpace")
    lines.cell.entry.insert("insert", "ồ")
    gui.settle()
    assert cell(lines, 0, "name") == "Hồ"
    gui.press("Down")
    assert cell(lines, 0, "name") == "Hồ"


def test_needs_are_offered_and_several_taken(gui, lines):
    lines.stand(0, place_of("needs"))
    gui.type("luong")
    assert lines.cell._sheet is not None
    gui.press("Down", "Return")
    first = cell(lines, 0, "needs")
    assert first
    gui.type("; f0")
    gui.press("Tab")
    assert cell(lines, 0, "needs") == f"{first}; Ốm đau, F0/F1"
    assert lines.problems.checks.needs_in(cell(lines, 0, "needs"))[1] == []
    assert lines.view.column == place_of("summary")


def test_a_row_is_taken_away_and_brought_back(gui, lines):
    gui.paste("\n".join(NIGHT))
    gui.press("Control-Delete")
    assert [row.text("name") for row in lines.sheet.waiting] == ["Trần Văn Ba"]
    gui.press("Control-z")
    assert len(lines.sheet.waiting) == 2


def test_saved_rows_take_no_letters_and_can_be_cleared(gui, stand, lines):
    gui.paste(NIGHT[0])
    gui.press("Control-Return", "Up")
    gui.type("x")
    assert cell(lines, 0, "received_at") == "29/8/2021 22:15"
    stand.page.clear_saved()
    gui.settle()
    assert [row.is_blank for row in lines.sheet.rows] == [True]


def test_three_hundred_rows_stay_quick(gui, lines, database):
    gui.paste("\n".join(NIGHT * 150))
    assert len(lines.sheet.waiting) == 300
    began = time.perf_counter()
    for _ in range(20):
        gui.press("Down")
    gui.press("Control-End", "Control-Home", "Next", "Next")
    assert (time.perf_counter() - began) / 24 < 0.15
    gui.press("Control-s")
    gui.until(lambda: len(lines.sheet.waiting) < 250, "rows are being saved")
    gui.press("Down")
    lines.stand(298, 0)
    assert lines.cell.entry.winfo_exists()


def test_long_texts_and_separate_marks(gui, lines, database):
    apart = unicodedata.normalize("NFD", "Hết gạo")
    long = "Nguyễn Thị Hạnh 👩‍🏭 " * 250
    write(gui, "29/8/2021 22:15", "", long, "", "hết gạo")
    gui.paste(apart)
    gui.press("Control-Return")
    assert len(database.value("SELECT full_name FROM persons")) >= 4_900
    assert database.value("SELECT narrative FROM contacts") == "Hết gạo"


def test_a_row_found_again_after_a_crash_is_not_saved_twice(gui, stand, lines, database):
    gui.paste("\n".join(NIGHT))
    written_before_the_crash = lines.sheet.stored()
    gui.press("Control-s")
    gui.until(lambda: not lines.sheet.waiting, "all rows are saved")
    stand.page.clear_saved()
    lines.sheet.take_up(written_before_the_crash)
    lines.put_rows(lines.sheet.rows, (0, 0))
    gui.press("Control-s")
    gui.until(lambda: not lines.sheet.waiting, "all rows are saved again")
    assert count(database) == 2
    assert lines.sheet.rows[0].case_code == "BMT-2021-000001"


def test_what_was_saved_before_the_power_went_is_not_offered_again(
    gui, stand, lines, database, tmp_path
):
    gui.paste("\n".join(NIGHT))
    stand.page._journal.write()
    checks = lines.problems.checks
    first, second = lines.sheet.waiting
    log_call(database, stand.desk.actor, checks.draft_of(first))
    home = (gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    again = LineStand(*home)
    gui.settle()
    strip = again.page.waiting.strip
    assert strip.winfo_ismapped()
    again.page.waiting.restore(strip.records[0])
    assert [row.key for row in again.page.sheet.waiting] == [second.key]
    again.page._journal.let_go()
    assert len(list(again.desk.paths.drafts.glob("*.json"))) == 1
    log_call(database, stand.desk.actor, checks.draft_of(second))
    third = LineStand(*home)
    gui.settle()
    assert not third.page.waiting.strip.winfo_ismapped()
    assert list(third.desk.paths.drafts.glob("*.json")) == []


def test_a_disk_that_refuses_is_told_once_and_rows_are_saved(gui, stand, lines, database):
    folder = stand.desk.paths.drafts
    folder.rmdir()
    folder.write_text("the place is taken", "utf-8")
    gui.paste("\n".join(NIGHT))
    for _ in range(3):
        stand.page._journal.write()
    assert [news.kind for news in stand.news].count("problem") == 1
    gui.press("Control-s")
    gui.until(lambda: not lines.sheet.waiting, "all rows are saved")
    assert count(database) == 2


def test_more_rows_than_fit_are_told_of(gui, stand, lines):
    gui.root.clipboard_clear()
    lines.cell._acts.pasted("\n".join(["x"] * (MOST_ROWS + 5)))
    assert len(lines.sheet.waiting) == MOST_ROWS
    assert "5" in stand.news[-1].details


def test_theme_and_language_drop_nothing(gui, stand, lines):
    gui.paste("\n".join(NIGHT))
    gui.press("Down")
    before = list(lines.sheet.rows)
    stand.window.set_appearance("dark")
    stand.window.set_language("en")
    gui.settle()
    try:
        again = stand.window.page
        assert again.sheet.rows == before
        assert again.lines.view.place == 1
        assert again.heading().title == "Waiting calls"
    finally:
        stand.window.set_language("vi")
        gui.settle()
    assert len(list(stand.desk.paths.drafts.glob("*.json"))) == 1


def test_what_was_typed_survives_a_kill(gui, database, tmp_path):
    script = HOUSE / "tests" / "gui" / "typing_lines.py"
    path = str(tmp_path / "hotline.db")
    with subprocess.Popen(
        [sys.executable, str(script), path, str(tmp_path / "home")],
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        assert typist.stdout.readline().strip() == "typed"
        end = time.monotonic() + 1.0
        while time.monotonic() < end and not any(
            "Lan" in one.read_text("utf-8") for one in (tmp_path / "home").rglob("*.json")
        ):
            gui.settle()
        typist.send_signal(signal.SIGKILL)
    stand = LineStand(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.settle()
    assert stand.page.waiting.strip.winfo_ismapped()
    gui.click(stand.page.waiting.strip.restore_button)
    row = stand.page.sheet.rows[0]
    assert row.cells[:3] == ("29/8/2021 22:15", "0912 345 678", "Lan")
    assert not stand.page.waiting.strip.winfo_ismapped()
    stand.close()


def test_the_mouse_works_too(gui, lines):
    gui.paste("\n".join(NIGHT))
    left, top, width, height = lines.cells.box(1, 2)
    gui.click(lines.cells.canvas, left + width // 2, top + height // 2)
    assert (lines.view.place, lines.view.column) == (1, 2)
    assert gui.root.focus_get() is lines.cell.entry
    assert len(COLUMNS) == 7
