"""The error report: what those who look after the program need, to be read and copied."""

import tkinter as tk
from pathlib import Path

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.case_paper import open_file
from hotline_app.widgets.dialog import Dialog
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.theme import px

LINES = 14
WIDTH = 640


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
        self.field = LongTextField(self.body, FieldSpec(""), LINES)
        self.field.pack(fill="both", expand=True, pady=(px(self, 8), 0))
        self.field.value = report
        self.field.set_enabled(False)
        self.notice = ttk.Label(self.body, style="Quiet.TLabel", wraplength=width)
        self.notice.pack(anchor="w", pady=(px(self, 6), 0))
        self.add_button(tr("Close"), self.cancel)
        self.copy_button = self.add_button(tr("Copy"), self.copy, "act")
        self.folder_button = self.add_button(tr("Open its folder"), self._open_folder)

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
