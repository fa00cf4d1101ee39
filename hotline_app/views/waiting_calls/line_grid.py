"""The grid of waiting calls, drawn on a canvas: only the rows on the screen exist."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.waiting_calls.line_columns import COLUMNS
from hotline_app.views.waiting_calls.line_rows import LineRow
from hotline_app.widgets.palette import Palette
from hotline_app.widgets.theme import current_palette, font_of, px
from hotline_app.widgets.wheel import bind_wheel
from hotline_app.widgets.words import fitted

STATE_WIDTH: Final = 150
MARGIN: Final = 8
LINE_END: Final = "⏎"


@dataclass
class GridView:
    """What the grid shows; the page changes it and calls `LineGrid.repaint`.

    Attributes:
        rows: all rows.
        problems: key of a row -> field -> words.
        place, column: the current cell.
    """

    rows: Sequence[LineRow] = ()
    problems: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    place: int = 0
    column: int = 0


class LineGrid(ttk.Frame):
    """Draws rows and tells where cells are; the keyboard is in the cell that lies over it.

    Args:
        parent: a card's body.
        view: what is shown.
        pointed: called with the row and the column that were pressed.
        moved: called when the cells stand elsewhere on the screen.
    """

    def __init__(
        self,
        parent: tk.Misc,
        view: GridView,
        pointed: Callable[[int, int], None],
        moved: Callable[[], None],
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._view = view
        self._pointed = pointed
        self._moved = moved
        self._top = 0
        self._left = 0
        self.canvas = tk.Canvas(self, borderwidth=0, highlightthickness=0, takefocus=0, width=300)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._bar_moved)
        self._bar.grid(row=0, column=1, sticky="ns", padx=(2, 0))
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.canvas.bind("<Button-1>", self._pressed)
        self.canvas.bind("<Configure>", lambda _event: self.see())
        bind_wheel(self.canvas, self._wheel)

    @property
    def whole_rows(self) -> int:
        """How many rows fit."""
        return max(1, (self.canvas.winfo_height() - self._heading_height) // self.row_height)

    @property
    def row_height(self) -> int:
        """One line of text and one of what is wrong with it."""
        lines = [font_of(self, name).line_height for name in ("Body", "Small")]
        return sum(lines) + px(self, 16)

    def box(self, place: int, column: int) -> tuple[int, int, int, int] | None:
        """Left, top, width and height for the input of a cell, or None out of sight."""
        number = place - self._top
        if not 0 <= number < self.whole_rows + 1:
            return None
        left, width = self._spans()[column]
        top = self._heading_height + number * self.row_height
        height = font_of(self, "Body").line_height + px(self, 4)
        return left - self._left, top + px(self, 5), width - 1, height

    def see(self) -> None:
        """Bring the current cell into sight."""
        if self.canvas.winfo_width() <= 1:
            return
        place, whole = self._view.place, self.whole_rows
        self._top = max(min(self._top, place), place - whole + 1)
        left, width = self._spans()[self._view.column]
        # What stands at the left of the first column stays in sight with it.
        first = 0 if self._view.column == 0 else left
        room = self.canvas.winfo_width()
        self._left = max(min(self._left, first), left + width - room)
        self.repaint()

    def repaint(self) -> None:
        """Draw everything in the colours and fonts in use."""
        if self.canvas.winfo_width() <= 1:
            return
        palette = current_palette()
        total, whole = len(self._view.rows), self.whole_rows
        self._top = max(0, min(self._top, total - whole))
        self.canvas.configure(background=palette.card)
        self.canvas.delete("all")
        spans = self._spans()
        self._left = max(
            0, min(self._left, spans[-1][0] + spans[-1][1] - self.canvas.winfo_width())
        )
        for number, row in enumerate(self._view.rows[self._top : self._top + whole + 1]):
            self._draw_row(self._top + number, row, palette)
        self._draw_heading(palette)
        self._bar.set(self._top / max(1, total), min(1.0, (self._top + whole) / max(1, total)))
        self._moved()

    @property
    def _heading_height(self) -> int:
        return font_of(self, "SmallStrong").line_height + px(self, 14)

    def _spans(self) -> list[tuple[int, int]]:
        """Left and width of every column; the one that grows takes what is left."""
        widths = [px(self, column.width) for column in COLUMNS]
        room = self.canvas.winfo_width() - px(self, STATE_WIDTH) - sum(widths)
        if room > 0:
            growing = next(place for place, column in enumerate(COLUMNS) if column.grows)
            widths[growing] += room
        spans, left = [], px(self, STATE_WIDTH)
        for width in widths:
            spans.append((left, width))
            left += width
        return spans

    def _draw_heading(self, palette: Palette) -> None:
        height, margin = self._heading_height, px(self, MARGIN)
        width = self.canvas.winfo_width()
        self.canvas.create_rectangle(0, 0, width, height, fill=palette.soft, width=0)
        for column, (left, room) in zip(COLUMNS, self._spans(), strict=True):
            words = fitted(column.words(), font_of(self, "SmallStrong"), room - 2 * margin)
            self._write(
                left - self._left + margin, height // 2, words, "SmallStrong", palette.quiet
            )
        self._write(margin - self._left, height // 2, tr("Row"), "SmallStrong", palette.quiet)

    def _draw_row(self, place: int, row: LineRow, palette: Palette) -> None:
        top = self._heading_height + (place - self._top) * self.row_height
        bottom, width = top + self.row_height, self.canvas.winfo_width()
        is_current = place == self._view.place
        problems = self._view.problems.get(row.key, {})
        surface = palette.hover if is_current else palette.card
        self.canvas.create_rectangle(0, top, width, bottom, fill=surface, width=0)
        self.canvas.create_line(0, bottom - 1, width, bottom - 1, fill=palette.line)
        self._draw_state(place, row, top, palette)
        for number, (column, span) in enumerate(zip(COLUMNS, self._spans(), strict=True)):
            problem = problems.get(column.field, "")
            if is_current and number == self._view.column:
                self._draw_ring(span[0] - self._left, top, span[1], palette)
            self._draw_cell((span[0] - self._left, top, span[1]), row.cells[number], problem, row)

    def _draw_cell(self, at: tuple[int, int, int], text: str, problem: str, row: LineRow) -> None:
        palette, margin = current_palette(), px(self, MARGIN)
        left, top, width = at
        middle, lower = self._middles(top)
        self.canvas.create_line(left, top, left, top + self.row_height, fill=palette.line)
        words = fitted(text.replace("\n", LINE_END), font_of(self, "Body"), width - 2 * margin)
        ink = palette.quiet if row.is_saved else palette.ink
        self._write(left + margin, middle, words, "Body", ink)
        if problem:
            cut = fitted("⚠ " + problem, font_of(self, "Small"), width - 2 * margin)
            self._write(left + margin, lower, cut, "Small", palette.problem)

    def _draw_state(self, place: int, row: LineRow, top: int, palette: Palette) -> None:
        margin = px(self, MARGIN)
        left = margin - self._left
        middle, lower = self._middles(top)
        self._write(left, middle, str(place + 1), "Strong", palette.quiet)
        words, colour = self.state_words(row)
        room = px(self, STATE_WIDTH) - 2 * margin
        cut = fitted(words, font_of(self, "Small"), room)
        self._write(left, lower, cut, "Small", getattr(palette, colour))
        if row.non_case:
            number = font_of(self, "Strong").measure(f"{place + 1} ") + px(self, 6)
            kind = fitted(
                word("non_case_kind", row.non_case), font_of(self, "SmallStrong"), room - number
            )
            self._write(left + number, middle, kind, "SmallStrong", palette.warn)

    def state_words(self, row: LineRow) -> tuple[str, str]:
        """Say how far a row is, and the name of the colour."""
        if row.is_saved:
            return "✓ " + (row.case_code or tr("saved")), "good"
        if row.is_blank:
            return "", "quiet"
        if self._view.problems.get(row.key):
            return "⚠ " + tr("not yet right"), "problem"
        return tr("ready to save"), "quiet"

    def _middles(self, top: int) -> tuple[int, int]:
        """The middle of the line of text, and of the line below it."""
        body = font_of(self, "Body").line_height
        small = font_of(self, "Small").line_height
        return top + px(self, 7) + body // 2, top + self.row_height - px(self, 5) - small // 2

    def _draw_ring(self, left: int, top: int, width: int, palette: Palette) -> None:
        self.canvas.create_rectangle(
            left,
            top,
            left + width - 1,
            top + self.row_height - 2,
            outline=palette.chosen_edge,
            fill=palette.field,
            width=px(self, 2),
        )

    def _write(self, x: int, y: int, words: str, font: str, ink: str) -> None:
        if words:
            self.canvas.create_text(x, y, text=words, anchor="w", font=font, fill=ink)

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        if event.y < self._heading_height:
            return
        place = self._top + (event.y - self._heading_height) // self.row_height
        x = event.x + self._left
        spans = self._spans()
        column = next(
            (n for n, (left, width) in enumerate(spans) if x < left + width), len(spans) - 1
        )
        if 0 <= place < len(self._view.rows):
            self._pointed(place, column)

    def _bar_moved(self, how: str, *where: str) -> None:
        if how == "moveto":
            self._top = int(float(where[0]) * len(self._view.rows))
        else:
            self._top += int(where[0]) * (self.whole_rows if "page" in where[1] else 1)
        self.repaint()

    def _wheel(self, rows: int) -> None:
        self._top += rows
        self.repaint()
