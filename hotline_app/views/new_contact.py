"""New contact: what a caller tells, who called from the number before, one-key contacts."""

import tkinter as tk
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from db import clock
from db.queries import desk_contacts
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftRecord
from hotline_app.i18n import tr
from hotline_app.views.call_timer import CallTimer, time_words
from hotline_app.views.caller_choice import CallerChoice
from hotline_app.views.contact_keys import ContactKeys, figure_keys
from hotline_app.views.contact_layout import make_parts
from hotline_app.views.contact_offers import Offer
from hotline_app.views.contact_saving import ContactSaving
from hotline_app.views.contact_state import STORED_AS, ContactState, state_from
from hotline_app.views.draft_strip import about_form
from hotline_app.views.file_taking import FileTaking
from hotline_app.views.form_journal import FormJournal, Snapshot
from hotline_app.views.non_case_keys import KEYS, HeldKey
from hotline_app.views.paste_opener import PasteOpener
from hotline_app.views.forms_keys import FormsKeys
from hotline_app.views.non_case_keys import HeldKey
from hotline_app.views.page_keys import PageKeys
from hotline_app.views.saving_keys import SavingKeys
from hotline_app.views.waiting_forms import WaitingForms
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.toast import News

KIND: Final = "contact"
BLOCK: Final = "block"


