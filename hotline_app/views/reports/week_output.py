"""Where the week is written to, how far it is, and what was written."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.card import Card
from hotline_app.widgets.icons import IconLabel
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px

WIDTH = 330


@dataclass(frozen=True)
class OutputActs:
    """What the buttons of the card do."""

    choose: Callable[[], object]
    cancel: Callable[[], object]
    open: Callable[[], object]


class WeekOutput(Card):
    """The folder at the top; under it what the export is doing or has done."""

    def __init__(self, parent: tk.Misc, acts: OutputActs) -> None:
        super().__init__(parent, tr("Where it is written"))
        self._acts = acts
        room = px(self, WIDTH)
        self._folder = ttk.Label(self.body, style="Strong.TLabel", wraplength=room)
        self._folder.pack(anchor="w")
        self.choose = ttk.Button(
            self.body,
            text=tr("Another folder… (Ctrl+O)"),
            style="PlainInside.TButton",
            command=acts.choose,
        )
        self.choose.pack(anchor="w", pady=px(self, 10))
        words = tr(
            "The week gets a folder of its own there. An older folder of the same week is replaced."
        )
        ttk.Label(self.body, text=words, style="Quiet.TLabel", wraplength=room).pack(anchor="w")
        ttk.Frame(self.body, style="Line.TFrame", height=1).pack(fill="x", pady=px(self, 8))
        self._state = ttk.Frame(self.body, style="Inside.TFrame")
        self._state.pack(fill="both", expand=True)
        self._bar: ttk.Progressbar | None = None
        self._step: ttk.Label | None = None
        self.button: ttk.Button | None = None
        self.show_ready()

    def show_folder(self, folder: Path) -> None:
        """Show where the week will go."""
        self._folder.configure(text=str(folder))

    def show_ready(self) -> None:
        """Say how to begin."""
        self._clear()
        self._say(tr("Press Ctrl+E to export the week that is shown."), "Quiet.TLabel")

    def show_writing(self) -> None:
        """Show that the work has begun; the keyboard is on Cancel."""
        self._clear()
        self._step = self._say(tr("Exporting the week…"), "Inside.TLabel")
        self._bar = ttk.Progressbar(self._state, mode="determinate", maximum=1)
        self._bar.pack(fill="x", pady=px(self, 10))
        self._put_button(tr("Cancel"), self._acts.cancel)
        self.choose.state(["disabled"])

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is, in rows."""
        if self._bar is None or self._step is None or not total:
            return
        self._bar.configure(maximum=total, value=done)
        words = tr("Exporting the week… {share}%").format(share=100 * done // total)
        self._step.configure(text=words)

    def show_stopping(self) -> None:
        """Say that the cancel was heard."""
        if self._step is not None and self.button is not None:
            self._step.configure(text=tr("Stopping…"))
            self.button.state(["disabled"])

    def show_refusal(self, words: str) -> None:
        """Say why nothing was written and what to do."""
        self._clear()
        self._say(words, "Problem.TLabel", "exclamation-triangle-fill")

    def show_stopped(self, words: str) -> None:
        """Say that the person stopped it."""
        self._clear()
        self._say(words, "Warn.TLabel", "info-circle-fill")

    def show_written(self, folder: Path, files: Sequence[Path], is_late: bool) -> None:
        """List what was written; the keyboard is on "open folder".

        Args:
            folder: of the week.
            files: in it.
            is_late: the person wanted to stop when everything was written already.
        """
        self._clear()
        if is_late:
            words = tr("The export was finished before it could be stopped: {folder}")
        else:
            words = tr("The week is exported: {folder}")
        self._say(words.format(folder=folder.name), "Good.TLabel", "check-circle-fill")
        self._put_button(tr("Open the folder"), self._acts.open)
        listed = Scrolled(self._state)
        listed.canvas.configure(width=1, height=1)  # it takes what the card leaves
        listed.pack(fill="both", expand=True, pady=(px(self, 6), 0))
        listed.body.columnconfigure(0, weight=1)
        for place, file in enumerate(files):
            for column, (words, side) in enumerate(((file.name, "w"), (_size(file), "e"))):
                label = ttk.Label(listed.body, text=words, style="Quiet.TLabel")
                label.grid(row=place, column=column, sticky=side, padx=(0, px(self, 4)))
        listed.watch_wheel()

    def _say(self, words: str, style: str, icon: str = "") -> ttk.Label:
        row = ttk.Frame(self._state, style="Inside.TFrame")
        row.pack(fill="x")
        room = px(self, WIDTH)
        if icon:
            IconLabel(row, style=style, icon=icon, size=16).pack(
                side="left", anchor="n", padx=(0, px(self, 8))
            )
            room -= px(self, 26)
        label = ttk.Label(row, text=words, style=style, wraplength=room)
        label.pack(side="left", anchor="w")
        return label

    def _put_button(self, words: str, act: Callable[[], object]) -> None:
        self.button = ttk.Button(self._state, text=words, style="PlainInside.TButton", command=act)
        self.button.pack(anchor="w", pady=(px(self, 10), 0))

    def _clear(self) -> None:
        self._bar = self._step = self.button = None
        self.choose.state(["!disabled"])
        for child in self._state.winfo_children():
            child.destroy()


def _size(file: Path) -> str:
    """How large a file is, rounded up to whole kilobytes."""
    try:
        size = file.stat().st_size
    except OSError:
        return ""
    return tr("{size} KB").format(size=f"{-(-size // 1024):,}".replace(",", "."))
