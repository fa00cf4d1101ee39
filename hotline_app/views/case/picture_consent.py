"""Whether a kept picture may be published, asked apart from the help; saved as it is pressed."""

import tkinter as tk
from typing import Any

import ttkbootstrap as ttk

from db.commands import stories
from db.errors import HotlineError
from db.records.cases import AttachmentRecord
from db.rules.permissions import ALLOWED
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import refusal_words, word
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News


class PictureConsent(ttk.Frame):
    """Two rows of chips under the picture.

    Args:
        parent: the form.
        desk: of the page.
        file: the picture.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext, file: AttachmentRecord) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._desk, self._file = desk, file
        answers = [(code, word("yes_no_unknown", code)) for code in ("yes", "no", "unknown")]
        self.consent = self._row(tr("May be published"), answers, file.consent_publish)
        child = [("no", tr("no child in it")), ("yes", tr("a child can be recognised"))]
        self.child = self._row(tr("Children"), child, "yes" if file.is_of_child else "no")
        if desk.actor.role not in ALLOWED["mark_picture"]:
            self.consent.set_enabled(False)
            self.child.set_enabled(False)

    def _row(self, words: str, choices: list[tuple[str, str]], first: str) -> Chips:
        made = Chips(self, FieldSpec(words), choices)
        made.value = first
        made.on_change(self._save)
        made.pack(fill="x", pady=(0, px(self, 10)))
        return made

    def _save(self) -> None:
        desk, consent = self._desk, str(self.consent.value)
        try:
            stories.mark_picture(
                desk.database,
                desk.actor,
                self._file.id,
                consent,
                is_of_child=self.child.value == "yes",
            )
        except HotlineError as error:
            self._tell(News(refusal_words(error) or "", kind="problem"))
        else:
            words: Any = word("yes_no_unknown", consent)
            self._tell(News(tr("May be published: {answer}").format(answer=words)))
            desk.events.announce("cases")

    def _tell(self, news: News) -> None:
        self._desk.events.announce("news", news=news)
