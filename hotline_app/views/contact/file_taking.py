"""Files for the contact in front: from a dialog or the clipboard, copied beside the draft."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tkinter import filedialog

from db.errors import ValidationFailed
from hotline_app.clipboard import Clip, clipboard_files
from hotline_app.draft_files import KeptFile, keep_bytes
from hotline_app.i18n import tr
from hotline_app.labels import problem_words
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.views.contact.form_journal import FormJournal
from hotline_app.views.contact.open_forms import OpenForm
from hotline_app.widgets.toast import News


class FileTaking:
    """Copies files beside the draft of the form in front, on the worker.

    Args:
        page: the page, for the dialog and the clipboard.
        journal: of the form.
        tasks: of the desk.
        changed: called when the form in front has other files.
        tell: shows news.
    """

    def __init__(
        self,
        page: tk.Misc,
        journal: FormJournal,
        tasks: Tasks,
        changed: Callable[[], None],
        tell: Callable[[News], None],
    ) -> None:
        self._page = page
        self._journal = journal
        self._tasks = tasks
        self._changed = changed
        self._tell = tell

    @property
    def is_busy(self) -> bool:
        """Whether a file of the form in front is on its way: it is not saved without it."""
        return bool(self._journal.front.copies)

    def choose(self) -> None:
        """Ask for files."""
        names = filedialog.askopenfilenames(parent=self._page, title=tr("Choose files…"))
        self.take([Clip(Path(name).name, Path(name)) for name in names])

    def paste(self) -> bool:
        """Take what is on the clipboard when it is a picture or a file; returns whether it was."""
        clips = clipboard_files(self._page)
        self.take(clips)
        return bool(clips)

    def take(self, clips: Sequence[Clip]) -> None:
        """Copy files; a form that was left meanwhile still gets its own."""
        form = self._journal.front
        folder = self._journal.files_folder() if clips else Path()
        for clip in clips:

            def work(_progress: Progress, clip: Clip = clip) -> KeptFile:
                return keep_bytes(folder, clip.file_name, content_of(clip))

            kept, failed = partial(self._kept, form, folder), partial(self._failed, form)
            form.copies.append(self._tasks.run(Job(work, kept, failed, is_quick=True)))

    def remove(self, key: str) -> None:
        """Take a file away from the form in front."""
        self._journal.remove_file(key)
        self._changed()

    def _kept(self, form: OpenForm, folder: Path, kept: KeptFile) -> None:
        self._journal.add_file(folder, kept)
        form.copied()
        # The page may have been made anew; the form has its file all the same.
        if self._page.winfo_exists():
            self._changed()

    def _failed(self, form: OpenForm, error: BaseException) -> None:
        if isinstance(error, ValidationFailed):
            words = problem_words("attachments", error.problems["attachments"])
        else:
            words = tr("This file cannot be read. Check its name and folder.")
        if form.settled is not None:
            # Without the file the contact is not what was to be saved.
            form.problems = {"attachments": words}
        form.copied()
        if self._page.winfo_exists():
            self._changed()
        self._tell(News(tr("The file was not taken"), words, "problem"))
        if not isinstance(error, ValidationFailed | OSError):
            raise error


def content_of(clip: Clip) -> bytes:
    """Return the bytes of a file that was chosen or pasted.

    Raises:
        OSError: it cannot be read.
        ValidationFailed: there is nothing in it, or too much.
    """
    from db.commands.attachments import LARGEST  # loaded when first needed

    content = clip.read() if clip.path is None else b""
    size = len(content) if clip.path is None else clip.path.stat().st_size
    if size > LARGEST:
        raise ValidationFailed({"attachments": "file_too_large"})
    if not size:
        raise ValidationFailed({"attachments": "file_empty"})
    return content if clip.path is None else clip.path.read_bytes()
