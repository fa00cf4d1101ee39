"""Sign-in: who sits at the desk; a password only from those who have one."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass

from db.connection import Database
from db.queries import sign_in
from db.records.people import SignInUser
from db.rules.text import fold
from exports.words import word
from hotline_app.i18n import ntr, tr
from hotline_app.labels import problem_words
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.picker import Picker, source_of
from hotline_app.widgets.theme import px
from hotline_app.windows.first_start import StartPage
from hotline_app.windows.gate import Gate

HIDDEN_SIGN = "•"


@dataclass(frozen=True)
class SignIn:
    """What the page works with.

    Attributes:
        database: of the office.
        chosen: sign-in name that is offered first, or "".
        gate: counts wrong passwords.
        signed_in: called with the sign-in name once somebody may sit down.
        on_error: the error door's `handle`.
    """

    database: Database
    chosen: str
    gate: Gate
    signed_in: Callable[[str], None]
    on_error: Callable[[BaseException], object]


class LoginPage(StartPage):
    """Asks who is there.

    Args:
        root: the window.
        sign_in: what it works with.
    """

    def __init__(self, root: tk.Misc, asked: SignIn) -> None:
        about = tr("Text that is not saved yet stays where it is.")
        super().__init__(root, tr("Who is at the desk?"), about)
        self._asked = asked
        self._tasks = Tasks(self, asked.on_error)
        self._people = {user.name: user for user in sign_in.people(asked.database)}
        self._timer = ""
        self._build()
        self.user.value = asked.chosen
        self.bind("<Destroy>", self._destroyed, add="+")
        self._tick()

    def show(self) -> None:
        """Cover the window; the keyboard is where something has to be typed."""
        super().show()
        if self._chosen is None:
            self.user.focus()
        else:
            (self.password if self._chosen.has_password else self.user).focus()

    @property
    def _chosen(self) -> SignInUser | None:
        return self._people.get(self.user.value)

    def _build(self) -> None:
        choices = [
            Choice(user.name, user.full_name or user.name, word(tr, "role", user.role))
            for user in self._people.values()
        ]
        self.user = Picker(
            self.card.body, FieldSpec(tr("Name"), is_required=True), source_of(choices, fold)
        )
        self.user.pack(fill="x", pady=(0, px(self, 10)))
        self.user.on_change(self._user_changed)
        self.password = TextField(self.card.body, FieldSpec(tr("Password")))
        self.password.entry.configure(show=HIDDEN_SIGN)
        self.password.pack(fill="x")
        self.button = self.add_button(tr("Sign in"), self.sign_in)
        for widget in (self.user.entry, self.password.entry):
            widget.bind("<Return>", self._enter, add="+")
            widget.bind("<KP_Enter>", self._enter, add="+")
        self._user_changed()

    def _enter(self, _event: object) -> str | None:
        if self.user.is_open:
            return None  # the list takes this one
        if self._needs_typing():
            self.password.focus()
        else:
            self.sign_in()
        return "break"

    def _needs_typing(self) -> bool:
        focused = self.focus_displayof()
        chosen = self._chosen
        return bool(chosen and chosen.has_password and focused is self.user.entry)

    def _user_changed(self) -> None:
        chosen = self._chosen
        needs = chosen is None or chosen.has_password
        self.password.set_enabled(needs)
        self.password.show_problem("")
        self.password.show_hint("" if needs else tr("This user has no password."))

    def sign_in(self) -> None:
        """Let the chosen user in, or say what is wrong."""
        chosen = self._chosen
        if chosen is None:
            self.user.show_problem(tr("Choose who you are."))
            self.user.focus()
            return
        if not chosen.has_password:
            self._let_in(chosen.name)
            return
        if self._asked.gate.seconds_left or self._tasks.is_busy:
            return
        if not self.password.value:
            self.password.show_problem(problem_words("password", "password_missing"))
            self.password.focus()
            return
        database, name, typed = self._asked.database, chosen.name, self.password.value
        self.button.state(["disabled"])
        self._tasks.run(
            Job(lambda progress: _is_right(database, name, typed, progress), self._answered)
        )

    def _answered(self, is_right: bool) -> None:
        self.button.state(["!disabled"])
        chosen = self._chosen
        if is_right and chosen is not None:
            self._asked.gate.right()
            self._let_in(chosen.name)
            return
        self._asked.gate.wrong()
        self.password.show_problem(problem_words("password", "password_wrong"))
        self.password.entry.selection_range(0, "end")
        self.password.focus()
        self._tick()

    def _let_in(self, name: str) -> None:
        signed_in = self._asked.signed_in
        self.destroy()
        signed_in(name)

    def _tick(self) -> None:
        """Count the seconds down after several wrong passwords."""
        self._timer = ""
        left = self._asked.gate.seconds_left
        self.button.state(["disabled" if left else "!disabled"])
        if not left:
            self.button.configure(text=tr("Sign in"))
            return
        words = ntr("Wait {seconds} second", "Wait {seconds} seconds", left)
        self.button.configure(text=words.format(seconds=left))
        self._timer = self.after(200, self._tick)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            if self._timer:
                self.after_cancel(self._timer)
            self._tasks.leave()


def _is_right(database: Database, name: str, typed: str, _progress: Progress) -> bool:
    try:
        return sign_in.is_password_of(database, name, typed)
    finally:
        database.close()
