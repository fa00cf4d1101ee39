"""The look of the whole window: theme, fonts, styles, and switching between light and dark."""

import tkinter as tk
from collections.abc import Callable
from tkinter import font as tkfont
from typing import Any

import ttkbootstrap as ttk

from hotline_app.fonts import choose_family
from hotline_app.widgets.measured_font import MeasuredFont
from hotline_app.widgets.palette import DARK, LIGHT, PALETTES, Palette
from hotline_app.widgets.styles import StyleSheet

THEME_NAME = "hotline"

# The library's own tools carry no types.
_kit: Any = ttk

# Named fonts: name -> (points above the chosen size, weight, slant).
FONTS = {
    "Body": (0, "normal", "roman"),
    "Strong": (0, "bold", "roman"),
    "Small": (-1, "normal", "roman"),
    "SmallStrong": (-1, "bold", "roman"),
    "Note": (-1, "normal", "italic"),
    "Heading": (2, "bold", "roman"),
    "Title": (6, "bold", "roman"),
    "Figure": (9, "bold", "roman"),
}
_TK_FONTS = ("TkDefaultFont", "TkTextFont", "TkMenuFont", "TkHeadingFont", "TkTooltipFont")


def register_theme() -> None:
    """Tell ttkbootstrap our two themes; the theme's background is the colour of cards."""
    _kit.Theme(
        name=THEME_NAME,
        primary=LIGHT.act,
        success=LIGHT.good,
        info="#0e7490",
        warning="#d97706",
        danger=LIGHT.problem,
        neutral=LIGHT.quiet,
        light={"background": LIGHT.card, "foreground": LIGHT.ink},
        dark={"background": DARK.card, "foreground": DARK.ink},
    ).register()


def theme_for(appearance: str) -> str:
    """Return ttkbootstrap's name of our light or dark theme."""
    return f"{THEME_NAME}-{appearance}"


def current_palette() -> Palette:
    """Return the colours in use."""
    return PALETTES[current_appearance()]


def current_appearance() -> str:
    """Return the appearance in use, light or dark."""
    style = _kit.Style.get_instance()
    return "dark" if style is not None and style.theme_mode == "dark" else "light"


def px(widget: tk.Misc, size: float) -> int:
    """Return `size`, given for a screen of 96 dots per inch, in pixels of this screen."""
    # The library asks Tk twice for every size; a window keeps its scale as long as it lives.
    sizes = remembered(widget, "hotline_sizes")
    if size not in sizes:
        sizes[size] = int(_kit.scale_size(widget, size))
    return int(sizes[size])


def font_of(widget: tk.Misc, name: str) -> MeasuredFont:
    """Return one of our named fonts, for measuring."""
    fonts: dict[str, MeasuredFont] = remembered(widget, "hotline_fonts")
    if name not in fonts:
        fonts[name] = MeasuredFont(name, widget)
    return fonts[name]


def remembered(widget: Any, name: str) -> dict[Any, Any]:
    """What the root window of a widget remembers under a name."""
    found: dict[Any, Any] = widget._root().__dict__.setdefault(name, {})
    return found


class Look:
    """The look of one root window.

    Args:
        root: made with `theme=theme_for(...)` after `register_theme()`.
        font_size: points, 9 to 14.
    """

    def __init__(self, root: ttk.App, font_size: int) -> None:
        self._root = root
        self._family = choose_family(tkfont.families(root))
        self.font_size = font_size
        self._sheets: dict[str, StyleSheet] = {}
        self.set_font_size(font_size)
        self._dress()

    @property
    def appearance(self) -> str:
        """The appearance in use, light or dark."""
        return current_appearance()

    def set_font_size(self, points: int) -> None:
        """Change the size of every text; open screens follow at once."""
        self.font_size = points
        for name in _TK_FONTS:
            self._set_font(name, size=points, weight="normal")
        for name, (more, weight, slant) in FONTS.items():
            self._set_font(name, size=points + more, weight=weight, slant=slant)
        remembered(self._root, "hotline_fonts").clear()
        if self._sheets:
            repaint(self._root)

    def set_appearance(self, appearance: str) -> None:
        """Switch to "light" or "dark" without rebuilding any screen; text stays."""
        if appearance == self.appearance:
            return
        style: Any = self._root.style
        style.theme_use(theme_for(appearance))
        self._dress()
        repaint(self._root)

    def _dress(self) -> None:
        """Build our styles once for each appearance: ttk keeps them per theme."""
        appearance = self.appearance
        if appearance not in self._sheets:
            self._sheets[appearance] = StyleSheet(self._root, PALETTES[appearance])
            self._sheets[appearance].build()
        self._root.configure(background=PALETTES[appearance].page)

    def _set_font(self, name: str, **options: Any) -> None:
        if self._family:
            options["family"] = self._family
        if name in tkfont.names(self._root):
            tkfont.nametofont(name, root=self._root).configure(**options)
            return
        font = tkfont.Font(root=self._root, name=name, exists=False, **options)
        # A Font object deletes its Tk font when it is collected.
        font.delete_font = False


def repaint(root: tk.Misc) -> None:
    """Tell everything drawn by hand (canvases, text boxes) to take the colours and fonts anew.

    Pages that nobody looks at wait until they are shown: the window answers sooner.
    """
    waiting = [root]
    while waiting:
        widget = waiting.pop()
        if widget is not root and hasattr(widget, "is_unpainted") and not widget.winfo_ismapped():
            widget.is_unpainted = True
            continue
        waiting.extend(widget.winfo_children())
        painter: Callable[[], None] | None = getattr(widget, "repaint", None)
        if painter is not None:
            painter()
