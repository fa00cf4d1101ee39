"""A form beside a person, an employer or a unit; two edits of one record stand side by side."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import ttkbootstrap as ttk

from db.errors import StaleRecord
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import field_words
from hotline_app.views.forms.panel_drafts import PanelDrafts, Place, panel_place
from hotline_app.views.forms.side_form import FieldRefused, SideForm
from hotline_app.widgets.picker import Picker
from hotline_app.widgets.theme import px
from hotline_app.widgets.wrapped import wrapping

LONGEST_SHOWN = 200


@dataclass(frozen=True)
class RecordWork:
    """What a panel works with.

    Attributes:
        desk: of the page.
        record: as it was read.
        place: names the record among the drafts ("person:<id>").
        drafts: of the page.
        done: takes the words of what was done; the page closes the panel.
        closed: the person leaves the panel; what was typed stays.
        item_id: the consent, merge or other record the panel is about.
    """

    desk: DeskContext
    record: Any
    place: str
    drafts: PanelDrafts
    done: Callable[[str], None]
    closed: Callable[[], None]
    item_id: str = ""


class RecordPanel(SideForm):
    """Base of the panels. A subclass says what a form says, and `carry_out` instead of `act`."""

    work: RecordWork

    def __init__(self, parent: tk.Misc, work: RecordWork) -> None:
        self._beside: ttk.Frame | None = None
        self.before: dict[str, str] = {}
        super().__init__(parent, work)

    def carry_out(self) -> str:
        """Carry out the act; return the words of what was done."""
        raise AssertionError("a panel has an act")

    def stored(self) -> Mapping[str, str]:
        """The fields as they are stored now, as they would be typed; for `compare`."""
        return {}

    def shown_value(self, name: str, value: str) -> str:
        """A stored value of a field in words."""
        del name
        return value

    @property
    def draft_place(self) -> Place:
        """The record and the panel's key."""
        return panel_place(self.work.place, self.key, self.work.item_id)

    def act(self) -> str:
        """Carry out the act; when somebody saved meanwhile show both and save nothing."""
        try:
            done = self.carry_out()
        except StaleRecord:
            raise self.changed_meanwhile() from None
        self.stop_comparing()
        return done

    def changed_meanwhile(self) -> FieldRefused:
        """Show what somebody else saved; return the words that say so."""
        self._compare()
        words = tr(
            "Somebody saved this while you wrote; nothing of yours is lost. Look at what "
            "they changed, then save again."
        )
        return FieldRefused("", words)

    def fill(self, values: Mapping[str, str]) -> None:
        """Fill the fields with what is stored, and remember it."""
        self.before = dict(values)
        for name, value in values.items():
            self.put(name, value)

    def put(self, name: str, value: str) -> None:
        """Put a stored value into a field; free text that no list knows as well."""
        made = self.fields[name]
        made.value = value
        if isinstance(made, Picker) and value and not made.value:
            made.typed = value

    def typed_values(self) -> dict[str, str]:
        """What stands in the fields, by the names of `before`."""
        return {name: self.value(name) for name in self.before}

    def changes(self) -> dict[str, str]:
        """What was changed."""
        typed = self.typed_values()
        return {name: typed[name] for name in typed if typed[name] != self.before[name]}

    # Two versions side by side

    def _compare(self) -> None:
        """Show field by field what somebody else saved; theirs can be taken with one press."""
        self.stop_comparing()
        now, typed = dict(self.stored()), self.typed_values()
        theirs = {name: value for name, value in now.items() if value != self.before.get(name)}
        self._beside = ttk.Frame(self.form, style="Inside.TFrame")
        self._beside.columnconfigure((0, 1), weight=1, uniform="versions")
        heads = (tr("Saved meanwhile"), tr("Yours"))
        for column, words in enumerate(heads):
            ttk.Label(self._beside, text=words, style="FieldName.TLabel").grid(
                row=0, column=column, sticky="w"
            )
        for row, (name, value) in enumerate(theirs.items(), start=1):
            self._compare_field(row, name, (value, typed.get(name, "")))
        others = [child for child in self.form.pack_slaves() if child is not self.notice]
        self._beside.pack(fill="x", pady=(0, px(self, 12)), before=others[0])
        # From here on what was typed counts against what is stored now: nobody's word goes
        # under unseen. What they changed and this person did not is theirs.
        for name, value in theirs.items():
            if typed.get(name) == self.before.get(name):
                self.put(name, value)
        self.before = now
        self.watch_wheel()

    def _compare_field(self, row: int, name: str, values: tuple[str, str]) -> None:
        assert self._beside is not None
        line = row * 2
        is_mine = values[1] != self.before.get(name)
        theirs = self.shown_value(name, values[0]) or tr("(nothing)")
        mine = self.shown_value(name, values[1]) or tr("(nothing)")
        if not is_mine:
            mine = tr("(not changed, theirs is taken)")
        ttk.Label(self._beside, text=field_words(name), style="Quiet.TLabel").grid(
            row=line, column=0, columnspan=2, sticky="w", pady=(px(self, 6), 0)
        )
        for column, words in enumerate((theirs, mine)):
            cell = ttk.Label(
                self._beside, text=words[:LONGEST_SHOWN], style="Inside.TLabel", justify="left"
            )
            cell.grid(row=line + 1, column=column, sticky="new")
            cell.bind("<Configure>", wrapping(cell))
        if is_mine and theirs != mine:
            ttk.Button(
                self._beside,
                text=tr("Take theirs"),
                style="Chip.TButton",
                command=partial(self.put, name, values[0]),
            ).grid(row=line + 1, column=2, sticky="ne", padx=(px(self, 8), 0))

    def stop_comparing(self) -> None:
        """Take the two versions away."""
        if self._beside is not None:
            self._beside.destroy()
            self._beside = None
