"""Charts drawn on a canvas in our colours: columns over time, and lines in order of size.

Every chart is a list for the keyboard: arrows move along it, Enter opens what stands behind the
bar, and `<<Marked>>` says that another bar is marked; `text` tells the whole chart in words.
"""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from hotline_app.widgets.theme import current_palette, font_of, px
from hotline_app.widgets.words import fitted

Anchor = Literal["n", "ne", "e", "s", "w"]


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes:
        label: at its foot or before it.
        value: its length, 0 or more.
        words: the bar told in words ("23/11/2026: 4 contacts").
        number: the value as people read it.
    """

    label: str
    value: int
    words: str
    number: str


class Chart(tk.Canvas):
    """What both charts share: bars, the marked one, keys and words.

    Args:
        parent: a card's body.
        opened: called with the place of a bar that was pressed, or None.
    """

    def __init__(self, parent: tk.Misc, opened: Callable[[int], None] | None = None) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0, takefocus=1, width=200)
        self.bars: tuple[Bar, ...] = ()
        self.text = ""
        self.current: int | None = None
        self._hovered: int | None = None
        self._told: int | None = None
        self._opened = opened
        self._at: list[tuple[int, int, int, int]] = []
        for sequence in ("<Configure>", "<FocusIn>", "<FocusOut>"):
            self.bind(sequence, lambda _event: self.repaint())
        for names, step in ((("Left", "Up"), -1), (("Right", "Down"), 1)):
            for name in names:
                self.bind(f"<{name}>", partial(self._step, step))
        self.bind("<Home>", lambda _event: self._go(0))
        self.bind("<End>", lambda _event: self._go(len(self.bars) - 1))
        for name in ("Return", "KP_Enter", "space"):
            self.bind(f"<{name}>", lambda _event: self._open())
        self.bind("<Button-1>", self._pressed)
        self.bind("<Motion>", lambda event: self._hover(self._bar_at(event.x, event.y)))
        self.bind("<Leave>", lambda _event: self._hover(None))

    def show(self, bars: Sequence[Bar], text: str) -> None:
        """Show other bars; `text` tells them in words."""
        self.bars, self.text = tuple(bars), text
        self.current = None if self.current is None or not bars else 0
        self.repaint()

    @property
    def marked(self) -> int | None:
        """The bar that the pointer or the keyboard is on."""
        if self._hovered is not None:
            return self._hovered
        return self.current if self.focus_displayof() is self else None

    def repaint(self) -> None:
        """Draw it in the colours and fonts in use."""
        self.configure(background=current_palette().card)
        self.delete("all")
        self._at = []
        if self.winfo_width() > 1 and self.bars:
            self.draw()
        if self._told != self.marked:
            self._told = self.marked
            self.event_generate("<<Marked>>")

    def draw(self) -> None:
        """Draw the bars; a subclass does it."""
        raise AssertionError("a chart draws its bars")

    def bar(self, place: int, box: tuple[int, int, int, int], reach: tuple[int, ...]) -> None:
        """Draw one bar.

        Args:
            place: which one.
            box: left, top, right, bottom of what is coloured.
            reach: where the pointer is on the bar.
        """
        palette = current_palette()
        is_marked = place == self.marked
        fill = palette.chosen_edge if is_marked else palette.act
        if self.bars[place].value:
            self.create_rectangle(*box, fill=fill, width=0, tags="bar")
        if is_marked:
            edge = px(self, 1)
            left, top, right, bottom = reach
            self.create_rectangle(
                left, top, right - edge, bottom - edge, outline=palette.chosen_edge, width=edge
            )
        self._at.append((reach[0], reach[1], reach[2], reach[3]))

    def write(self, x: int, y: int, text: str, anchor: Anchor, *, is_strong: bool = False) -> None:
        """Write a label or a number."""
        palette = current_palette()
        self.create_text(
            x,
            y,
            text=text,
            anchor=anchor,
            font="SmallStrong" if is_strong else "Small",
            fill=palette.ink if is_strong else palette.quiet,
        )

    def _bar_at(self, x: int, y: int) -> int | None:
        for place, (left, top, right, bottom) in enumerate(self._at):
            if left <= x < right and top <= y < bottom:
                return place
        return None

    def _hover(self, place: int | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.repaint()

    def _step(self, step: int, _event: object) -> str:
        last = len(self.bars) - 1
        begin = last if step < 0 else 0
        return self._go(begin if self.current is None else self.current + step)

    def _go(self, place: int) -> str:
        if self.bars:
            self.current = max(0, min(place, len(self.bars) - 1))
            self._hovered = None
            self.repaint()
        return "break"

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> str:
        self.focus_set()
        place = self._bar_at(event.x, event.y)
        if place is not None:
            self.current = place
            self.repaint()
            self._open()
        return "break"

    def _open(self) -> str:
        if self.current is not None and self._opened is not None:
            self._opened(self.current)
        return "break"


class ColumnChart(Chart):
    """Columns over time, a scale at the left, the words of the marked column on top."""

    def draw(self) -> None:
        """Draw scale, columns and labels."""
        palette = current_palette()
        width, height = self.winfo_width(), self.winfo_height()
        small = font_of(self, "Small")
        line = small.line_height
        top = most = scale_top(max(bar.value for bar in self.bars))
        left = small.measure(str(most)) + px(self, 8)
        foot, head = height - line - px(self, 4), line + px(self, 8)
        unit = (foot - head - line) / max(1, top)
        for mark in scale_marks(top):
            y = round(foot - mark * unit)
            self.create_line(left, y, width, y, fill=palette.line)
            self.write(left - px(self, 4), y, str(mark), "e")
        slot = (width - left) / len(self.bars)
        gap = max(1, round(slot * 0.18))
        widest = max(small.measure(bar.label) for bar in self.bars) + px(self, 8)
        every = max(1, -(-widest // max(1, int(slot))))
        for place, bar in enumerate(self.bars):
            x0, x1 = round(left + place * slot), round(left + (place + 1) * slot)
            y = round(foot - bar.value * unit)
            self.bar(place, (x0 + gap, y, max(x1 - gap, x0 + gap + 1), foot), (x0, head, x1, foot))
            # Counted from the newest, so that the last label is always there.
            if (len(self.bars) - 1 - place) % every == 0:
                half = small.measure(bar.label) // 2
                x = min(max((x0 + x1) // 2, left + half), width - half)
                self.write(x, foot + px(self, 2), bar.label, "n")
            if bar.value and small.measure(bar.number) <= slot - 1:
                self.write((x0 + x1) // 2, y - 1, bar.number, "s")
        if self.marked is not None:
            self.write(width, 0, self.bars[self.marked].words, "ne", is_strong=True)


class RankChart(Chart):
    """Names with a bar and a number each, as high as it needs to be."""

    def draw(self) -> None:
        """Draw a line for each bar."""
        width = self.winfo_width()
        small = font_of(self, "Small")
        line = small.line_height + px(self, 8)
        wanted = line * len(self.bars)
        if int(self.cget("height")) != wanted:
            self.configure(height=wanted)
        gap = px(self, 8)
        names = max(small.measure(bar.label) for bar in self.bars)
        numbers = max(font_of(self, "SmallStrong").measure(bar.number) for bar in self.bars)
        left = min(names, int(width * 0.5)) + gap
        right = max(left + 1, width - numbers - gap)
        most = max(1, *(bar.value for bar in self.bars), 1)
        for place, bar in enumerate(self.bars):
            y = place * line
            end = left + max(1, round((right - left) * bar.value / most))
            thick = max(2, line // 4)
            middle = y + line // 2
            box = (left, middle - thick, end, middle + thick)
            self.bar(place, box, (0, y, width, y + line))
            self.write(px(self, 3), middle, fitted(bar.label, small, left - gap), "w")
            self.write(width - px(self, 3), middle, bar.number, "e", is_strong=True)


def scale_top(most: int) -> int:
    """The number at the top of a scale: 1, 2 or 5 times a power of ten that holds `most`."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if most <= 4 * factor * step:
                return max(factor * step * -(-most // (factor * step)), factor * step)
        step *= 10


def scale_marks(top: int) -> list[int]:
    """The numbers of a scale from 0 to `top`, at most four steps apart."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if top <= 4 * factor * step:
                return list(range(0, top + 1, factor * step))
        step *= 10
