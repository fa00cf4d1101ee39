"""Before there is an office: its set-up on one page."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import ttkbootstrap as ttk

from db.commands.office_settings import change_back_up_plan
from db.commands.offices import set_up_office
from db.connection import Database, open_database
from db.errors import HotlineError, ValidationFailed
from db.queries import users
from db.records.offices import OfficeDraft
from db.records.people import UserDraft
from hotline_app.i18n import current_language, tr
from hotline_app.labels import problem_words, refusal_words
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px

CARD_WIDTH = 560
EDGE = 16
LANGUAGE_NAMES: Final = {"vi": "Tiếng Việt", "en": "English"}


class StartPage(ttk.Frame):
    """A card in the middle of the window, with a title and a line of explanation.

    Where the window is too low for the card it scrolls.
    """

    def __init__(self, root: tk.Misc, title: str, about: str) -> None:
        super().__init__(root, style="Page.TFrame")
        self._scrolled = Scrolled(self, surface="page")
        self._scrolled.pack(fill="both", expand=True)
        around = self._scrolled.body
        around.columnconfigure((0, 2), weight=1)
        around.columnconfigure(1, minsize=px(self, CARD_WIDTH))
        for row, weight in ((0, 9), (2, 11)):
            around.rowconfigure(row, weight=weight, minsize=px(self, EDGE))
        self.card = Card(around)
        self.card.grid(row=1, column=1, sticky="ew")
        self.card.bind("<Configure>", lambda _event: self._scrolled.refit(), add="+")
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
        self._scrolled.watch_wheel()

    def add_button(self, words: str, act: Callable[[], None]) -> ttk.Button:
        """Add the button that goes on."""
        button = ttk.Button(self.card.body, text=words, style="ActInside.TButton", command=act)
        button.pack(anchor="e", pady=(px(self, 12), 0))
        return button


@dataclass(frozen=True)
class FirstActs:
    """What the set-up tells the program.

    Attributes:
        made: takes the open database.
        speaks: takes the language that was chosen.
    """

    made: Callable[[Database], None]
    speaks: Callable[[str], None]


class FirstStart(StartPage):
    """Sets up the office: language, code, name, first user, where the file and its copies lie.

    Args:
        root: the window.
        url: where the database will be made unless another file is written.
        acts: what the program wants to hear.
    """

    def __init__(self, root: tk.Misc, url: str, acts: FirstActs) -> None:
        about = tr("Some seconds and the desk is ready; all of it can be changed later.")
        super().__init__(root, tr("Set up the office"), about)
        self._acts = acts
        self.language = Chips(self.card.body, FieldSpec(""), tuple(LANGUAGE_NAMES.items()))
        self.language.value = current_language()
        self.language.pack(fill="x", pady=(0, px(self, 8)))
        self.language.on_change(self._speak)
        self.fields: dict[str, TextField] = {}
        for name, spec in self._specs().items():
            field = self.fields[name] = TextField(self.card.body, spec)
            field.pack(fill="x", pady=(0, px(self, 6)))
            field.focus_widget.bind("<Return>", lambda _event: self.save())
        self.fields["file"].value = url
        self._refusal = ttk.Label(
            self.card.body, style="Problem.TLabel", wraplength=px(self, CARD_WIDTH - 60)
        )
        self._refusal.pack(fill="x")
        self.add_button(tr("Set up"), self.save)

    def _specs(self) -> dict[str, FieldSpec]:
        return {
            "code": FieldSpec(
                tr("Office code"), is_required=True, hint=tr("Letters and digits, such as BMT")
            ),
            "name": FieldSpec(tr("Name of the office"), is_required=True),
            "user": FieldSpec(
                tr("Sign-in name of the first user"), is_required=True, hint=tr("Without spaces")
            ),
            "full_name": FieldSpec(tr("Full name of the first user")),
            "file": FieldSpec(tr("File of the office's data"), is_required=True),
            "back_ups": FieldSpec(
                tr("Folder for the copies"),
                hint=tr("Best on another disk. Empty: it can be chosen later."),
            ),
        }

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
            database = _set_up(typed)
        except ValidationFailed as refusal:
            self._show_problems(refusal)
            return
        except HotlineError as refusal:
            self._refusal.configure(text=refusal_words(refusal) or "")
            return
        self.destroy()
        self._acts.made(database)

    def _speak(self) -> None:
        """Begin anew in the chosen language; what was typed stays."""
        language = str(self.language.value)
        if language == current_language():
            return
        self._acts.speaks(language)
        again = FirstStart(self.master, self.fields["file"].value, self._acts)
        for name, field in self.fields.items():
            again.fields[name].value = field.value
        again.show()
        self.destroy()

    def _show_problems(self, refusal: ValidationFailed) -> None:
        wrong = [name for name in self.fields if name in refusal.problems]
        for name in wrong:
            self.fields[name].show_problem(problem_words(name, refusal.problems[name]))
        if wrong:
            self.fields[wrong[0]].focus()


def _set_up(typed: Mapping[str, str]) -> Database:
    """Make the file, the office and the plan of its copies.

    Raises:
        HotlineError: nothing was set up.
    """
    database = open_database(typed["file"].strip(), create=True)
    try:
        set_up_office(
            database,
            OfficeDraft(typed["code"], typed["name"]),
            UserDraft(typed["user"], typed["full_name"]),
        )
        if typed["back_ups"].strip():
            plan = {"folder": typed["back_ups"].strip()}
            change_back_up_plan(database, users.actor(database), plan)
    except BaseException:
        database.close()
        raise
    return database
