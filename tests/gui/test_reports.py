"""The reports, with real keys, a real worker and real papers; only the printer is a stand-in."""

import openpyxl
import pytest
from pypdf import PdfReader

from db.queries import statistics_behind
from db.records.statistics import Behind
from db.rules.periods import parse_period
from hotline_app.views.forms.case_days import today
from tests.gui.reports_desk import Stand, fill, texts


@pytest.fixture
def stand(gui, database, tmp_path, set_clock):
    stand = Stand(gui, database, tmp_path / "home")
    stand.codes = fill(database, set_clock)
    yield stand
    stand.desk.tasks.close()


@pytest.fixture
def page(gui, stand):
    page = stand.go("reports")
    page.bar._go(parse_period("quý 3/2021", today()))
    stand.idle()
    return page


def choose(stand, page, kind):
    """Choose a kind of report by the keyboard."""
    stand.gui.focus(page.kinds._chips[kind])
    stand.gui.press("space")
    stand.idle()


def previews(stand):
    """The papers that lie in the private folder."""
    return sorted((stand.desk.paths.data / "preview").glob("*"))


def test_the_month_is_counted_first(gui, stand):
    page = stand.go("reports")
    assert page.bar.typed.value == "tháng 9/2021"
    assert page.statistics.figures.tiles["contacts"].figure.value == "2"
    assert gui.root.focus_get() is page.kinds.focus_widget


def test_figures_with_their_whole_and_the_period_before(gui, stand, page):
    tiles = page.statistics.figures.tiles
    assert tiles["cases_opened"].figure.value == "4"
    assert "1 trong 5 lượt liên hệ trong kỳ (20%)" in tiles["contacts_without_matter"].text
    assert "kỳ trước: 0 (+5)" in tiles["contacts"].text
    assert set(page.statistics.charts) >= {"contacts", "cases", "contacts_by_channel"}
    assert any("Đúng hạn: giải quyết không muộn hơn" in words for words in texts(page.statistics))


def test_a_figure_opens_its_cases(gui, stand, page):
    gui.focus(page.statistics.figures.tiles["urgent_cases"])
    gui.press("Return")
    stand.idle()
    told = stand.heard("show_cases")
    assert len(told["filter"].numbers) == 1
    assert told["title"] == "Trong đó: vụ việc khẩn cấp · quý 3/2021"


def test_a_list_that_is_cut_says_so(gui, stand, page, monkeypatch):
    # The limit is a size, not a behaviour: a small one shows what a large office would see.
    monkeypatch.setattr(statistics_behind, "MOST_LISTED", 3)
    gui.focus(page.statistics.figures.tiles["cases_opened"])
    gui.press("Return")
    stand.idle()
    told = stand.heard("show_cases")
    assert len(told["filter"].numbers) == 3
    assert told["title"].endswith("quý 3/2021 · 3 vụ việc mới nhất trong 4")


def test_a_part_of_a_chart_opens_its_records_by_keys(gui, stand, page):
    chart = page.statistics.charts["cases_by_need"]
    gui.focus(chart)
    gui.press("Down")
    assert any("4 trong 4 vụ việc mới trong kỳ (100%)" in words for words in texts(page))
    gui.press("Down", "Return")
    stand.idle()
    assert len(stand.heard("show_cases")["filter"].numbers) == 1
    months = page.statistics.charts["cases"]
    gui.focus(months)
    gui.press("End", "Return")
    stand.idle()
    assert len(stand.heard("show_cases")["filter"].numbers) == 1


def test_contacts_behind_a_figure_are_listed_and_opened(gui, stand, page):
    gui.focus(page.statistics.figures.tiles["contacts_in_cases"])
    gui.press("Return")
    stand.idle()
    assert page.contacts.table.total == 4
    assert gui.root.focus_get() is page.contacts.table.canvas
    gui.press("Down", "Return")
    assert stand.heard("open_case")["code"] == stand.codes[2]
    gui.press("Escape")
    assert page.statistics.winfo_ismapped()
    page.show_contacts(page.bar.period, Behind("contacts_without_matter"), "Không nội dung")
    stand.idle()
    gui.press("Home", "Return")
    assert len(stand.told["open_case"]) == 1


