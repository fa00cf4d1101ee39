"""Short texts to add, change and withdraw: a list and a form, for whichever page shows them."""

import tkinter as tk
from collections.abc import Mapping
from typing import Any, Final

import ttkbootstrap as ttk

from db.errors import HotlineError, ValidationFailed
from db.queries import text_modules
from db.records.desk_aids import TextModuleDraft, TextModuleRecord
from db.rules.permissions import ALLOWED
from hotline_app.desk import DeskContext
from hotline_app.drafts import Draft
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, refusal_words
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec, FormField, TextField
from hotline_app.widgets.journal import FormJournal
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Column
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News, undo_news
from hotline_app.widgets.wrapped import wrapped

KIND: Final = "text_module"
OWN: Final = "own"
OFFICE: Final = "office"
SIDE_BY_SIDE_FROM: Final = 620
LIST_HEIGHT: Final = 190
TEXT_LINES: Final = 5


class TextModuleSheet(ttk.Frame):
    """The short texts of who sits here and of the office.

    Enter in the list takes a text into the form, Ctrl+S or the button saves it, Delete in the
    list withdraws it. What is half-written is journalled.

    Args:
        parent: a page.
        desk: what the sheet works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._desk = desk
        self._changes: TextModuleRecord | None = None
        self.modules: tuple[TextModuleRecord, ...] = ()
        self._scrolled = Scrolled(self, surface="page")
        self._scrolled.pack(fill="both", expand=True)
        self._cards = (Card(self._scrolled.body, padding=2), Card(self._scrolled.body, padding=16))
        self._make_list(self._cards[0].body)
        self.fields = self._make_form(self._cards[1].body)
        self._columns = 0
        self._lay_out(2)
        self._scrolled.canvas.bind("<Configure>", self._resized, add="+")
        self._scrolled.watch_wheel()
        self._journal = FormJournal(self, self._draft(), self.fields, self._refused_by_disk)
        self._journal.fill()
        self.reload()

    def reload(self) -> None:
        """Show the texts as they are stored now."""
        user_id = self._desk.actor.user_id
        self.modules = text_modules.of_user(self._desk.database, user_id)
        modules = self.modules
        self.table.set_rows(
            len(modules), lambda first, count: modules[first : first + count], keeps_place=True
        )
        if modules:
            self._nothing.place_forget()
        else:
            self._nothing.place(relx=0.5, y=px(self, 60), anchor="n")

    def do_save(self) -> None:
        """Save what stands in the form; problems stand under the fields."""
        from db.commands.text_modules import save_text_module  # loaded when first needed

        is_office = self.fields["owner"].value == OFFICE
        changes = self._changes if self._changes and self._changes.is_office == is_office else None
        draft = TextModuleDraft(
            self.fields["short_name"].value,
            self.fields["text"].value,
            is_office,
            changes.id if changes else "",
            changes.version if changes else 0,
        )
        for field in self.fields.values():
            field.show_problem("")
        try:
            save_text_module(self._desk.database, self._desk.actor, draft)
        except ValidationFailed as refused:
            self._show_problems(refused)
        except HotlineError as error:
            self.fields["short_name"].show_problem(refusal_words(error) or "")
        else:
            self._tell(News(tr("The short text is saved"), f"::{draft.short_name.strip()}"))
            self.begin()
            self.reload()

    def begin(self) -> None:
        """Empty the form for a new text."""
        self._changes = None
        self.fields["short_name"].value = ""
        self.fields["text"].value = ""
        self._journal.clear()
        self._heading.configure(text=tr("New short text"))
        self.fields["short_name"].focus_set()

    def withdraw(self) -> None:
        """Offer the current text no longer; the news can take that back."""
        from db.commands.text_modules import save_text_module, withdraw_text_module

        module: TextModuleRecord | None = self.table.current
        if module is None:
            return
        desk = self._desk

        def put_back() -> None:
            draft = TextModuleDraft(module.short_name, module.text, module.is_office)
            save_text_module(desk.database, desk.actor, draft)
            self.reload()

        try:
            withdraw_text_module(desk.database, desk.actor, module.id, module.version)
        except HotlineError as error:
            self._tell(News(refusal_words(error) or "", kind="problem"))
        else:
            self._tell(undo_news(tr("The short text is withdrawn"), put_back))
        self.reload()

    def change(self, module: TextModuleRecord) -> None:
        """Take a text into the form."""
        self._changes = module
        self.fields["short_name"].value = module.short_name
        self.fields["text"].value = module.text
        self.fields["owner"].value = OFFICE if module.is_office else OWN
        self._heading.configure(text=tr("Change ::{name}").format(name=module.short_name))
        self.fields["text"].focus_set()

    def keep(self) -> dict[str, Any]:
        """Return what is half-written, for a page that is made anew (another language)."""
        self._journal.write_now()
        return {"draft": self._journal.draft, "changes": self._changes}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on from what `keep` returned."""
        if kept:
            if kept["changes"] is not None:
                self.change(kept["changes"])
            self._journal.draft = kept["draft"]
            self._journal.fill()

    # Inside

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        self._lay_out(2 if event.width >= px(self, SIDE_BY_SIDE_FROM) else 1)

    def _lay_out(self, columns: int) -> None:
        """Put list and form side by side, or one under the other where letters are large."""
        if columns == self._columns:
            return
        self._columns = columns
        body, gap = self._scrolled.body, px(self, 12)
        body.columnconfigure(0, weight=1, uniform="halves")
        body.columnconfigure(1, weight=columns - 1, uniform="halves" * (columns - 1))
        body.rowconfigure(0, weight=1)
        self._cards[0].grid(row=0, column=0, sticky="nsew", padx=(0, gap * (columns - 1)))
        self._cards[1].grid(
            row=2 - columns,
            column=columns - 1,
            sticky="nsew",
            pady=(gap * (2 - columns), 0),
        )
        self._scrolled.refit()

    def _make_list(self, body: ttk.Frame) -> None:
        edge = px(self, 14)
        heading = wrapped(body, tr("Short texts"), "Heading.TLabel")
        heading.pack(fill="x", padx=edge, pady=(edge, 0))
        wrapped(body, tr("Type :: in any field"), "Quiet.TLabel").pack(fill="x", padx=edge)
        ttk.Button(
            body,
            text=tr("Withdraw (Delete)"),
            style="PlainInside.TButton",
            command=self.withdraw,
        ).pack(side="bottom", anchor="e", padx=edge, pady=edge)
        columns = (
            Column("short_name", tr("Short name"), lambda one: f"::{one.short_name}", width=100),
            Column("text", tr("Text"), lambda one: one.text, width=120, weight=1),
            Column("owner", tr("Whose"), lambda one: _owner_words(one.is_office), width=90),
        )
        self.table = Table(body, columns, TableActs(opened=self.change))
        self.table.canvas.configure(height=px(self, LIST_HEIGHT))
        self.table.pack(fill="both", expand=True, pady=(px(self, 6), 0))
        self.table.canvas.bind("<Delete>", lambda _event: self.withdraw())
        words = tr("Nothing here yet. The first line is written in the form.")
        self._nothing = ttk.Label(self.table.canvas, text=words, style="Quiet.TLabel")

    def _make_form(self, body: ttk.Frame) -> dict[str, FormField]:
        self._heading = wrapped(body, tr("New short text"), "Heading.TLabel")
        self._heading.pack(fill="x", pady=(0, px(self, 8)))
        foot = ttk.Frame(body, style="Inside.TFrame")
        foot.pack(side="bottom", fill="x")
        name = TextField(body, FieldSpec(tr("Short name"), True, tr("Without blanks: chao, hen")))
        text = LongTextField(body, FieldSpec(tr("Text"), True), TEXT_LINES)
        choices = [(OWN, _owner_words(False))]
        if self._desk.actor.role in ALLOWED["save_office_text"]:
            choices.append((OFFICE, _owner_words(True)))
        owner = Chips(body, FieldSpec(tr("Who sees it")), choices)
        owner.value = OWN
        below = (0, px(self, 10))
        name.pack(fill="x", pady=below)
        text.pack(fill="both", expand=True, pady=below)
        owner.pack(fill="x", pady=below)
        for words, style, act in (
            (tr("Save"), "ActInside.TButton", self.do_save),
            (tr("New text"), "PlainInside.TButton", self.begin),
        ):
            ttk.Button(foot, text=words, style=style, command=act).pack(
                side="right", padx=(px(self, 8), 0)
            )
        return {"short_name": name, "text": text, "owner": owner}

    def _draft(self) -> Draft:
        journal = self._desk.journal
        for record in journal.unfinished():
            if record.kind == KIND:
                return journal.resume(record)
        return journal.open(KIND)

    def _show_problems(self, refused: ValidationFailed) -> None:
        wrong = [name for name in self.fields if name in refused.problems]
        for name in wrong:
            self.fields[name].show_problem(problem_words(name, refused.problems[name]))
        if wrong:
            self.fields[wrong[0]].focus_set()

    def _refused_by_disk(self, error: BaseException) -> Any:
        words = tr("The text could not be written to the disk ({reason}). Do not switch off.")
        self._tell(News(words.format(reason=type(error).__name__), kind="problem"))

    def _tell(self, news: News) -> None:
        self._desk.events.announce("news", news=news)


def _owner_words(is_office: bool) -> str:
    return tr("Whole office") if is_office else tr("Only me")
