"""The figures of a week as the summary sheet will show them."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from typing import Final

import ttkbootstrap as ttk

from db.records.weeks import WeekFigure, WeekReport
from db.rules import money
from exports.weekly.values import Wording
from hotline_app.i18n import ntr, tr
from hotline_app.views.pieces.case_words import count_words
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px
from hotline_app.widgets.wrapped import wrapped

LARGE: Final = ("contacts", "cases_opened", "cases_closed", "open_at_end")
"""Figures shown large."""
BETWEEN: Final = 18
"""Half of the room between the two columns, for 96 dots per inch."""
MOST_LINES: Final = 8
"""Lines of one count; the smaller ones are added up."""


class WeekPreview(Scrolled):
    """Large figures, the other figures in two columns, then what was counted by what."""

    _report: WeekReport | None = None

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent)
        self.figures: dict[str, str] = {}
        self._is_whole = False
        self._width = 0
        self.canvas.bind("<Configure>", self._width_changed, add="+")

    def set_whole(self, is_whole: bool) -> None:
        """Be as high as the figures are: then the page scrolls, and not the card."""
        self._is_whole = is_whole
        self._measure()

    def repaint(self) -> None:
        """Take the colours and letters in use; larger letters need other lines."""
        super().repaint()
        if self._report is not None:
            self.show(self._report)

    def show_waiting(self) -> None:
        """Say that the week is being counted."""
        self._say(tr("Counting the week…"))

    def show_problem(self, words: str) -> None:
        """Say why there are no figures."""
        self._say(words, "Problem.TLabel")

    def show(self, report: WeekReport) -> None:
        """Show the figures of a week."""
        self._clear()
        self._report, self._width = report, self.canvas.winfo_width()
        wording = Wording(tr, report)
        by_code = {figure.code: figure for figure in report.figures}
        self._large([by_code[code] for code in LARGE if code in by_code], wording)
        if not report.contacts:
            words = tr("Nobody made contact in this week. The export says so: zero is a report.")
            wrapped(self.body, words, "Warn.TLabel").pack(fill="x", pady=(0, px(self, 10)))
        rest = [figure for figure in report.figures if figure.code not in LARGE]
        self._line()
        columns = self._columns()
        half = (len(rest) + 1) // 2
        for place, figure in enumerate(rest):
            column = columns[place // half]
            self._row(column, place % half, wording.figure(figure.code), self._value(figure))
        self._counts(report.counts_by, wording)
        self.watch_wheel()
        self._measure()

    # Parts

    def _large(self, figures: Sequence[WeekFigure], wording: Wording) -> None:
        row = ttk.Frame(self.body, style="Inside.TFrame")
        row.pack(fill="x", pady=(0, px(self, 12)))
        columns = 4 if self._room() >= px(self, 480) else 2
        for place, figure in enumerate(figures):
            line, column = place // columns * 2, place % columns
            row.columnconfigure(column, weight=1, uniform="large")
            ttk.Label(row, text=self._value(figure), style="Figure.TLabel").grid(
                row=line, column=column, sticky="w"
            )
            ttk.Label(
                row,
                text=wording.figure(figure.code),
                style="Quiet.TLabel",
                wraplength=self._room() // columns - px(self, 8),
            ).grid(row=line + 1, column=column, sticky="nw")

    def _counts(self, counts_by: Mapping[str, Mapping[str, int]], wording: Wording) -> None:
        filled = [(name, counts) for name, counts in counts_by.items() if any(counts.values())]
        if not filled:
            return
        self._line()
        columns = self._columns()
        for name, counts in filled:
            # The next block goes where there is more room.
            column = min(columns, key=lambda one: one.grid_size()[1])
            first = column.grid_size()[1]
            ttk.Label(column, text=wording.dimension(name), style="Strong.TLabel").grid(
                row=first, column=0, columnspan=2, sticky="w", pady=(px(self, 8), px(self, 2))
            )
            for place, (words, number) in enumerate(_lines(name, counts, wording), first + 1):
                self._row(column, place, words, count_words(number))

    def _columns(self) -> tuple[ttk.Frame, ttk.Frame]:
        frame = ttk.Frame(self.body, style="Inside.TFrame")
        frame.pack(fill="x")
        frame.columnconfigure((0, 1), weight=1, uniform="halves")
        sides = []
        for place in (0, 1):
            side = ttk.Frame(frame, style="Inside.TFrame")
            gap = px(self, BETWEEN)
            side.grid(row=0, column=place, sticky="new", padx=(gap * place, gap * (1 - place)))
            side.columnconfigure(0, weight=1)
            sides.append(side)
        return sides[0], sides[1]

    def _row(self, column: ttk.Frame, place: int, words: str, value: str) -> None:
        gap = px(self, 2)
        number = ttk.Label(column, text=value, style="Strong.TLabel")
        number.grid(row=place, column=1, sticky="ne", padx=(px(self, 8), 0), pady=gap)
        width = self._room() // 2 - px(self, BETWEEN)
        room = width - number.winfo_reqwidth() - px(self, 24)
        name = wrapped(column, words, "Inside.TLabel")
        name.configure(wraplength=room)
        name.grid(row=place, column=0, sticky="ew", pady=gap)

    def _room(self) -> int:
        """Width for the figures, before the window is shown a usual one."""
        width = self.canvas.winfo_width()
        # The bar that may come takes some of it.
        return width - px(self, 14) if width > 1 else px(self, 600)

    def _width_changed(self, event: "tk.Event[tk.Misc]") -> None:
        # The lines are broken for one width: another one needs others.
        if self._report is not None and abs(event.width - self._width) > px(self, 12):
            self.after_idle(self._show_again)

    def _show_again(self) -> None:
        if self.winfo_exists() and self._report is not None:
            self.show(self._report)

    def _line(self) -> None:
        ttk.Frame(self.body, style="Line.TFrame", height=1).pack(fill="x", pady=px(self, 8))

    def _value(self, figure: WeekFigure) -> str:
        is_money = figure.code.startswith("amount")
        words = money.format_vnd(figure.value) if is_money else count_words(figure.value)
        if figure.of:
            share = round(100 * figure.value / figure.of)
            words = tr("{value} of {total} ({share}%)").format(
                value=words, total=count_words(figure.of), share=share
            )
        self.figures[figure.code] = words
        return words

    def _say(self, words: str, style: str = "Quiet.TLabel") -> None:
        self._clear()
        wrapped(self.body, words, style).pack(fill="x")
        self._measure()

    def _measure(self) -> None:
        """Fit the bar to what is shown now; Tk does not tell when the content gets shorter."""
        self.body.update_idletasks()
        if self._is_whole:
            self.canvas.configure(height=self.body.winfo_reqheight())
        self._body_resized(None)

    def _clear(self) -> None:
        self._report = None
        self.figures.clear()
        for child in self.body.winfo_children():
            child.destroy()
        self.canvas.yview_moveto(0)


def _lines(name: str, counts: Mapping[str, int], wording: Wording) -> list[tuple[str, int]]:
    """Words and numbers of one count, the largest first; what is small is added up."""
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    lines = [(wording.counted(name, code), number) for code, number in ordered if number]
    if len(lines) <= MOST_LINES:
        return lines
    small = lines[MOST_LINES - 1 :]
    words = ntr("{count} other", "{count} others", len(small)).format(count=len(small))
    return [*lines[: MOST_LINES - 1], (words, sum(number for _, number in small))]