def test_periods_are_typed_and_picked(gui, stand, page):
    gui.focus(page.bar.typed)
    page.bar.typed.entry.delete(0, "end")
    gui.type("8/2021")
    gui.press("Return")
    stand.idle()
    assert page.bar.period.label == "2021-08"
    assert page.statistics.figures.tiles["contacts"].figure.value == "3"
    gui.press("Alt-Left")
    stand.idle()
    assert page.bar.period.label == "2021-07"
    gui.press("Alt-Right", "Alt-Right")
    stand.idle()
    assert page.bar.period.label == "2021-09"
    gui.press("Alt-Right")
    assert page.bar.period.label == "2021-09"
    for kind, label in (("week", "2021-W36"), ("quarter", "2021-Q3"), ("year", "2021")):
        gui.focus(page.bar.kinds._chips[kind])
        gui.press("space")
        stand.idle()
        assert page.bar.period.label == label


def test_two_days_are_picked(gui, stand, page):
    gui.focus(page.bar.kinds._chips["days"])
    gui.press("space")
    stand.idle()
    assert page.bar.first.winfo_ismapped()
    page.bar.first.value = ""
    gui.focus(page.bar.first)
    gui.type("16/8/2021")
    stand.idle()
    page.bar.last.value = ""
    gui.focus(page.bar.last)
    gui.type("30/8/2021")
    stand.idle()
    assert page.bar.period.label == "2021-08-16_2021-08-30"
    assert page.statistics.figures.tiles["contacts"].figure.value == "2"
    page.bar.last.value = "1/8/2021"
    assert page.bar.last.problem == "Ngày cuối trước ngày đầu."
    assert page.bar.period.label == "2021-08-16_2021-08-30"


def test_problems_of_the_period_stand_under_the_field(gui, stand, page):
    field = page.bar.typed
    for typed, problem in (
        ("hôm kia", "Không đọc được kỳ"),
        ("5/9/2021 - 1/9/2021", "Ngày cuối trước ngày đầu."),
        ("2030", "chưa bắt đầu"),
        ("1990", "năm 2000"),
        ("x" * 5_000, "Không đọc được kỳ"),
    ):
        gui.focus(field)
        field.value = typed
        gui.press("Return")
        assert problem in field.problem, typed
        assert field.value == typed
    assert page.bar.period.label == "2021-Q3"


def test_a_register_is_looked_at_page_by_page(gui, stand, page):
    choose(stand, page, "contacts")
    paper = page.paper
    assert (paper.page, paper.shown_page) == (0, 0)
    assert (255, 255, 255) in gui.colours(paper.canvas)
    text = PdfReader(page.output.paper).pages[0].extract_text()
    assert "SỔ TIẾP NHẬN LƯỢT LIÊN HỆ" in text
    natural = paper._picture.width()
    gui.press("Control-minus")
    stand.idle()
    assert paper._picture.width() < natural
    gui.press("Control-0")
    stand.idle()
    assert paper._picture.width() == natural
    choose(stand, page, "statistics_paper")
    assert paper.pages > 1
    gui.press("Next")
    stand.idle()
    assert paper.shown_page == 1
    assert paper.place_words.cget("text") == f"Trang 2/{paper.pages}"
    gui.focus(paper.canvas)
    gui.press("End", "Home", "End")
    stand.idle()
    assert paper.shown_page == paper.pages - 1
    gui.press("Prior")
    stand.idle()
    assert paper.shown_page == paper.pages - 2


def test_a_paper_that_was_left_lies_nowhere(gui, stand, page):
    choose(stand, page, "contacts")
    assert [path.name for path in previews(stand)] == ["so-luot-lien-he_2021-Q3.pdf"]
    choose(stand, page, "cases")
    assert [path.name for path in previews(stand)] == ["so-vu-viec_2021-Q3.pdf"]
    choose(stand, page, "statistics")
    assert previews(stand) == []


def test_masks_are_on_the_paper(gui, stand, page):
    choose(stand, page, "contacts")
    assert "0912 345 678" in PdfReader(page.output.paper).pages[0].extract_text()
    gui.focus(page.masks)
    gui.press("space")
    stand.idle()
    assert "0912 345 678" not in PdfReader(page.output.paper).pages[0].extract_text()


def test_export_writes_both_files(gui, stand, page):
    choose(stand, page, "cases")
    gui.press("Control-e")
    stand.idle()
    folder = stand.desk.paths.documents
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["so-vu-viec_2021-Q3.pdf", "so-vu-viec_2021-Q3.xlsx"]
    assert "BMT-2021-000004" in PdfReader(folder / names[0]).pages[0].extract_text()
    assert openpyxl.load_workbook(folder / names[1]).active.max_row == 10
    assert stand.heard("news")["news"].title == "Đã lưu báo cáo"
    choose(stand, page, "statistics")
    gui.press("Control-e")
    stand.idle()
    assert (folder / "thong-ke_2021-Q3.pdf").exists()
    assert (folder / "thong-ke_2021-Q3.xlsx").exists()


