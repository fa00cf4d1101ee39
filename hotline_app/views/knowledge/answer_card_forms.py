"""The forms of answer cards and notices: new, changed, withdrawn."""

import tkinter as tk
from collections.abc import Sequence

from db.commands.answer_cards import save_answer_card, withdraw_answer_card
from db.commands.notices import save_notice, withdraw_notice
from db.queries import answer_cards, notices, programmes, registers
from db.records.answer_cards import (
    AnswerCardDraft,
    AnswerCardRecord,
    NoticeDraft,
    NoticeRecord,
)
from db.rules.days import format_day
from db.rules.sms import count_sms
from hotline_app.i18n import current_language, tr
from hotline_app.labels import field_words
from hotline_app.views.forms.case_choices import programmes_to_pick
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.knowledge.answer_card_sheet import sms_words
from hotline_app.views.sheets.knowledge_words import differences
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec, FormField


class _TextForm(EntryForm):
    """What cards and notices share: a text whose length is counted, source and validity."""

    def make_text(self, name: str, words: str) -> None:
        """The text that callers are told, with its length as short messages under it."""
        made = self.lines(name, words, 9, is_required=True)
        made.on_change(lambda: self._count(made))

    def make_source(self) -> None:
        """Source document and validity."""
        self.line("source_document", tr("Source document"))
        self.day("valid_from", tr("Valid from"))
        self.day("valid_to", tr("Valid to"), tr("Empty: until it is withdrawn."))

    def _count(self, made: FormField) -> None:
        said = str(made.value).strip()
        made.show_hint(sms_words(count_sms(said)) if said else "")


class CardForm(_TextForm):
    """An answer card, new or stored.

    Args:
        parent: the page.
        work: of the page.
        stored: the card, None for a new one.
    """

    def __init__(self, parent: tk.Misc, work: EntryWork, stored: AnswerCardRecord | None) -> None:
        self._stored = stored
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        return tr("New answer card") if self._stored is None else tr("Change the answer card")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""
        database, language = self.work.desk.database, current_language()
        self.lines("question", tr("Question"), 2, is_required=True)
        self.make_text("answer", tr("Answer"))
        needs = [
            (one.code, one.name(language)) for one in registers.needs(database) if one.is_active
        ]
        chips = Chips(self.form, FieldSpec(tr("Offered for")), needs, takes_several=True)
        self.add("needs", chips)
        known = programmes.all_programmes(database)
        self.pick("programme_code", tr("Programme"), programmes_to_pick(known))
        self.make_source()
        if self._stored is not None:
            for name, value in typed_card(self._stored).items():
                self.fields[name].value = value.split("|") if name == "needs" else value

    def act(self) -> tuple[str, str]:
        """Save the card."""
        desk, stored = self.work.desk, self._stored
        draft = AnswerCardDraft(
            question=self.value("question"),
            answer=self.value("answer"),
            source_document=self.value("source_document"),
            programme_code=self.value("programme_code"),
            needs=_several(self.fields["needs"].value),
            valid_from=self.value("valid_from"),
            valid_to=self.value("valid_to"),
        )
        card_id, seen = (stored.id, stored.version) if stored else ("", 0)
        saved = save_answer_card(desk.database, desk.actor, draft, card_id, seen)
        return tr("The answer card is saved"), saved.id

    def what_changed(self) -> str:
        """What somebody else saved; this person has now seen it, so the next save counts."""
        assert self._stored is not None
        now = answer_cards.one(self.work.desk.database, self._stored.id)
        words = differences(typed_card(self._stored), typed_card(now), field_words)
        self._stored = now
        return words


class NoticeForm(_TextForm):
    """A notice, new or stored.

    Args:
        parent: the page.
        work: of the page.
        stored: the notice, None for a new one.
    """

    def __init__(self, parent: tk.Misc, work: EntryWork, stored: NoticeRecord | None) -> None:
        self._stored = stored
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        return tr("New notice") if self._stored is None else tr("Change the notice")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""
        self.line("title", tr("Title"), is_required=True)
        self.make_text("text", tr("Text"))
        self.make_source()
        if self._stored is not None:
            for name, value in typed_notice(self._stored).items():
                self.fields[name].value = value

    def act(self) -> tuple[str, str]:
        """Save the notice."""
        desk, stored = self.work.desk, self._stored
        names = ("title", "text", "source_document", "valid_from", "valid_to")
        draft = NoticeDraft(**{name: self.value(name) for name in names})
        notice_id, seen = (stored.id, stored.version) if stored else ("", 0)
        saved = save_notice(desk.database, desk.actor, draft, notice_id, seen)
        return tr("The notice is saved"), saved.id

    def what_changed(self) -> str:
        """What somebody else saved; this person has now seen it, so the next save counts."""
        assert self._stored is not None
        now = notices.one(self.work.desk.database, self._stored.id)
        words = differences(typed_notice(self._stored), typed_notice(now), field_words)
        self._stored = now
        return words


class Withdrawal(EntryForm):
    """Withdrawing a card or a notice, with the reason.

    Args:
        parent: the page.
        work: of the page.
        stored: the card or notice.
    """

    def __init__(
        self, parent: tk.Misc, work: EntryWork, stored: AnswerCardRecord | NoticeRecord
    ) -> None:
        self._stored = stored
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        is_card = isinstance(self._stored, AnswerCardRecord)
        return tr("Withdraw the answer card") if is_card else tr("Withdraw the notice")

    def build(self) -> None:
        """Say what happens and ask for the reason."""
        stored = self._stored
        named = stored.question if isinstance(stored, AnswerCardRecord) else stored.title
        self.say(named[:200], "Strong.TLabel")
        self.say(tr("It is shown no more. Nothing is deleted."))
        self.lines("reason", tr("Reason"), 3, is_required=True)

    def act(self) -> tuple[str, str]:
        """Withdraw it."""
        desk, stored = self.work.desk, self._stored
        withdraw = withdraw_answer_card if isinstance(stored, AnswerCardRecord) else withdraw_notice
        reason = self.value("reason")
        withdraw(desk.database, desk.actor, stored.id, reason, stored.version)
        return tr("It is withdrawn"), stored.id

    def what_changed(self) -> str:
        """Take the version as it is now: the next press counts."""
        read = answer_cards.one if isinstance(self._stored, AnswerCardRecord) else notices.one
        self._stored = read(self.work.desk.database, self._stored.id)
        return ""


def typed_card(stored: AnswerCardRecord) -> dict[str, str]:
    """A card as it would be typed; needs are joined by "|"."""
    return {
        "question": stored.question,
        "answer": stored.answer,
        "needs": "|".join(stored.needs),
        "programme_code": stored.programme_code,
        "source_document": stored.source_document,
        **_days(stored),
    }


def typed_notice(stored: NoticeRecord) -> dict[str, str]:
    """A notice as it would be typed."""
    return {
        "title": stored.title,
        "text": stored.text,
        "source_document": stored.source_document,
        **_days(stored),
    }


def _days(stored: AnswerCardRecord | NoticeRecord) -> dict[str, str]:
    return {
        name: format_day(day) if day else ""
        for name, day in (("valid_from", stored.valid_from), ("valid_to", stored.valid_to))
    }


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    return () if isinstance(value, str) else tuple(value)
