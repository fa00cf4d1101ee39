"""Papers and sheets against the bare libraries, side by side in one run; prints ratios."""

import csv
import json
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from exports import case_pdf
from exports.booklet import write_booklet
from exports.case_pdf import write_case
from exports.fonts import face
from exports.paper import Sheet
from exports.weekly.columns import TABLES
from exports.weekly.plain_files import write_csv, write_json_lines
from exports.weekly.values import Wording
from exports.weekly.workbook import write_workbook
from tests.exports.factories import case, detail, options
from tests.exports.weeks import week

_ROUNDS = 9
_BOOKLET = 500
_WEEK = 20_000


def _keep(text: str) -> str:
    return text


class _Recorder(Sheet):
    """A sheet that remembers what it draws, to draw it again without any layout."""

    drawn: list[tuple[Any, ...]] = []

    def write(self, text: str, style: Any, x: float, y: float) -> None:
        if text:
            self.drawn.append(("text", text, face(style.face).name, style.size, x, y))
        super().write(text, style, x, y)

    def rule(self, left: float, width: float, y: float, thickness: float = 0.7) -> None:
        self.drawn.append(("rule", left, width, y, thickness))
        super().rule(left, width, y, thickness)

    def next_page(self) -> None:
        self.drawn.append(("page",))
        super().next_page()


def _record(folder: Path) -> list[tuple[Any, ...]]:
    canvas = Canvas(str(folder / "recorded.pdf"), pagesize=A4)
    sheet = _Recorder(canvas)
    sheet.drawn = []
    case_pdf.draw_case(sheet, detail(), _keep, options())
    return sheet.drawn


def _replay(canvas: Canvas, drawn: list[tuple[Any, ...]]) -> None:
    font = None
    for kind, *rest in drawn:
        if kind == "text":
            text, name, size, x, y = rest
            if font != (name, size):
                canvas.setFont(name, size)
                font = (name, size)
            canvas.drawString(x, y, text)
        elif kind == "rule":
            left, width, y, thickness = rest
            canvas.setLineWidth(thickness)
            canvas.line(left, y, left + width, y)
        else:
            canvas.showPage()
            font = None


def _bare_file(path: Path, drawn: list[tuple[Any, ...]], times: int = 1) -> None:
    canvas = Canvas(str(path), pagesize=A4, pageCompression=1)
    for _ in range(times):
        _replay(canvas, drawn)
        canvas.showPage()
    canvas.save()


def _side_by_side(*works: Callable[[], Any], rounds: int = _ROUNDS) -> list[float]:
    """Median seconds of each work, taken in turns so that a busy machine slows all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(rounds):
        for work, times in zip(works, taken, strict=True):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in taken]


def _row(name: str, figure: str, ratio: str, aim: str) -> None:
    print(f"{name:<44} {figure:>22} {ratio:>9} {aim:>9}")


def _papers(folder: Path) -> None:
    drawn = _record(folder)
    ours, bare = _side_by_side(
        lambda: write_case(detail(), folder / "case.pdf", _keep, options()),
        lambda: _bare_file(folder / "bare.pdf", drawn),
    )
    _row("case PDF, warm / bare canvas", f"{ours * 1e3:.1f} ms", f"{ours / bare:.2f} x", "1.2 x")
    base = detail()
    cases = [replace(base, case=case(code=f"BMT-2021-{n:06}")) for n in range(_BOOKLET)]
    pages = _BOOKLET * (1 + sum(1 for step in drawn if step[0] == "page"))
    ours, bare = _side_by_side(
        lambda: write_booklet(cases, folder / "booklet.pdf", _keep, options()),
        lambda: _bare_file(folder / "bare.pdf", drawn, _BOOKLET),
        rounds=1,
    )
    speed = f"{pages / ours:.0f} pages/s"
    _row(f"booklet of {_BOOKLET} / bare canvas", speed, f"{ours / bare:.2f} x", "1.6 x")
    peaks = []
    for part in (cases[:100], cases):
        tracemalloc.start()
        write_booklet(part, folder / "booklet.pdf", _keep, options())
        peaks.append(tracemalloc.get_traced_memory()[1] / 1e6)
        tracemalloc.stop()
    grown = f"{peaks[0]:.1f} -> {peaks[1]:.1f} MB"
    _row(f"booklet's peak memory, 100 -> {_BOOKLET} cases", grown, "", "flat")


def _sheets(folder: Path) -> None:
    report = week(_WEEK)
    wording = Wording(_keep, report)
    table = TABLES[0]
    keys = [column.key for column in table.columns]

    def iterate() -> None:
        for row in report.cases:
            [getattr(row, key) for key in keys]

    def bare_csv() -> None:
        with (folder / "bare.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(
                [getattr(row, key) for key in keys] for row in report.cases
            )

    def bare_json() -> None:
        with (folder / "bare.jsonl").open("w", encoding="utf-8") as stream:
            for row in report.cases:
                values = {key: getattr(row, key) for key in keys}
                stream.write(json.dumps(values, ensure_ascii=False, default=str) + "\n")

    def tick(rows: int) -> None:
        pass

    once, plain, lines, ours_csv, ours_json, book = _side_by_side(
        iterate,
        bare_csv,
        bare_json,
        lambda: write_csv(table, wording, folder, tick),
        lambda: write_json_lines(table, report, folder, tick),
        lambda: write_workbook(wording, folder / "book.xlsx", tick),
        rounds=3,
    )
    speed = f"{_WEEK / ours_csv:,.0f} rows/s"
    _row(f"CSV of {_WEEK} cases / bare csv module", speed, f"{ours_csv / plain:.2f} x", "")
    speed = f"{_WEEK / ours_json:,.0f} rows/s"
    _row(f"JSON Lines of {_WEEK} cases / bare json", speed, f"{ours_json / lines:.2f} x", "")
    speed = f"{_WEEK / book:,.0f} rows/s"
    _row(f"workbook of {_WEEK} cases / reading the records", speed, f"{book / once:.0f} x", "")


def run() -> None:
    """Print the table."""
    _row("paper and sheets", "measured", "ratio", "aim")
    with tempfile.TemporaryDirectory() as name:
        _papers(Path(name))
        _sheets(Path(name))


if __name__ == "__main__":
    run()
