"""Binding the table of keys to the window, in every kind of input."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import ttkbootstrap as ttk

from hotline_app.windows.keys import KEYS, PAGE_KEYS

# Tk gives these classes keys of its own: Ctrl+K would cut a line of text, Ctrl+Enter break it.
INPUT_CLASSES = ("Text", "TEntry", "TButton")


@dataclass(frozen=True)
class KeyActs:
    """What the keys ask of their window.

    Attributes:
        do: carries out a command of the table; whether anybody knew it.
        go: shows a page.
        pages: keys of the pages in the order of the navigation.
        is_covered: whether something stands in front of everything.
    """

    do: Callable[[str], bool]
    go: Callable[[str], object]
    pages: Callable[[], Sequence[str]]
    is_covered: Callable[[], bool]


class KeyBinding:
    """The keys of one window; bound once, whoever is signed in.

    Args:
        root: the window itself.
        acts: what the keys do.
    """

    def __init__(self, root: Any, acts: KeyActs) -> None:
        self._root = root
        self._acts = acts
        # Two commands may share a key where no page knows both: the one that is known answers.
        commands: dict[str, list[str]] = {}
        for key in KEYS:
            for sequence in key.sequences:
                commands.setdefault(sequence, []).append(key.command)
        for sequence, names in commands.items():
            answer = partial(self._pressed, names)
            root.bind(sequence, answer)
            for widget_class in INPUT_CLASSES if "undo" not in names else ():
                root.bind_class(widget_class, sequence, answer)
        for place in range(PAGE_KEYS):
            root.bind(f"<Control-Key-{place + 1}>", partial(self._page_pressed, place))

    def _pressed(self, commands: list[str], event: "tk.Event[tk.Misc]") -> str | None:
        root = self._root
        if event.widget.winfo_toplevel() is not root or self._acts.is_covered():
            # A dialog in front has its own keys; the page behind must not hear them.
            return None
        if "undo" in commands and isinstance(root.focus_get(), tk.Text | ttk.Entry):
            # In a text the key takes back typing, never an act.
            return None
        return "break" if any(self._acts.do(command) for command in commands) else None

    def _page_pressed(self, place: int, _event: object) -> str | None:
        pages = self._acts.pages()
        if self._acts.is_covered() or place >= len(pages):
            return None
        self._acts.go(pages[place])
        return "break"
