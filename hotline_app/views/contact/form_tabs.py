"""The open forms side by side above the form; one alone shows nothing."""

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from hotline_app.i18n import ntr, tr
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

TITLE_ROOM = 220
SHORT_TITLE_ROOM = 104
AROUND_TITLE = 34
LOW_PAGE = 500


class FormTabs(ttk.Frame):
    """A row or two of tabs; Ctrl+Tab and a press bring a form to the front.

    Where many forms are open their titles get shorter, then only those around the one in front
    are shown: the form itself keeps its room.

    Args:
        page: the page.
        chosen: called with the place of the form that was pressed.
    """

    def __init__(self, page: tk.Misc, chosen: Callable[[int], None]) -> None:
        super().__init__(page, style="Card.TFrame", padding=(px(page, 14), px(page, 8)))
        self._page = page
        self._chosen = chosen
        self._titles: tuple[str, ...] = ()
        self._shown: dict[str, str] = {}
        self._chips: Chips | None = None
        self._count = ttk.Label(self, style="Quiet.TLabel")

    @property
    def titles(self) -> tuple[str, ...]:
        """What the tabs are about, also of those that have no room."""
        return self._titles

    def show(self, titles: Sequence[str], place: int) -> None:
        """Show a tab for each form; fewer than two need none.

        Args:
            titles: what each form is about, "" for an empty one.
            place: of the form in front.
        """
        self._titles = self._fitted(titles, TITLE_ROOM)
        if len(titles) < 2:
            self.grid_remove()
            return
        fitting, room = self._fitting(len(titles))
        first = min(max(0, place - fitting // 2), len(titles) - fitting)
        wanted = titles[first : first + fitting]
        if room < TITLE_ROOM:
            # The number, or whatever comes first, says enough.
            wanted = [title.split(" · ")[0] for title in wanted]
        shown = self._fitted(wanted, room)
        self._put({str(first + number): words for number, words in enumerate(shown)})
        assert self._chips is not None
        if self._chips.value != str(place):
            self._chips.value = str(place)
        self._tell_count(len(titles), fitting)
        self.grid()

    def _fitted(self, titles: Sequence[str], room: int) -> tuple[str, ...]:
        font, width = font_of(self, "SmallStrong"), px(self, room)
        return tuple(fitted(title, font, width) or tr("New form") for title in titles)

    def _fitting(self, count: int) -> tuple[int, int]:
        """How many tabs have room, and how much of it each title gets."""
        width = max(self._page.winfo_width(), px(self, 400)) - px(self, 40)
        rows = 1 if self._page.winfo_height() < px(self, LOW_PAGE) else 2
        for room in (TITLE_ROOM, SHORT_TITLE_ROOM):
            fitting = rows * max(1, width // px(self, room + AROUND_TITLE))
            if fitting >= count:
                return count, room
        return max(1, fitting - 1), SHORT_TITLE_ROOM

    def _put(self, shown: dict[str, str]) -> None:
        if self._chips is None or shown.keys() != self._shown.keys():
            self._make(shown)
        assert self._chips is not None
        for key, title in shown.items():
            if title != self._shown[key]:
                self._chips.set_words(key, title)
        self._shown = shown

    def _tell_count(self, count: int, fitting: int) -> None:
        if fitting < count:
            words = ntr("{count} open form", "{count} open forms", count)
            self._count.configure(text=words.format(count=count))
            self._count.place(relx=1.0, rely=1.0, anchor="se")
        else:
            self._count.place_forget()

    def _make(self, shown: dict[str, str]) -> None:
        if self._chips is not None:
            self._chips.destroy()
        self._chips = chips = Chips(self, FieldSpec(""), list(shown.items()))
        self._shown = shown
        chips.pack(fill="x")
        chips.lower(self._count)
        chips.on_change(lambda: self._pressed(chips))
        for child in chips.input_widget.winfo_children():
            # Ctrl+Tab goes from form to form; Tab stays in the form.
            child.configure(takefocus=False)  # type: ignore[call-arg]

    def _pressed(self, chips: Chips) -> None:
        self._chosen(int(str(chips.value) or 0))
