"""Who called from a number before, what decides between them, and their cases."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import ttkbootstrap as ttk

from db.records.people import CallerCase, CallerHistory, KnownCaller
from db.rules.days import format_day, format_moment, vietnam_day
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.contact.caller_choice import CallerChoice
from hotline_app.widgets.card import Card
from hotline_app.widgets.case_tones import tone_of
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted
from hotline_app.widgets.wrapped import wrapped

CASES_SHOWN = 3
MARGIN = 150
NARROW = 300


@dataclass(frozen=True)
class PanelActs:
    """What the panel calls.

    Attributes:
        pick_person: with the id of a person; the one picked already is let go again.
        pick_case: with the code of a case, likewise.
    """

    pick_person: Callable[[str], None]
    pick_case: Callable[[str], None]


class CallerPanel(ttk.Frame):
    """The card at the right of the contact form."""

    def __init__(self, parent: tk.Misc, acts: PanelActs) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._acts = acts
        self._card = Card(self, padding=14)
        self._card.pack(fill="both", expand=True)
        title = tr("Earlier contacts of the caller")
        wrapped(self._card.body, title, "Heading.TLabel").pack(fill="x", pady=(0, px(self, 6)))
        self._rows: ttk.Frame | None = None
        self._shown: tuple[CallerHistory | None, CallerChoice] = (None, CallerChoice())
        self._width = 0
        self.bind("<Configure>", self._resized)

    def show(self, history: CallerHistory | None, choice: CallerChoice) -> None:
        """Show who is known on a number.

        Args:
            history: None while there is no number.
            choice: the person and the case that were picked.
        """
        if self._rows is not None:
            self._rows.destroy()
        self._shown = (history, choice)
        self._rows = rows = ttk.Frame(self._card.body, style="Inside.TFrame")
        rows.pack(fill="both", expand=True)
        if _note(history):
            self._say(_note(history))
        if history is None:
            self._say(tr("Write the phone number: who called from it before is shown here."))
        elif not history.callers:
            self._say(_nobody(history))
        else:
            self._say(tr("F3 picks the person, F4 adds this contact to a case that is there."))
            for place, caller in enumerate(history.callers):
                self._show_caller(caller, choice, is_first=place == 0)

    def words(self) -> str:
        """Return every word that is shown, for tests and screen readers."""
        return "\n".join(_words_in(self._rows)) if self._rows is not None else ""

    @property
    def _room(self) -> int:
        """Pixels for words beside a button."""
        return max(px(self, MARGIN), self._width - px(self, MARGIN))

    @property
    def _is_narrow(self) -> bool:
        return 1 < self._width < px(self, NARROW)

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.width != self._width:
            self._width = event.width
            self.show(*self._shown)

    def _say(self, words: str) -> None:
        assert self._rows is not None
        wrapped(self._rows, words, "Quiet.TLabel").pack(fill="x", pady=(0, px(self, 6)))

    def _show_caller(self, caller: KnownCaller, choice: CallerChoice, *, is_first: bool) -> None:
        if not is_first:
            ttk.Frame(self._rows, style="Line.TFrame", height=1).pack(fill="x", pady=px(self, 8))
        person = caller.person
        top = ttk.Frame(self._rows, style="Inside.TFrame")
        top.pack(fill="x")
        is_picked = choice.person_id == person.id
        words = tr("✓ picked") if is_picked else tr("Pick")
        pick = ttk.Button(
            top,
            text=words,
            style="ChipOn.TButton" if is_picked else "Chip.TButton",
            takefocus=False,
            command=partial(self._acts.pick_person, person.id),
        )
        if not self._is_narrow:
            pick.pack(side="right", anchor="n")
        font = font_of(self, "Strong")
        name = fitted(person.full_name, font, 2 * self._room) or tr("Name not known")
        wrapped(top, name, "Strong.TLabel").pack(fill="x")
        for line in _deciding(caller):
            short = fitted(line, font_of(self, "Small"), 3 * self._room)
            wrapped(top, short, "Quiet.TLabel").pack(fill="x")
        if self._is_narrow:
            pick.pack(anchor="w", pady=(px(self, 4), 0))
        for alert in _alerts(caller):
            self._show_alert(alert)
        for case in caller.cases[:CASES_SHOWN]:
            self._show_case(case, choice)
        more = len(caller.cases) - CASES_SHOWN
        if more > 0:
            words = ntr("and {count} older case", "and {count} older cases", more)
            self._say(words.format(count=more))

    def _show_alert(self, alert: str) -> None:
        assert self._rows is not None
        words = fitted(alert, font_of(self, "Small"), 5 * self._room)
        wrapped(self._rows, f"⚠ {words}", "Problem.TLabel").pack(fill="x", pady=(px(self, 4), 0))

    def _show_case(self, case: CallerCase, choice: CallerChoice) -> None:
        assert self._rows is not None
        row = ttk.Frame(self._rows, style="Inside.TFrame")
        row.pack(fill="x", pady=(px(self, 7), 0))
        is_picked = choice.case_code == case.code
        pick = ttk.Button(
            row,
            text="✓" if is_picked else "+",
            style="ChipOn.TButton" if is_picked else "Chip.TButton",
            takefocus=False,
            command=partial(self._acts.pick_case, case.code),
        )
        pick.pack(side="left", anchor="n", padx=(0, px(self, 8)))
        summary = fitted(case.summary, font_of(self, "Body"), 2 * self._room)
        wrapped(row, summary, "Inside.TLabel").pack(fill="x")
        about = f"{case.code} · {format_day(vietnam_day(case.opened_at))}"
        if is_picked:
            about = tr("this contact is added to {code}").format(code=case.code)
        wrapped(row, about, "Good.TLabel" if is_picked else "Quiet.TLabel").pack(fill="x")
        # Under the words: beside them it would break them into lines of three words.
        pill = Pill(self._rows, Status(word("status", case.status), tone_of(case.status)))
        indent = 0 if self._is_narrow else pick.winfo_reqwidth() + px(self, 8)
        pill.pack(anchor="w", padx=(indent, 0), pady=(px(self, 2), 0))


def _alerts(caller: KnownCaller) -> list[str]:
    """What must be known before anything is promised: the alert, when and how to call back."""
    found = [caller.person.alert, caller.call_back_note]
    if caller.call_back_note:
        found[1] = tr("Calling back: {note}").format(note=caller.call_back_note)
    if caller.person.is_never_called:
        found.insert(0, tr("It is not safe to call back"))
    return [words for words in found if words]


def _deciding(caller: KnownCaller) -> list[str]:
    """Say what tells namesakes apart."""
    person = caller.person
    born = tr("born {year}").format(year=person.birth_year) if person.birth_year else ""
    first = " · ".join(part for part in (born, person.employer_name or person.unit_name) if part)
    last = ""
    if caller.last_contact_at is not None:
        count, moment = caller.contact_count, format_moment(caller.last_contact_at)
        words = ntr("{count} contact, last {moment}", "{count} contacts, last {moment}", count)
        last = words.format(count=count, moment=moment)
    return [line for line in (first, last) if line]


def _nobody(history: CallerHistory) -> str:
    if history.last_contact_at is None:
        return tr("The first contact from this number.")
    return tr("Nobody known by name; the last contact was {moment}.").format(
        moment=format_moment(history.last_contact_at)
    )


def _note(history: CallerHistory | None) -> str:
    if history is None or not history.non_case_count:
        return ""
    count = history.non_case_count
    words = ntr("{count} contact without a matter", "{count} contacts without a matter", count)
    return words.format(count=count)


def _words_in(widget: tk.Misc) -> list[str]:
    found = []
    if isinstance(widget, Pill):
        found.append(widget.status.words)
    elif isinstance(widget, ttk.Label | ttk.Button):
        found.append(str(widget.cget("text")))
    for child in widget.winfo_children():
        found += _words_in(child)
    return found
