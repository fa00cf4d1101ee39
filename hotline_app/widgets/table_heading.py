"""The headings of a table's columns: pressing one asks for that order, dragging changes widths."""

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from hotline_app.widgets.table_columns import NARROWEST, WIDEST, Column, Order, Span
from hotline_app.widgets.table_rows import MARGIN
from hotline_app.widgets.theme import current_palette, font_of, px
from hotline_app.widgets.words import fitted

ARROW = 9
GRIP = 5
STEP = 16


class TableHeading(tk.Canvas):
    """One line of headings.

    With the keyboard on it, Left and Right go from column to column, Enter or Space sorts,
    Ctrl+Left and Ctrl+Right make the column narrower and wider. With the mouse: press to sort,
    drag the right edge.

    Args:
        parent: the table.
        press: called with the key of a sortable column.
        widen: called with a column's key and its new width, for 96 dots per inch.
    """

    def __init__(
        self,
        parent: tk.Misc,
        press: Callable[[str], None],
        widen: Callable[[str, int], None],
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0, takefocus=1)
        self._press = press
        self._widen = widen
        self._columns: Sequence[Column] = ()
        self._spans: Sequence[Span] = ()
        self._order: Order | None = None
        self._marked = 0
        self._dragged: Column | None = None
        self.bind("<Button-1>", self._pressed)
        self.bind("<B1-Motion>", self._drag)
        self.bind("<ButtonRelease-1>", self._released)
        self.bind("<Motion>", self._hovered)
        self.bind("<FocusIn>", lambda _event: self.repaint())
        self.bind("<FocusOut>", lambda _event: self.repaint())
        for name, columns in (("Left", -1), ("Right", 1)):
            self.bind(f"<{name}>", lambda _event, by=columns: self._go(by))  # type: ignore[misc]
            self.bind(
                f"<Control-{name}>",
                lambda _event, by=columns * STEP: self._widen_marked(by),  # type: ignore[misc]
            )
        for name in ("Return", "KP_Enter", "space"):
            self.bind(f"<{name}>", lambda _event: self._sort_marked())
        # Its own height from the start: in a low window that of a new canvas leaves no rows.
        self.repaint()

    def show(self, columns: Sequence[Column], spans: Sequence[Span], order: Order | None) -> None:
        """Write the headings and mark the order."""
        if (columns, spans, order) == (self._columns, self._spans, self._order):
            return
        self._columns, self._spans, self._order = columns, spans, order
        self._marked = max(0, min(self._marked, len(columns) - 1))
        self.repaint()

    def repaint(self) -> None:
        """Draw in the colours and fonts in use."""
        palette = current_palette()
        height = font_of(self, "SmallStrong").line_height + px(self, 20)
        self.configure(background=palette.card, height=height)
        self.delete("all")
        has_keyboard = self.focus_displayof() is self
        for place, (column, span) in enumerate(zip(self._columns, self._spans, strict=True)):
            self._draw_heading(column, span, height)
            if has_keyboard and place == self._marked:
                self.create_rectangle(
                    span.left + 2,
                    3,
                    span.left + span.width - 2,
                    height - 4,
                    outline=palette.chosen_edge,
                )
        self.create_line(0, height - 1, self.winfo_screenwidth(), height - 1, fill=palette.line)

    def _draw_heading(self, column: Column, span: Span, height: int) -> None:
        palette, font = current_palette(), font_of(self, "SmallStrong")
        left, room = span.left + px(self, MARGIN), span.width - px(self, MARGIN + 6)
        is_ordered = self._order is not None and self._order.column == column.key
        words = fitted(column.title, font, room - (px(self, 16) if is_ordered else 0))
        x, anchor = (left + room, "e") if column.is_number else (left, "w")
        self.create_text(
            x,
            height // 2,
            text=words,
            font="SmallStrong",
            fill=palette.ink if is_ordered else palette.quiet,
            anchor="e" if anchor == "e" else "w",
        )
        if is_ordered and self._order is not None:
            icon = "caret-down-fill" if self._order.is_descending else "caret-up-fill"
            at = left - px(self, 8) if column.is_number else left + font.measure(words)
            at += 0 if column.is_number else px(self, 10)
            self.create_image(at, height // 2, image=ttk.Icon(icon, ARROW, palette.ink))

    # The mouse

    def _column_at(self, x: int) -> Column | None:
        for column, span in zip(self._columns, self._spans, strict=True):
            if span.left <= x < span.left + span.width:
                return column
        return None

    def _grip_at(self, x: int) -> Column | None:
        """The column whose right edge is near."""
        near = px(self, GRIP)
        for column, span in zip(self._columns, self._spans, strict=True):
            if abs(span.left + span.width - x) <= near:
                return column
        return None

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        self._dragged = self._grip_at(event.x)
        column = self._column_at(event.x)
        if self._dragged is None and column is not None and column.is_sortable:
            self._press(column.key)

    def _drag(self, event: "tk.Event[tk.Canvas]") -> None:
        if self._dragged is None:
            return
        key = self._dragged.key
        for column, span in zip(self._columns, self._spans, strict=True):
            if column.key == key:
                self._tell(key, event.x - span.left)
                return

    def _released(self, _event: object) -> None:
        self._dragged = None

    def _hovered(self, event: "tk.Event[tk.Canvas]") -> None:
        column = self._column_at(event.x)
        cursor = "hand2" if column is not None and column.is_sortable else ""
        self.configure(cursor="sb_h_double_arrow" if self._grip_at(event.x) else cursor)

    # The keyboard

    def _go(self, columns: int) -> str:
        self._marked = max(0, min(len(self._columns) - 1, self._marked + columns))
        self.repaint()
        return "break"

    def _sort_marked(self) -> str:
        if self._columns and self._columns[self._marked].is_sortable:
            self._press(self._columns[self._marked].key)
        return "break"

    def _widen_marked(self, by: int) -> str:
        if self._columns:
            width = self._spans[self._marked].width + px(self, by)
            self._tell(self._columns[self._marked].key, width)
        return "break"

    def _tell(self, key: str, pixels: int) -> None:
        width = round(100 * pixels / max(1, px(self, 100)))
        self._widen(key, max(NARROWEST, min(WIDEST, width)))
