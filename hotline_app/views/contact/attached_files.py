"""The files of a contact that is being taken: chosen, pasted, taken away again."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import ttkbootstrap as ttk

from hotline_app.draft_files import KeptFile
from hotline_app.i18n import tr
from hotline_app.widgets.fields import FieldSpec, FormField
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

NAME_ROOM = 210
KILOBYTE = 1024


@dataclass(frozen=True)
class FileActs:
    """What the list calls.

    Attributes:
        choose: asks for files.
        remove: takes the key of a file away.
    """

    choose: Callable[[], None]
    remove: Callable[[str], None]


class AttachedFiles(FormField):
    """A button that asks for files, and a line for each with its size and a cross.

    Args:
        parent: the form.
        spec: what the field says about itself.
        acts: what it calls.
    """

    def __init__(self, parent: tk.Misc, spec: FieldSpec, acts: FileActs) -> None:
        self._acts = acts
        self.shown: tuple[KeptFile, ...] = ()
        super().__init__(parent, spec)
        self.show_hint(tr("Ctrl+V takes a picture or a file's path from the clipboard."))

    def make_input(self) -> tk.Widget:
        """Make the button and the room for the lines."""
        frame = ttk.Frame(self, style="Inside.TFrame")
        self.button = IconButton(
            frame,
            text=" " + tr("Choose files…"),
            style="Chip.TButton",
            icon="paperclip",
            size=13,
            command=self._acts.choose,
        )
        self.button.pack(anchor="w")
        self._lines = ttk.Frame(frame, style="Inside.TFrame")
        self._lines.pack(fill="x")
        return frame

    @property
    def focus_widget(self) -> tk.Widget:
        """The button."""
        return self.button

    def show(self, files: Sequence[KeptFile]) -> None:
        """Show these files."""
        if self.shown == tuple(files):
            return
        self.shown = tuple(files)
        for child in self._lines.winfo_children():
            child.destroy()
        for file in self.shown:
            self._line(file)
        if not self.shown:
            # A frame keeps the height of what it held.
            self._lines.configure(height=1)

    def mark_invalid(self, is_invalid: bool) -> None:
        """The words under the list say what is wrong; there is no border to draw."""

    def _line(self, file: KeptFile) -> None:
        line = ttk.Frame(self._lines, style="Inside.TFrame")
        line.pack(fill="x", pady=(px(self, 4), 0))
        name = fitted(file.file_name, font_of(self, "Small"), px(self, NAME_ROOM))
        remove = partial(self._acts.remove, file.key)
        cross = ttk.Button(line, text="✕", style="GhostInside.TButton", command=remove)
        cross.pack(side="right")
        cross.bind("<Delete>", lambda _event: remove() or "break")
        ttk.Label(line, text=f"{name} · {size_words(file.size)}", style="Quiet.TLabel").pack(
            side="left"
        )


def size_words(size: int) -> str:
    """Say how large a file is."""
    if size < KILOBYTE * KILOBYTE:
        return tr("{size} KB").format(size=max(1, round(size / KILOBYTE)))
    return tr("{size} MB").format(size=round(size / KILOBYTE / KILOBYTE))
