"""Opens the paste sheet over the contact form, with the words and registers of the office."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from db import clock
from db.queries import registers, units
from db.rules.days import VIETNAM
from hotline_app.clipboard import Clip
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.views.contact.contact_form import ContactForm
from hotline_app.views.forms.draft_news import DiskNews

if TYPE_CHECKING:
    from hotline_app.views.contact.paste_intake import PasteIntake

SHOWN: int = 200


@dataclass(frozen=True)
class PasteActs:
    """What the sheet calls on its page.

    Attributes:
        filled: the form was filled.
        attach: takes files for the form in front.
    """

    filled: Callable[[], None]
    attach: Callable[[Sequence[Clip]], None]


class PasteOpener:
    """Lives as long as the page.

    Args:
        page: the contact page, laid out by `grid`.
        desk: what the page works with.
        form: what is filled.
        acts: what it calls.
    """

    def __init__(
        self, page: tk.Misc, desk: DeskContext, form: ContactForm, acts: PasteActs
    ) -> None:
        self._page = page
        self._desk = desk
        self._form = form
        self._acts = acts
        self.sheet: PasteIntake | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sheet covers the form."""
        return self.sheet is not None and bool(self.sheet.winfo_exists())

    def keep(self) -> None:
        """Write what stands in the sheet to the disk now."""
        if self.sheet is not None and self.is_open:
            self.sheet.keep_draft()

    def close(self) -> None:
        """Leave the sheet; its text waits for the next time."""
        if self.sheet is not None and self.is_open:
            self.sheet.close()

    def take(self) -> None:
        """Fill the form from the sheet that is open."""
        if self.sheet is not None:
            self.sheet.take()

    def open(self) -> None:
        """Show the sheet with what is on the clipboard; a second time does nothing."""
        if self.is_open:
            return
        # Reading chats is loaded when somebody pastes one: the form stands there sooner.
        from hotline_app.imports.chat_registers import chat_registers
        from hotline_app.views.contact.paste_form import PasteDesk
        from hotline_app.views.contact.paste_intake import PasteIntake

        desk = PasteDesk(
            registers=chat_registers(self._desk.database),
            words=self._words(),
            values=self._form.values,
            take=self._take,
            journal=self._desk.journal,
            keep=self._keep,
            refused=DiskNews(lambda news: self._desk.events.announce("news", news=news)),
        )
        self.sheet = PasteIntake(self._page, desk)
        self.sheet.begin()

    def _take(self, changes: dict[str, Any]) -> None:
        self._form.put(changes)
        self._acts.filled()

    def _keep(self, text: str) -> None:
        moment = f"{clock.now().astimezone(VIETNAM):%Y%m%d-%H%M%S}"
        name = tr("chat-{moment}").format(moment=moment) + ".txt"
        self._acts.attach([Clip(name, read=partial(str.encode, text))])

    def _words(self) -> Callable[[str, str], str]:
        language = current_language()
        database = self._desk.database
        names = {
            "needs": {need.code: need.name(language) for need in registers.needs(database)},
            "channel": {one.code: one.name(language) for one in registers.channels(database)},
            "unit": {unit.code: unit.name for unit in units.all_units(database)},
        }
        form = self._form

        def words(field: str, value: str) -> str:
            if field == "summary":
                return form.fields[field].spec.name
            return names.get(field, {}).get(value, value)[:SHOWN]

        return words
