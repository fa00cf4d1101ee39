"""This workstation: language, look, size of letters and of everything; changed live."""

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import ttkbootstrap as ttk

from db.commands.passwords import change_own_password
from db.errors import ValidationFailed
from db.queries import sign_in
from hotline_app.desk import DeskContext
from hotline_app.i18n import OFFERED_LANGUAGES, current_language, tr
from hotline_app.labels import problem_words
from hotline_app.settings import (
    APPEARANCES,
    FIRST_PAGES,
    LARGEST_FONT,
    SCALES,
    SMALLEST_FONT,
    read_settings,
)
from hotline_app.views.pieces.folder_choice import show_folder
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.page import Heading, Page
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News
from hotline_app.widgets.wrapped import wrapped

_NAMES = {"vi": "Tiếng Việt", "en": "English"}
HIDDEN_SIGN = "•"


class WorkstationPage(Page):
    """Settings of this computer and the password of who sits at it.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    has_bar = True

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fields: dict[str, Chips] = {}
        self.passwords: dict[str, TextField] = {}
        self._is_showing = False
        self._wrapped: list[ttk.Label] = []
        self.columnconfigure((0, 1), weight=1, uniform="cards")
        self.rowconfigure(0, weight=1)
        self._scrolled = Scrolled(self, surface="page", fills=False)
        self._scrolled.grid(row=0, column=0, columnspan=2, sticky="nsew")
        self._body = self._scrolled.body
        self._body.columnconfigure((0, 1), weight=1, uniform="cards")
        self._make_look()
        self._make_database()
        self._make_password()
        self._make_report()
        self._scrolled.watch_wheel()
        self._show_settings()
        self._stop = desk.events.listen("language", lambda **_details: self._show_settings())
        self.bind("<Destroy>", self._destroyed, add="+")

    def heading(self) -> Heading:
        """Return the title."""
        about = tr("Kept on this computer only; what is typed on other pages stays.")
        return Heading(tr("This workstation"), about)

    def shown(self) -> None:
        """Begin with the first choice."""
        self.fields["language"].focus()

    def refresh(self) -> None:
        """Show the settings as they are."""
        self._show_settings()

    def keep(self) -> dict[str, Any]:
        """Return what was typed, for a new language; it is never written to the disk."""
        typed = {name: field.value for name, field in self.passwords.items()}
        return {"user": self._desk.actor.user_id, "typed": typed}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with what the same person typed."""
        if kept and kept["user"] == self._desk.actor.user_id:
            for name, value in kept["typed"].items():
                if name in self.passwords:
                    self.passwords[name].value = value

    # Building

    def _make_look(self) -> None:
        card = Card(self._body, tr("Language and look"))
        card.grid(row=0, column=0, rowspan=3, sticky="nsew", padx=(0, px(self, 14)))
        appearances = {"light": tr("Light"), "dark": tr("Dark"), "system": tr("As the computer")}
        sizes = [(str(size), str(size)) for size in range(SMALLEST_FONT, LARGEST_FONT + 1)]
        scales = [(str(s), f"{s} %" if s else tr("As the screen")) for s in SCALES]
        for name, words, choices, hint in (
            ("language", tr("Language"), [(code, _NAMES[code]) for code in OFFERED_LANGUAGES], ""),
            ("appearance", tr("Appearance"), [(c, appearances[c]) for c in APPEARANCES], ""),
            ("font_size", tr("Size of letters, in points"), sizes, ""),
            (
                "scale",
                tr("Size of everything"),
                scales,
                tr("The window is drawn anew for a moment; what is open stays open."),
            ),
            ("first_page", tr("The window opens with"), _first_pages(), ""),
        ):
            field = Chips(card.body, FieldSpec(words, hint=hint), choices)
            field.pack(fill="x", pady=(0, px(self, 14)))
            field.on_change(partial(self._changed, name))
            self.fields[name] = field
        # The heading above the first choices belongs to them.
        for chip in self.fields["language"].input_widget.winfo_children():
            chip.bind("<FocusIn>", lambda _event: self.after_idle(self._to_top), add="+")

    def _to_top(self) -> None:
        if self.winfo_exists():
            self._scrolled.canvas.yview_moveto(0)

    def _make_database(self) -> None:
        card = Card(self._body, tr("Database in use"))
        card.grid(row=0, column=1, sticky="nsew", pady=(0, px(self, 14)))
        self.where = ttk.Label(
            card.body, text=self._desk.database.where, style="Strong.TLabel", justify="left"
        )
        self.where.pack(fill="x")
        self._wrapped.append(self.where)
        card.body.bind("<Configure>", self._wrap, add="+")
        path = self._desk.database.path
        if path is not None:
            self._button(card, tr("Open its folder"), partial(self._show_folder, path.parent))

    def _make_password(self) -> None:
        card = Card(self._body, tr("Your password"))
        card.grid(row=1, column=1, sticky="nsew")
        has_one = sign_in.needs_password(self._desk.database, self._desk.actor.name)
        names = {"password": tr("New password"), "again": tr("Once more")}
        if has_one:
            names = {"old_password": tr("Present password"), **names}
        else:
            words = tr("You have none: anybody at this desk can pick your name.")
            label = ttk.Label(card.body, text=words, style="Quiet.TLabel", justify="left")
            label.pack(anchor="w", pady=(0, px(self, 8)))
            self._wrapped.append(label)
        for name, words in names.items():
            field = TextField(card.body, FieldSpec(words))
            field.entry.configure(show=HIDDEN_SIGN)
            field.entry.bind("<Return>", lambda _event: self._save_password())
            field.pack(fill="x", pady=(0, px(self, 10)))
            self.passwords[name] = field
        self._button(card, tr("Change the password"), self._save_password)

    def _make_report(self) -> None:
        if not self._desk.events.is_heard("error_report"):
            return
        card = Card(self._body, tr("Program errors"))
        card.grid(row=2, column=1, sticky="nsew", pady=(px(self, 14), 0))
        words = tr("Where the program failed, to be sent to those who look after it.")
        wrapped(card.body, words, "Quiet.TLabel").pack(fill="x")
        show = partial(self._desk.events.announce, "error_report")
        self._button(card, tr("Error report…"), show)

    def _button(self, card: Card, words: str, act: Callable[[], None]) -> None:
        button = ttk.Button(card.body, text=words, style="PlainInside.TButton", command=act)
        button.pack(anchor="w", pady=(px(self, 10), 0))

    def _wrap(self, event: "tk.Event[tk.Misc]") -> None:
        for label in self._wrapped:
            label.configure(wraplength=max(1, event.width - px(self, 6)))

    # What people do

    def _show_settings(self) -> None:
        """Mark what is in use, without asking for it again."""
        settings = read_settings(self._desk.paths.settings_file)
        self._is_showing = True
        for name, field in self.fields.items():
            field.value = str(getattr(settings, name))
        if current_language() in OFFERED_LANGUAGES:
            self.fields["language"].value = current_language()
        self._is_showing = False

    def _changed(self, name: str) -> None:
        if self._is_showing:
            return
        value = self.fields[name].value
        wanted: Any = int(str(value)) if name in ("font_size", "scale") else value
        self._desk.events.announce("workstation", **{name: wanted})

    def _show_folder(self, folder: Path) -> None:
        show_folder(self._desk, folder)

    def _save_password(self) -> None:
        typed = {name: field.value for name, field in self.passwords.items()}
        problems: dict[str, str] = {}
        if typed["password"] != typed["again"]:
            problems["again"] = "password_differs"
        else:
            try:
                change_own_password(
                    self._desk.database,
                    self._desk.actor,
                    typed.get("old_password", ""),
                    typed["password"],
                )
            except ValidationFailed as refused:
                problems = refused.problems
        for name, field in self.passwords.items():
            code = problems.get(name, "")
            field.show_problem(problem_words("password", code) if code else "")
        wrong = [name for name in self.passwords if name in problems]
        if wrong:
            self.passwords[wrong[0]].focus()
            return
        for field in self.passwords.values():
            field.value = ""
        news = News(tr("The password is changed"), tr("It is asked for at the next sign-in."))
        self._desk.events.announce("news", news=news)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop()


def _first_pages() -> list[tuple[str, str]]:
    names = {"new_contact": tr("New contact"), "today": tr("Today"), "cases": tr("Cases")}
    return [(page, names[page]) for page in FIRST_PAGES]
