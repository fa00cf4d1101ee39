"""One record to read: title, pills, facts, lists and buttons, in a card that scrolls."""

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from hotline_app.widgets.card import Card
from hotline_app.widgets.icons import FittedButton
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px

Act = Callable[[], None]
LONGEST = 2_000
BAR_ROOM = 10


class FactSheet(Card):
    """Filled anew for each record: `clear`, then from top to bottom.

    Attributes:
        buttons: key -> button, for the page's keys and for tests.
    """

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, padding=16)
        self._foot = ttk.Frame(self.body, style="Inside.TFrame")
        self._foot.pack(side="bottom", fill="x")
        self._scrolled = Scrolled(self.body, fills=False)
        self._scrolled.pack(fill="both", expand=True)
        self.buttons: dict[str, ttk.Button] = {}

    @property
    def inside(self) -> ttk.Frame:
        """What the sheet is written on."""
        return self._scrolled.body

    def clear(self) -> None:
        """Begin another record."""
        for child in (*self.inside.winfo_children(), *self._foot.winfo_children()):
            child.destroy()
        self.buttons.clear()
        self._scrolled.canvas.yview_moveto(0)

    def focus_set(self) -> None:
        """Put the keyboard on what can be done; the sheet stays at its top."""
        foot = [one for one in self._foot.winfo_children() if isinstance(one, ttk.Button)]
        first = next(iter([*foot, *self.buttons.values()]), None)
        if first is not None:
            first.focus_set()

    def finish(self) -> None:
        """Call when everything is written."""
        self._scrolled.watch_wheel()

    def title(self, words: str, under: str = "") -> None:
        """What the record is called."""
        self._label(words, "Heading.TLabel", (0, 2))
        if under:
            self._label(under, "Quiet.TLabel", (0, 4))

    def pills(self, statuses: Sequence[Status]) -> None:
        """Statuses side by side."""
        if not statuses:
            return
        row = ttk.Frame(self.inside, style="Inside.TFrame")
        row.pack(fill="x", pady=(px(self, 2), px(self, 8)))
        for status in statuses:
            Pill(row, status).pack(side="left", padx=(0, px(self, 6)))

    def heading(self, words: str) -> None:
        """A part of the sheet."""
        self._label(words, "Strong.TLabel", (12, 4))

    def fact(self, name: str, value: str) -> None:
        """A name and what stands for it; nothing when there is no value."""
        if value:
            self._label(name, "FieldName.TLabel", (4, 0))
            self._label(value, "Inside.TLabel", (0, 4))

    def words(self, words: str, style: str = "Inside.TLabel") -> None:
        """A paragraph."""
        self._label(words, style, (0, 4))

    def link(self, key: str, name: str, value: str, act: Act) -> None:
        """A name with a value to press, which opens what is behind it."""
        row = ttk.Frame(self.inside, style="Inside.TFrame")
        row.pack(fill="x", pady=px(self, 1))
        ttk.Label(row, text=name, style="Inside.TLabel").pack(side="left")
        button = ttk.Button(row, text=value, style="Chip.TButton", command=act)
        button.pack(side="right")
        self.buttons[key] = button

    def amount(self, name: str, value: str, style: str = "Inside.TLabel") -> None:
        """A name with a value at the right that opens nothing."""
        row = ttk.Frame(self.inside, style="Inside.TFrame")
        row.pack(fill="x", pady=px(self, 3))
        ttk.Label(row, text=name, style="Inside.TLabel").pack(side="left")
        ttk.Label(row, text=value, style=style).pack(side="right", padx=(0, px(self, 12)))

    def button(self, key: str, words: str, act: Act, *, is_main: bool = False) -> None:
        """A button at the foot, from left to right."""
        style = "ActInside.TButton" if is_main else "PlainInside.TButton"
        made = FittedButton(self._foot, words, style=style, command=act)
        place = len(self._foot.winfo_children()) - 1
        made.grid(
            row=place // 2,
            column=place % 2,
            sticky="ew",
            padx=(0, px(self, 8)),
            pady=(px(self, 8), 0),
        )
        self._foot.columnconfigure(place % 2, weight=1, uniform="acts")
        self.buttons[key] = made

    def _label(self, words: str, style: str, gap: tuple[int, int]) -> None:
        # Somebody may have pasted a book into a field: a label of that size stops the window.
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        label = ttk.Label(self.inside, text=shown, style=style, justify="left", anchor="w")
        label.pack(fill="x", pady=(px(self, gap[0]), px(self, gap[1])))
        # The bar at the right comes and goes with the length of the text.
        room = px(self, BAR_ROOM)
        label.bind("<Configure>", lambda event: label.configure(wraplength=event.width - room))
