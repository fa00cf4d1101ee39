"""A list of any length: a million rows scroll like a hundred."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ttkbootstrap as ttk

from hotline_app.widgets.row_pages import Fetch, RowPages
from hotline_app.widgets.selection import Selection
from hotline_app.widgets.table_columns import Column, Order, spread
from hotline_app.widgets.table_heading import TableHeading
from hotline_app.widgets.table_keys import TableKeys
from hotline_app.widgets.table_mouse import TableMouse
from hotline_app.widgets.table_rows import DrawnRow, PillPictures, RowState
from hotline_app.widgets.theme import current_palette, font_of, px


@dataclass(frozen=True)
class TableActs:
    """What a table tells its screen.

    Attributes:
        opened: Enter or a double click on a row; takes the record.
        moved: another row is current; takes the record or None.
        selected: the selection changed.
        ordered: a heading was pressed; takes the wanted order. The screen fetches anew and calls
            `set_rows` and `set_order`.
        widened: a column got another width, for 96 dots per inch; the screen sets `columns`.
    """

    opened: Callable[[Any], None] | None = None
    moved: Callable[[Any | None], None] | None = None
    selected: Callable[[], None] | None = None
    ordered: Callable[[Order], None] | None = None
    widened: Callable[[str, int], None] | None = None


class Table(TableKeys, TableMouse, ttk.Frame):
    """Rows drawn on a canvas; only those on the screen exist.

    The keys of the rows stand in `TableKeys`, the mouse in `TableMouse`, those of the headings in
    `TableHeading`.

    Args:
        parent: a card's body.
        columns: from left to right.
        acts: what the screen wants to hear.
    """

    def __init__(self, parent: tk.Misc, columns: Sequence[Column], acts: TableActs) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self.columns = tuple(columns)
        self.selection = Selection()
        self._acts = acts
        self._order: Order | None = None
        self._pages = RowPages(0, lambda _first, _count: ())
        self._rows: list[DrawnRow] = []
        self._top = 0
        self._hovered: int | None = None
        self._waiting: str | None = None
        self._build()
        self._bind_keys()
        self._bind_mouse()

    def set_rows(
        self, total: int, fetch: Fetch, *, keeps_place: bool = False, current: int | None = None
    ) -> None:
        """Show other rows.

        Args:
            total: how many there are.
            fetch: (first row, how many) -> records; asked only for pages that are looked at.
            keeps_place: stay at the same place of the list (after a refresh).
            current: the row to stand on, brought into sight; None leaves that to `keeps_place`.
        """
        if current is None and keeps_place:
            current = self.selection.current
        self._pages = RowPages(total, fetch)
        self.selection.reset(total)
        if not keeps_place:
            self._top = 0
        if current is not None and total:
            self.selection.select(min(current, total - 1))
            self._bring_into_sight(min(current, total - 1))
        self._draw()
        self._tell_selected()

    def grow(self, total: int) -> None:
        """Take more rows below those there are; what is looked at and selected stays."""
        is_full = self._top + len(self._rows) <= self.total
        self._pages.grow(total)
        self.selection.total = total
        # A long list grows fifty times: what is looked at is not drawn again for that.
        if is_full:
            self._show_bar()
        else:
            self._draw()

    def set_order(self, order: Order | None) -> None:
        """Mark a column as the order of the rows."""
        self._order = order
        if self._waiting is None:
            self.heading.show(self.columns, self._spans(), order)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same records."""
        self.columns = tuple(columns)
        self._lay_out_soon()

    def destroy(self) -> None:
        """Let go of what waits."""
        if self._waiting is not None:
            self.after_cancel(self._waiting)
            self._waiting = None
        super().destroy()

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._pages.total

    @property
    def first_shown(self) -> int:
        """Place of the row at the top."""
        return self._top

    @property
    def current(self) -> Any | None:
        """The record of the current row."""
        row = self.selection.current
        return None if row is None else self._pages.row(row)

    def record(self, row: int) -> Any | None:
        """Return the record at a place of the list."""
        return self._pages.row(row)

    def record_at(self, y: int) -> Any | None:
        """Return the record drawn at a height of the canvas, or None."""
        row = self._row_at(y)
        return None if row is None else self._pages.row(row)

    def go_to(self, row: int, *, extends: bool = False, moves: bool = False) -> None:
        """Make a row the current one and bring it into sight.

        Args:
            row: place in the list.
            extends: select everything from where the selection began.
            moves: leave the selection as it is.
        """
        if not self.total:
            return
        row = max(0, min(row, self.total - 1))
        if extends:
            self.selection.extend(row)
        elif moves:
            self.selection.current = row
        else:
            self.selection.select(row)
        self._bring_into_sight(row)
        self._draw()
        if self._acts.moved is not None:
            self._acts.moved(self._pages.row(row))
        self._tell_selected()

    def focus_set(self) -> None:
        """Put the keyboard on the rows."""
        self.canvas.focus_set()

    def repaint(self) -> None:
        """Draw everything anew in the colours and fonts in use."""
        self._rows = []
        self._lay_out()

    def _build(self) -> None:
        self.heading = TableHeading(self, self._heading_pressed, self._widened)
        self.heading.grid(row=0, column=0, columnspan=2, sticky="ew")
        self.canvas = tk.Canvas(self, borderwidth=0, highlightthickness=0, takefocus=1, width=200)
        self.canvas.grid(row=1, column=0, sticky="nsew")
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._bar_moved)
        self._bar.grid(row=1, column=1, sticky="ns", padx=(0, 2))
        self.rowconfigure(1, weight=1)
        self.columnconfigure(0, weight=1)
        self._pills = PillPictures(self.canvas)
        canvas = self.canvas
        canvas.bind("<Configure>", lambda _event: self._lay_out_soon())
        canvas.bind("<FocusIn>", lambda _event: self._draw())
        canvas.bind("<FocusOut>", lambda _event: self._draw())

    # Geometry

    @property
    def _row_height(self) -> int:
        two = font_of(self, "Strong").line_height
        two += font_of(self, "Small").line_height
        return max(px(self, 44), two + px(self, 14))

    @property
    def _whole_rows(self) -> int:
        return max(1, self.canvas.winfo_height() // self._row_height)

    def _spans(self) -> list[Any]:
        return spread(self.columns, self.canvas.winfo_width(), lambda size: px(self, size))

    def _row_at(self, y: int) -> int | None:
        row = self._top + y // self._row_height
        return row if 0 <= row < self.total else None

    def _bring_into_sight(self, row: int) -> None:
        self._top = max(min(self._top, row), row - self._whole_rows + 1)

    def _lay_out_soon(self) -> None:
        """Once for all that changes at the same time: the table, its columns, its canvas."""
        if self._waiting is None:
            self._waiting = self.after_idle(self._lay_out)

    def _lay_out(self) -> None:
        if self._waiting is not None:
            self.after_cancel(self._waiting)
            self._waiting = None
        width, height = self.canvas.winfo_width(), self.canvas.winfo_height()
        if width <= 1:
            return
        row_height, spans = self._row_height, self._spans()
        self.heading.show(self.columns, spans, self._order)
        if not self._rows:
            self.canvas.configure(background=current_palette().card)
            self.canvas.delete("all")
            self._pills = PillPictures(self.canvas)
        # While the window is pulled larger, rows and pictures that are there serve on.
        wanted = -(-height // row_height)
        for number in range(len(self._rows), wanted):
            self._rows.append(DrawnRow(self.canvas, number * row_height, row_height, self._pills))
        while len(self._rows) > wanted:
            self._rows.pop().remove()
        for row in self._rows:
            row.lay_out(self.columns, spans, width)
        self._draw()

    def _draw(self) -> None:
        if not self._rows:
            return
        whole = self._whole_rows
        self._top = max(0, min(self._top, self.total - whole))
        palette = current_palette()
        has_keyboard = self.focus_displayof() is self.canvas
        for number, drawn in enumerate(self._rows):
            row = self._top + number
            state = RowState(
                is_selected=row in self.selection,
                is_current=has_keyboard and row == self.selection.current,
                is_hovered=row == self._hovered,
            )
            drawn.show(self._pages.row(row), state, palette)
        self._show_bar()

    def _show_bar(self) -> None:
        total = max(1, self.total)
        self._bar.set(self._top / total, min(1.0, (self._top + self._whole_rows) / total))

    # What people do

    def _open(self) -> str:
        record = self.current
        if record is not None and self._acts.opened is not None:
            self._acts.opened(record)
        return "break"

    def _heading_pressed(self, key: str) -> None:
        if self._acts.ordered is not None:
            was = self._order
            turns = was is not None and was.column == key and not was.is_descending
            self._acts.ordered(Order(key, is_descending=turns))

    def _widened(self, key: str, width: int) -> None:
        if self._acts.widened is not None:
            self._acts.widened(key, width)

    def selection_changed(self) -> None:
        """Draw the rows anew and tell the screen."""
        self._draw()
        self._tell_selected()

    def _tell_selected(self) -> None:
        if self._acts.selected is not None:
            self._acts.selected()
