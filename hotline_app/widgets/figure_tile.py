"""A figure to press: a large number, what it counts, and what matters about it."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ttkbootstrap as ttk

from hotline_app.widgets.theme import current_palette, font_of, px

LEAST_WIDTH = 104
PADDING = 5


@dataclass(frozen=True)
class Figure:
    """What a tile shows.

    Attributes:
        key: stable name.
        value: the number as people read it.
        words: what it counts.
        note: a short remark under it, or "".
        tone: colour of number and note: "ink", "problem", "warn" or "good".
        opens: called when it is pressed, or None when there is nothing behind it.
    """

    key: str
    value: str
    words: str
    note: str = ""
    tone: str = "ink"
    opens: Callable[[], None] | None = None


class FigureTile(tk.Canvas):
    """One figure; Enter, Space or a click opens its records."""

    def __init__(self, parent: tk.Misc, figure: Figure) -> None:
        takes_keys = figure.opens is not None
        super().__init__(parent, borderwidth=0, highlightthickness=0, width=1, height=1)
        self.configure(takefocus=takes_keys, cursor="hand2" if takes_keys else "")
        self.figure = figure
        self._is_hovered = False
        for sequence in ("<Return>", "<KP_Enter>", "<space>", "<Button-1>"):
            self.bind(sequence, self._pressed)
        self.bind("<Enter>", lambda _event: self._hover(True))
        self.bind("<Leave>", lambda _event: self._hover(False))
        for sequence in ("<FocusIn>", "<FocusOut>", "<Configure>"):
            self.bind(sequence, lambda _event: self.repaint())
        self.repaint()

    @property
    def text(self) -> str:
        """The figure as one sentence, for those who cannot see the tile."""
        figure = self.figure
        return " · ".join(part for part in (figure.words, figure.value, figure.note) if part)

    def show(self, figure: Figure) -> None:
        """Show another number."""
        self.figure = figure
        self.repaint()

    def repaint(self) -> None:
        """Draw it in the colours and fonts in use."""
        palette, figure = current_palette(), self.figure
        opens = figure.opens is not None
        self.delete("all")
        self.configure(background=palette.hover if self._is_hovered and opens else palette.card)
        width = self.winfo_width() if self.winfo_width() > 1 else px(self, LEAST_WIDTH)
        margin = px(self, PADDING)
        room = width - 2 * margin
        ink: str = getattr(palette, figure.tone)
        y = margin // 2
        for text, font, fill in (
            (figure.value, "Figure", ink),
            (figure.words, "Small", palette.quiet),
            (figure.note, "Small", palette.quiet)
            if figure.tone == "ink"
            else (figure.note, "SmallStrong", ink),
        ):
            if text:
                item = self.create_text(
                    margin, y, text=text, font=font, fill=fill, anchor="nw", width=room
                )
                y = self.bbox(item)[3]
        y += margin // 2
        if int(self.cget("height")) != y:
            self.configure(height=y)
        if self.focus_displayof() is self:
            height = max(y, self.winfo_height())
            self.create_rectangle(
                1, 1, width - 2, height - 2, outline=palette.chosen_edge, width=px(self, 2)
            )

    def _hover(self, is_hovered: bool) -> None:
        self._is_hovered = is_hovered
        self.repaint()

    def _pressed(self, _event: object) -> str:
        self.focus_set()
        if self.figure.opens is not None:
            self.figure.opens()
        return "break"


class FigureRow(ttk.Frame):
    """Figures side by side, as many in a row as there is room for.

    Args:
        parent: a card's body.
        least_width: of a tile, for 96 dots per inch.
    """

    def __init__(self, parent: tk.Misc, least_width: int = LEAST_WIDTH) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._least = least_width
        self._columns = 0
        self.tiles: dict[str, FigureTile] = {}
        self.bind("<Configure>", lambda _event: self._reflow())

    def show(self, figures: Sequence[Figure]) -> None:
        """Show figures; tiles that are there already keep the keyboard."""
        wanted = {figure.key for figure in figures}
        for key in [key for key in self.tiles if key not in wanted]:
            self.tiles.pop(key).destroy()
        for figure in figures:
            tile = self.tiles.get(figure.key)
            if tile is None:
                self.tiles[figure.key] = FigureTile(self, figure)
            else:
                tile.show(figure)
        self._columns = 0
        self._reflow()

    def repaint(self) -> None:
        """Larger letters need wider tiles."""
        self._columns = 0
        self._reflow()

    def _reflow(self) -> None:
        width = self.winfo_width()
        letters = font_of(self, "Small").measure("0") / max(1, px(self, 7))
        least = round(px(self, self._least) * max(1.0, letters))
        columns = len(self.tiles) if width <= 1 else max(1, min(len(self.tiles), width // least))
        if columns == self._columns or not self.tiles:
            return
        # No lonely last tile: five in rows of four become three and two.
        rows = -(-len(self.tiles) // columns)
        columns = -(-len(self.tiles) // rows)
        for column in range(self.grid_size()[0]):
            self.columnconfigure(column, weight=0, uniform="")
        for place, tile in enumerate(self.tiles.values()):
            tile.grid(row=place // columns, column=place % columns, sticky="nsew")
        for column in range(columns):
            self.columnconfigure(column, weight=1, uniform="tiles")
        self._columns = columns
