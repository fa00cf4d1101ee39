"""Everything that happened to a case, newest first, one mark after the other."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ttkbootstrap as ttk

from hotline_app.widgets.surfaces import Shape, rounded
from hotline_app.widgets.theme import current_palette, font_of, px
from hotline_app.widgets.wheel import bind_wheel

MARK = 28
ICON = 13
LEAST_TITLE = 140


@dataclass(frozen=True)
class Happening:
    """One entry.

    Attributes:
        title: what happened, in two or three words.
        when: day and hour as written.
        details: any length, or "".
        who: name of the person, or "".
        icon: name of a Bootstrap icon.
        tone: name of a tone of the palette.
        key: handed over when it is opened.
    """

    title: str
    when: str
    details: str = ""
    who: str = ""
    icon: str = "circle-fill"
    tone: str = "grey"
    key: str = ""


class Timeline(ttk.Frame):
    """Entries on a canvas. Up and Down move, Enter opens, Ctrl+C copies the words.

    Args:
        parent: a card's body.
        opened: called with the key of an entry.
    """

    def __init__(self, parent: tk.Misc, opened: Callable[[str], None] | None = None) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._opened = opened
        self._entries: Sequence[Happening] = ()
        self._current = -1
        self._tops: list[int] = []
        self._bottoms: list[int] = []
        self._pictures: dict[str, object] = {}
        self._drawn_width = 0
        self.canvas = tk.Canvas(
            self,
            borderwidth=0,
            highlightthickness=0,
            takefocus=1,
            width=px(self, 240),
            yscrollincrement=px(self, 16),
        )
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self.canvas.yview)
        self._bar.grid(row=0, column=1, sticky="ns")
        self.canvas.configure(yscrollcommand=self._scrolled)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.canvas.bind("<Configure>", self._resized)
        self.canvas.bind("<FocusIn>", lambda _event: self._focused())
        self.canvas.bind("<FocusOut>", lambda _event: self._draw_choice())
        self.canvas.bind("<Button-1>", self._pressed)
        self.canvas.bind("<Double-Button-1>", lambda _event: self._open())
        self.canvas.bind("<Down>", lambda _event: self._move(1))
        self.canvas.bind("<Up>", lambda _event: self._move(-1))
        self.canvas.bind("<Return>", lambda _event: self._open())
        self.canvas.bind("<Control-c>", lambda _event: self._copy())
        bind_wheel(self.canvas, self._wheel)

    @property
    def current(self) -> Happening | None:
        """The entry under the mark."""
        return self._entries[self._current] if 0 <= self._current < len(self._entries) else None

    def set_entries(self, entries: Sequence[Happening]) -> None:
        """Show other entries, in the order given; the mark stays on its entry."""
        marked = self.current
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        keys = [entry.key for entry in self._entries]
        is_there = marked is not None and marked.key and marked.key in keys
        self._current = keys.index(marked.key) if marked is not None and is_there else -1
        self.repaint()

    def focus_set(self) -> None:
        """Put the keyboard on the entries."""
        self.canvas.focus_set()

    def repaint(self) -> None:
        """Draw what is in sight in the colours and fonts in use; the rest when it is needed."""
        self.canvas.configure(background=current_palette().card)
        self._drawn_width = self.canvas.winfo_width()
        self.canvas.delete("all")
        self._tops, self._bottoms, self._pictures = [], [], {}
        self._draw_to_sight()
        self._draw_choice()

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.width == self._drawn_width:
            # Higher or lower: what stands there stays.
            self._draw_to_sight()
        else:
            self.repaint()

    def _draw_to_sight(self) -> None:
        height = self.canvas.winfo_height()
        self._draw_to(int(self.canvas.canvasy(height)) + height, -1)

    def _draw_to(self, depth: int, place: int) -> None:
        """Draw entries until both `depth` and the entry at `place` are reached."""
        width = self.canvas.winfo_width()
        if width <= 1:
            return
        y, known = self._next_top(), len(self._tops)
        while len(self._tops) < len(self._entries) and (y < depth or len(self._tops) <= place):
            here = len(self._tops)
            bottom = self._draw_entry(self._entries[here], y, width)
            self._tops.append(y)
            self._bottoms.append(bottom)
            if here + 1 < len(self._entries):
                x, edge = px(self, MARK) // 2, current_palette().edge
                end = bottom + px(self, 14)
                self.canvas.create_line(x, y + px(self, MARK), x, end, fill=edge)
            y = self._next_top()
        if known and known == len(self._tops):
            return
        # What is not drawn yet is taken to be as high as what is.
        missing = len(self._entries) - len(self._tops)
        y = y if missing or not self._bottoms else self._bottoms[-1] + px(self, 6)
        whole = y + missing * y // max(1, len(self._tops))
        self.canvas.configure(scrollregion=(0, 0, width, whole))

    def _next_top(self) -> int:
        return self._bottoms[-1] + px(self, 16) if self._bottoms else px(self, 4)

    def _draw_choice(self) -> None:
        """Draw the mark around the current entry while the keyboard is here."""
        self.canvas.delete("choice")
        if self.focus_displayof() is not self.canvas or self._current < 0:
            return
        self._draw_to(0, self._current)
        if self._current < len(self._tops):
            self.canvas.create_rectangle(
                px(self, MARK + 6),
                self._tops[self._current] - px(self, 3),
                self.canvas.winfo_width() - 2,
                self._bottoms[self._current] + px(self, 4),
                outline=current_palette().chosen_edge,
                tags="choice",
            )

    def _draw_entry(self, entry: Happening, top: int, width: int) -> int:
        """Draw one entry; returns the y below its last line."""
        canvas, palette = self.canvas, current_palette()
        self._draw_mark(entry, top)
        left, y, right = px(self, MARK + 14), top, width - px(self, 8)
        room = right - left - font_of(self, "Small").measure(entry.when) - px(self, 12)
        last = entry.who
        if room < px(self, LEAST_TITLE):
            # No room beside the title: the time stands below, with the name.
            room, last = right - left, " · ".join(part for part in (entry.who, entry.when) if part)
        else:
            canvas.create_text(
                right, y, text=entry.when, font="Small", fill=palette.quiet, anchor="ne"
            )
        parts = [(entry.title, "Strong", palette.ink, room)]
        parts.append((entry.details, "Body", palette.ink, right - left))
        parts.append((last, "Small", palette.quiet, right - left))
        for words, font, ink, wide in parts:
            if words:
                item = canvas.create_text(
                    left, y, text=words, font=font, fill=ink, anchor="nw", width=max(wide, 1)
                )
                y = canvas.bbox(item)[3]
        return max(y, top + px(self, MARK))

    def _draw_mark(self, entry: Happening, top: int) -> None:
        palette, side = current_palette(), px(self, MARK)
        tone = palette.tone(entry.tone)
        if entry.tone not in self._pictures:
            shape = Shape(side, side, side // 2, tone.surface, tone.surface, 0, palette.card)
            self._pictures[entry.tone] = rounded(shape)
        picture = self._pictures[entry.tone]
        self.canvas.create_image(0, top, image=picture, anchor="nw")
        icon = ttk.Icon(entry.icon, ICON, tone.ink)
        self.canvas.create_image(side // 2, top + side // 2, image=icon)

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        if len(self._tops) < len(self._entries):
            self._draw_to_sight()

    def _wheel(self, rows: int) -> None:
        first, last = self.canvas.yview()
        if first > 0 or last < 1:
            self.canvas.yview_scroll(rows, "units")

    def _focused(self) -> None:
        if self._current < 0 and self._entries:
            self._current = 0
        self._draw_choice()

    def _move(self, places: int) -> str:
        self._current = max(0, min(len(self._entries) - 1, self._current + places))
        self._draw_choice()
        self._bring_into_sight()
        return "break"

    def _bring_into_sight(self) -> None:
        if not 0 <= self._current < len(self._tops):
            return
        region = str(self.canvas.cget("scrollregion")).split()
        whole = float(region[3]) if len(region) == 4 else 1.0
        top, height = self._tops[self._current], self.canvas.winfo_height()
        seen = self.canvas.canvasy(0)
        if top < seen or top + px(self, 60) > seen + height:
            self.canvas.yview_moveto(top / whole)

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        y = self.canvas.canvasy(event.y)
        above = [place for place, top in enumerate(self._tops) if top <= y]
        self._current = above[-1] if above else -1
        self.canvas.focus_set()
        self._draw_choice()

    def _open(self) -> str:
        entry = self.current
        if entry is not None and self._opened is not None:
            self._opened(entry.key)
        return "break"

    def _copy(self) -> str:
        entry = self.current
        if entry is not None:
            parts = (entry.when, entry.title, entry.details, entry.who)
            self.clipboard_clear()
            self.clipboard_append("\n".join(part for part in parts if part))
        return "break"
