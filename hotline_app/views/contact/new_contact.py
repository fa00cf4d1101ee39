"""New contact: what a caller tells, who called from the number before, one-key contacts."""

import tkinter as tk
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from db import clock
from db.queries import desk_contacts
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftRecord
from hotline_app.i18n import tr
from hotline_app.views.contact.call_timer import CallTimer, time_words
from hotline_app.views.contact.contact_layout import make_parts
from hotline_app.views.contact.contact_saving import ContactSaving
from hotline_app.views.contact.contact_state import STORED_AS, ContactState, state_from
from hotline_app.views.contact.file_taking import FileTaking
from hotline_app.views.contact.form_journal import FormJournal, Snapshot
from hotline_app.views.contact.forms_keys import FormsKeys
from hotline_app.views.contact.later_saving import LaterSaving
from hotline_app.views.contact.outgoing_contact import begin_outgoing
from hotline_app.views.contact.paste_opener import PasteActs, PasteOpener
from hotline_app.views.contact.saving_keys import SavingKeys
from hotline_app.views.contact.side_keys import SideKeys
from hotline_app.views.forms.draft_news import DiskNews
from hotline_app.views.forms.draft_strip import about_form
from hotline_app.views.forms.page_keys import PageKeys
from hotline_app.views.forms.unfinished_strip import UnfinishedStrip
from hotline_app.views.pieces.contact_keys import ContactKeys, figure_keys
from hotline_app.views.pieces.non_case_keys import HeldKey
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.toast import News

KIND: Final = "contact"
BLOCK: Final = "block"


class NewContactPage(SavingKeys, SideKeys, ContactKeys, FormsKeys, Page):
    """One contact in front; others are open beside it, each on disk.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    has_bar = True

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self.desk = desk
        self.contact_state = ContactState()
        self.last_cursor: tuple[str, int] | None = None
        self._is_filling = True
        self.held = HeldKey()
        self.asked_kind = ""
        self._timer = CallTimer(self, self.heading_changed)
        disk = DiskNews(self.tell)
        self.journal = FormJournal(self, desk.journal, KIND, self._snapshot, self._is_logged, disk)
        self.files = FileTaking(self, self.journal, desk.tasks, self._files_changed, self.tell)
        self.waiting = UnfinishedStrip(
            self, self.journal, lambda _record: self.show_front(), self.tell, "Ctrl+O"
        )
        parts = make_parts(self, self, desk)
        self.form, self.side, self.tabs = parts.form, parts.side, parts.tabs
        self.saving = ContactSaving(desk, self.form, self.journal)
        self.later = LaterSaving(desk, self.journal, self._is_free)
        acts = PasteActs(self.changed, self.files.take)
        self.pasting = PasteOpener(self, desk, self.form, acts)
        self._shown_form = self.journal.front
        self._is_filling = False
        self._stops = [
            desk.events.listen("cases", lambda **_details: self._look_up()),
            desk.events.listen("contacts", lambda **_details: self.side.count()),
            desk.events.listen("new_contact_wanted", partial(begin_outgoing, self)),
            desk.events.listen("form_came_back", self.take_back),
        ]
        self._listen()
        self.bind("<Destroy>", self._destroyed, add="+")

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
            self.form.put_cursor(self.last_cursor)

    def refresh(self) -> None:
        """Look everything up again; what was typed stays."""
        self._look_up()
        self.side.offer(self.form.values(), is_anew=True)

    def keep(self) -> dict[str, Any]:
        """Return the open forms; they are on disk too when this returns."""
        self.pasting.keep()
        fields, cursor = self._fields(), self.form.cursor()
        return {"fields": fields, "cursor": cursor, "forms": self.journal.hand_over()}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with the forms from before."""
        if kept:
            self.journal.take_over(kept["forms"])
            self._fill(kept["fields"], kept["cursor"])
            self.waiting.show()

    # The form

    def do_paste_chat(self) -> None:
        """Read a Zalo or Facebook chat from the clipboard into the form."""
        self.pasting.open()

    def changed(self) -> None:
        """Something was typed into the form."""
        if self._is_filling:
            return
        self.asked_kind = ""
        self._time_call()
        self.journal.changed()
        self.show_tabs()
        self.side.look_up(self.form.phone.number)
        self.side.offer(self.form.values())
        self.side.look_for_duplicates(self.form.values())

    def beside_changed(self) -> None:
        """Something was typed beside the form, or the cursor went elsewhere."""
        if not self._is_filling:
            self.journal.changed()

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
        self.last_cursor = cursor
        self.form.files.show(self.journal.front.files)
        self.form.put_cursor(cursor)
        self.side.offer(self.form.values())
        self._time_call()
        self.show_tabs()

    def show_front(self) -> None:
        """Show the form that is in front now; a chat that was being read waits for its own."""
        form = self.journal.front
        if form is not self._shown_form:
            self.pasting.close()
            self._shown_form = form
        self._fill(form.fields, form.cursor)
        if form.problems:
            self.form.show_problems(form.problems)

    def _fields(self) -> dict[str, Any]:
        stored = {**self.form.values(), STORED_AS: self.contact_state.stored()}
        block = self.side.block.values()
        return {**stored, BLOCK: block} if block else stored

    def _snapshot(self) -> Snapshot:
        return ({}, None) if self._is_empty() else (self._fields(), self.form.cursor())

    def _is_empty(self) -> bool:
        return self.form.values() == self.form.blank

    def _is_free(self) -> bool:
        return bool(self.winfo_exists() and self.winfo_ismapped() and self._is_empty())

    def _is_logged(self, record: DraftRecord) -> bool:
        key = state_from(record.fields).key
        return desk_contacts.is_logged(self.desk.database, key)

    def _look_up(self) -> None:
        case_code = self.contact_state.choice.case_code
        self.side.duplicates.ask_now(self.form.values(), case_code)
        self.side.show_caller(self.form.phone.number, self.contact_state.choice)

    def _files_changed(self) -> None:
        self.form.files.show(self.journal.front.files)
        self._time_call()
        self.show_tabs()

    def _cursor_moved(self) -> bool:
        cursor = self.form.cursor()
        if cursor is not None:
            self.last_cursor = cursor
            self.beside_changed()
        return False

    def show_tabs(self) -> None:
        """Name the open forms above the one in front."""
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
