"""Fields with one face: a name above, the input, and words under it.

Every field has `value`, `show_problem(words)`, `set_enabled(is_enabled)` and `focus()`. Nothing
is rewritten while somebody types (UniKey sends backspaces), and a problem never clears an input.
"""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import ttkbootstrap as ttk

from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.typed_text import typed_text

Change = Callable[[], None]
NAME_FONT = "SmallStrong"
NAME_EDGE = 4


@dataclass(frozen=True)
class FieldSpec:
    """What a field says about itself.

    Attributes:
        name: words above the input, already translated.
        is_required: shows a star.
        hint: quiet words under the input while there is no problem.
        underline: place of the letter in `name` that Alt takes to the field, or -1.
    """

    name: str
    is_required: bool = False
    hint: str = ""
    underline: int = -1


class FormField(ttk.Frame):
    """What all fields share. A subclass makes `input_widget` in `make_input`."""

    def __init__(self, parent: tk.Misc, spec: FieldSpec) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self.spec = spec
        self._listeners: list[Change] = []
        self._resize_listeners: list[Change] = []
        self._problem = ""
        self._caption: ttk.Label | None = None
        self._required_star: ttk.Label | None = None
        self._caption_wrapped = 0
        self.columnconfigure(0, weight=1)
        if spec.name:
            self._make_name()
        self.input_widget = self.make_input()
        self.input_widget.grid(row=1, column=0, sticky="nsew")
        self._under: ttk.Label | None = None
        self._wrapped_under = 0
        self._hint = ("", "")
        self.show_hint(spec.hint)
        self.bind("<Configure>", self._size_changed, add="+")

    def make_input(self) -> tk.Widget:
        """Make the input; called once while the field is built."""
        raise AssertionError("a field has an input")

    @property
    def focus_widget(self) -> tk.Widget:
        """What takes the keyboard."""
        return self.input_widget

    @property
    def value(self) -> Any:
        """The content, as typed."""
        raise AssertionError("a field has a value")

    @value.setter
    def value(self, value: Any) -> None:
        raise AssertionError("a field has a value")

    @property
    def cursor(self) -> int:
        """Place of the cursor in the text, for drafts."""
        return 0

    @cursor.setter
    def cursor(self, place: int) -> None:
        """Fields without a text have no cursor."""

    @property
    def problem(self) -> str:
        """The words of the problem that is shown, or ""."""
        return self._problem

    def show_problem(self, words: str) -> None:
        """Show a problem under the input, or none with ""."""
        self._problem = words
        self.mark_invalid(bool(words))
        self._write_under()

    def show_hint(self, words: str, style: str = "Quiet.TLabel") -> None:
        """Show quiet words under the input while there is no problem."""
        self._hint = (words, style)
        self._write_under()

    def set_enabled(self, is_enabled: bool) -> None:
        """Allow or refuse changes; the content stays readable."""
        self._set_state("!disabled" if is_enabled else "disabled")

    def focus_set(self) -> None:
        """Put the keyboard on the input."""
        self.focus_widget.focus_set()

    focus = focus_set

    def on_change(self, listener: Change) -> None:
        """Call `listener` after every change, by a person or by the program."""
        self._listeners.append(listener)

    def mark_invalid(self, is_invalid: bool) -> None:
        """Draw the border of the input as wrong or right."""
        self._set_state("invalid" if is_invalid else "!invalid")

    def changed(self, *_: object) -> None:
        """Tell the listeners."""
        for listener in tuple(self._listeners):
            listener()

    def _set_state(self, state: str) -> None:
        if isinstance(self.input_widget, ttk.Frame | ttk.Entry):
            self.input_widget.state([state])

    def _make_name(self) -> None:
        row = ttk.Frame(self, style="Inside.TFrame")
        row.grid(row=0, column=0, sticky="w", pady=(0, px(self, 3)))
        label = ttk.Label(
            row, text=self.spec.name, style="FieldName.TLabel", underline=self.spec.underline
        )
        label.pack(side="left")
        label.bind("<Button-1>", lambda _event: self.focus_set())
        star = ttk.Label(row, text=" *", style="Required.TLabel") if self.spec.is_required else None
        if star is not None:
            star.pack(side="left")

        self._caption, self._required_star = label, star

    def on_resize(self, listener: Change) -> None:
        """Call `listener` whenever the field got another size or place."""
        self._resize_listeners.append(listener)

    def _size_changed(self, event: "tk.Event[tk.Misc]") -> None:
        """The one answer to `<Configure>`: a form with many fields is told hundreds of times."""
        if event.width > 1:
            self._wrap_name(event.width)
        if self._under is not None:
            self._wrap_under()
        for listener in self._resize_listeners:
            listener()

    def _wrap_name(self, width: int) -> None:
        label = self._caption
        if label is None:
            return
        room = width - (
            self._required_star.winfo_reqwidth() if self._required_star is not None else 0
        )
        # Unwrapped it asks for all of its width, which costs less to ask than to measure.
        needed = self._name_width() if self._caption_wrapped else label.winfo_reqwidth()
        # A name that fits is not touched: every change lets Tk lay out the form once more.
        wanted = 0 if room >= needed else max(1, room)
        if wanted != self._caption_wrapped:
            self._caption_wrapped = wanted
            label.configure(wraplength=wanted)

    def _name_width(self) -> int:
        return font_of(self, NAME_FONT).measure(self.spec.name) + px(self, NAME_EDGE)

    def _write_under(self) -> None:
        words, style = (self._problem, "Problem.TLabel") if self._problem else self._hint
        if not words:
            if self._under is not None:
                self._under.grid_remove()
            return
        if self._under is None:
            self._under = ttk.Label(self, anchor="w", justify="left")
        sign = "⚠ " if self._problem else ""
        self._under.configure(text=sign + words, style=style)
        self._under.grid(row=2, column=0, sticky="ew", pady=(px(self, 2), 0))
        self._wrap_under()

    def _wrap_under(self) -> None:
        if self._under is not None and self.winfo_width() > 1:
            # The label keeps a little of its width for itself.
            wanted = self.winfo_width() - px(self, 6)
            if wanted != self._wrapped_under:
                self._wrapped_under = wanted
                self._under.configure(wraplength=wanted)


class TextField(FormField):
    """One line of free text."""

    def make_input(self) -> tk.Widget:
        """Make the entry."""
        self._text = typed_text(self, self.changed)
        self.entry = ttk.Entry(self, textvariable=self._text, style="Field.TEntry")
        return self.entry

    @property
    def value(self) -> str:
        """The text as typed."""
        return self._text.get()

    @value.setter
    def value(self, value: str) -> None:
        if value != self._text.get():
            self._text.set(value)
            self.entry.icursor("end")

    @property
    def cursor(self) -> int:
        """Place of the cursor, in letters from the start."""
        return int(self.entry.index("insert"))

    @cursor.setter
    def cursor(self, place: int) -> None:
        self.entry.icursor(place)
