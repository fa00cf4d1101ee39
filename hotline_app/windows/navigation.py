"""The navigation at the left: name of the office, pages, the person at the desk."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import ttkbootstrap as ttk

from hotline_app.widgets.icons import IconButton, IconLabel, has_icon
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted
from hotline_app.windows.navigation_marks import Badge, Initials

WIDTH = 216
WIDEST = 300
ICON = 17
# Above and below the list, where the pages need the room.
LOW_GAP = 6
PADDING = 8
LOWEST = 20
MOST_LINES = 2.6  # of a name in three lines: each loses a little where it wraps
# Below this width of the window the names of the pages make room for the page.
NARROW = 980
NARROW_WIDTH = 64


@dataclass(frozen=True)
class Desk:
    """Whose desk it is.

    Attributes:
        title: of the program.
        office: short name of the office.
        person: who is signed in, or "".
        role: what that person may do, in words.
        banner: what stands above every page of a desk that is not the real one, or "".
    """

    title: str
    office: str = ""
    person: str = ""
    role: str = ""
    banner: str = ""


@dataclass(frozen=True)
class NavEntry:
    """One page in the navigation: its key, its words, its icon."""

    key: str
    words: str
    icon: str


class Navigation(ttk.Frame):
    """The left column.

    Args:
        parent: the window.
        go: called with the key of the page that was chosen.
        do: carries out a command of the key table ("settings", "sign_out").
    """

    def __init__(
        self, parent: tk.Misc, go: Callable[[str], object], do: Callable[[str], object]
    ) -> None:
        super().__init__(parent, style="Nav.TFrame", width=px(parent, WIDTH))
        self.pack_propagate(False)
        self._go = go
        self._do = do
        self._entries: dict[str, NavEntry] = {}
        self._buttons: dict[str, IconButton] = {}
        self._counts: dict[str, int] = {}
        self._badges: dict[str, Badge] = {}
        self._chosen = ""
        self._is_narrow = self._has_pictures_alone = False
        self._fitted: tuple[int, int, bool] | None = None
        self._names: list[ttk.Frame] = []
        self._gear: ttk.Button | None = None
        self._top = ttk.Frame(self, style="Nav.TFrame")
        self._top.pack(fill="x", padx=px(self, 16), pady=(px(self, 18), px(self, 16)))
        self._list = ttk.Frame(self, style="Nav.TFrame")
        self._bottom = ttk.Frame(self, style="Nav.TFrame")
        self._bottom.pack(side="bottom", fill="x", padx=px(self, 16), pady=px(self, 14))
        # After the person at the desk: where there is little room the list gives way.
        self._list.pack(fill="both", expand=True, padx=px(self, 10))
        # Names of other lengths, in another language, leave the pages more room or less.
        for part in (self, self._top, self._bottom):
            part.bind("<Configure>", lambda _event: self._fit())

    def show_desk(self, desk: Desk) -> None:
        """Write whose desk it is."""
        for frame in (self._top, self._bottom):
            for child in frame.winfo_children():
                child.destroy()
        self._names.clear()
        room = px(self, WIDTH - 76)
        self._sign = IconLabel(
            self._top, style="NavStrong.TLabel", icon="telephone-inbound-fill", size=26
        )
        self._show_sign(True)
        self._two_lines(self._top, desk.title, desk.office, room)
        if desk.person:
            initials = Initials(self._bottom, desk.person)
            initials.pack(side="left", padx=(0, px(self, 10)))
            self._gear = IconButton(
                self._bottom,
                style="Nav.TButton",
                icon="sliders",
                size=15,
                command=partial(self._do, "settings"),
            )
            self._two_lines(self._bottom, desk.person, desk.role, room - px(self, 38))
            self._ask_who(initials, self._names[-1], *self._names[-1].winfo_children())
        self._show_names()

    def _ask_who(self, *parts: tk.Misc) -> None:
        """Let a click on the person ask who is at the desk."""
        for part in parts:
            part.bind("<Button-1>", lambda _event: self._do("sign_out"))

    def make_room(self, window_width: int) -> None:
        """Show the pictures alone where the window is small for the size of its letters.

        Args:
            window_width: in pixels.
        """
        # A window that was never laid out is one pixel wide.
        is_narrow = 1 < window_width < px(self, NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_names()
            self.show_entries(list(self._entries.values()))

    def _show_names(self) -> None:
        for frame, gaps in ((self._top, (18, 16)), (self._bottom, (14, 14))):
            above, below = (LOW_GAP, LOW_GAP) if self._is_narrow else gaps
            frame.pack_configure(
                padx=px(self, 8 if self._is_narrow else 16), pady=(px(self, above), px(self, below))
            )
        for column in self._names:
            if self._is_narrow:
                column.pack_forget()
            else:
                column.pack(side="left", fill="x", expand=True)
        if self._gear is not None and self._gear.winfo_exists():
            if self._is_narrow:
                self._gear.pack_forget()
            else:
                self._gear.pack(side="right", before=self._names[-1])

    def show_entries(self, entries: Sequence[NavEntry]) -> None:
        """Write the pages; where they are the same ones in other words, their buttons stay."""
        same = [entry.key for entry in entries] == list(self._buttons)
        self._entries = {entry.key: entry for entry in entries}
        if same and self._has_pictures_alone == self._is_narrow:
            for entry in entries if not self._is_narrow else ():
                self._buttons[entry.key].configure(text=f" {entry.words}")
            self.repaint()
            return
        self._has_pictures_alone = self._is_narrow
        self._make_buttons(entries)
        for key, count in self._counts.items():
            self.show_count(key, count)
        if self._chosen in self._buttons:
            self.choose(self._chosen)
        self.repaint()
        self._fit()

    def _make_buttons(self, entries: Sequence[NavEntry]) -> None:
        for child in self._list.winfo_children():
            child.destroy()
        self._buttons.clear()
        self._badges.clear()
        self._fitted = None
        for entry in entries:
            button = IconButton(
                self._list,
                text="" if self._is_narrow else f" {entry.words}",
                style="Nav.TButton",
                icon=entry.icon,
                size=ICON,
                command=partial(self._go, entry.key),
            )
            button.pack(fill="x", pady=px(self, 1))
            button.bind("<Down>", partial(self._step, entry.key, 1))
            button.bind("<Up>", partial(self._step, entry.key, -1))
            self._buttons[entry.key] = button

    def _fit(self) -> None:
        """Bring the pages closer together where the window is low for the size of its letters."""
        if not self._buttons or self.winfo_height() <= 1:
            return
        gaps = px(self, 4 * LOW_GAP if self._is_narrow else 62)
        used = self._top.winfo_reqheight() + self._bottom.winfo_reqheight() + gaps
        each = (self.winfo_height() - used) // len(self._buttons)
        content = max(px(self, ICON), font_of(self, "Strong").line_height)
        # A button is never lower than its round corners: then pictures stand two by two.
        is_tight = self._is_narrow and each < px(self, LOWEST)
        room = (each * (2 if is_tight else 1) - content - 2 * px(self, 1)) // 2
        padding = min(max(room, 1), px(self, PADDING))
        gap = px(self, 1) if padding > px(self, 2) else 0
        fit = (padding, gap, is_tight)
        if fit == self._fitted:
            return
        self._fitted = fit
        self._list.pack_configure(padx=px(self, 2 if is_tight else 10))
        for button in self._buttons.values():
            button.configure(padding=(px(self, 6 if is_tight else 12), padding))
            (button.pack_forget if is_tight else button.grid_forget)()
        for place, button in enumerate(self._buttons.values()):
            if is_tight:
                button.grid(row=place // 2, column=place % 2, sticky="ew", pady=gap)
            else:
                button.pack(fill="x", pady=gap)
        self._list.columnconfigure((0, 1), weight=1, uniform="pictures")
        lines = -(-len(self._buttons) // 2) if is_tight else 0
        highest = max(button.winfo_reqheight() for button in self._buttons.values())
        # The sign of the program gives way before a page does.
        around = gaps + self._bottom.winfo_reqheight() + self._sign.winfo_reqheight()
        self._show_sign(lines * (highest + 2 * gap) <= self.winfo_height() - around)

    def _show_sign(self, is_shown: bool) -> None:
        if is_shown == bool(self._sign.winfo_manager()):
            return
        if not is_shown:
            self._sign.pack_forget()
            # A frame keeps the height of the last part that left it.
            self._top.configure(height=1)
            return
        self._sign.pack(side="left", padx=(px(self, 2), px(self, 10)))
        for column in self._names[:1]:
            if column.winfo_manager():
                self._sign.pack_configure(before=column)

    def _icon_of(self, key: str) -> str:
        """The picture of a page: filled while it is shown."""
        icon = self._entries[key].icon
        filled = f"{icon}-fill"
        return filled if key == self._chosen and has_icon(filled) else icon

    def repaint(self) -> None:
        """Be as wide as the longest name in the font in use, within reason."""
        if self._is_narrow:
            self.configure(width=px(self, NARROW_WIDTH))
            return
        measure = font_of(self, "Strong").measure
        widest = max((measure(f" {entry.words}") for entry in self._entries.values()), default=0)
        needed = widest + px(self, 20 + 24 + ICON + 14)
        self.configure(width=min(max(px(self, WIDTH), needed), px(self, WIDEST)))

    def choose(self, key: str) -> None:
        """Mark the page that is shown."""
        changed = {self._chosen, key} & set(self._buttons)
        self._chosen = key
        for name in changed:
            style = "NavOn.TButton" if name == key else "Nav.TButton"
            self._buttons[name].take_style(style, self._icon_of(name))
        for name, badge in self._badges.items():
            badge.show_on("nav_on" if name == key else "nav")

    def show_count(self, key: str, count: int) -> None:
        """Show a red number beside a page (work that is due), or none with 0."""
        self._counts[key] = count
        badge = self._badges.pop(key, None)
        if badge is not None:
            badge.destroy()
        if count and key in self._buttons:
            self._badges[key] = badge = Badge(self._buttons[key], count, self._is_narrow)
            badge.show_on("nav_on" if key == self._chosen else "nav")
            if self._is_narrow:
                # In the corner: the picture is all that says which page it is.
                badge.place(relx=1.0, rely=0.0, x=-px(self, 1), y=px(self, 1), anchor="ne")
            else:
                badge.place(relx=1.0, rely=0.5, x=-px(self, 4), anchor="e")
            badge.bind("<Button-1>", lambda _event: self._go(key))

    def focus_set(self) -> None:
        """Put the keyboard on the chosen page."""
        if self._chosen in self._buttons:
            self._buttons[self._chosen].focus_set()

    def _step(self, key: str, places: int, _event: object) -> str:
        names = list(self._buttons)
        self._buttons[names[(names.index(key) + places) % len(names)]].focus_set()
        return "break"

    def _two_lines(self, parent: tk.Misc, first: str, second: str, room: int) -> None:
        column = ttk.Frame(parent, style="Nav.TFrame")
        self._names.append(column)
        ttk.Label(column, text=first, style="NavStrong.TLabel", wraplength=room).pack(anchor="w")
        # A name of many lines would push the last pages out; the status line has all of it.
        shown = fitted(second, font_of(self, "Small"), int(MOST_LINES * room))
        ttk.Label(column, text=shown, style="NavQuiet.TLabel", wraplength=room).pack(anchor="w")
