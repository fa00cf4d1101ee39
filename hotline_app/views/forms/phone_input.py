"""The phone of a call: understood as it is typed, asked about where it is unsure."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from db.rules.phones import PhoneReading, display_phone, read_phones
from hotline_app.i18n import tr
from hotline_app.labels import problem_words
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.theme import px


class PhoneInput(TextField):
    """One or several numbers in one box.

    While somebody types, nothing is called wrong; leaving the field shows the problem. Where
    another number is likely, Down takes it and Up keeps what was typed.
    """

    def __init__(self, parent: tk.Misc, spec: FieldSpec) -> None:
        self.readings: tuple[PhoneReading, ...] = ()
        self._kept = ""
        self._offer: ttk.Frame | None = None
        super().__init__(parent, spec)
        self.on_change(self._read)
        self.entry.bind("<FocusOut>", self._left, add="+")
        self.entry.bind("<Down>", lambda _event: self.take_suggestion())
        self.entry.bind("<Up>", lambda _event: self.keep_as_typed())

    @property
    def number(self) -> str:
        """The first number in international form, or ""."""
        return next((reading.e164 for reading in self.readings if reading.e164), "")

    @property
    def is_kept(self) -> bool:
        """Whether the text is to be stored as typed though it is no number."""
        return bool(self._kept) and self._kept == self.value

    @is_kept.setter
    def is_kept(self, is_kept: bool) -> None:
        self._kept = self.value if is_kept else ""
        self._read()

    @property
    def suggestion(self) -> str:
        """A number that is likely meant, in international form, or ""."""
        return next((reading.suggestion for reading in self.readings if reading.suggestion), "")

    def take_suggestion(self) -> str:
        """Write the number that is offered instead of the text."""
        if self._offer is not None and self.suggestion:
            self.value = display_phone(self.suggestion)
            self.entry.icursor("end")
        return "break"

    def keep_as_typed(self) -> str:
        """Store the text as it stands."""
        if self._offer is not None:
            self.is_kept = True
        return "break"

    def show_problem(self, words: str) -> None:
        """Show a problem, and the two ways out of it."""
        super().show_problem(words)
        self._show_offer(bool(words) or bool(self.suggestion and not self.is_kept))

    def _read(self) -> None:
        self.readings = read_phones(self.value)
        words, style = self._understood()
        super().show_problem("")
        self.show_hint(words, style)
        self._show_offer(bool(self.suggestion and not self.is_kept))

    def _understood(self) -> tuple[str, str]:
        """Give the words under the field and their style."""
        if not self.readings:
            return self.spec.hint, "Quiet.TLabel"
        if self.is_kept:
            return tr("Kept as typed: this is not a number to call back."), "Warn.TLabel"
        if any(reading.problem for reading in self.readings):
            asked = [r.problem for r in self.readings if r.problem == "ask_old_landline"]
            return (problem_words("phone", asked[0]), "Warn.TLabel") if asked else ("", "")
        shown = "  ·  ".join(display_phone(reading.e164 or "") for reading in self.readings)
        kinds = {reading.kind for reading in self.readings}
        kind = _kind_words(kinds.pop()) if len(kinds) == 1 else ""
        note = _note_words(next((reading.note for reading in self.readings if reading.note), None))
        return "✓ " + "  ·  ".join(part for part in (shown, kind, note) if part), "Good.TLabel"

    def _left(self, _event: object) -> None:
        if self.is_kept:
            return
        for reading in self.readings:
            if reading.problem:
                self.show_problem(problem_words("phone", reading.problem))
                return

    def _show_offer(self, is_shown: bool) -> None:
        if self._offer is not None:
            self._offer.destroy()
            self._offer = None
        if not is_shown or not self.value.strip():
            return
        self._offer = ttk.Frame(self, style="Inside.TFrame")
        self._offer.grid(row=3, column=0, sticky="w", pady=(px(self, 3), 0))
        if self.suggestion:
            number = display_phone(self.suggestion)
            self._button(tr("↓ Use {number}").format(number=number), self.take_suggestion)
        self._button(tr("↑ Keep as typed"), self.keep_as_typed)

    def _button(self, words: str, act: Callable[[], str]) -> None:
        ttk.Button(
            self._offer, text=words, style="Chip.TButton", takefocus=False, command=act
        ).pack(side="left", padx=(0, px(self, 6)))


def _kind_words(kind: str) -> str:
    return {
        "mobile": tr("mobile"),
        "landline": tr("landline"),
        "short_code": tr("short number"),
        "service": tr("service number"),
        "foreign": tr("foreign number"),
    }.get(kind, "")


def _note_words(note: str | None) -> str:
    return {
        "converted_2018": tr("old beginning of before 2018 renewed"),
        "zero_added": tr("zero at the start added"),
        "maybe_old_landline": tr("may be an old landline: ask"),
    }.get(note or "", "")
