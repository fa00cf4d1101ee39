"""Finds words that have less room than they need, in any window."""

import tkinter as tk
from collections.abc import Iterator
from tkinter import font as tkfont
from typing import Any

import ttkbootstrap as ttk

from hotline_app.widgets.pill import Pill

SLACK = 1
WORDS = (ttk.Label, ttk.Button, ttk.Checkbutton, ttk.Radiobutton, Pill)


def faults(root: tk.Misc) -> Iterator[str]:
    """What is cut, sticks out or has no room, one line each."""
    for widget in _mapped(root):
        if not isinstance(widget, WORDS):
            continue
        words = _words(widget)
        if not words:
            continue
        if not widget.winfo_ismapped():
            yield f"no room for {_named(widget, words)}"
            continue
        yield from _cut(widget, words)
        yield from _out(widget, words)


def _mapped(widget: tk.Misc) -> Iterator[Any]:
    """All that is on the screen, and what should be there but got no room."""
    for child in widget.winfo_children():
        if isinstance(child, tk.Toplevel) or not child.winfo_manager():
            continue
        yield child
        if child.winfo_ismapped():
            yield from _mapped(child)


def _cut(widget: Any, words: str) -> Iterator[str]:
    wide, high = widget.winfo_width(), widget.winfo_height()
    if wide <= SLACK or high <= SLACK:
        yield f"nothing seen of {_named(widget, words)}"
        return
    wanted = widget.winfo_reqwidth()
    if isinstance(widget, ttk.Label):
        wanted = max(wanted, _width_of_words(widget, words))
    if wanted > wide + SLACK:
        yield f"{wanted - wide} px too wide: {_named(widget, words)}"
    if widget.winfo_reqheight() > high + SLACK:
        yield f"{widget.winfo_reqheight() - high} px too high: {_named(widget, words)}"


def _width_of_words(label: ttk.Label, words: str) -> int:
    """What the words of a label need; one that wraps by itself says so in its requested width."""
    wrap = int(str(label.cget("wraplength") or 0))
    if wrap and not int(str(label.cget("width") or 0)):
        return 0
    style = str(label.cget("style")) or "TLabel"
    font = tkfont.nametofont(ttk.Style.get_instance().lookup(style, "font"), root=label)
    needed = max(font.measure(line) for line in words.split("\n"))
    return min(needed, wrap) if wrap else needed


def _out(widget: Any, words: str) -> Iterator[str]:
    """Whether it ends outside something it stands in; what scrolls may be below the edge."""
    left, right = widget.winfo_rootx(), widget.winfo_rootx() + widget.winfo_width()
    top, bottom = widget.winfo_rooty(), widget.winfo_rooty() + widget.winfo_height()
    above: Any = widget.master
    scrolls = False
    while above is not None:
        if isinstance(above, tk.Canvas):
            scrolls = True
        edge = above.winfo_rootx()
        if left < edge - SLACK or right > edge + above.winfo_width() + SLACK:
            yield f"sticks out at the side of {above.winfo_class()}: {_named(widget, words)}"
            return
        edge = above.winfo_rooty()
        if not scrolls and (top < edge - SLACK or bottom > edge + above.winfo_height() + SLACK):
            yield f"sticks out of {above.winfo_class()}: {_named(widget, words)}"
            return
        above = None if isinstance(above, tk.Tk) else above.master


def _words(widget: Any) -> str:
    if isinstance(widget, Pill):
        return widget.status.words
    return str(widget.cget("text"))


def _named(widget: Any, words: str) -> str:
    """The words and the last names of the path: enough to find it."""
    place = ".".join(part for part in str(widget).split(".") if not part.startswith("!frame"))
    return f"“{words[:50]}” in {place[-90:]}"
