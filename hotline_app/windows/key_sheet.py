"""The key sheet: every key of the window, made from the table that binds them."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.dialog import Dialog
from hotline_app.widgets.theme import px
from hotline_app.windows.keys import key_sheet


class KeySheet(Dialog):
    """All keys by group, side by side."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, tr("Keys"))
        for column, (heading, keys) in enumerate(key_sheet().items()):
            group = ttk.Frame(self.body, style="Inside.TFrame")
            group.grid(row=0, column=column, sticky="n", padx=(0, px(self, 28)))
            ttk.Label(group, text=heading, style="FieldName.TLabel", wraplength=px(self, 240)).grid(
                row=0, column=0, columnspan=2, sticky="w", pady=(0, px(self, 6))
            )
            for row, (shown, words) in enumerate(keys, start=1):
                ttk.Label(group, text=shown, style="Strong.TLabel").grid(
                    row=row, column=0, sticky="w", padx=(0, px(self, 14)), pady=px(self, 2)
                )
                ttk.Label(group, text=words, style="Inside.TLabel").grid(
                    row=row, column=1, sticky="w"
                )
        self._close = self.add_button(tr("Close"), self.cancel, "act")

    def show(self, first: tk.Misc | None = None) -> str:
        """Show the sheet until it is closed."""
        return super().show(first or self._close)
