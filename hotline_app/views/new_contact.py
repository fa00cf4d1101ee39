"""The contact form: what a caller tells, who called from the number before, one-key contacts."""

import tkinter as tk
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from db import clock
from db.errors import ValidationFailed
from db.records.drafts import CallDraft, LoggedContact
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftRecord
from hotline_app.i18n import tr
from hotline_app.views import contact_news
from hotline_app.views.call_timer import CallTimer, time_words
from hotline_app.views.caller_choice import CallerChoice
from hotline_app.views.caller_side import CallerSide
from hotline_app.views.contact_checks import problems_of
from hotline_app.views.contact_form import ContactForm
from hotline_app.views.contact_keys import ContactKeys
from hotline_app.views.contact_state import STORED_AS, ContactState, state_from
from hotline_app.views.contact_values import draft_of, has_more_than_phone, non_case_draft
from hotline_app.views.form_journal import FormJournal, Snapshot
from hotline_app.views.non_case_keys import KEYS, HeldKey
from hotline_app.views.paste_opener import PasteOpener
from hotline_app.views.waiting_forms import WaitingForms
from hotline_app.widgets.card import Card
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

KIND: Final = "contact"
SIDE_WIDTH: Final = 400
WIDEST_SIDE: Final = 0.36  # of the page, where letters are large


class NewContactPage(ContactKeys, Page):
    """One contact at a time; others wait on the strip above.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = ContactState()
        self._cursor: tuple[str, int] | None = None
        self._is_filling = False
        self._held = HeldKey()
        self._asked_kind = ""
        self._timer = CallTimer(self, self.heading_changed)
        self._build()
        self._blank = self.form.values()
        self._journal = FormJournal(self, desk.journal, KIND, self._snapshot)
        self._stop = desk.events.listen("cases", lambda **_details: self.refresh())
        self.bind("<Destroy>", self._destroyed)
        self.waiting = WaitingForms(self, self._journal, self._restored, self._tell)
        self.pasting = PasteOpener(self, desk, self.form, self._changed)

    # What the window asks

    def heading(self) -> Heading:
        """Return the title, since when the call lasts, and the buttons."""
        begun_at = self._state.begun_at
        return Heading(
            tr("New contact"),
            time_words(begun_at)
            if begun_at
            else tr("Phone first. What you write is kept on this computer at once."),
            (
                PageButton(tr("Put aside"), self.put_aside, "pause"),
                PageButton(tr("Save (Ctrl+S)"), self.do_save, "check-lg", is_primary=True),
            ),
        )

    def shown(self) -> None:
        """Begin with the phone, or where the cursor was."""
        self.waiting.show()
        if self.form.cursor() is None:
            self.form.put_cursor(self._cursor)

    def refresh(self) -> None:
        """Look the caller up again; what was typed stays."""
        self.side.duplicates.ask_now(self.form.values(), self._state.choice.case_code)
        self.side.show_caller(self.form.phone.number, self._state.choice)

    def keep(self) -> dict[str, Any]:
        """Return the form as it stands; it is on disk too when this returns."""
        fields, cursor = self._fields(), self.form.cursor()
        return {"fields": fields, "cursor": cursor, "drafts": self._journal.hand_over()}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with a form from before."""
        if kept:
            self._journal.take_over(kept["drafts"])
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

    def do_paste_chat(self) -> None:
        """Read a Zalo or Facebook chat from the clipboard into the form."""
        self.pasting.open()

    def do_pick_person(self) -> None:
        """Go on to the next person known on the number."""
        self.side.next_person()

    def do_pick_case(self) -> None:
        """Go on to the next open case, or back to a new one."""
        self.side.next_case()

    def _chosen(self, choice: CallerChoice) -> None:
        self._state = self._state.picking(choice)
        self.form.show_case(choice.case_code)
        self._journal.changed()

    def _tell(self, news: News) -> None:
        self._desk.events.announce("news", news=news)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop()
            self._timer.stop()
            self._journal.stop()
