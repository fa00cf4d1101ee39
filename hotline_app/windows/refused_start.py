"""A database that cannot be opened: why, and the ways on from there."""

import tkinter as tk
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tkinter import filedialog

import ttkbootstrap as ttk

from db.errors import DatabaseRefused
from db.restoring import BackUpCopy, copies_in, restore_copy
from db.rules.days import format_moment
from hotline_app.i18n import tr
from hotline_app.labels import refusal_words
from hotline_app.views.pieces.case_words import size_words
from hotline_app.widgets.dialog import confirm
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.theme import px
from hotline_app.windows.first_start import CARD_WIDTH, StartPage

MOST_COPIES = 6

AskFile = Callable[[tk.Misc, str, Path], Path | None]


@dataclass(frozen=True)
class WaysOn:
    """What can be done about it.

    Attributes:
        target: the file that cannot be opened; of a server there is none, and nothing to restore.
        again: tries again.
        choose: starts with another file.
        leave: ends the program.
        back_up_folders: where copies may lie.
        ask: asks for a file; the computer's own dialog.
    """

    target: Path | None
    again: Callable[[], None]
    choose: Callable[[Path], None]
    leave: Callable[[], None]
    back_up_folders: Iterable[Path] = ()
    ask: AskFile | None = None


class RefusedStart(StartPage):
    """Says why the database cannot be opened and offers what helps.

    Args:
        root: the window.
        words: the sentence of the refusal.
        ways: what can be done.
    """

    def __init__(self, root: tk.Misc, words: str, ways: WaysOn) -> None:
        super().__init__(root, tr("The database cannot be opened"), words)
        self._ways = ways
        self._ask = ways.ask or ask_database
        self.buttons: dict[str, ttk.Button] = {}
        self.copy_buttons: list[ttk.Button] = []
        self._said = ttk.Label(
            self.card.body, style="Problem.TLabel", wraplength=px(self, CARD_WIDTH - 60)
        )
        if ways.target is not None:
            self._offer_copies(copies_in(ways.back_up_folders, ways.target)[:MOST_COPIES])
        self._said.pack(fill="x")
        self._make_buttons()
        self.buttons["again"].focus_set()

    def try_again(self) -> None:
        """Go away and start anew."""
        self._go(self._ways.again)

    def choose_file(self) -> None:
        """Start with another file."""
        start = self._ways.target.parent if self._ways.target else Path.home()
        chosen = self._ask(self, tr("Database of the office"), start)
        if chosen is not None:
            self._go(partial(self._ways.choose, chosen))

    def choose_copy(self) -> None:
        """Restore from a file that is not in the list."""
        start = self._ways.target.parent if self._ways.target else Path.home()
        chosen = self._ask(self, tr("Back-up copy of the office"), start)
        if chosen is not None:
            self.restore(chosen)

    def restore(self, copy: Path) -> None:
        """Put a copy in the place of the file, once the person has agreed."""
        target = self._ways.target
        if target is None:
            return
        details = tr(
            "{copy} takes the place of {target}. What was recorded after that copy is only in the "
            "old file, which is kept beside it."
        ).format(copy=copy.name, target=target)
        if not confirm(self, tr("Restore this copy?"), details, tr("Restore")):
            return
        # A large office takes a while; there is no worker before a window stands.
        self._said.configure(text=tr("Being put in place…"), style="Quiet.TLabel")
        self.update_idletasks()
        try:
            restore_copy(copy, target)
        except DatabaseRefused as refusal:
            self._said.configure(text=refusal_words(refusal) or "", style="Problem.TLabel")
            return
        self.try_again()

    def _go(self, act: Callable[[], None]) -> None:
        self.destroy()
        act()

    def _make_buttons(self) -> None:
        row = ttk.Frame(self.card.body, style="Inside.TFrame")
        row.pack(fill="x", pady=(px(self, 14), 0))
        ways: list[tuple[str, str, Callable[[], None], str]] = [
            ("leave", tr("Quit"), self._ways.leave, "GhostInside.TButton"),
            ("choose", tr("Choose another file"), self.choose_file, "PlainInside.TButton"),
            ("again", tr("Try again"), self.try_again, "ActInside.TButton"),
        ]
        if self._ways.target is not None:
            restore = ("copy", tr("Restore a copy…"), self.choose_copy, "PlainInside.TButton")
            ways.insert(2, restore)
        for name, words, act, style in ways:
            self.buttons[name] = ttk.Button(row, text=words, style=style, command=act)
        # Made in the order people read and Tab goes; packed from both ends.
        self.buttons["leave"].pack(side="left")
        for name in ("again", "copy", "choose"):
            if name in self.buttons:
                self.buttons[name].pack(side="right", padx=(px(self, 8), 0))

    def _offer_copies(self, copies: tuple[BackUpCopy, ...]) -> None:
        if not copies:
            return
        ttk.Label(
            self.card.body, text=tr("Back-up copies on this computer"), style="FieldName.TLabel"
        ).pack(anchor="w", pady=(0, px(self, 4)))
        for copy in copies:
            words = f" {format_moment(copy.made_at)}   {copy.path.name}   {size_words(copy.size)}"
            act = partial(self.restore, copy.path)
            button = IconButton(
                self.card.body,
                text=words,
                style="Deed.TButton",
                icon="database-down",
                size=14,
                command=act,
            )
            button.pack(fill="x", pady=px(self, 2))
            self.copy_buttons.append(button)


def ask_database(parent: tk.Misc, title: str, start: Path) -> Path | None:
    """Let a person choose a database file with the computer's own dialog."""
    chosen = filedialog.askopenfilename(
        parent=parent,
        title=title,
        initialdir=str(start),
        filetypes=((tr("Databases"), "*.sqlite3 *.sqlite *.db"), (tr("All files"), "*")),
    )
    return Path(chosen) if chosen else None
