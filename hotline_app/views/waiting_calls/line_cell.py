"""The input over the current cell: a real entry, so that every input method types into it.

A cell that was just come to is marked whole: letters replace it, arrows go on to the next cell.
From the first letter, or F2, on the arrows belong to the text.
"""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import ttkbootstrap as ttk

from hotline_app.views.waiting_calls.line_grid import LINE_END
from hotline_app.views.waiting_calls.line_paste import is_block
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.picker import PickerSource
from hotline_app.widgets.picker_sheet import PickerSheet
from hotline_app.widgets.typed_text import typed_text

MOST_OFFERED: Final = 60
SEVERAL: Final = "; "


@dataclass(frozen=True)
class CellActs:
    """What a cell tells the page.

    Attributes:
        changed: the text is another one.
        go: with how many rows down and columns to the right.
        page: with -1 or 1 for a screen of rows up or down.
        pasted: with a clipboard of more than one cell.
    """

    changed: Callable[[str], None]
    go: Callable[[int, int], None]
    page: Callable[[int], None]
    pasted: Callable[[str], None]


class LineCell:
    """One entry for all cells.

    Args:
        parent: the canvas it lies on.
        acts: what it tells the page.
        sources: field -> what is offered while typing; needs take several.
    """

    def __init__(
        self, parent: tk.Misc, acts: CellActs, sources: Mapping[str, PickerSource]
    ) -> None:
        self._acts = acts
        self._sources = sources
        self._field = ""
        self._is_setting = False
        self._sheet: PickerSheet | None = None
        self.is_editing = False
        self._text = typed_text(parent, self._changed)
        self.entry = ttk.Entry(parent, textvariable=self._text, style="Bare.TEntry")
        self._bind()

    @property
    def text(self) -> str:
        """The text of the cell; line ends are shown as a sign."""
        return self._text.get().replace(LINE_END, "\n")

    def show(self, field: str, text: str, *, is_locked: bool) -> None:
        """Take the text of another cell, marked whole."""
        self.close_offer()
        self._field = field
        self._is_setting = True
        self._text.set(text.replace("\n", LINE_END))
        self._is_setting = False
        self.is_editing = False
        self.entry.state(["readonly" if is_locked else "!readonly"])
        self.entry.icursor("end")
        self.entry.xview("end")
        self.entry.selection_range(0, "end")

    def edit(self) -> None:
        """Let the arrows move in the text."""
        self.is_editing = True
        self.entry.selection_clear()
        self.entry.icursor("end")

    def close_offer(self) -> bool:
        """Take the list away; says whether there was one."""
        if self._sheet is None:
            return False
        self._sheet.destroy()
        self._sheet = None
        return True

    def escape(self) -> bool:
        """Close the list, or go back from the text to the cell; the text stays."""
        if not self.close_offer() and self.is_editing:
            self.is_editing = False
            self.entry.selection_range(0, "end")
        return True

    def _bind(self) -> None:
        entry, go = self.entry, self._acts.go
        entry.bind("<Up>", lambda _event: self._vertical(-1))
        entry.bind("<Down>", lambda _event: self._vertical(1))
        entry.bind("<Left>", lambda _event: self._sideways(-1))
        entry.bind("<Right>", lambda _event: self._sideways(1))
        for name in ("<Return>", "<KP_Enter>"):
            entry.bind(name, lambda _event: self._taken_and(lambda: go(1, 0)))
        # The window's own key; without this it would be taken for Enter.
        for name in ("<Control-Return>", "<Control-KP_Enter>"):
            entry.bind(name, lambda _event: self._settled())
        entry.bind("<Tab>", lambda _event: self._taken_and(lambda: go(0, 1), by_tab=True))
        for name in ("<Shift-Tab>", "<ISO_Left_Tab>"):
            entry.bind(name, lambda _event: self._then(lambda: go(0, -1)))
        entry.bind("<Prior>", lambda _event: self._then(lambda: self._acts.page(-1)))
        entry.bind("<Next>", lambda _event: self._then(lambda: self._acts.page(1)))
        entry.bind("<Control-Home>", lambda _event: self._then(lambda: go(-(10**6), -(10**6))))
        entry.bind("<Control-End>", lambda _event: self._then(lambda: go(10**6, -(10**6))))
        entry.bind("<Button-1>", lambda _event: setattr(self, "is_editing", True))
        entry.bind("<FocusOut>", lambda _event: self.close_offer())
        entry.bind("<<Paste>>", self._pasted)

    def _then(self, act: Callable[[], None]) -> str:
        self.close_offer()
        act()
        return "break"

    def _settled(self) -> None:
        """Take what is marked in a list that was pointed at, before the row is saved."""
        if self._sheet is not None and self._sheet.was_moved and self._sheet.marked is not None:
            self._take(self._sheet.marked)
        self.close_offer()

    def _vertical(self, rows: int) -> str:
        if self._sheet is not None:
            self._sheet.move(rows)
        else:
            self._acts.go(rows, 0)
        return "break"

    def _sideways(self, columns: int) -> str | None:
        if self.is_editing:
            return None
        self._acts.go(0, columns)
        return "break"

    def _taken_and(self, act: Callable[[], None], *, by_tab: bool = False) -> str:
        sheet = self._sheet
        if sheet is not None and sheet.marked is not None:
            # A workplace may be a new one: what was typed wins until somebody points at the list.
            is_free = self._sources[self._field].takes_free_text
            if sheet.was_moved or not is_free:
                self._take(sheet.marked)
                if sheet.was_moved and not by_tab:
                    return "break"
        return self._then(act)

    def _take(self, choice: Choice) -> None:
        self.close_offer()
        before, _, _ = self._text.get().rpartition(";")
        words = f"{before.rstrip()}{SEVERAL}{choice.words}" if before else choice.words
        self._is_setting = True
        self._text.set(words if self._field == "needs" else choice.words)
        self._is_setting = False
        self.entry.icursor("end")
        self._acts.changed(self.text)

    def _changed(self, *_: object) -> None:
        if self._is_setting:
            return
        self.is_editing = True
        self._acts.changed(self.text)
        self._offer()

    def _offer(self) -> None:
        source = self._sources.get(self._field)
        if source is None or self.entry.focus_displayof() is not self.entry:
            return
        typed = self._text.get()
        if self._field == "needs":
            typed = typed.rpartition(";")[2]
        choices = source.search(typed)[:MOST_OFFERED] if typed.strip() else ()
        if not choices:
            self.close_offer()
            return
        if self._sheet is None:
            self._sheet = PickerSheet(self.entry, self._take)
        self._sheet.offer(choices)

    def _pasted(self, _event: object) -> str | None:
        try:
            clipboard = str(self.entry.clipboard_get())
        except tk.TclError:
            return None
        if not is_block(clipboard):
            return None
        self._acts.pasted(clipboard)
        return "break"
