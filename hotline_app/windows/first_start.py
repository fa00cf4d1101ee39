"""Before there is an office: its set-up on one page."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from db.commands.offices import set_up_office
from db.connection import Database, open_database
from db.errors import HotlineError, ValidationFailed
from db.records.offices import OfficeDraft
from db.records.people import UserDraft
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, refusal_words
from hotline_app.widgets.card import Card
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.theme import px

CARD_WIDTH = 560


class StartPage(ttk.Frame):
    """A card in the middle of the window, with a title and a line of explanation."""

    def __init__(self, root: tk.Misc, title: str, about: str) -> None:
        super().__init__(root, style="Page.TFrame")
        self.card = Card(self)
        self.card.place(relx=0.5, rely=0.45, anchor="center", width=px(self, CARD_WIDTH))
        body = self.card.body
        ttk.Label(body, text=title, style="Heading.TLabel").pack(anchor="w")
        ttk.Label(
            body,
            text=about,
            style="Quiet.TLabel",
            wraplength=px(self, CARD_WIDTH - 60),
            justify="left",
        ).pack(anchor="w", pady=(px(self, 4), px(self, 14)))

    def show(self) -> None:
        """Cover the window."""
        self.place(x=0, y=0, relwidth=1, relheight=1)

    def add_button(self, words: str, act: Callable[[], None]) -> ttk.Button:
        """Add the button that goes on."""
        button = ttk.Button(self.card.body, text=words, style="ActInside.TButton", command=act)
        button.pack(anchor="e", pady=(px(self, 12), 0))
        return button


class FirstStart(StartPage):
    """Sets up the office: code, name, first user.

    Args:
        root: the window.
        url: where the database will be made.
        made: takes the open database.
    """

    def __init__(self, root: tk.Misc, url: str, made: Callable[[Database], None]) -> None:
        about = tr("The office's database will be made at {place}.").format(place=url)
        super().__init__(root, tr("Set up the office"), about)
        self._url = url
        self._made = made
        specs = {
            "code": FieldSpec(
                tr("Office code"), is_required=True, hint=tr("Letters and digits, such as BMT")
            ),
            "name": FieldSpec(tr("Name of the office"), is_required=True),
            "user": FieldSpec(
                tr("Sign-in name of the first user"), is_required=True, hint=tr("Without spaces")
            ),
            "full_name": FieldSpec(tr("Full name of the first user")),
        }
        self.fields: dict[str, TextField] = {}
        for name, spec in specs.items():
            field = self.fields[name] = TextField(self.card.body, spec)
            field.pack(fill="x", pady=(0, px(self, 8)))
            field.focus_widget.bind("<Return>", lambda _event: self.save())
        self._refusal = ttk.Label(
            self.card.body, style="Problem.TLabel", wraplength=px(self, CARD_WIDTH - 60)
        )
        self._refusal.pack(fill="x")
        self.add_button(tr("Set up"), self.save)

    def show(self) -> None:
        """Cover the window and start with the code."""
        super().show()
        self.fields["code"].focus()

    def save(self) -> None:
        """Make the database and the office; problems stand under their fields."""
        typed = {name: field.value for name, field in self.fields.items()}
        for field in self.fields.values():
            field.show_problem("")
        self._refusal.configure(text="")
        try:
            database = open_database(self._url, create=True)
            try:
                set_up_office(
                    database,
                    OfficeDraft(typed["code"], typed["name"]),
                    UserDraft(typed["user"], typed["full_name"]),
                )
            except BaseException:
                database.close()
                raise
        except ValidationFailed as refusal:
            self._show_problems(refusal)
            return
        except HotlineError as refusal:
            self._refusal.configure(text=refusal_words(refusal) or "")
            return
        self.destroy()
        self._made(database)

    def _show_problems(self, refusal: ValidationFailed) -> None:
        wrong = [name for name in self.fields if name in refusal.problems]
        for name in wrong:
            self.fields[name].show_problem(problem_words(name, refusal.problems[name]))
        if wrong:
            self.fields[wrong[0]].focus()
