"""The statistics on paper and as a workbook, read back."""

import zipfile
from datetime import date, timedelta

import openpyxl
import pytest

from db.queries.statistics import BREAKDOWNS, FIGURES
from db.records.statistics import Breakdown, Part, Statistics, StatisticsFigure, Stretch
from db.rules.periods import Period
from exports.pdf_pages import page_count, page_picture
from exports.statistics_pdf import write_statistics
from exports.statistics_words import DEFINITIONS, StatisticsWords, number, percent
from exports.statistics_xlsx import write_statistics_workbook
from tests.exports.factories import LETTERHEAD, NOON
from tests.exports.reading import english, ink, squeezed, vietnamese

AUGUST = Period(date(2021, 8, 1), date(2021, 8, 31), "month")
PARTS = {
    "channel": ("hotline", "zalo"),
    "matter_kind": ("support", ""),
    "non_case_kind": ("silent", "joke"),
    "need": ("food", "wages"),
    "unit": ("BMT", ""),
    "urgency": ("urgent", "normal"),
    "outcome": ("met", "partly"),
    "timing": ("on_time", "late", "no_clock"),
    "unmet_reason": ("no_budget", "other"),
    "age": ("0-2", "91+"),
}


def report(scale=1, **names):
    figures = tuple(
        StatisticsFigure(code, 12 * scale, 3, of, 80 * scale if of else 0, 9 if of else 0)
        for code, of in FIGURES.items()
    )
    breakdowns = tuple(
        Breakdown(
            code,
            dimension,
            whole,
            80 * scale,
            9,
            tuple(Part(part, 40 * scale, 3) for part in PARTS[dimension]),
        )
        for code, dimension, whole in BREAKDOWNS
    )
    days = tuple(
        Stretch(day, day, place * scale, place // 2)
        for place, day in enumerate(AUGUST.first + timedelta(days=n) for n in range(31))
    )
    return Statistics(
        office_code="BMT",
        office_name=LETTERHEAD.office_name,
        letterhead=LETTERHEAD,
        period=AUGUST,
        counted_until=NOON,
        is_over=False,
        made_at=NOON,
        made_by="Trần Văn Quản",
        figures=figures,
        breakdowns=breakdowns if scale else (),
        stretches=days if scale else (),
        names={
            "channel": {"hotline": "Đường dây nóng"},
            "need": {"food": "Lương thực"},
            "unit": {"BMT": names.get("unit", "LĐLĐ thành phố Buôn Ma Thuột")},
        },
    )


def test_paper_tells_every_figure_with_its_whole(tmp_path):
    path = write_statistics(report(), tmp_path / "tk.pdf", vietnamese, "vi")
    words = squeezed(path)
    for text in (
        "THỐNG KÊ ĐƯỜNG DÂY NÓNG",
        "Từ ngày 01/08/2021 đến ngày 31/08/2021",
        "(tính đến 30/08/2021 12:00, kỳ chưa kết thúc)",
        "So với kỳ trước: Từ ngày 01/07/2021 đến ngày 31/07/2021.",
        "12 trong 80 vụ việc đã đóng trong kỳ có hạn xử lý (15%)",
        "12 trong 80 vụ việc mới trong kỳ (15%)",
        "Lượt liên hệ theo kênh tiếp nhận",
        "Lương thực",
        "trên 90 ngày",
        "Không có hạn xử lý",
        "40 (50%), kỳ trước 3",
        "Đúng hạn: giải quyết không muộn hơn hạn trả lời;",
        "CHỦ TỊCH",
    ):
        assert "".join(text.split()) in words, text


def test_charts_are_drawn_in_the_margins(tmp_path):
    long_name = "Công đoàn các khu công nghiệp tỉnh Đắk Lắk " * 8
    given = report(12_345, unit=long_name)
    path = write_statistics(given, tmp_path / "tk.pdf", vietnamese, "vi")
    for page in range(page_count(path)):
        left, top, right, bottom = ink(path, page)
        assert left >= 29 and right <= 210 - 14
        assert top >= 7 and bottom <= 297 - 19
    blue = 0
    for page in range(page_count(path)):
        colours = page_picture(path, page, 600).getcolors(600 * 900) or []
        blue += sum(count for count, (red, _, blue) in colours if blue > 150 and red < 80)
    assert blue > 5_000
    assert squeezed(path).count("CôngđoàncáckhucôngnghiệptỉnhĐắkLắk") == 8


def test_an_empty_period_has_a_paper(tmp_path):
    path = write_statistics(report(0), tmp_path / "tk.pdf", english, "en")
    assert "Contactsreceived" in squeezed(path)
    book = write_statistics_workbook(report(0), tmp_path / "tk.xlsx", english)
    assert len(openpyxl.load_workbook(book).worksheets) == 4


def test_the_workbook_counts_and_draws(tmp_path):
    path = write_statistics_workbook(report(), tmp_path / "tk.xlsx", vietnamese)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Số liệu", "Theo thời gian", "Phân tích", "Cách tính"]
    rows = {row[0].value: row for row in book["Số liệu"].iter_rows(min_row=7)}
    on_time = rows["Vụ việc đã đóng, giải quyết đúng hạn"]
    assert [cell.value for cell in on_time[1:3]] == [12, 80]
    assert on_time[3].value.startswith("=IF(")
    assert [cell.value for cell in on_time[4:5]] == [3]
    values = openpyxl.load_workbook(path, data_only=True)["Số liệu"]
    again = {row[0].value: row for row in values.iter_rows(min_row=7)}[
        "Vụ việc đã đóng, giải quyết đúng hạn"
    ]
    assert (again[3].value, again[5].value) == (0.15, 9)
    assert len(book["Theo thời gian"]._charts) == 1
    assert len(book["Phân tích"]._charts) == len(BREAKDOWNS)


@pytest.mark.parametrize(
    ("value", "total", "words"),
    [(0, 0, "–"), (0, 5, "0"), (1, 3, "33,3"), (5, 5, "100"), (1, 2, "50"), (2, 3, "66,7")],
)
def test_shares_have_one_decimal_at_most(value, total, words):
    assert percent(value, total) == words


def test_words_of_changes_and_numbers():
    words = StatisticsWords(english, report())
    assert [words.change(*pair) for pair in ((5, 3), (3, 5), (4, 4))] == ["+2", "−2", "="]
    assert number(1_234_567) == "1.234.567"
    for figure in words.report.figures:
        assert words.figure(figure.code)
        assert bool(words.share(figure)) == bool(figure.of_code)
    for breakdown in words.report.breakdowns:
        assert all(words.part(breakdown, part.code) for part in breakdown.parts)
        assert all(words.part_share(breakdown, part) for part in breakdown.parts)


def test_charts_begin_at_nothing_and_definitions_have_room(tmp_path):
    path = write_statistics_workbook(report(), tmp_path / "tk.xlsx", vietnamese)
    with zipfile.ZipFile(path) as book:
        charts = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == len(BREAKDOWNS) + 1
        for name in charts:
            # Eight beside nine must not look like one beside eight.
            assert '<c:min val="0"' in book.read(name).decode()
    sheet = openpyxl.load_workbook(path)["Cách tính"]
    spans = [one for one in sheet.merged_cells.ranges if one.min_row > 6]
    assert len(spans) == len(DEFINITIONS)
    for one in spans:
        text = sheet.cell(one.min_row, 1).value
        assert sheet.row_dimensions[one.min_row].height >= 16 * (len(text) / 118)
