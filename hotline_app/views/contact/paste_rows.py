"""The rows of a paste sheet: ticked or not, moved through with the arrows, ticked with Space."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.contact.paste_form import PasteRow, turned
from hotline_app.widgets.theme import current_palette, font_of, px
from hotline_app.widgets.wheel import bind_wheel
from hotline_app.widgets.words import fitted

TICK: Final = 18
MARGIN: Final = 12
NAME_ROOM: Final = 128
NAMES_SHARE: Final = 0.28  # of the width, where letters are large


class PasteRows(ttk.Frame):
    """A short list drawn on a canvas.

    Args:
        parent: a card's body.
        names: field of the form -> what people call it.
        moved: called with the row that is looked at, or None.
    """

    def __init__(
        self,
        parent: tk.Misc,
        names: Callable[[str], str],
        moved: Callable[[PasteRow | None], None],
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._names = names
        self._moved = moved
        self.rows: tuple[PasteRow, ...] = ()
        self.at = 0
        self._top = 0
        self.canvas = tk.Canvas(self, borderwidth=0, highlightthickness=0, takefocus=1, width=300)
        self.canvas.pack(fill="both", expand=True)
        steps = {"Up": -1, "Down": 1, "Prior": -8, "Next": 8, "Home": -(10**6), "End": 10**6}
        for name, step in steps.items():
            self.canvas.bind(f"<{name}>", lambda _event, rows=step: self._step(rows))  # type: ignore[misc]
        self.canvas.bind("<space>", lambda _event: self.turn(self.at))
        self.canvas.bind("<Button-1>", self._pressed)
        for name in ("<Configure>", "<FocusIn>", "<FocusOut>"):
            self.canvas.bind(name, lambda _event: self.repaint())
        bind_wheel(self.canvas, self._scroll)

    def show(self, rows: Sequence[PasteRow]) -> None:
        """Show other rows; what was ticked or dropped by hand stays so where it is there again."""
        by_hand = {(row.field, row.value): row.is_ticked for row in self.rows}
        self.rows = tuple(rows)
        for place, row in enumerate(self.rows):
            wanted = by_hand.get((row.field, row.value), row.is_ticked)
            if wanted != row.is_ticked:
                self.rows = turned(self.rows, place)
        self.at = min(self.at, max(0, len(self.rows) - 1))
        self._top = 0
        self.repaint()

    def turn(self, place: int) -> str:
        """Tick a row, or take its tick away."""
        if 0 <= place < len(self.rows):
            self.at = place
            self.rows = turned(self.rows, place)
            self.repaint()
            self._tell()
        return "break"

    def focus_set(self) -> None:
        """Put the keyboard on the rows."""
        self.canvas.focus_set()

    def repaint(self) -> None:
        """Draw everything in the colours and fonts in use."""
        canvas, palette = self.canvas, current_palette()
        canvas.configure(background=palette.card)
        canvas.delete("all")
        height = self._row_height
        seen = max(1, canvas.winfo_height() // height)
        self._top = max(0, min(self._top, len(self.rows) - seen))
        for number, row in enumerate(self.rows[self._top : self._top + seen + 1]):
            self._draw(row, number * height, is_current=self._top + number == self.at)

    @property
    def _row_height(self) -> int:
        lines = font_of(self, "Body").line_height + font_of(self, "Small").line_height
        return lines + px(self, 14)

    def _draw(self, row: PasteRow, top: int, *, is_current: bool) -> None:
        canvas, palette, height = self.canvas, current_palette(), self._row_height
        width, margin = canvas.winfo_width(), px(self, MARGIN)
        has_keyboard = self.focus_displayof() is canvas
        if is_current:
            canvas.create_rectangle(
                1,
                top + 1,
                width - 2,
                top + height - 2,
                fill=palette.chosen,
                width=1,
                outline=palette.chosen_edge if has_keyboard else palette.chosen,
            )
        canvas.create_line(0, top + height - 1, width, top + height - 1, fill=palette.line)
        self._draw_tick(margin, top + height // 2, is_ticked=row.is_ticked)
        left = margin + px(self, TICK + 10)
        upper = top + px(self, 7) + font_of(self, "Body").line_height // 2
        lower = top + height - px(self, 6) - font_of(self, "Small").line_height // 2
        name_room = min(px(self, NAME_ROOM), int(width * NAMES_SHARE))
        name = fitted(self._names(row.field), font_of(self, "SmallStrong"), name_room - px(self, 6))
        ink = palette.ink if row.is_ticked else palette.quiet
        self._write(left, upper, name, "SmallStrong", palette.quiet)
        room = width - left - name_room - margin
        words = fitted(row.words, font_of(self, "Body"), room)
        self._write(left + name_room, upper, words, "Strong" if row.is_ticked else "Body", ink)
        note, colour = _note(row)
        shown = fitted(note, font_of(self, "Small"), room)
        self._write(left + name_room, lower, shown, "Small", getattr(palette, colour))

    def _draw_tick(self, left: int, middle: int, *, is_ticked: bool) -> None:
        palette, side = current_palette(), px(self, TICK)
        top = middle - side // 2
        fill = palette.act if is_ticked else palette.field
        edge = palette.act if is_ticked else palette.edge
        self.canvas.create_rectangle(
            left, top, left + side, top + side, fill=fill, outline=edge, width=px(self, 1.5)
        )
        if is_ticked:
            ticks = ((0.24, 0.53), (0.43, 0.72), (0.78, 0.30))
            points = [(left + side * across, top + side * down) for across, down in ticks]
            self.canvas.create_line(
                points,
                fill=palette.act_ink,
                width=px(self, 2),
                capstyle="round",
                joinstyle="round",
            )

    def _write(self, x: int, y: int, words: str, font: str, ink: str) -> None:
        self.canvas.create_text(x, y, text=words, anchor="w", font=font, fill=ink)

    def _step(self, rows: int) -> str:
        if self.rows:
            self.at = max(0, min(len(self.rows) - 1, self.at + rows))
            seen = max(1, self.canvas.winfo_height() // self._row_height)
            self._top = max(min(self._top, self.at), self.at - seen + 1)
            self.repaint()
            self._tell()
        return "break"

    def _scroll(self, rows: int) -> None:
        self._top += rows
        self.repaint()

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        self.canvas.focus_set()
        self.turn(self._top + event.y // self._row_height)

    def _tell(self) -> None:
        self._moved(self.rows[self.at] if self.rows else None)


def _note(row: PasteRow) -> tuple[str, str]:
    """Say under a value how sure it is, or what it would replace; with the name of the colour."""
    if row.replaces:
        return tr("instead of “{words}”").format(words=row.replaces), "warn"
    return {
        "high": (tr("stands there in so many words"), "quiet"),
        "medium": (tr("likely"), "quiet"),
        "low": (tr("unsure: look at the text"), "warn"),
    }[row.confidence]
