"""Binding the table of keys to the window, in every kind of input."""

import tkinter as tk
from functools import partial
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from hotline_app.windows.keys import KEYS, PAGE_KEYS

if TYPE_CHECKING:
    from hotline_app.windows.main_window import MainWindow

# Tk gives these classes keys of its own: Ctrl+K would cut a line of text, Ctrl+Enter break it.
INPUT_CLASSES = ("Text", "TEntry", "TButton")


class KeyBinding:
    """The keys of one window; bound once, whoever is signed in."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        root = window.root
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
        root = self._window.root
        if event.widget.winfo_toplevel() is not root or self._window.is_covered:
            # A dialog in front has its own keys; the page behind must not hear them.
            return None
        if "undo" in commands and isinstance(root.focus_get(), tk.Text | ttk.Entry):
            # In a text the key takes back typing, never an act.
            return None
        return "break" if any(self._window.do(command) for command in commands) else None

    def _page_pressed(self, place: int, _event: object) -> str | None:
        entries = self._window.pages_in_navigation()
        if self._window.is_covered or place >= len(entries):
            return None
        self._window.go(entries[place].key)
        return "break"
