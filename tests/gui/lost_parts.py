"""Finds what nobody can see although it is shown: squeezed forms, lists outside the window."""

import tkinter as tk
from collections.abc import Iterator
from typing import Any

from hotline_app.widgets.floating import Floating
from hotline_app.widgets.scrolled import Scrolled

SLACK = 1


def lost_parts(root: tk.Misc, *, is_wheeled: bool = False) -> Iterator[str]:
    """What has less room than it asks for, or stands where no eye can follow, one line each.

    Args:
        root: a window.
        is_wheeled: it was scrolled with the wheel, away from what has the keyboard.
    """
    for widget in _mapped(root):
        if isinstance(widget, Scrolled) and _lacks(widget.body):
            lack = widget.body.winfo_reqheight() - widget.body.winfo_height()
            yield f"{lack} px of a form that scrolls are missing: {widget}"
        if isinstance(widget, Floating) and not _is_inside(widget, root):
            yield f"a list ends outside the window: {widget}"
    focused = root.focus_get()
    if not is_wheeled and focused is not None and focused.winfo_toplevel() is root:
        yield from _out_of_sight(focused)


def _mapped(widget: tk.Misc) -> Iterator[Any]:
    for child in widget.winfo_children():
        if child.winfo_ismapped() and not isinstance(child, tk.Toplevel):
            yield child
            yield from _mapped(child)


def _lacks(body: tk.Misc) -> bool:
    return body.winfo_height() + SLACK < body.winfo_reqheight()


def _is_inside(widget: tk.Misc, root: tk.Misc) -> bool:
    top = widget.winfo_rooty() - root.winfo_rooty()
    left = widget.winfo_rootx() - root.winfo_rootx()
    bottom, right = top + widget.winfo_height(), left + widget.winfo_width()
    return min(top, left) >= 0 and bottom <= root.winfo_height() and right <= root.winfo_width()


def _out_of_sight(focused: tk.Misc) -> Iterator[str]:
    """Whether the upper edge of what has the keyboard is scrolled away."""
    above: Any = focused
    while above.master is not None:
        above = above.master
        if not isinstance(above, Scrolled):
            continue
        canvas = above.canvas
        top = focused.winfo_rooty() - canvas.winfo_rooty()
        if not 0 <= top < canvas.winfo_height():
            yield f"what has the keyboard is out of sight: {focused}"
