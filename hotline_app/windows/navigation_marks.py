"""The marks of the navigation: a count in a red capsule, the letters of who sits at the desk."""

import tkinter as tk

from hotline_app.widgets.surfaces import Shape, rounded
from hotline_app.widgets.theme import current_palette, px

LARGE, SMALL = 20, 15


class Badge(tk.Canvas):
    """A number in a red capsule; a small one leaves room for the picture it stands on."""

    def __init__(self, parent: tk.Misc, count: int, is_small: bool = False) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        self._is_small = is_small
        self._words = str(count) if count < 1000 else "999+"
        self._surface = "nav"

    def show_on(self, surface: str) -> None:
        """Draw it for a button of that colour."""
        self._surface = surface
        self.repaint()

    def repaint(self) -> None:
        """Draw it in the colours in use."""
        palette = current_palette()
        behind: str = getattr(palette, self._surface)
        height = px(self, SMALL if self._is_small else LARGE)
        sides = px(self, 6 if self._is_small else 12)
        width = max(height, sides + px(self, 7) * len(self._words))
        red = palette.nav_badge
        self._picture = rounded(Shape(width, height, height // 2, red, red, 0, behind))
        self.configure(width=width, height=height, background=behind)
        self.delete("all")
        self.create_image(0, 0, image=self._picture, anchor="nw")
        self.create_text(
            width // 2, height // 2, text=self._words, font="SmallStrong", fill=palette.act_ink
        )


class Initials(tk.Canvas):
    """The first letters of a name in a circle: of the middle and the given name."""

    def __init__(self, parent: tk.Misc, name: str) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        words = name.split()
        self._letters = "".join(word[0] for word in words[-2:]).upper()
        self.repaint()

    def repaint(self) -> None:
        """Draw them in the colours in use."""
        palette = current_palette()
        side = px(self, 34)
        colour = palette.act_hover
        self._picture = rounded(Shape(side, side, side // 2, colour, colour, 0, palette.nav))
        self.configure(width=side, height=side, background=palette.nav)
        self.delete("all")
        self.create_image(0, 0, image=self._picture, anchor="nw")
        self.create_text(
            side // 2, side // 2, text=self._letters, font="SmallStrong", fill=palette.act_ink
        )
