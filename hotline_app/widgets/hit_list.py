"""A list of answers in groups, drawn by hand: the mark moves over the answers, not the headings."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import ttkbootstrap as ttk

from hotline_app.widgets.theme import current_palette, font_of, px
from hotline_app.widgets.wheel import bind_wheel
from hotline_app.widgets.words import fitted

ROW = 38
HEADING = 30
ICON = 16


@dataclass(frozen=True)
class HitRow:
    """One answer.

    Attributes:
        icon: name of a Bootstrap icon.
        title: what it is called.
        note: quiet words behind the title.
        tag: quiet words at the right: a key, a status, a code.
        act: what Enter and a click do.
    """

    icon: str
    title: str
    note: str
    tag: str
    act: Callable[[], None]


@dataclass(frozen=True)
class HitGroup:
    """Answers of one kind under their heading."""

    heading: str
    rows: tuple[HitRow, ...]


class HitList(tk.Canvas):
    """Shows groups of answers, one of them marked.

    Args:
        parent: the panel.
        take: called with the answer that was pointed at.
    """

    def __init__(self, parent: tk.Misc, take: Callable[[HitRow], None]) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0, takefocus=0)
        self._take = take
        self._groups: Sequence[HitGroup] = ()
        self._places: list[tuple[int, HitRow]] = []
        self._mark = 0
        self._whole = 0
        self._pointer: tuple[int, int] | None = None
        self.bind("<Motion>", self._hovered)
        self.bind("<Button-1>", self._pointed)
        self.bind("<Configure>", lambda _event: self.repaint())
        bind_wheel(self, lambda rows: self.yview_scroll(rows, "units"))

    @property
    def rows(self) -> tuple[HitRow, ...]:
        """The answers from top to bottom."""
        return tuple(row for _, row in self._places)

    @property
    def groups(self) -> tuple[HitGroup, ...]:
        """What is shown."""
        return tuple(self._groups)

    @property
    def marked(self) -> HitRow | None:
        """The answer under the mark, or None when there is none."""
        return self._places[self._mark][1] if self._mark < len(self._places) else None

    @property
    def wanted_height(self) -> int:
        """Pixels for everything."""
        return self._whole

    def offer(self, groups: Sequence[HitGroup]) -> None:
        """Show other answers, the first one marked."""
        self._groups = groups
        self._mark = 0
        self._pointer = None
        self.yview_moveto(0)
        self._measure()
        self.repaint()

    def move(self, rows: int) -> None:
        """Move the mark; beyond an end it goes on at the other."""
        if not self._places:
            return
        last = len(self._places) - 1
        wanted = self._mark + rows
        if abs(rows) == 1:
            self._mark = wanted % (last + 1)
        else:
            self._mark = max(0, min(last, wanted))
        self._pointer = None
        self._show_mark()
        self.repaint()

    @property
    def _row_height(self) -> int:
        return max(px(self, ROW), font_of(self, "Body").line_height + px(self, 14))

    @property
    def _heading_height(self) -> int:
        return max(px(self, HEADING), font_of(self, "SmallStrong").line_height + 10)

    def _measure(self) -> None:
        self._places = []
        top = px(self, 4)
        for group in self._groups:
            top += self._heading_height
            for row in group.rows:
                self._places.append((top, row))
                top += self._row_height
        self._whole = top + px(self, 6)

    def repaint(self) -> None:
        """Draw everything in the colours and letters in use."""
        palette = current_palette()
        self.configure(background=palette.card)
        self._measure()
        self.delete("all")
        width = self.winfo_width()
        self.configure(
            scrollregion=(0, 0, width, self._whole), yscrollincrement=self._row_height // 2
        )
        top = px(self, 4)
        number = 0
        for group in self._groups:
            middle = top + self._heading_height // 2 + px(self, 2)
            self.create_text(
                px(self, 18),
                middle,
                text=group.heading,
                anchor="w",
                font="SmallStrong",
                fill=palette.quiet,
            )
            top += self._heading_height
            for row in group.rows:
                self._draw(row, top, width, is_marked=number == self._mark)
                top += self._row_height
                number += 1

    def _draw(self, row: HitRow, top: int, width: int, *, is_marked: bool) -> None:
        palette, height = current_palette(), self._row_height
        middle = top + height // 2
        if is_marked:
            side = px(self, 8)
            self.create_rectangle(
                side, top, width - side, top + height, fill=palette.chosen, width=0
            )
            self.create_rectangle(
                side, top, side + px(self, 3), top + height, fill=palette.chosen_edge, width=0
            )
        ink = palette.chosen_edge if is_marked else palette.quiet
        self.create_image(px(self, 30), middle, image=ttk.Icon(row.icon, ICON, ink))
        left, right = px(self, 50), width - px(self, 20)
        small, body = font_of(self, "Small"), font_of(self, "Body")
        write = partial(self.create_text, anchor="w")
        if row.tag:
            tag = fitted(row.tag, small, width // 3)
            self.create_text(right, middle, text=tag, anchor="e", font="Small", fill=palette.quiet)
            right -= small.measure(tag) + px(self, 16)
        room = right - left
        title = fitted(row.title, body, room if not row.note else max(room * 2 // 3, room // 2))
        write(left, middle, text=title, font="Body", fill=palette.ink)
        left += body.measure(title) + px(self, 12)
        if row.note:
            note = fitted(row.note, small, right - left)
            write(left, middle, text=note, font="Small", fill=palette.quiet)

    def _show_mark(self) -> None:
        top = self._places[self._mark][0] if self._mark else 0
        bottom = self._places[self._mark][0] + self._row_height
        seen, height = self.canvasy(0), self.winfo_height()
        if top < seen:
            self.yview_moveto(top / self._whole)
        elif bottom > seen + height:
            self.yview_moveto((bottom - height + px(self, 6)) / self._whole)

    def _row_at(self, y: int) -> int | None:
        place = self.canvasy(y)
        for number, (top, _row) in enumerate(self._places):
            if top <= place < top + self._row_height:
                return number
        return None

    def _hovered(self, event: "tk.Event[tk.Canvas]") -> None:
        # A list that changes under a resting pointer must not move the mark.
        before, self._pointer = self._pointer, (event.x, event.y)
        if before in (None, self._pointer):
            return
        number = self._row_at(event.y)
        if number is not None and number != self._mark:
            self._mark = number
            self.repaint()

    def _pointed(self, event: "tk.Event[tk.Canvas]") -> None:
        number = self._row_at(event.y)
        if number is not None:
            self._take(self._places[number][1])
