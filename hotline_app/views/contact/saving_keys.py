"""The keys that log what stands in the form: save, save and next, contacts without a matter."""

from db.records.drafts import CallDraft, LoggedContact
from hotline_app.desk import DeskContext
from hotline_app.views.contact import contact_news
from hotline_app.views.contact.caller_side import CallerSide
from hotline_app.views.contact.contact_form import ContactForm
from hotline_app.views.contact.contact_saving import ContactSaving
from hotline_app.views.contact.contact_state import ContactState
from hotline_app.views.contact.contact_values import draft_of, has_more_than_phone, non_case_draft
from hotline_app.views.contact.file_taking import FileTaking
from hotline_app.views.contact.form_journal import FormJournal
from hotline_app.views.contact.later_saving import LaterSaving
from hotline_app.views.contact.paste_opener import PasteOpener
from hotline_app.views.pieces.non_case_keys import KEYS, HeldKey
from hotline_app.widgets.toast import News


class SavingKeys:
    """Answers the commands that log a contact for a page.

    Attributes:
        form: what was written.
        side: who is calling.
        journal: holds the open forms.
        contact_state: what the form in front knows beside its fields.
        saving: logs and shows problems.
        later: saves forms with files while the next one is in front.
        files: those of the form in front.
        held: tells a key that is held down.
        pasting: the sheet for pasted chats; while it is open, saving fills the form from it.
        asked_kind: the kind of contact without a matter whose key is asked for again.
    """

    form: ContactForm
    side: CallerSide
    journal: FormJournal
    contact_state: ContactState
    saving: ContactSaving
    later: LaterSaving
    files: FileTaking
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
        logged = self._save(opens_case=True)
        if logged is not None and logged.case_code:
            self.desk.events.announce("open_case", code=logged.case_code)

    def do_save_and_next(self) -> None:
        """Save and begin the next contact."""
        self._save(opens_case=False)

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
        if self.side.block.is_half_written():
            return
        draft = non_case_draft(self.form.values(), kind, self.contact_state.known())
        logged = self.saving.log(draft)
        if logged is not None:
            self._finished(contact_news.non_case(kind, logged.phone))

    def _save(self, *, opens_case: bool) -> LoggedContact | None:
        if self.pasting.is_open:
            self.pasting.take()
            return None
        is_repeat = self.held.is_repeat("save")
        has_files = self.files.is_busy or bool(self.journal.front.files)
        is_blank = self.form.values() == self.form.blank and not has_files
        if is_blank and (is_repeat or self.later.is_busy):
            return None
        draft = draft_of(self.form.values(), **self.contact_state.known())
        if self.saving.has_waiting(draft) or self.side.block.is_half_written():
            return None
        self.journal.front.problems = {}
        self.form.show_problems({})
        if has_files:
            self._save_later(draft, opens_case=opens_case)
            return None
        logged = self.saving.log(draft)
        if logged is not None:
            self._finished(contact_news.saved(logged, self.desk.events))
        return logged

    def _save_later(self, draft: CallDraft, *, opens_case: bool) -> None:
        """A contact with files is saved on the worker; the next one can begin."""
        if not self.saving.is_right(draft):
            return
        self.later.begin(draft, opens_case=opens_case)
        self.show_front()
        self.tell(contact_news.being_saved(draft))
        self.held.served()

    def _finished(self, news: News) -> None:
        self.journal.clear()
        self.show_front()
        self.tell(news)
        self.desk.events.announce("cases")
        self.desk.events.announce("contacts")
        self.held.served()
