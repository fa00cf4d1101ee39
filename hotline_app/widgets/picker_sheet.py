"""The list that hangs under a picker."""

import tkinter as tk
from collections.abc import Callable, Sequence

from hotline_app.i18n import tr
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.floating import Floating
from hotline_app.widgets.theme import current_palette, font_of, px
from hotline_app.widgets.wheel import bind_wheel
from hotline_app.widgets.words import fitted

MOST_ROWS = 8
ROW = 34


class PickerSheet(Floating):
    """Up to eight rows of choices at a time; the marked one is taken by Enter.

    Args:
        owner: the picker's frame.
        take: called with the choice that was pointed at.
    """

    least_width = 220

    def __init__(self, owner: tk.Misc, take: Callable[[Choice], None]) -> None:
        super().__init__(owner)
        self._take = take
        self._choices: Sequence[Choice] = ()
        self._mark = 0
        self._top = 0
        self._rows = MOST_ROWS
        self.was_moved = False
        self.canvas.bind("<Motion>", self._hovered)
        self.canvas.bind("<Button-1>", self._pointed)
        bind_wheel(self.canvas, self._wheel)

    @property
    def marked(self) -> Choice | None:
        """The choice under the mark, or None when there is none."""
        return self._choices[self._mark] if self._mark < len(self._choices) else None

    @property
    def choices(self) -> Sequence[Choice]:
        """What is offered."""
        return self._choices

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show other choices, the first one marked."""
        self._choices = choices
        self._mark = self._top = 0
        edge = px(self, 10)
        # Where letters are large there is room for fewer; the others are a key away.
        self._rows = max(1, min(MOST_ROWS, (self.room - edge) // self._row_height))
        rows = min(self._rows, max(1, len(choices)))
        window = self._owner.winfo_toplevel()
        width = max(self._owner.winfo_width(), px(self, self.least_width))
        self.hang(min(width, window.winfo_width()), rows * self._row_height + edge)
        self.repaint()

    def move(self, rows: int) -> None:
        """Move the mark."""
        self.was_moved = True
        self._mark = max(0, min(len(self._choices) - 1, self._mark + rows))
        self._top = min(max(self._top, self._mark - self._rows + 1), self._mark)
        self.repaint()

    @property
    def _row_height(self) -> int:
        return max(px(self, ROW), font_of(self, "Body").line_height + px(self, 12))

    def repaint(self) -> None:
        """Draw the rows in the colours in use."""
        super().repaint()
        self.canvas.delete("all")
        if not self._choices:
            self._write(px(self, 14), 0, tr("Nothing found"), current_palette().quiet, "Small")
        for row, choice in enumerate(self._choices[self._top : self._top + self._rows]):
            self._draw_row(row, choice, is_marked=row + self._top == self._mark)

    def _draw_row(self, row: int, choice: Choice, *, is_marked: bool) -> None:
        palette, height = current_palette(), self._row_height
        width = int(self.place_info().get("width") or 0)
        left, top = px(self, 14), px(self, 4) + row * height
        if is_marked:
            self.canvas.create_rectangle(
                px(self, 4), top, width - px(self, 6), top + height, fill=palette.chosen, width=0
            )
        note_font, words_font = font_of(self, "Small"), font_of(self, "Body")
        note = fitted(choice.note, note_font, width // 2)
        room = width - 2 * left - (note_font.measure(note) + left if note else 0)
        self._write(left, row, fitted(choice.words, words_font, room), palette.ink, "Body")
        if note:
            self._write(width - left, row, note, palette.quiet, "Small", anchor="e")

    def _write(
        self, x: int, row: int, words: str, ink: str, font: str, *, anchor: str = "w"
    ) -> None:
        y = px(self, 4) + row * self._row_height + self._row_height // 2
        self.canvas.create_text(
            x, y, text=words, fill=ink, font=font, anchor="e" if anchor == "e" else "w"
        )

    def _row_at(self, y: int) -> int:
        return self._top + (y - px(self, 4)) // self._row_height

    def _hovered(self, event: "tk.Event[tk.Canvas]") -> None:
        row = self._row_at(event.y)
        if row != self._mark and 0 <= row < len(self._choices):
            self._mark = row
            self.was_moved = True
            self.repaint()

    def _pointed(self, event: "tk.Event[tk.Canvas]") -> None:
        row = self._row_at(event.y)
        if 0 <= row < len(self._choices):
            self._take(self._choices[row])

    def _wheel(self, rows: int) -> None:
        self._top = max(0, min(self._top + rows, len(self._choices) - self._rows))
        self.repaint()
