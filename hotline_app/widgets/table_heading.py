"""The headings of a table's columns; pressing one asks for that order."""

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from hotline_app.widgets.table_columns import Column, Order, Span
from hotline_app.widgets.table_rows import MARGIN
from hotline_app.widgets.theme import current_palette, font_of, px
from hotline_app.widgets.words import fitted

ARROW = 9


class TableHeading(tk.Canvas):
    """One line of headings.

    Args:
        parent: the table.
        press: called with the key of a sortable column.
    """

    def __init__(self, parent: tk.Misc, press: Callable[[str], None]) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        self._press = press
        self._columns: Sequence[Column] = ()
        self._spans: Sequence[Span] = ()
        self._order: Order | None = None
        self.bind("<Button-1>", self._pressed)
        self.bind("<Motion>", self._hovered)

    def show(self, columns: Sequence[Column], spans: Sequence[Span], order: Order | None) -> None:
        """Write the headings and mark the order."""
        self._columns, self._spans, self._order = columns, spans, order
        self.repaint()

    def repaint(self) -> None:
        """Draw in the colours and fonts in use."""
        palette = current_palette()
        font = font_of(self, "SmallStrong")
        height = font.metrics("linespace") + px(self, 20)
        self.configure(background=palette.card, height=height)
        self.delete("all")
        for column, span in zip(self._columns, self._spans, strict=True):
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
        self.create_line(0, height - 1, self.winfo_screenwidth(), height - 1, fill=palette.line)

    def _column_at(self, x: int) -> Column | None:
        for column, span in zip(self._columns, self._spans, strict=True):
            if span.left <= x < span.left + span.width:
                return column
        return None

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        column = self._column_at(event.x)
        if column is not None and column.is_sortable:
            self._press(column.key)

    def _hovered(self, event: "tk.Event[tk.Canvas]") -> None:
        column = self._column_at(event.x)
        self.configure(cursor="hand2" if column is not None and column.is_sortable else "")
