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
from hotline_app.views.form_journal import FormJournal
from hotline_app.views.open_forms import OpenForm
from hotline_app.widgets.toast import News


class FileTaking:
    """Copies files beside the draft of the form in front, on the worker.

    Args:
        page: the page, for the dialog and the clipboard.
        journal: of the form.
        tasks: of the desk.
        changed: called when the form in front has other files.
        tell: shows news.

    Attributes:
        wanted_save: the key of a form that is to be saved once its files are here, and whether
            its case is opened then; or None.
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
        self.wanted_save: tuple[str, bool] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file of the form in front is on its way: it is not saved without it."""
        return self._journal.front.copying > 0

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

            form.copying += 1
            kept, failed = partial(self._kept, form, folder), partial(self._failed, form)
            job = Job(work, kept, failed, is_quick=True)
            self._tasks.run(job)

    def remove(self, key: str) -> None:
        """Take a file away from the form in front."""
        self._journal.remove_file(key)
        self._changed()

    def _kept(self, form: OpenForm, folder: Path, kept: KeptFile) -> None:
        form.copying -= 1
        self._journal.add_file(folder, kept)
        # The page may have been made anew; the form has its file all the same.
        if self._page.winfo_exists():
            self._changed()

    def _failed(self, form: OpenForm, error: BaseException) -> None:
        form.copying -= 1
        # Without the file the contact is not what was to be saved.
        self.wanted_save = None
        if self._page.winfo_exists():
            self._changed()
        if isinstance(error, ValidationFailed):
            words = problem_words("attachments", error.problems["attachments"])
        elif isinstance(error, OSError):
            words = tr("This file cannot be read. Check its name and folder.")
        else:
            raise error
        self._tell(News(tr("The file was not taken"), words, "problem"))


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
