"""The card of a record: its buttons, and what is known in lines of name and value."""

import tkinter as tk
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

import ttkbootstrap as ttk

from hotline_app.views.forms.deed_grid import BUTTON_ICON, DeedGrid, say_unfinished
from hotline_app.widgets.card import Card
from hotline_app.widgets.fitted import FittedLabel
from hotline_app.widgets.icons import FittedButton
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px

NAME_WIDTH = 128
TWO_COLUMNS = 400
FIRST_WIDTH = 240
LEAST_WIDTH = 60
LONGEST = 600
LEAST_BESIDE = 110
OWN = 4


@dataclass(frozen=True)
class Deed:
    """A button of the card.

    Attributes:
        key: of the panel or the act.
        words: already translated.
        icon: name of a Bootstrap icon.
        shown_key: as it stands on the key, or "".
    """

    key: str
    words: str
    icon: str
    shown_key: str = ""


@dataclass(frozen=True)
class Fact:
    """One line.

    Attributes:
        name: what it is, in one or two words; "" lets the value take the whole line.
        value: any length.
        quiet: more words under the value, or "".
        status: a pill at the end of the line, or None.
        acts: (key, words) of the buttons at the end of the line.
        item_id: handed over with the key of a button.
    """

    name: str
    value: str
    quiet: str = ""
    status: Status | None = None
    acts: tuple[tuple[str, str], ...] = ()
    item_id: str = ""


@dataclass(frozen=True)
class Section:
    """Lines under a heading; one without lines is left out."""

    title: str
    facts: tuple[Fact, ...]


