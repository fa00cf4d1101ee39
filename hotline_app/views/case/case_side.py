"""Beside the timeline: what can be done, and the work on the case in short rows."""

import tkinter as tk
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import ttkbootstrap as ttk
from PIL import Image, ImageTk

from hotline_app.i18n import ntr
from hotline_app.views.case.case_actions import Action
from hotline_app.views.forms.deed_grid import BUTTON_ICON, DeedGrid, say_unfinished
from hotline_app.views.pieces.work_row import WorkRow, WorkSection
from hotline_app.widgets.card import Card
from hotline_app.widgets.flow import flow, flow_width
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.pill import Pill
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted
from hotline_app.widgets.wrapped import wrapping

MOST_ROWS = 20
TWO_COLUMNS = 360
PICTURE = 40
LEAST_WORDS = 120


@dataclass(frozen=True)
class SideActs:
    """What the side tells and asks its page.

    Attributes:
        chosen: takes a panel key with the id of the row, or "".
        pictures: reads the small pictures of these files, as squares with sides of so many
            pixels, and hands each one over when it is there.
    """

    chosen: Callable[[str, str], None]
    pictures: Callable[[Sequence[str], int, Callable[[str, Image.Image], None]], None]


class CaseSide(Card):
    """One card: buttons first, then the sections.

    Args:
        parent: the page.
        acts: what the page wants to hear.
    """

    def __init__(self, parent: tk.Misc, acts: SideActs) -> None:
        super().__init__(parent, padding=14)
        self._acts = acts
        self._scrolled = Scrolled(self.body, fills=False)
        self._scrolled.pack(fill="both", expand=True)
        self._deeds = ttk.Frame(self._scrolled.body, style="Inside.TFrame")
        self._deeds.pack(fill="x")
        self._work = ttk.Frame(self._scrolled.body, style="Inside.TFrame")
        self._work.pack(fill="x")
        self._deed_buttons: dict[str, ttk.Button] = {}
        self._row_buttons: dict[str, ttk.Button] = {}
        self._shown_deeds: object = None
        self._shown_work: object = None
        self._pictures: dict[str, ImageTk.PhotoImage] = {}
        self._squares: dict[str, ttk.Frame] = {}

    def show(
        self,
        actions: Sequence[Action],
        sections: Sequence[WorkSection],
        unfinished: Collection[str],
    ) -> None:
        """Show what is offered now.

        Args:
            actions: acts on the whole case.
            sections: rows with their own acts.
            unfinished: keys of panels that hold typed text.
        """
        # Whoever goes from case to case meets the same deeds: their buttons serve on.
        deeds = (tuple((one.key, one.words()) for one in actions), tuple(unfinished))
        work = (tuple(sections), tuple(unfinished))
        if deeds != self._shown_deeds:
            self._shown_deeds = deeds
            _empty(self._deeds, self._deed_buttons)
            self._buttons(self._deeds, actions, unfinished)
        if work != self._shown_work:
            self._shown_work = work
            _empty(self._work, self._row_buttons)
            self._squares.clear()
            for section in sections:
                self._section(self._work, section, unfinished)
        self._scrolled.watch_wheel()
        missing = [one for one in self._squares if one not in self._pictures]
        if missing:
            self._acts.pictures(missing, px(self, PICTURE), self._picture_read)

    @property
    def buttons(self) -> dict[str, ttk.Button]:
        """What can be pressed: the key of an act, or "act:row"."""
        return {**self._deed_buttons, **self._row_buttons}

    def _section(self, body: tk.Misc, section: WorkSection, unfinished: Collection[str]) -> None:
        ttk.Label(body, text=section.title, style="Heading.TLabel").pack(
            anchor="w", pady=(px(self, 14), px(self, 4))
        )
        if section.about:
            about = ttk.Label(body, text=section.about, style="Quiet.TLabel", anchor="w")
            about.pack(fill="x", pady=(0, px(self, 4)))
            about.bind("<Configure>", wrapping(about))
        for row in section.rows[:MOST_ROWS]:
            self._row(body, row, unfinished)
        more = len(section.rows) - MOST_ROWS
        if more > 0:
            words = ntr("{count} more in the timeline", "{count} more in the timeline", more)
            ttk.Label(body, text=words.format(count=more), style="Quiet.TLabel").pack(anchor="w")

    def _buttons(
        self, body: tk.Misc, actions: Sequence[Action], unfinished: Collection[str]
    ) -> None:
        grid = DeedGrid(body, TWO_COLUMNS)
        grid.pack(fill="x")
        for action in actions:
            mark = " •" if action.key in unfinished else ""
            button = IconButton(
                grid,
                text=f" {action.words()}{mark}",
                style="Deed.TButton",
                icon=action.icon,
                size=BUTTON_ICON,
                command=partial(self._acts.chosen, action.key, ""),
            )
            grid.add(button, action.shown_key)
            self._deed_buttons[action.key] = button
        grid.spread(self._scrolled.winfo_width())
        if unfinished:
            say_unfinished(body)

    def _row(self, body: tk.Misc, row: WorkRow, unfinished: Collection[str]) -> None:
        line = ttk.Frame(body, style="Inside.TFrame")
        line.pack(fill="x", pady=px(self, 3))
        line.columnconfigure(1, weight=1)
        first = ttk.Label(line, style="Strong.TLabel")
        first.grid(row=0, column=1, sticky="ew")
        second = ttk.Label(line, style="Quiet.TLabel")
        second.grid(row=1, column=1, sticky="ew")
        third = ttk.Label(line, style="Quiet.TLabel")
        if row.third:
            third.grid(row=2, column=1, columnspan=2, sticky="ew")
        if row.has_picture:
            self._square(line, row.item_id)
        ends = ttk.Frame(line, style="Inside.TFrame")
        ends.grid(row=0, column=2, rowspan=2, sticky="e", padx=(px(self, 8), 0))
        if row.status is not None:
            Pill(ends, row.status)
        for key, words in row.acts:
            mark = " •" if f"{key}:{row.item_id}" in unfinished else ""
            self._row_buttons[f"{key}:{row.item_id}"] = ttk.Button(
                ends,
                text=words + mark,
                style="Chip.TButton",
                command=partial(self._acts.chosen, key, row.item_id),
            )
        labels = (first, second, third)
        fitted_at = 0

        def fit(event: "tk.Event[tk.Misc]") -> None:
            nonlocal fitted_at
            if event.width != fitted_at:
                fitted_at = event.width
                self._fit_row(line, ends, row, labels)

        line.bind("<Configure>", fit)

    def _fit_row(
        self,
        line: ttk.Frame,
        ends: ttk.Frame,
        row: WorkRow,
        labels: tuple[ttk.Label, ttk.Label, ttk.Label],
    ) -> None:
        """Pill and buttons beside the words, or below them where the words need the room."""
        beside = sum(part.winfo_reqwidth() for part in line.grid_slaves(column=0))
        whole = line.winfo_width() - beside - px(self, 8)
        room = whole - flow_width(ends) - px(self, 6)
        needed = 0
        if len(row.acts) > 1:
            second = font_of(self, "Small").measure(row.second)
            needed = max(font_of(self, "Strong").measure(row.first), second)
        if room < max(px(self, LEAST_WORDS), min(needed, whole)):
            ends.grid(row=3, column=1, columnspan=2, rowspan=1, sticky="w", padx=0)
            flow(ends, whole)
            room = whole
        else:
            gap = (px(self, 8), 0)
            ends.grid(row=0, column=2, columnspan=1, rowspan=2, sticky="e", padx=gap)
            flow(ends, flow_width(ends))
        texts = ((row.first, "Strong", room), (row.second, "Small", room))
        for label, (words, font, width) in zip(
            labels, (*texts, (row.third, "Small", whole)), strict=True
        ):
            label.configure(text=fitted(words, font_of(self, font), width))

    def _square(self, line: ttk.Frame, item_id: str) -> None:
        """Leave room for the small picture of a file; pictures never change: each is read once."""
        side = px(self, PICTURE)
        square = ttk.Frame(line, style="Inside.TFrame", width=side, height=side)
        square.grid(row=0, column=0, rowspan=2, padx=(0, px(self, 8)))
        self._squares[item_id] = square
        if item_id in self._pictures:
            self._show_picture(item_id)

    def _picture_read(self, item_id: str, picture: Image.Image) -> None:
        if self.winfo_exists():
            self._pictures[item_id] = ImageTk.PhotoImage(picture)
            if item_id in self._squares:
                self._show_picture(item_id)

    def _show_picture(self, item_id: str) -> None:
        square = self._squares[item_id]
        label: Any = ttk.Label(square, image=self._pictures[item_id], style="Inside.TLabel")
        label.place(x=0, y=0)


def _empty(frame: ttk.Frame, buttons: dict[str, ttk.Button]) -> None:
    for child in frame.winfo_children():
        child.destroy()
    buttons.clear()
