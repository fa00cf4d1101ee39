"""Buttons and labels with a picture before their words, in the ink of their style.

The library gives every widget with an icon a style of its own. Each style it makes or changes
lets Tk lay out and draw the whole window anew; here the picture belongs to the widget alone.
"""

import tkinter as tk
from tkinter import font
from typing import Any

import ttkbootstrap as ttk

from hotline_app.widgets.theme import current_appearance, remembered
from hotline_app.widgets.words import fitted

USUAL = 16


def has_icon(name: str) -> bool:
    """Whether there is a picture of this name."""
    from ttkbootstrap.style.icons import IconRenderer

    return name in IconRenderer._load_assets()[1]


class _Iconed:
    """What a button and a label with a picture share."""

    _icon = ""
    _icon_size = USUAL

    def take_icon(self: Any, name: str, size: int = USUAL) -> None:
        """Show another picture, or none with ""."""
        self._icon, self._icon_size = name, size
        self.repaint()

    def take_style(self: Any, style: str, icon: str) -> None:
        """Change the style and the picture together."""
        self._icon = icon
        pictures = _pictures(self, icon, self._icon_size, style) or ""
        # Both at once, and past the library, which looks at every option of every widget.
        self.tk.call(str(self), "configure", "-style", style, "-image", pictures)

    def repaint(self: Any) -> None:
        """Draw the picture in the colours in use."""
        style = str(self.tk.call(str(self), "cget", "-style"))
        pictures = _pictures(self, self._icon, self._icon_size, style) or ""
        # Past the library, which looks at every option of every widget.
        self.tk.call(str(self), "configure", "-image", pictures)


def _pictures(widget: tk.Misc, icon: str, size: int, name: str) -> tuple[str, ...]:
    """The names of the pictures of a style, each behind the states it is shown in."""
    if not icon:
        return ()
    # The library keeps every picture as long as the window stands, so their names stay good.
    known = remembered(widget, "hotline_pictures")
    key = (icon, size, name, current_appearance())
    if key not in known:
        style = ttk.Style.get_instance()
        ink = style.lookup(name, "foreground")
        pictures = [ttk.Icon(icon, size, ink)]
        for *states, colour in style.map(name, "foreground"):
            if colour != ink:
                pictures += [*states, ttk.Icon(icon, size, colour)]
        known[key] = tuple(pictures)
    found: tuple[str, ...] = known[key]
    return found


class IconButton(_Iconed, ttk.Button):
    """A button with a picture; of the options `text`, `style`, `command` and others of a button.

    Args:
        parent: where it stands.
        icon: name of a Bootstrap icon, or "".
        size: of the picture, for 96 dots per inch.
    """

    def __init__(self, parent: tk.Misc, icon: str, size: int = USUAL, **options: Any) -> None:
        compound = "left" if options.get("text") else "image"
        super().__init__(parent, compound=compound, **options)
        self.take_icon(icon, size)


class IconLabel(_Iconed, ttk.Label):
    """A picture in the ink of a label."""

    def __init__(self, parent: tk.Misc, icon: str, size: int = USUAL, **options: Any) -> None:
        super().__init__(parent, **options)
        self.take_icon(icon, size)


class FittedButton(IconButton):
    """A button whose words are cut with "…" where it is narrower than they are.

    It asks for no room of its own, as what it shows must not change what it is given; its place
    must stretch it. `needed` is the width at which all of its words are seen.
    """

    def __init__(self, parent: tk.Misc, words: str, icon: str = "", **options: Any) -> None:
        size = options.pop("size", USUAL)
        super().__init__(parent, icon, size, text=words, **options)
        self._words = words
        self.needed: int = self.winfo_reqwidth()
        self._around = self.needed - self._font().measure(words)
        self.configure(width=1)
        self.bind("<Configure>", self._fit, add="+")

    def _font(self) -> Any:
        found = ttk.Style.get_instance().lookup(str(self.cget("style")), "font")
        return font.nametofont(str(found), root=self)

    def _fit(self, event: "tk.Event[tk.Misc]") -> None:
        measured = self._font()
        lead = self._words[: len(self._words) - len(self._words.lstrip())]
        room = event.width - self._around - measured.measure(lead)
        wanted = lead + fitted(self._words, measured, room)
        if wanted != str(self.cget("text")):
            self.configure(text=wanted)
