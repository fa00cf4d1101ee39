"""The rows a table draws: as many canvas items as fit on the screen, used again and again."""

import tkinter as tk
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PIL import ImageTk

from hotline_app.widgets.palette import Palette
from hotline_app.widgets.pill import FONT as PILL_FONT
from hotline_app.widgets.pill import ROOM_AT_END, WORDS_AT, Status, pill_picture, pill_width
from hotline_app.widgets.table_columns import Column, Span, TwoLines
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

MARGIN = 14


@dataclass(frozen=True)
class RowState:
    """How a row looks now."""

    is_selected: bool = False
    is_current: bool = False
    is_hovered: bool = False


class PillPictures:
    """Pictures of pills, one for each width, tone and colour behind."""

    def __init__(self, canvas: tk.Canvas) -> None:
        self._canvas = canvas
        self._pictures: dict[tuple[int, str, str], ImageTk.PhotoImage] = {}

    def picture(self, status: Status, behind: str) -> ImageTk.PhotoImage:
        """Return the picture for a status on the colour `behind`."""
        key = (pill_width(self._canvas, status.words), status.tone, behind)
        if key not in self._pictures:
            self._pictures[key] = pill_picture(self._canvas, *key)
        return self._pictures[key]


class DrawnRow:
    """One row on the canvas; shows any record it is given.

    Args:
        canvas: of the table.
        top: in pixels.
        height: in pixels.
        pills: shared by all rows.
    """

    def __init__(self, canvas: tk.Canvas, top: int, height: int, pills: PillPictures) -> None:
        self._canvas = canvas
        self._top = top
        self._height = height
        self._pills = pills
        self._surface = canvas.create_rectangle(0, 0, 0, 0, width=0)
        self._mark = canvas.create_rectangle(0, 0, 0, 0, width=0)
        self._line = canvas.create_line(0, 0, 0, 0)
        self._ring = canvas.create_rectangle(0, 0, 0, 0, width=1, state="hidden")
        self._cells: list[tuple[int, int, int]] = []
        self._columns: Sequence[Column] = ()
        self._shown: tuple[Any | None, RowState, Palette] | None = None
        self._spans: Sequence[Span] = ()

    def lay_out(self, columns: Sequence[Column], spans: Sequence[Span], width: int) -> None:
        """Take the places of the columns."""
        canvas, top, bottom = self._canvas, self._top, self._top + self._height - 1
        canvas.coords(self._surface, 0, top, width, bottom)
        canvas.coords(self._mark, 0, top, px(canvas, 3), bottom)
        canvas.coords(self._line, 0, bottom, width, bottom)
        canvas.coords(self._ring, 1, top + 1, width - 2, bottom - 2)
        self._columns, self._spans = columns, spans
        self._shown = None
        while len(self._cells) > len(columns):
            canvas.delete(*self._cells.pop())
        while len(self._cells) < len(columns):
            self._cells.append(
                (
                    canvas.create_image(0, 0, anchor="w", state="hidden"),
                    canvas.create_text(0, 0, anchor="w"),
                    canvas.create_text(0, 0, anchor="w"),
                )
            )

    def remove(self) -> None:
        """Take everything off the canvas."""
        items = (self._surface, self._mark, self._line, self._ring)
        self._canvas.delete(*items, *(item for cell in self._cells for item in cell))

    def show(self, record: Any | None, state: RowState, palette: Palette) -> None:
        """Write a record, or nothing when there is none; what stands there already is left."""
        canvas = self._canvas
        shown, self._shown = self._shown, (record, state, palette)
        if shown is not None and shown[0] is record and shown[1:] == (state, palette):
            return
        surface = palette.card
        if record is not None and state.is_hovered:
            surface = palette.hover
        if record is not None and state.is_selected:
            surface = palette.chosen
        mark = palette.chosen_edge if record is not None and state.is_selected else surface
        canvas.itemconfigure(self._surface, fill=surface)
        canvas.itemconfigure(self._mark, fill=mark)
        canvas.itemconfigure(self._line, fill=palette.line if record is not None else palette.card)
        canvas.itemconfigure(
            self._ring,
            outline=palette.chosen_edge,
            state="normal" if record is not None and state.is_current else "hidden",
        )
        for column, span, items in zip(self._columns, self._spans, self._cells, strict=True):
            if record is None:
                for item in items:
                    canvas.itemconfigure(item, state="hidden")
            else:
                self._show_cell(column, span, items, record, (palette, surface))

    def _show_cell(
        self,
        column: Column,
        span: Span,
        items: tuple[int, int, int],
        record: Any,
        colours: tuple[Palette, str],
    ) -> None:
        canvas, (picture, first, second) = self._canvas, items
        palette, surface = colours
        cell = column.cell(record)
        room = span.width - px(canvas, MARGIN) - px(canvas, 6)
        left, middle = span.left + px(canvas, MARGIN), self._top + self._height // 2
        if isinstance(cell, Status):
            ends = px(canvas, WORDS_AT + ROOM_AT_END)
            room = span.width - px(canvas, MARGIN)
            words = fitted(cell.words, font_of(canvas, PILL_FONT), room - ends)
            shown = self._pills.picture(Status(words, cell.tone), surface)
            canvas.coords(picture, left, middle)
            canvas.itemconfigure(picture, image=shown, state="normal")
            ink = palette.tone(cell.tone).ink
            self._write(first, (left + px(canvas, WORDS_AT), middle), words, PILL_FONT, ink)
            canvas.itemconfigure(second, state="hidden")
            return
        canvas.itemconfigure(picture, state="hidden")
        if isinstance(cell, TwoLines):
            self._write_two(items, (left, middle), cell, room, palette)
            return
        words = fitted(cell, font_of(canvas, "Body"), room)
        ink = palette.quiet if column.is_quiet else palette.ink
        at = (left + room, middle) if column.is_number else (left, middle)
        self._write(first, at, words, "Body", ink, anchor="e" if column.is_number else "w")
        canvas.itemconfigure(second, state="hidden")

    def _write_two(
        self,
        items: tuple[int, int, int],
        at: tuple[int, int],
        cell: TwoLines,
        room: int,
        palette: Palette,
    ) -> None:
        canvas, (_picture, first, second) = self._canvas, items
        strong, small = font_of(canvas, "Strong"), font_of(canvas, "Small")
        left, middle = at
        if not cell.second.strip():
            words = fitted(cell.first, strong, room)
            self._write(first, (left, middle), words, "Strong", palette.ink)
            canvas.itemconfigure(second, state="hidden")
            return
        apart = strong.line_height // 2
        words = fitted(cell.first, strong, room)
        self._write(first, (left, middle - apart), words, "Strong", palette.ink)
        words = fitted(cell.second, small, room)
        self._write(second, (left, middle + apart), words, "Small", palette.quiet)

    def _write(
        self,
        item: int,
        at: tuple[int, int],
        words: str,
        font: str,
        ink: str,
        *,
        anchor: str = "w",
    ) -> None:
        self._canvas.coords(item, *at)
        self._canvas.itemconfigure(
            item, text=words, font=font, fill=ink, anchor=anchor, state="normal"
        )
