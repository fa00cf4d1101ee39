"""What two people changed at the same time: both versions side by side, one to choose."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px

MINE = "mine"
THEIRS = "theirs"


@dataclass(frozen=True)
class Conflict:
    """One field that both changed; the values as people read them."""

    name: str
    words: str
    mine: str
    theirs: str


class ConflictChoice(ttk.Frame):
    """Two versions of one field and the choice between them; nothing is chosen beforehand.

    Args:
        parent: the form.
        conflict: what differs.
        chosen: called with "mine" or "theirs" whenever somebody chooses.
    """

    def __init__(self, parent: tk.Misc, conflict: Conflict, chosen: Callable[[str], None]) -> None:
        super().__init__(parent, style="Inside.TFrame")
        ttk.Label(self, text=conflict.words, style="Strong.TLabel").pack(anchor="w")
        sides = ttk.Frame(self, style="Inside.TFrame")
        sides.pack(fill="x", pady=px(self, 4))
        versions = ((tr("Yours"), conflict.mine), (tr("Saved meanwhile"), conflict.theirs))
        for column, (title, value) in enumerate(versions):
            sides.columnconfigure(column, weight=1, uniform="versions")
            self._side(sides, column, title, value)
        choices = [(MINE, tr("Keep yours")), (THEIRS, tr("Take the saved one"))]
        self.chips = Chips(self, FieldSpec(""), choices)
        self.chips.pack(fill="x")
        self.chips.on_change(lambda: chosen(str(self.chips.value)))

    def _side(self, sides: ttk.Frame, column: int, title: str, value: str) -> None:
        box = ttk.Frame(sides, style="Notice.TFrame", padding=px(self, 8))
        box.grid(row=0, column=column, sticky="nsew", padx=(0 if not column else px(self, 8), 0))
        ttk.Label(box, text=title, style="SoftStrong.TLabel").pack(anchor="w")
        label = ttk.Label(box, text=value or "–", style="Soft.TLabel", justify="left")
        label.pack(fill="x")
        label.bind(
            "<Configure>", lambda event: label.configure(wraplength=event.width - px(self, 6))
        )