def test_a_folder_that_cannot_be_written_is_told(gui, stand, page, tmp_path):
    folder = stand.desk.paths.documents
    folder.rmdir()
    folder.write_text("a file in the way")
    gui.press("Control-e")
    stand.idle()
    news = stand.heard("news")["news"]
    assert (news.title, news.kind) == ("Chưa lưu báo cáo", "problem")
    assert news.details


def test_print_asks_first_and_prints_what_is_shown(gui, stand, page):
    gui.press("Control-p")
    stand.idle()
    assert page.kinds.value == "statistics_paper"
    shown = texts(page.paper.strip)
    assert any(f"In {page.paper.pages} trang" in words for words in shown)
    assert stand.printed == []
    gui.press("Escape")
    assert not page.paper.strip.winfo_ismapped()
    gui.press("Control-p")
    gui.press("Return")
    stand.idle()
    assert stand.printed == [page.output.paper.read_bytes()]
    assert "đến máy in" in stand.heard("news")["news"].title


def test_without_a_printer_the_paper_can_be_opened(gui, stand, page, tmp_path, monkeypatch):
    stand.has_printer = False
    programs = tmp_path / "programs"
    programs.mkdir()
    opener = programs / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {tmp_path}/opened\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    choose(stand, page, "contacts")
    gui.press("Control-p", "Return")
    stand.idle()
    news = stand.heard("news")["news"]
    assert (news.title, news.action) == ("Chưa in được", "Mở")
    news.act()
    gui.until(lambda: (tmp_path / "opened").exists() and (tmp_path / "opened").read_text() != "")
    assert (tmp_path / "opened").read_text().endswith("so-luot-lien-he_2021-Q3.pdf")


def test_the_computers_own_printer_program(tmp_path, monkeypatch):
    from hotline_app.views.reports.report_work import NoPrinterError, print_file

    programs = tmp_path / "programs"
    programs.mkdir()
    paper = tmp_path / "so.pdf"
    paper.write_bytes(b"%PDF")
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(NoPrinterError):
        print_file(paper)
    program = programs / "lp"
    program.write_text(f'#!/bin/sh\n/bin/cp "$1" {tmp_path}/out\n')
    program.chmod(0o755)
    print_file(paper)
    assert (tmp_path / "out").read_bytes() == b"%PDF"
    program.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(NoPrinterError):
        print_file(paper)


def test_a_paper_takes_the_window_and_gives_it_back(gui, stand, page):
    choose(stand, page, "contacts")
    gui.focus(page.larger)
    gui.press("Return")
    assert not page.bar.winfo_ismapped()
    gui.press("Escape")
    assert page.bar.winfo_ismapped()


def test_a_low_window_keeps_the_period(gui, stand, page):
    least = gui.root.minsize()
    gui.root.minsize(1, 1)
    gui.root.geometry("1000x420")
    gui.until(lambda: not page.bar.kinds.winfo_ismapped(), "there is one line less")
    assert page.bar.typed.winfo_ismapped()
    gui.root.geometry("1366x768")
    gui.until(page.bar.kinds.winfo_ismapped, "the line is there again")
    gui.root.minsize(*least)


def test_another_language_keeps_the_report(gui, stand, page):
    choose(stand, page, "cases")
    stand.window.set_language("en")
    stand.idle()
    again = stand.window.page
    assert again is not page
    assert (again.choices.wish.kind, again.bar.period.label) == ("cases", "2021-Q3")
    stand.window.set_language("vi")
    stand.idle()


def test_an_empty_office_has_every_report(gui, database, tmp_path):
    stand = Stand(gui, database, tmp_path / "home")
    page = stand.go("reports")
    assert page.statistics.figures.tiles["contacts"].figure.value == "0"
    for kind in ("statistics_paper", "contacts", "cases"):
        choose(stand, page, kind)
        assert page.paper.pages >= 1
    page.show_contacts(page.bar.period, Behind("contacts"), "Trống")
    stand.idle()
    assert page.contacts.nothing.winfo_ismapped()
    stand.desk.tasks.close()
