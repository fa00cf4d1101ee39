"""The keys that log what stands in the form: save, save and next, contacts without a matter."""

from db.records.drafts import LoggedContact
from hotline_app.desk import DeskContext
from hotline_app.views import contact_news
from hotline_app.views.contact_form import ContactForm
from hotline_app.views.contact_saving import ContactSaving
from hotline_app.views.contact_state import ContactState
from hotline_app.views.contact_values import draft_of, has_more_than_phone, non_case_draft
from hotline_app.views.form_journal import FormJournal
from hotline_app.views.non_case_keys import KEYS, HeldKey
from hotline_app.views.paste_opener import PasteOpener
from hotline_app.widgets.toast import News


class SavingKeys:
    """Answers the commands that log a contact for a page.

    Attributes:
        form: what was written.
        journal: holds the open forms.
        contact_state: what the form in front knows beside its fields.
        saving: logs and shows problems.
        held: tells a key that is held down.
        pasting: the sheet for pasted chats; while it is open, saving fills the form from it.
        asked_kind: the kind of contact without a matter whose key is asked for again.
    """

    form: ContactForm
    journal: FormJournal
    contact_state: ContactState
    saving: ContactSaving
    held: HeldKey
    asked_kind: str
    desk: DeskContext
    pasting: PasteOpener

    def show_front(self) -> None:
        """Show the form that is in front now."""
        raise AssertionError("a page shows its form")

    def tell(self, news: News) -> None:
        """Show news."""
        raise AssertionError("a page tells news")

    def do_save(self) -> None:
        """Save, and go to the case: its next steps stand there."""
        logged = self._save()
        if logged is not None and logged.case_code:
            self.desk.events.announce("open_case", code=logged.case_code)

    def do_save_and_next(self) -> None:
        """Save and begin the next contact."""
        self._save()

    def log_non_case(self, kind: str) -> None:
        """Log a contact without a matter; the phone is kept, and what else was written.

        Where more than a phone stands in the form, the key is asked for twice: it may have been
        a slip.
        """
        if self.held.is_repeat(kind):
            return
        has_more = has_more_than_phone(self.form.values(), self.form.blank)
        if self.asked_kind != kind and (has_more or self.journal.front.files):
            self.asked_kind = kind
            self.tell(contact_news.press_again(KEYS[kind]))
            return
        self.asked_kind = ""
        known = self.contact_state.known()
        logged = self.saving.log(lambda values: non_case_draft(values, kind, known))
        if logged is not None:
            self._finished(contact_news.non_case(kind, logged.phone))

    def _save(self) -> LoggedContact | None:
        if self.pasting.is_open:
            self.pasting.take()
            return None
        if self.held.is_repeat("save") and self.form.values() == self.form.blank:
            return None
        known = self.contact_state.known()
        if self.saving.has_waiting(draft_of(self.form.values(), **known)):
            return None
        self.form.show_problems({})
        logged = self.saving.log(lambda values: draft_of(values, **known))
        if logged is not None:
            self._finished(contact_news.saved(logged, self.desk.events))
        return logged

    def _finished(self, news: News) -> None:
        self.journal.clear()
        self.show_front()
        self.tell(news)
        self.desk.events.announce("cases")
        self.desk.events.announce("contacts")
        self.held.served()