class NewContactPage(SavingKeys, ContactKeys, FormsKeys, Page):
    """One contact in front; others are open beside it, each on disk.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self.desk = desk
        self.contact_state = ContactState()
        self._cursor: tuple[str, int] | None = None
        self._is_filling = True
        self.held = HeldKey()
        self.asked_kind = ""
        self._timer = CallTimer(self, self.heading_changed)
        self.journal = FormJournal(self, desk.journal, KIND, self._snapshot, self._is_logged)
        self.files = FileTaking(self, self.journal, desk.tasks, self._files_changed, self.tell)
        self.waiting = WaitingForms(self, self.journal, self.show_front, self.tell)
        parts = make_parts(self, self, desk)
        self.form, self.side, self.tabs = parts.form, parts.side, parts.tabs
        self.saving = ContactSaving(desk, self.form, self.journal, lambda: self.files.is_busy)
        self._is_filling = False
        self._stops = [
            desk.events.listen("cases", lambda **_details: self._look_up()),
            desk.events.listen("contacts", lambda **_details: self.side.count()),
        ]
        self._listen()
        self.bind("<Destroy>", self._destroyed)
        self.waiting = WaitingForms(self, self._journal, self._restored, self._tell)
        self.pasting = PasteOpener(self, desk, self.form, self._changed)

    # What the window asks

    def heading(self) -> Heading:
        """Return the title, since when the call lasts, and the buttons."""
        begun_at = self.contact_state.begun_at
        return Heading(
            tr("New contact"),
            time_words(begun_at)
            if begun_at
            else tr("Phone first. What you write is kept on this computer at once."),
            (
                PageButton(tr("New form (Ctrl+T)"), self.do_new_form, "plus-lg"),
                PageButton(tr("Save (Ctrl+S)"), self.do_save, "check-lg", is_primary=True),
            ),
        )

    def shown(self) -> None:
        """Begin with the phone, or where the cursor was."""
        self.waiting.show()
        self.side.count()
        if self.form.cursor() is None:
            self.form.put_cursor(self._cursor)

    def refresh(self) -> None:
        """Look the caller up again; what was typed stays."""
        self.side.duplicates.ask_now(self.form.values(), self._state.choice.case_code)
        self.side.show_caller(self.form.phone.number, self._state.choice)
        """Look everything up again; what was typed stays."""
        self._look_up()
        self.side.offer(self.form.values(), is_anew=True)

    def keep(self) -> dict[str, Any]:
        """Return the open forms; they are on disk too when this returns."""
        fields, cursor = self._fields(), self.form.cursor()
        return {"fields": fields, "cursor": cursor, "forms": self.journal.hand_over()}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with the forms from before."""
        if kept:
            self.journal.take_over(kept["forms"])
            self._fill(kept["fields"], kept["cursor"])
            self.waiting.show()

    # Saving

    def do_save(self) -> None:
        """Save, and go to the case: its next steps stand there."""
        logged = self._save()
        if logged is not None and logged.case_code:
            self._desk.events.announce("open_case", code=logged.case_code)

    def do_save_and_next(self) -> None:
        """Save and begin the next contact."""
        self._save()

    def log_non_case(self, kind: str) -> None:
        """Log a contact without a matter; the phone is kept, and what else was written.

        Where more than a phone stands in the form, the key is asked for twice: it may have been
        a slip.
        """
        if self._held.is_repeat(kind):
            return
        values = self.form.values()
        if self._asked_kind != kind and has_more_than_phone(values, self._blank):
            self._asked_kind = kind
            self._tell(contact_news.press_again(KEYS[kind]))
            return
        self._asked_kind = ""
        draft = non_case_draft(values, kind, self._state.known())
        logged = self._log(draft)
        if logged is not None:
            self._finished(contact_news.non_case(kind, draft.phone))

    def _save(self) -> LoggedContact | None:
        if self.pasting.is_open:
            self.pasting.take()
            return None
        values = self.form.values()
        if self._held.is_repeat("save") and values == self._blank:
            return None
        draft = draft_of(values, **self._state.known())
        waiting = self.form.waiting()
        if waiting:
            problems = problems_of(self._desk.database, draft)
            self.form.show_problems({**problems, **waiting})
            return None
        self.form.show_problems({})
        logged = self._log(draft)
        if logged is not None:
            self._finished(contact_news.saved(logged, self._desk.events))
        return logged

    def _log(self, draft: CallDraft) -> LoggedContact | None:
        """Log a contact, or show every problem under its field."""
        from db.commands import calls  # loaded when first needed: the form stands there sooner

        self._journal.write()
        try:
            return calls.log_call(self._desk.database, self._desk.actor, draft)
        except ValidationFailed as refused:
            self.form.show_codes(refused.problems)
            if not set(refused.problems) <= set(self.form.fields):
                raise
            return None

    def _finished(self, news: News) -> None:
        self._journal.clear()
        self._fill({}, None)
        self._tell(news)
        self._desk.events.announce("cases")
        self._desk.events.announce("contacts")

    def put_aside(self) -> None:
        """Let this form wait and begin an empty one."""
        if self._is_blank():
            self.form.phone.focus_set()
            return
        self._journal.put_aside()
        self._fill({}, None)
        self.waiting.show()

    def _restored(self, record: DraftRecord) -> None:
        self._fill(record.fields, record.cursor)

    # The form

    def _build(self) -> None:
        self.columnconfigure(0, weight=1)
        self.columnconfigure(1, minsize=px(self, SIDE_WIDTH))
        self.rowconfigure(1, weight=1)
        card = Card(self, padding=16)
        card.grid(row=1, column=0, sticky="nsew", padx=(0, px(self, 14)))
        self.form = ContactForm(card.body, self._desk.database, self._changed)
        self.form.pack(fill="both", expand=True)
        self.side = CallerSide(self, self._desk.database, self._chosen, self.log_non_case)
        self.side.grid(row=1, column=1, sticky="nsew")
        # What the side asks for must not push the form away where letters are large.
        self.side.grid_propagate(False)
        self.side.pack_propagate(False)
        self.bind("<Configure>", self._share_width, add="+")

    def _share_width(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            width = min(px(self, SIDE_WIDTH), int(event.width * WIDEST_SIDE))
            self.columnconfigure(1, minsize=width)
            self.side.configure(width=width)

    def _changed(self) -> None:
        if self._is_filling:
            return
        self._asked_kind = ""
        self._time_call()
        self._journal.changed()
        self.side.look_up(self.form.phone.number)
        self.side.look_for_duplicates(self.form.values())

    def _fill(self, fields: Mapping[str, Any], cursor: tuple[str, int] | None) -> None:
        self._is_filling = True
        self.form.reset()
        self.form.put(fields)
        self._is_filling = False
        self._state = state_from(fields)
        self._cursor = cursor
        self.form.put_cursor(cursor)
        self.refresh()
        self._time_call()

    def _fields(self) -> dict[str, Any]:
        return {**self.form.values(), STORED_AS: self._state.stored()}

    def _snapshot(self) -> Snapshot:
        if self._is_blank():
            return {}, None
        return self._fields(), self.form.cursor()

    def _is_blank(self) -> bool:
        return self.form.values() == self._blank

    def _time_call(self) -> None:
        """Begin with the first letter; a form that was emptied again has no time."""
        if self._is_blank():
            self._state = replace(self._state, begun_at=None)
            self._timer.stop()
        else:
            begun_at = self._state.begun_at or clock.now()
            self._state = replace(self._state, begun_at=begun_at)
            self._timer.start()
        self.heading_changed()
    # The form

    def do_block_number(self) -> None:
        """Block the number, or lift its block."""
        self.side.block.toggle()

    def do_paste_chat(self) -> None:
        """Read a Zalo or Facebook chat from the clipboard into the form."""
        self.pasting.open()

    def do_pick_person(self) -> None:
        """Go on to the next person known on the number."""
        self.side.next_person()

    def do_pick_case(self) -> None:
        """Go on to the next open case, or back to a new one."""
        self.side.next_case()

    def tell_caller(self, offer: Offer) -> None:
        """Note that something was told to the caller, or take it back."""
        field = self.form.fields[offer.field]
        assert isinstance(field, MultiPicker)
        keys = [key for key in field.value if key != offer.key]
        field.value = keys if len(keys) < len(field.value) else [*keys, offer.key]

    def chosen(self, choice: CallerChoice) -> None:
        """Take the person or the case that was picked at the side."""
        self.contact_state = self.contact_state.picking(choice)
        self.form.show_case(choice.case_code)
        self.journal.changed()

    def changed(self) -> None:
        """Something was typed into the form."""
        if self._is_filling:
            return
        self.asked_kind = ""
        self._time_call()
        self.journal.changed()
        self._show_tabs()
        self.side.look_up(self.form.phone.number)
        self.side.offer(self.form.values())

    def beside_changed(self) -> None:
        """Something was typed beside the form, or the cursor went elsewhere."""
        if not self._is_filling:
            self.journal.changed()

    def leave_side(self) -> None:
        """Give the keyboard back to the form."""
        self.form.put_cursor(self._cursor)

    def _listen(self) -> None:
        answers = {**figure_keys(self.side.tell), "<<Paste>>": self.files.paste}
        for moving in ("<KeyRelease>", "<ButtonRelease-1>"):
            answers[moving] = self._cursor_moved
        PageKeys(self, answers).listen_in(self)

    def _fill(self, fields: Mapping[str, Any], cursor: tuple[str, int] | None) -> None:
        self._is_filling = True
        self.form.fill(fields)
        self.contact_state = state_from(fields)
        self._look_up()
        self.side.block.put(fields.get(BLOCK, {}))
        self._is_filling = False
        self._cursor = cursor
        self.form.files.show(self.journal.front.files)
        self.form.put_cursor(cursor)
        self.side.offer(self.form.values())
        self._time_call()
        self._show_tabs()

    def show_front(self) -> None:
        """Show the form that is in front now."""
        form = self.journal.front
        self._fill(form.fields, form.cursor)

    def _fields(self) -> dict[str, Any]:
        stored = {**self.form.values(), STORED_AS: self.contact_state.stored()}
        block = self.side.block.values()
        return {**stored, BLOCK: block} if block else stored

    def _snapshot(self) -> Snapshot:
        return ({}, None) if self._is_empty() else (self._fields(), self.form.cursor())

    def _is_empty(self) -> bool:
        return self.form.values() == self.form.blank

    def _is_logged(self, record: DraftRecord) -> bool:
        key = state_from(record.fields).key
        return desk_contacts.is_logged(self.desk.database, key)

    def _look_up(self) -> None:
        self.side.show_caller(self.form.phone.number, self.contact_state.choice)

    def _files_changed(self) -> None:
        self.form.files.show(self.journal.front.files)
        self._time_call()
        self._show_tabs()

    def _cursor_moved(self) -> bool:
        cursor = self.form.cursor()
        if cursor is not None:
            self._cursor = cursor
            self.beside_changed()
        return False

    def _show_tabs(self) -> None:
        titles = [about_form(form.fields) for form in self.journal.forms]
        titles[self.journal.place] = about_form(self.form.values())
        self.tabs.show(titles, self.journal.place)

    def _time_call(self) -> None:
        """Begin with the first letter; a form that was emptied again has no time."""
        if self._is_empty() and not self.journal.front.files:
            self.contact_state = replace(self.contact_state, begun_at=None)
            self._timer.stop()
        else:
            begun_at = self.contact_state.begun_at or clock.now()
            self.contact_state = replace(self.contact_state, begun_at=begun_at)
            self._timer.start()
        self.heading_changed()

    def tell(self, news: News) -> None:
        """Show news."""
        self.desk.events.announce("news", news=news)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self._timer.stop()
            self.journal.stop()
