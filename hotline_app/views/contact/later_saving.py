"""Saving a contact with its files on the worker: the next call begins meanwhile.

The form leaves the window at once and stays on disk until it is saved. One that is refused comes
back with what is wrong with it; nobody is taken away from what they type by then.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from db.errors import HotlineError, ValidationFailed
from db.records.drafts import CallDraft, FileDraft, LoggedContact
from hotline_app.desk import DeskContext
from hotline_app.draft_files import KeptFile, read_bytes
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, refusal_words
from hotline_app.tasks import Job, Progress
from hotline_app.views.contact import contact_news
from hotline_app.views.contact.form_journal import FormJournal
from hotline_app.views.contact.open_forms import OpenForm, OpenForms
from hotline_app.widgets.toast import News


class LaterSaving:
    """Saves forms that left the window.

    Args:
        desk: of the page.
        journal: holds the open forms.
        is_free: whether nobody has begun anything else on the page.
    """

    def __init__(
        self, desk: DeskContext, journal: FormJournal, is_free: Callable[[], bool]
    ) -> None:
        self._desk = desk
        self._journal = journal
        self._is_free = is_free

    @property
    def is_busy(self) -> bool:
        """Whether a form is on its way."""
        return bool(self._journal.open_forms.leaving)

    def begin(self, draft: CallDraft, *, opens_case: bool) -> None:
        """Let the form in front leave, and save it.

        Args:
            draft: of the form, without its files.
            opens_case: go to the case afterwards, unless the next contact was begun.
        """
        form = self._journal.leave()
        run = partial(self._run, self._journal.open_forms, form, draft, opens_case)
        if form.copies:
            form.settled = run
        else:
            run()

    def _run(self, forms: OpenForms, form: OpenForm, draft: CallDraft, opens_case: bool) -> None:
        """Its files are there: save it, unless one of them was refused."""
        if form.problems:
            self._come_back(forms, form, " ".join(form.problems.values()))
            return
        assert form.draft is not None  # what has files is on disk
        work = partial(_log, self._desk, draft, (form.draft.files_folder, form.files))
        saved = partial(self._saved, forms, form, opens_case)
        failed = partial(self._failed, forms, form)
        form.saving = self._desk.tasks.run(Job(work, saved, failed, is_quick=True))

    def _saved(
        self, forms: OpenForms, form: OpenForm, opens_case: bool, logged: LoggedContact
    ) -> None:
        forms.leaving.remove(form)
        assert form.draft is not None
        form.draft.clear()
        events = self._desk.events
        events.announce("news", news=contact_news.saved(logged, events))
        events.announce("cases")
        events.announce("contacts")
        if opens_case and logged.case_code and self._is_free():
            events.announce("open_case", code=logged.case_code)

    def _failed(self, forms: OpenForms, form: OpenForm, error: BaseException) -> None:
        form.saving = None
        words = ""
        if isinstance(error, ValidationFailed):
            form.problems = {one: problem_words(one, code) for one, code in error.problems.items()}
        elif isinstance(error, OSError):
            gone = tr("A file of this form is gone. Remove it and choose it again.")
            form.problems = {"attachments": gone}
        else:
            words = refusal_words(error) or ""
        self._come_back(forms, form, " ".join(form.problems.values()) or words)
        if not isinstance(error, HotlineError | OSError):
            raise error

    def _come_back(self, forms: OpenForms, form: OpenForm, details: str) -> None:
        forms.leaving.remove(form)
        forms.forms.append(form)
        events = self._desk.events
        events.announce("form_came_back", form=form, is_wanted=False)
        title = tr("The contact was not saved; its form is open again")
        show = partial(self._show, form)
        events.announce("news", news=News(title, details, "problem", tr("Show it"), show))

    def _show(self, form: OpenForm) -> None:
        events = self._desk.events
        events.announce("go", page="new_contact")
        events.announce("form_came_back", form=form, is_wanted=True)


def _log(
    desk: DeskContext,
    draft: CallDraft,
    kept: tuple[Path, tuple[KeptFile, ...]],
    _progress: Progress,
) -> LoggedContact:
    from db.commands import calls  # loaded when first needed

    folder, files = kept
    try:
        read = tuple(FileDraft(file.file_name, read_bytes(folder, file)) for file in files)
        return calls.log_call(desk.database, desk.actor, replace(draft, attachments=read))
    finally:
        desk.database.close()
