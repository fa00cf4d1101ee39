"""What the window knows of a page: its heading, its two buttons, and the keys it answers."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import ttkbootstrap as ttk


@dataclass(frozen=True)
class PageButton:
    """One of at most two buttons in the heading of a page.

    Attributes:
        words: already translated.
        act: what it does.
        icon: name of a Bootstrap icon, or "".
        is_primary: the one that the page is for.
    """

    words: str
    act: Callable[[], None]
    icon: str = ""
    is_primary: bool = False


@dataclass(frozen=True)
class Heading:
    """The top of a page.

    Attributes:
        title: one or two words.
        about: one muted line.
        buttons: at most two, one of them primary.
    """

    title: str
    about: str = ""
    buttons: tuple[PageButton, ...] = ()


class Page(ttk.Frame):
    """Base of all screens. A subclass builds itself in `__init__` and answers what it can.

    A key of the window (`windows/keys.py`) named "save" calls `do_save()` of the page that is
    shown, when the page has it.

    Attributes:
        is_unpainted: colours or letters changed while the page was not shown.
        has_bar: a scroll bar stands at the right edge of the page. It takes the room that other
            pages leave there, so that the cards of all pages end at the same place.
    """

    has_bar: ClassVar[bool] = False

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._heading_listener: Callable[[], None] | None = None
        self.is_unpainted = False

    def heading(self) -> Heading:
        """Return the top of the page as it is now."""
        raise AssertionError("a page has a heading")

    def heading_changed(self) -> None:
        """Say that `heading()` would answer something else now."""
        if self._heading_listener is not None:
            self._heading_listener()

    def when_heading_changes(self, listener: Callable[[], None]) -> None:
        """Let the window follow the heading."""
        self._heading_listener = listener

    def shown(self) -> None:
        """Called when the page comes to the front: put the keyboard where work begins."""

    def refresh(self) -> None:
        """Called by F5 and when what the page shows has changed elsewhere."""

    def keep(self) -> dict[str, Any]:
        """Return what must survive a change of language (typed text, filters, place)."""
        return {}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on from what `keep` returned."""
