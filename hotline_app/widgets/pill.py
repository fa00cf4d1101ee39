"""A status as a small coloured shape with words: never by colour alone."""

import tkinter as tk
from dataclasses import dataclass

from PIL import ImageTk

from hotline_app.widgets.surfaces import Shape, rounded
from hotline_app.widgets.theme import current_palette, font_of, px

FONT = "SmallStrong"
HEIGHT = 24
DOT_AT = 11
DOT_RADIUS = 3
WORDS_AT = 20
ROOM_AT_END = 12


@dataclass(frozen=True)
class Status:
    """What a pill says.

    Attributes:
        words: already translated.
        tone: name of a tone of the palette ("blue", "amber", "violet", "red", "green", "teal",
            "grey").
    """

    words: str
    tone: str


def pill_width(widget: tk.Misc, words: str) -> int:
    """Return how many pixels a pill with `words` takes."""
    return font_of(widget, FONT).measure(words) + px(widget, WORDS_AT + ROOM_AT_END)


def pill_height(widget: tk.Misc) -> int:
    """Return the height of every pill in pixels."""
    return max(px(widget, HEIGHT), font_of(widget, FONT).line_height + px(widget, 4))


def pill_picture(widget: tk.Misc, width: int, tone_name: str, behind: str) -> ImageTk.PhotoImage:
    """Draw the shape of a pill, its dot included, on the colour `behind`."""
    tone = current_palette().tone(tone_name)
    height = pill_height(widget)
    shape = Shape(width, height, height // 2, tone.surface, tone.surface, 0, behind)
    return rounded(shape, (tone.ink, px(widget, DOT_AT), px(widget, DOT_RADIUS)))


class Pill(tk.Canvas):
    """A status on a card."""

    def __init__(self, parent: tk.Misc, status: Status, surface: str = "card") -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        self._status = status
        self._surface = surface
        self._picture: ImageTk.PhotoImage | None = None
        self.repaint()

    @property
    def status(self) -> Status:
        """What it says."""
        return self._status

    @status.setter
    def status(self, status: Status) -> None:
        self._status = status
        self.repaint()

    def repaint(self) -> None:
        """Draw the pill in the colours and fonts in use."""
        palette = current_palette()
        behind: str = getattr(palette, self._surface)
        width, height = pill_width(self, self._status.words), pill_height(self)
        self._picture = pill_picture(self, width, self._status.tone, behind)
        self.delete("all")
        self.configure(width=width, height=height, background=behind)
        self.create_image(0, 0, image=self._picture, anchor="nw")
        self.create_text(
            px(self, WORDS_AT),
            height // 2,
            text=self._status.words,
            anchor="w",
            font=FONT,
            fill=palette.tone(self._status.tone).ink,
        )