class RecordFacts(Card):
    """One card: alert, buttons, sections.

    Args:
        parent: the page.
        chosen: takes the key of a button and the id of its line, or "".
    """

    def __init__(self, parent: tk.Misc, chosen: Callable[[str, str], None]) -> None:
        super().__init__(parent, padding=14)
        self._chosen = chosen
        self._scrolled = Scrolled(self.body)
        self._scrolled.pack(fill="both", expand=True)
        self.buttons: dict[str, ttk.Button] = {}
        self._waiting: str | None = None

    def show(
        self,
        deeds: Sequence[Deed],
        sections: Sequence[Section],
        unfinished: Collection[str],
        alert: str = "",
    ) -> None:
        """Show a record as it stands; `unfinished` are the panels that hold typed text."""
        body = self._scrolled.body
        for child in body.winfo_children():
            child.destroy()
        self.buttons.clear()
        if alert:
            self._alert(body, alert)
        self._deeds(body, deeds, unfinished)
        for section in sections:
            if section.facts:
                self._section(body, section, unfinished)
        self._scrolled.watch_wheel()
        if self._waiting is None:
            self._waiting = self.after_idle(self._refit)

    def _alert(self, body: tk.Misc, alert: str) -> None:
        box = ttk.Frame(body, style="Notice.TFrame", padding=px(self, 10))
        box.pack(fill="x", pady=(0, px(self, 10)))
        words = ttk.Label(box, text=f"⚠ {alert[:LONGEST]}", style="Soft.TLabel", justify="left")
        words.pack(fill="x")
        words.bind("<Configure>", self._wrapping(words))

    def _deeds(self, body: tk.Misc, deeds: Sequence[Deed], unfinished: Collection[str]) -> None:
        grid = DeedGrid(body, TWO_COLUMNS)
        grid.pack(fill="x")
        for deed in deeds:
            mark = " •" if deed.key in unfinished else ""
            button = FittedButton(
                grid,
                f" {deed.words}{mark}",
                deed.icon,
                size=BUTTON_ICON,
                style="Deed.TButton",
                command=partial(self._chosen, deed.key, ""),
            )
            grid.add(button, deed.shown_key)
            self.buttons[deed.key] = button
        grid.spread(self._scrolled.winfo_width())
        if unfinished:
            say_unfinished(body)

    def _section(self, body: tk.Misc, section: Section, unfinished: Collection[str]) -> None:
        title = FittedLabel(body, section.title, "Heading.TLabel")
        title.pack(fill="x", pady=(px(self, 14), px(self, 4)))
        lines = ttk.Frame(body, style="Inside.TFrame")
        lines.pack(fill="x")
        lines.columnconfigure(0, minsize=self._name_room)
        lines.columnconfigure(1, weight=1)
        lines.bind("<Configure>", lambda _event: self._share(lines))
        for row, fact in enumerate(section.facts):
            self._fact(lines, row, fact, unfinished)

    @property
    def _name_room(self) -> int:
        """Room for the names: no more than a third of a narrow card."""
        room, width = px(self, NAME_WIDTH), self._scrolled.winfo_width()
        return min(room, width // 3) if width > px(self, LEAST_WIDTH) else room

    def _share(self, lines: ttk.Frame) -> None:
        """Give the names their room once the width of the card is known."""
        room = self._name_room
        lines.columnconfigure(0, minsize=room)
        for name in lines.grid_slaves(column=0):
            if isinstance(name, ttk.Label):
                name.configure(wraplength=room - px(self, 10))

    def _fact(self, lines: ttk.Frame, row: int, fact: Fact, unfinished: Collection[str]) -> None:
        gap = px(self, 3)
        if fact.name:
            name = ttk.Label(
                lines,
                text=fact.name,
                style="Quiet.TLabel",
                wraplength=self._name_room - px(self, 10),
                justify="left",
            )
            name.grid(row=row, column=0, sticky="nw", pady=gap)
        cell = ttk.Frame(lines, style="Inside.TFrame")
        column, span = (1, 1) if fact.name else (0, 2)
        cell.grid(row=row, column=column, columnspan=span, sticky="new", pady=gap)
        cell.columnconfigure(0, weight=1)
        for place, (words, style) in enumerate(
            ((fact.value, "Inside.TLabel"), (fact.quiet, "Quiet.TLabel"))
        ):
            if words:
                label = ttk.Label(cell, text=_cut(words), style=style, justify="left", width=1)
                label.configure(wraplength=px(self, FIRST_WIDTH))
                label.grid(row=place, column=0, sticky="ew")
                label.bind("<Configure>", self._wrapping(label))
        self._ends(cell, fact, unfinished)

    def _wrapping(self, label: ttk.Label) -> Callable[["tk.Event[tk.Misc]"], None]:
        """Wrap a label where it ends, and let the card take the height that comes of it."""

        def wrap(event: "tk.Event[tk.Misc]") -> None:
            if event.width < px(self, LEAST_WIDTH):
                # On its way to its place: a letter in a line would make a card of many screens.
                return
            # A label keeps a little of its width for itself.
            label.configure(wraplength=event.width - px(self, OWN))
            if self._waiting is None:
                self._waiting = self.after_idle(self._refit)

        return wrap

    def _refit(self) -> None:
        self._waiting = None
        self._scrolled.refit()

    def _ends(self, cell: ttk.Frame, fact: Fact, unfinished: Collection[str]) -> None:
        if fact.status is None and not fact.acts:
            return
        ends = ttk.Frame(cell, style="Inside.TFrame")

        def put(event: "tk.Event[tk.Misc]") -> None:
            # Beside the words, or under them where both have no room.
            if event.width < px(self, LEAST_BESIDE) + ends.winfo_reqwidth():
                ends.grid(row=2, column=0, rowspan=1, sticky="w", padx=0)
            else:
                ends.grid(row=0, column=1, rowspan=2, sticky="ne", padx=(px(self, 8), 0))

        ends.grid(row=0, column=1, rowspan=2, sticky="ne", padx=(px(self, 8), 0))
        cell.bind("<Configure>", put)
        if fact.status is not None:
            Pill(ends, fact.status).pack(side="left")
        for key, words in fact.acts:
            mark = " •" if f"{key}:{fact.item_id}" in unfinished else ""
            button = ttk.Button(
                ends,
                text=words + mark,
                style="Chip.TButton",
                command=partial(self._chosen, key, fact.item_id),
            )
            button.pack(side="left", padx=(px(self, 6), 0))
            self.buttons[f"{key}:{fact.item_id}"] = button


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
