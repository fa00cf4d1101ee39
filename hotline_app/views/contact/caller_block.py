"""The block of the caller's number: until when and why, set and lifted here."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import ttkbootstrap as ttk

from db import clock
from db.errors import HotlineError, ValidationFailed
from db.queries import phone_blocks
from db.records.desk_aids import PhoneBlockDraft, PhoneBlockRecord
from db.rules.days import format_day, vietnam_day
from db.rules.phones import display_phone
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, refusal_words
from hotline_app.views.forms.case_days import DAYS
from hotline_app.widgets.card import Card
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News, undo_news
from hotline_app.widgets.wrapped import wrapped

USUAL_DAYS = 7


@dataclass(frozen=True)
class BlockActs:
    """What the card calls.

    Attributes:
        changed: something was typed: the form's journal keeps it.
        left: the card was closed; the keyboard goes back to the form.
    """

    changed: Callable[[], None]
    left: Callable[[], None]


class CallerBlock(ttk.Frame):
    """Takes no room until the number is blocked or somebody is about to block it.

    Args:
        parent: the column at the right of the form.
        desk: of the page.
        acts: what it calls.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext, acts: BlockActs) -> None:
        super().__init__(parent, style="Page.TFrame", height=1)
        self._desk = desk
        self._acts = acts
        self._number = ""
        self._form: Card | None = None
        self._notice: Card | None = None
        self.block: PhoneBlockRecord | None = None
        self.fields: dict[str, TextField | DateField] = {}

    def show(self, number: str) -> None:
        """Show whether a number is blocked; a half-written block goes on with the new number."""
        if number != self._number and self._form is not None and not self._reason:
            self.close()
        self._number = number
        self._name_form()
        today = vietnam_day(clock.now())
        found = phone_blocks.of_number(self._desk.database, number, today) if number else None
        if found != self.block or (found is None) != (self._notice is None):
            self.block = found
            self._show_notice()

    def toggle(self) -> None:
        """Lift the block, or ask until when and why the number is to be blocked."""
        if self.block is not None:
            self._lift(self.block)
        elif self._form is not None:
            self.fields["reason"].focus_set()
        elif self._number:
            self._open()
            self.fields["reason"].focus_set()
        else:
            self._tell(News(tr("Write the number first"), kind="note"))

    def values(self) -> dict[str, str]:
        """Return what is half-written, for the journal; nothing while the card is closed."""
        return {name: field.value for name, field in self.fields.items()}

    def put(self, values: Mapping[str, Any]) -> None:
        """Write what `values` returned."""
        if not values:
            self.close()
            return
        if self._form is None:
            self._open()
        for name, field in self.fields.items():
            field.value = str(values.get(name, ""))

    @property
    def _reason(self) -> str:
        return self.fields["reason"].value.strip() if self.fields else ""

    def is_half_written(self) -> bool:
        """Whether a reason waits to be sent or emptied; says so under it and goes there."""
        if not self._reason:
            return False
        words = tr("Not blocked yet: press Enter here, or empty this field.")
        self.fields["reason"].show_problem(words)
        self.fields["reason"].focus_set()
        return True

    def close(self) -> bool:
        """Close the card; returns whether it was open."""
        if self._form is None:
            return False
        self._form.destroy()
        self._form, self.fields = None, {}
        self.configure(height=1)
        self._acts.changed()
        return True

    def _show_notice(self) -> None:
        if self._notice is not None:
            self._notice.destroy()
            self._notice = None
            self.configure(height=1)
        if self.block is None:
            return
        self._notice = card = Card(self, padding=12)
        card.pack(fill="x", pady=(0, px(self, 12)))
        words = tr("Blocked until {day}: {reason}").format(
            day=format_day(self.block.until_on), reason=self.block.reason
        )
        wrapped(card.body, f"⚠ {words}", "Problem.TLabel").pack(fill="x")
        by = tr("by {name}; Ctrl+B lifts the block").format(name=self.block.blocked_by)
        wrapped(card.body, by, "Quiet.TLabel").pack(fill="x")

    def _open(self) -> None:
        self._form = card = Card(self, padding=14)
        card.pack(fill="x", pady=(0, px(self, 12)))
        self._heading = wrapped(card.body, "", "Heading.TLabel")
        self._heading.pack(fill="x", pady=(0, px(self, 6)))
        self._name_form()
        reason = TextField(card.body, FieldSpec(tr("Why"), is_required=True))
        until = DateField(card.body, FieldSpec(tr("Until and with"), is_required=True), DAYS)
        until.day = vietnam_day(clock.now()) + timedelta(days=USUAL_DAYS)
        self.fields = {"reason": reason, "until_on": until}
        for field in self.fields.values():
            field.pack(fill="x", pady=(0, px(self, 8)))
            field.on_change(self._acts.changed)
            for key in ("<Return>", "<KP_Enter>"):
                field.entry.bind(key, self._block)
            for key in ("<Control-Return>", "<Control-KP_Enter>"):
                # The window's own keys; without this Enter would be meant.
                field.entry.bind(key, lambda _event: None)
            field.entry.bind("<Escape>", self._left, add="+")
        ttk.Button(
            card.body,
            text=tr("Block (Enter)"),
            style="PlainInside.TButton",
            takefocus=False,
            command=self._block,
        ).pack(anchor="e")

    def _name_form(self) -> None:
        if self._form is not None and self._number:
            title = tr("Block {number}").format(number=display_phone(self._number))
            self._heading.configure(text=title)

    def _left(self, _event: object) -> str:
        """Esc leaves the card; what was typed stays in it, an empty one closes."""
        if not self.fields["reason"].value.strip():
            self.close()
        self._acts.left()
        return "break"

    def _block(self, _event: object = None) -> str:
        from db.commands.phone_blocks import block_phone  # loaded when first needed

        typed = PhoneBlockDraft(self._number, **self.values())
        try:
            block_phone(self._desk.database, self._desk.actor, typed)
        except ValidationFailed as refused:
            self._show_problems(refused)
        except HotlineError as error:
            self._tell(News(refusal_words(error) or "", kind="problem"))
        else:
            self.close()
            self.show(self._number)
            self._tell(News(tr("{number} is blocked").format(number=display_phone(self._number))))
            self._acts.left()
        return "break"

    def _show_problems(self, refused: ValidationFailed) -> None:
        for name, field in self.fields.items():
            code = refused.problems.get(name, "")
            field.show_problem(problem_words(name, code) if code else "")
        if "phone" in refused.problems:
            self.fields["reason"].show_problem(problem_words("phone", refused.problems["phone"]))

    def _lift(self, block: PhoneBlockRecord) -> None:
        from db.commands.phone_blocks import block_phone, lift_block

        def block_again() -> None:
            again = PhoneBlockDraft(block.e164, block.reason, format_day(block.until_on))
            block_phone(self._desk.database, self._desk.actor, again)
            self.show(self._number)

        try:
            lift_block(self._desk.database, self._desk.actor, block.id, block.version)
        except HotlineError as error:
            self._tell(News(refusal_words(error) or "", kind="problem"))
        else:
            self._tell(undo_news(tr("The block is lifted"), block_again))
        self.show(self._number)

    def _tell(self, news: News) -> None:
        self._desk.events.announce("news", news=news)
