"""Logging what stands in the form: every problem under its field, or the contact that was made."""

from db.errors import ValidationFailed
from db.records.drafts import CallDraft, LoggedContact
from hotline_app.desk import DeskContext
from hotline_app.views.contact.contact_checks import problems_of
from hotline_app.views.contact.contact_form import ContactForm
from hotline_app.views.contact.form_journal import FormJournal


class ContactSaving:
    """Logs contacts out of one form.

    Args:
        desk: of the page.
        form: whose problems are shown.
        journal: is written before anything is logged.
    """

    def __init__(self, desk: DeskContext, form: ContactForm, journal: FormJournal) -> None:
        self._desk = desk
        self._form = form
        self._journal = journal

    def log(self, draft: CallDraft) -> LoggedContact | None:
        """Log a contact without files, or show why not."""
        from db.commands import calls  # loaded when first needed: the form stands there sooner

        self._journal.write()
        if draft.non_case_kind and self._journal.front.files:
            self._form.show_codes({"attachments": "files_need_a_case"})
            return None
        try:
            return calls.log_call(self._desk.database, self._desk.actor, draft)
        except ValidationFailed as refused:
            self._form.show_codes(refused.problems)
            if not set(refused.problems) <= {*self._form.fields, "attachments"}:
                raise
            return None

    def is_right(self, draft: CallDraft) -> bool:
        """Show what the rules would refuse; nothing is tried."""
        problems = problems_of(self._desk.database, draft)
        self._form.show_problems(problems)
        return not problems

    def has_waiting(self, draft: CallDraft) -> bool:
        """Show letters that were typed into a list and not picked, with all other problems."""
        waiting = self._form.waiting()
        if waiting:
            problems = problems_of(self._desk.database, draft)
            self._form.show_problems({**problems, **waiting})
        return bool(waiting)
