"""Cases that the contact being written may repeat: beside the form, never in front of it."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import ttkbootstrap as ttk

from db.records.duplicates import DuplicateMatch, DuplicateQuestion
from db.rules import duplicates
from db.rules.phones import read_phones
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.labels_duplicates import days_words, reasons_words
from hotline_app.views.contact.caller_choice import OVER
from hotline_app.widgets.card import Card
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

LOOK_AFTER_MS: Final = 250
SHOWN: Final = 3
PADDING: Final = 14
LONGEST_ASKED: Final = 300


@dataclass(frozen=True)
class DuplicateActs:
    """What the panel calls.

    Attributes:
        look: question -> likely cases, best first; called on the window's thread, it is quick.
        pick: with the code of a case; the one picked already is let go again.
        need_words: codes of needs -> words.
    """

    look: Callable[[DuplicateQuestion], Sequence[DuplicateMatch]]
    pick: Callable[[str], None]
    need_words: Callable[[Sequence[str]], str]


class DuplicatePanel(ttk.Frame):
    """A short list with what decides; without a likely case it takes no room."""

    def __init__(self, parent: tk.Misc, acts: DuplicateActs) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._acts = acts
        self._timer = ""
        self._picked = ""
        self._question = DuplicateQuestion()
        self._card: Card | None = None
        self.matches: tuple[DuplicateMatch, ...] = ()
        self.bind("<Destroy>", self._destroyed, add="+")

    @property
    def people(self) -> dict[str, str]:
        """Code of each case that takes a contact -> id of the person meant, or ""."""
        return {
            match.candidate.code: _person_of(match)
            for match in self.matches
            if match.candidate.status not in OVER
        }

    def ask(self, values: Mapping[str, Any]) -> None:
        """Look soon after the last letter; `values` are those of the contact form."""
        question = question_of(values)
        if question == self._question:
            return
        self._question = question
        self._stop()
        self._timer = self.after(LOOK_AFTER_MS, self._look)

    def ask_now(self, values: Mapping[str, Any], picked: str) -> None:
        """Look at once: another form came to the front, or cases were changed.

        Args:
            picked: code of the case that stays picked, or "".
        """
        self._stop()
        self._picked = picked
        self._question = question_of(values)
        self._look()

    def show_picked(self, code: str) -> None:
        """Mark the case that was picked, or none with ""."""
        if code != self._picked:
            self._picked = code
            self._show()

    def words(self) -> str:
        """Return every word that is shown, for tests and screen readers."""
        return "\n".join(_words_in(self._card)) if self._card is not None else ""

    def _look(self) -> None:
        self._timer = ""
        found = tuple(self._acts.look(self._question))[:SHOWN]
        # What was picked stays in sight though the form says something else by now.
        known = {match.candidate.code for match in found}
        kept = [
            match
            for match in self.matches
            if match.candidate.code == self._picked and self._picked not in known
        ]
        if (*kept, *found) != self.matches:
            self.matches = (*kept, *found)
            self._show()

    def _show(self) -> None:
        if self._card is not None:
            self._card.destroy()
            self._card = None
            self.configure(height=1)
        if not self.matches:
            return
        self._card = card = Card(self, tr("Perhaps the same matter"), padding=PADDING)
        card.pack(fill="both", expand=True, pady=(0, px(self, 12)))
        for place, match in enumerate(self.matches):
            self._show_match(card.body, match, is_first=place == 0)
        if any(match.candidate.status not in OVER for match in self.matches):
            self._say(card.body, tr("F4 adds this contact to that case."), "Quiet.TLabel")

    def _show_match(self, parent: tk.Misc, match: DuplicateMatch, *, is_first: bool) -> None:
        case = match.candidate
        if not is_first:
            ttk.Frame(parent, style="Line.TFrame", height=1).pack(fill="x", pady=px(self, 6))
        top = ttk.Frame(parent, style="Inside.TFrame")
        top.pack(fill="x")
        is_picked = case.code == self._picked
        if case.status not in OVER:
            ttk.Button(
                top,
                text="✓" if is_picked else "+",
                style="ChipOn.TButton" if is_picked else "Chip.TButton",
                takefocus=False,
                command=partial(self._acts.pick, case.code),
            ).pack(side="right", padx=(px(self, 8), 0))
        name = case.person_name or tr("Name not known")
        cut = fitted(name, font_of(self, "Strong"), self._room - px(self, 50))
        ttk.Label(top, text=cut, style="Strong.TLabel").pack(anchor="w")
        for line in self._lines(match):
            ttk.Label(
                parent, text=fitted(line, font_of(self, "Small"), self._room), style="Quiet.TLabel"
            ).pack(anchor="w")
        if is_picked:
            words = tr("this contact is added to {code}").format(code=case.code)
            self._say(parent, words, "Good.TLabel")
        else:
            self._say(parent, reasons_words(match.reasons), "Warn.TLabel")

    def _say(self, parent: tk.Misc, words: str, style: str) -> None:
        ttk.Label(parent, text=words, style=style, wraplength=self._room, justify="left").pack(
            anchor="w"
        )

    def _lines(self, match: DuplicateMatch) -> list[str]:
        """What decides: born, workplace; when, need, status."""
        case = match.candidate
        born = tr("born {year}").format(year=case.birth_year) if case.birth_year else ""
        when, status = days_words(match.days_apart), word("status", case.status)
        first = [part for part in (born, case.employer) if part]
        second = [part for part in (when, self._acts.need_words(case.needs), status) if part]
        return [" · ".join(line) for line in (first, second) if line]

    @property
    def _room(self) -> int:
        """Pixels for a line of text; the side is narrow where letters are large."""
        return max(px(self, 120), self.winfo_width() - px(self, 2 * PADDING + 6))

    def _stop(self) -> None:
        if self._timer:
            self.after_cancel(self._timer)
            self._timer = ""

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop()


def question_of(values: Mapping[str, Any]) -> DuplicateQuestion:
    """Read the question out of the values of the contact form."""
    born = values["birth_year"].strip()
    readings = read_phones(values["phone"]["text"][:LONGEST_ASKED])
    return DuplicateQuestion(
        name=values["name"][:LONGEST_ASKED],
        employer=values["employer"]["typed"][:LONGEST_ASKED],
        needs=tuple(values["needs"]["keys"]),
        phones=tuple(reading.e164 for reading in readings if reading.e164),
        birth_year=int(born) if born.isascii() and born.isdigit() and len(born) == 4 else None,
    )


def _person_of(match: DuplicateMatch) -> str:
    """The person of the case is meant where the name agrees, or none was given."""
    is_another = duplicates.OTHER_NAME in match.reasons
    return "" if is_another else match.candidate.person_id


def _words_in(widget: tk.Misc) -> list[str]:
    found = []
    if isinstance(widget, ttk.Label | ttk.Button):
        found.append(str(widget.cget("text")))
    for child in widget.winfo_children():
        found += _words_in(child)
    return found
