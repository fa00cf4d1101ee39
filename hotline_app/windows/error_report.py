"""The error report: what those who look after the program need, to be read and copied."""

import tkinter as tk
from pathlib import Path

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.pieces.case_paper import open_file
from hotline_app.widgets.dialog import Dialog
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.theme import font_of, px

MOST_LINES, LEAST_LINES = 14, 3
WIDTH = 640
# What stands around the report: heading, words, notice, buttons.
AROUND = 290
CONTROL = 0x4
MOVES = ("Up", "Down", "Left", "Right", "Prior", "Next", "Home", "End", "Tab", "Escape")


class ErrorReport(Dialog):
    """The newest entries of the log; they hold nothing that anybody typed.

    Args:
        parent: the window.
        report: from the error door.
        folder: of the log.
    """

    def __init__(self, parent: tk.Misc, report: str, folder: Path) -> None:
        super().__init__(parent, tr("Error report"))
        self._report = report
        self._folder = folder
        words = tr(
            "Send this to the people who look after the program. It says where in the program "
            "something went wrong; it holds no names, numbers or anything else you typed."
        )
        width = px(self, WIDTH)
        ttk.Label(self.body, text=words, style="Inside.TLabel", wraplength=width).pack(anchor="w")
        self.field = LongTextField(self.body, FieldSpec(""), self._lines())
        self.field.pack(fill="both", expand=True, pady=(px(self, 8), 0))
        self.field.value = report
        # To be read and copied; what is sent is the report as it is.
        for sequence in ("<Key>", "<<Paste>>", "<<Cut>>"):
            self.field.text.bind(sequence, _only_reading)
        self.notice = ttk.Label(self.body, style="Quiet.TLabel", wraplength=width)
        self.notice.pack(anchor="w", pady=(px(self, 6), 0))
        self.add_button(tr("Close"), self.cancel)
        self.copy_button = self.add_button(tr("Copy"), self.copy, "act")
        self.folder_button = self.add_button(tr("Open its folder"), self._open_folder)

    def _lines(self) -> int:
        """As many lines as the window has room for."""
        room = self._parent.winfo_height() - px(self, AROUND)
        lines = room // font_of(self, "Body").line_height
        return min(MOST_LINES, max(LEAST_LINES, lines))

    def show(self, first: tk.Misc | None = None) -> str:
        """Show the report until it is closed."""
        return super().show(first or self.copy_button)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        self.clipboard_clear()
        self.clipboard_append(self._report)
        self.notice.configure(text=tr("Copied. Paste it into a message."))

    def _open_folder(self) -> None:
        try:
            open_file(self._folder)
        except OSError:
            words = tr("The folder cannot be opened from here. It lies at {folder}")
            self.notice.configure(text=words.format(folder=self._folder))


def _only_reading(event: "tk.Event[tk.Misc]") -> str | None:
    has_control = isinstance(event.state, int) and bool(event.state & CONTROL)
    is_copying = has_control and event.keysym.lower() in ("a", "c", "insert")
    return None if event.keysym in MOVES or is_copying else "break"
