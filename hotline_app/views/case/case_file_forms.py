"""Panels for files: attaching some, and what can be done with one that is kept."""

from datetime import datetime
from functools import partial
from pathlib import Path
from tkinter import filedialog
from typing import Any

import ttkbootstrap as ttk
from PIL import Image, ImageGrab

from db import clock
from db.commands import attachments
from db.errors import ValidationFailed
from hotline_app.i18n import ntr, tr
from hotline_app.labels import problem_words
from hotline_app.tasks import Job, Progress
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.forms.side_form import FieldRefused
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.theme import px

BUTTON_ICON = 15


class FilePanel(Panel):
    """Files kept with the case: chosen, written as paths, or pasted."""

    key = "file"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Attach files")

    def build(self) -> None:
        """Make the fields."""
        paths: Any = self.lines("file", tr("Files, one in each line"), 3, is_required=True)
        paths.text.bind("<<Paste>>", self._paste)
        row = ttk.Frame(self.form, style="Inside.TFrame")
        row.pack(anchor="w", pady=(0, px(self, 10)))
        self._button(row, tr("Choose files…"), "folder2-open", self._choose)
        self._button(row, tr("Paste a picture"), "clipboard", self.paste_picture)
        self.lines("description", tr("What they show"), 2)
        self.say(
            tr(
                "At most 50 MB each. Pictures lose what the camera wrote into them (place, "
                "owner); the untouched original is kept apart."
            )
        )

    def save(self) -> None:
        """Read and keep the files on the worker; the panel stays until they are kept."""
        if self.button.instate(["disabled"]):
            return
        paths = [Path(line.strip().strip('"')) for line in self.value("file").splitlines()]
        paths = [path for path in paths if path.name]
        problem = _problem_of_paths(paths)
        if not self.is_ready({"file": problem} if problem else None):
            return
        self.keep_draft()
        self.button.state(["disabled"])
        work = partial(self._keep, paths, self.value("description"))
        self.work.desk.tasks.run(Job(work, partial(self._kept, paths), self._failed))

    def _keep(self, paths: list[Path], said: str, _progress: Progress) -> int:
        desk, code = self.work.desk, self.work.detail.case.code
        try:
            for path in paths:
                content = path.read_bytes()
                attachments.attach_file(desk.database, desk.actor, code, path.name, content, said)
            return len(paths)
        finally:
            desk.database.close()

    def _kept(self, paths: list[Path], count: int) -> None:
        words = ntr("The file is kept with the case", "{count} files are kept with the case", count)
        self.forget_draft()
        # What was pasted stands in the case now; no second copy stays on this computer.
        for path in paths:
            if path.parent == self._pasted_folder:
                path.unlink(missing_ok=True)
        if self.winfo_exists():
            self.work.done(words.format(count=count))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, ValidationFailed):
            code = next(iter(error.problems.values()))
            error = FieldRefused("file", problem_words("file", code))
        elif isinstance(error, OSError):
            error = FieldRefused("file", tr("This file cannot be read. Check its name and folder."))
        self.refused_later(error)

    def _button(self, row: ttk.Frame, words: str, icon: str, act: Any) -> None:
        IconButton(
            row,
            text=f" {words}",
            style="Deed.TButton",
            icon=icon,
            size=BUTTON_ICON,
            command=act,
        ).pack(side="left", padx=(0, px(self, 8)))

    def _choose(self) -> None:
        chosen = filedialog.askopenfilenames(parent=self, title=tr("Choose files…"))
        self._add(list(chosen))

    def _add(self, paths: list[str]) -> None:
        field = self.fields["file"]
        known = [line for line in field.value.splitlines() if line.strip()]
        field.value = "\n".join([*known, *(path for path in paths if path not in known)])

    def _paste(self, _event: object) -> str | None:
        """Text is pasted as always; where there is none, a picture is."""
        if self._has_text():
            return None
        self.paste_picture()
        return "break"

    def _has_text(self) -> bool:
        try:
            return bool(self.clipboard_get())
        except Exception:  # Tk answers an empty or foreign clipboard with an error.
            return False

    def paste_picture(self) -> None:
        """Take a picture or files from the clipboard."""
        try:
            found = ImageGrab.grabclipboard()
        except (OSError, NotImplementedError):
            found = None
        if isinstance(found, list):
            self._add([str(path) for path in found])
        elif isinstance(found, Image.Image):
            self._write_pasted(found)
        else:
            self.fields["file"].show_problem(tr("There is no picture to paste. Copy one first."))

    @property
    def _pasted_folder(self) -> Path:
        """Pasted pictures stand beside the drafts: they survive a power cut as well."""
        return self.work.desk.paths.drafts / "pasted"

    def _write_pasted(self, picture: Image.Image) -> None:
        """Write a pasted picture as a file to attach; a screen full of dots takes its time."""
        path = self._pasted_folder / _name_of_picture(clock.now())

        def work(_progress: Progress) -> str:
            path.parent.mkdir(parents=True, exist_ok=True)
            picture.save(path, "PNG")
            return str(path)

        def done(written: str) -> None:
            if self.winfo_exists():
                self.button.state(["!disabled"])
                self._add([written])

        self.button.state(["disabled"])
        self.work.desk.tasks.run(Job(work, done, self._failed))


def _name_of_picture(at: datetime) -> str:
    moment = at.astimezone().strftime("%Y-%m-%d_%H%M%S")
    return tr("picture_{moment}.png").format(moment=moment)


def _problem_of_paths(paths: list[Path]) -> str:
    if not paths:
        return tr("This must not be empty.")
    for path in paths:
        try:
            size = path.stat().st_size
        except OSError:
            words = tr("{file} cannot be read. Check its name and folder.")
            return words.format(file=path.name)
        if size > attachments.LARGEST:
            words = tr("{file} is larger than 50 MB. Make it smaller, or attach its parts.")
            return words.format(file=path.name)
    return ""
