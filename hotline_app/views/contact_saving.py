"""Logging what stands in the form: every problem under its field, or the contact that was made."""

from collections.abc import Callable, Mapping
from typing import Any

from db.errors import ValidationFailed
from db.records.drafts import CallDraft, LoggedContact
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.contact_checks import problems_of
from hotline_app.views.contact_form import ContactForm
from hotline_app.views.file_taking import files_of
from hotline_app.views.form_journal import FormJournal


class ContactSaving:
    """Logs contacts out of one form.

    Args:
        desk: of the page.
        form: whose problems are shown.
        journal: holds the files; it is written before anything is logged.
        is_copying: whether a file is on its way beside the draft.
    """

    def __init__(
        self,
        desk: DeskContext,
        form: ContactForm,
        journal: FormJournal,
        is_copying: Callable[[], bool],
    ) -> None:
        self._desk = desk
        self._form = form
        self._journal = journal
        self._is_copying = is_copying

    def log(self, make: Callable[[Mapping[str, Any]], CallDraft]) -> LoggedContact | None:
        """Log the contact that `make` reads out of the form's values, or show why not."""
        from db.commands import calls  # loaded when first needed: the form stands there sooner

        self._journal.write()
        if self._is_copying():
            words = tr("A file is still being copied. Save again in a moment.")
            self._form.show_problems({"attachments": words})
            return None
        try:
            files = {"attachments": files_of(self._journal.front)}
        except OSError:
            words = tr("A file of this form is gone. Remove it and choose it again.")
            self._form.show_problems({"attachments": words})
            return None
        draft = make({**self._form.values(), **files})
        try:
            return calls.log_call(self._desk.database, self._desk.actor, draft)
        except ValidationFailed as refused:
            self._form.show_codes(refused.problems)
            if not set(refused.problems) <= {*self._form.fields, "attachments"}:
                raise
            return None

    def has_waiting(self, draft: CallDraft) -> bool:
        """Show letters that were typed into a list and not picked, with all other problems."""
        waiting = self._form.waiting()
        if waiting:
            problems = problems_of(self._desk.database, draft)
            self._form.show_problems({**problems, **waiting})
        return bool(waiting)
