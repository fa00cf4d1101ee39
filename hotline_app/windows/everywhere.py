"""Search everywhere: one floating panel over any page, opened by Ctrl+K from any field."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.queries import everywhere
from db.records.everywhere import Hit, HitKind
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.views.pieces.case_words import shown_phone
from hotline_app.widgets.hit_list import HitGroup, HitList, HitRow
from hotline_app.widgets.search_field import SearchField
from hotline_app.widgets.theme import px
from hotline_app.windows.desk_commands import deeds, first_group, matching
from hotline_app.windows.openings import group_of, kinds_offered

if TYPE_CHECKING:
    from hotline_app.windows.main_window import MainWindow

WIDTH: Final = 720
TALLEST: Final = 580
TOP: Final = 64
PAGE_OF_ROWS: Final = 8
_NAME: Final = "search everywhere"

Found = list[tuple[HitKind, tuple[Hit, ...]]]


class EverywherePanel(ttk.Frame):
    """The panel; it goes away when something was chosen, by Esc, or when the keyboard leaves.

    Args:
        window: over which it floats.
        desk: whose office is searched.
        tasks: a worker of its own: the search never waits behind an export.
    """

    def __init__(self, window: "MainWindow", desk: DeskContext, tasks: Tasks) -> None:
        super().__init__(window.root, style="Toast.TFrame", padding=px(window.root, 3))
        self._window = window
        self._desk = desk
        self._tasks = tasks
        self._before = window.root.focus_get()
        self._deeds = deeds(window)
        self._answered = ""
        self._opens_first = False
        self._build()
        self._show([first_group(self._deeds)])
        self.field.entry.focus_set()

    def search(self) -> None:
        """Ask for what stands in the field now; an older question is given up."""
        typed = self.field.value
        if not typed.strip():
            self._tasks.run(Job(lambda _: None, lambda _: None, replaces=_NAME))
            self._answered = typed
            self._show([first_group(self._deeds)])
            return
        kinds = kinds_offered(self._desk.events)
        work = partial(_find, self._desk, typed, kinds)
        self._tasks.run(Job(work, partial(self._found, typed), replaces=_NAME))

    def close(self, *, gives_back: bool = True) -> None:
        """Go away; the keyboard goes back to where it was."""
        before = self._before
        self.destroy()
        if gives_back and before is not None and before.winfo_exists():
            before.focus_set()

    # Building

    def _build(self) -> None:
        self.field = SearchField(
            self,
            tr("Cases, people, ends of phone numbers, addresses, programmes, commands…"),
            self.search,
            self._left,
        )
        self.field.pack(fill="x", padx=px(self, 12), pady=px(self, 12))
        # From the bottom up: a long list gives way, never the line that says how to use it.
        help_words = tr("↑ ↓ choose · Enter opens · Esc closes")
        ttk.Label(self, text=help_words, style="Quiet.TLabel").pack(
            side="bottom", anchor="w", padx=px(self, 18), pady=px(self, 7)
        )
        for side in ("top", "bottom"):
            ttk.Frame(self, style="Line.TFrame", height=1).pack(side=side, fill="x")
        self.list = HitList(self, self._take)
        self.list.configure(height=1)
        self.list.pack(fill="both", expand=True)
        self.nothing = ttk.Label(self.list, style="Quiet.TLabel")
        for sequence, act in (
            ("<Down>", partial(self.list.move, 1)),
            ("<Up>", partial(self.list.move, -1)),
            ("<Next>", partial(self.list.move, PAGE_OF_ROWS)),
            ("<Prior>", partial(self.list.move, -PAGE_OF_ROWS)),
            ("<Tab>", partial(self.list.move, 1)),
            ("<Shift-Tab>", partial(self.list.move, -1)),
            ("<Escape>", self.close),
        ):
            self.field.entry.bind(sequence, partial(_do, act))
        if self.winfo_toplevel().tk.call("tk", "windowingsystem") == "x11":
            self.field.entry.bind("<ISO_Left_Tab>", partial(_do, partial(self.list.move, -1)))
        self.field.entry.bind("<FocusOut>", self._keyboard_left, add="+")

    # Answering

    def _found(self, typed: str, found: Found) -> None:
        if not self.winfo_exists():
            return
        events, role = self._desk.events, self._desk.actor.role
        groups = [group_of(kind, hits, events, role) for kind, hits in found]
        rows, is_first = matching(self._deeds, typed)
        rows = (*self._dial(typed), *rows)
        if rows:
            deed_group = HitGroup(tr("Pages and commands"), rows)
            groups.insert(0 if is_first else len(groups), deed_group)
        self._answered = typed
        self._show(groups)
        if self._opens_first:
            self._open_marked()

    def _dial(self, typed: str) -> tuple[HitRow, ...]:
        """A whole number can begin a contact at once."""
        number = everywhere.dialled(typed)
        if not number or not self._desk.events.is_heard("call"):
            return ()
        words = tr("New contact: {phone}").format(phone=shown_phone(number, self._desk.actor.role))
        act = partial(self._desk.events.announce, "call", phone=number)
        return (HitRow("telephone-plus", words, "", "", act),)

    def _show(self, groups: list[HitGroup]) -> None:
        self.list.offer(groups)
        if groups:
            self.nothing.place_forget()
        else:
            self.nothing.configure(text=tr("Nothing found. Try fewer or other words."))
            self.nothing.place(x=px(self, 18), y=px(self, 14))
        self._place()

    def _place(self) -> None:
        window = self._window.root
        window.update_idletasks()
        width = min(px(self, WIDTH), window.winfo_width() - px(self, 32))
        frame = self.winfo_reqheight() - self.list.winfo_reqheight()
        room = window.winfo_height() - px(self, TOP) - px(self, 24)
        wanted = frame + max(self.list.wanted_height, px(self, 48))
        height = min(wanted, px(self, TALLEST), room)
        left = (window.winfo_width() - width) // 2
        self.place(x=left, y=px(self, TOP), width=width, height=height)
        self.tk.call("raise", str(self))

    # What people do

    def _left(self, opens: bool) -> None:
        if not opens:
            return
        if self._answered == self.field.value:
            self._open_marked()
        else:
            # Quick hands press Enter before the answer is there.
            self._opens_first = True

    def _open_marked(self) -> None:
        self._opens_first = False
        if self.list.marked is not None:
            self._take(self.list.marked)

    def _take(self, row: HitRow) -> None:
        self.close()
        row.act()

    def _keyboard_left(self, _event: object) -> None:
        # A menu of the system takes the keyboard for a moment and gives it back.
        self.after_idle(self._close_unless_focused)

    def _close_unless_focused(self) -> None:
        if not self.winfo_exists():
            return
        focused = self.winfo_toplevel().focus_get()
        if focused is not None and not str(focused).startswith(str(self)):
            self.close(gives_back=False)


def _find(desk: DeskContext, typed: str, kinds: tuple[HitKind, ...], progress: Progress) -> Found:
    found: Found = []
    try:
        for pair in everywhere.find(desk.database, typed, kinds):
            progress.check()
            found.append(pair)
    finally:
        desk.database.close()
    return found


def _do(act: Callable[[], None], _event: object) -> str:
    act()
    return "break"
