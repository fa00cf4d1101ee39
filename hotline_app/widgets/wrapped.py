"""Words that wrap at the width they are given, whatever the scale and the font."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from hotline_app.widgets.theme import px

OWN = 6


def wrapped(parent: tk.Misc, words: str, style: str) -> ttk.Label:
    """Make a label that wraps its words; pack it with `fill="x"` or let a cell stretch it."""
    label = ttk.Label(parent, text=words, style=style, justify="left", anchor="w")
    label.bind("<Configure>", wrapping(label))
    return label


def wrapping(label: ttk.Label) -> Callable[["tk.Event[tk.Misc]"], None]:
    """Wrap a label that is there already at its width; bind it to `<Configure>`."""
    # A label keeps a little of its width for itself.
    own = px(label, OWN)
    wrapped_at = 0

    def wrap(event: "tk.Event[tk.Misc]") -> None:
        nonlocal wrapped_at
        # Every change lets Tk lay out the page once more, also one to what it is already.
        if event.width != wrapped_at:
            wrapped_at = event.width
            label.configure(wraplength=max(1, event.width - own))

    return wrap
