"""Folders: the computer's own dialog for choosing one, its own program for showing one."""

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog

from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.pieces.case_paper import open_file
from hotline_app.widgets.toast import News

AskFolder = Callable[[tk.Misc, str, Path], Path | None]


def ask_folder(parent: tk.Misc, title: str, start: Path) -> Path | None:
    """Let a person choose an existing folder.

    Args:
        parent: the dialog stands in front of it.
        title: already translated.
        start: the folder shown first.

    Returns:
        The folder, or None when the person changed their mind.
    """
    chosen = filedialog.askdirectory(
        parent=parent, title=title, initialdir=str(start), mustexist=True
    )
    return Path(chosen) if chosen else None


def show_folder(desk: DeskContext, folder: Path) -> None:
    """Show a folder with the computer's own program, or say where it lies."""
    try:
        open_file(folder)
    except OSError:
        words = tr("The folder cannot be opened from here. It lies at {folder}")
        desk.events.announce("news", news=News(words.format(folder=folder), kind="problem"))
