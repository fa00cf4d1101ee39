"""The shell: navigation, heading, the page in front, status line, keys."""

import tkinter as tk
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import ttkbootstrap as ttk

from hotline_app.settings import Settings
from hotline_app.widgets import bars
from hotline_app.widgets.page import Page
from hotline_app.widgets.theme import Look, px, repaint
from hotline_app.widgets.toast import News, Toasts
from hotline_app.windows.desk_banner import DeskBanner
from hotline_app.windows.geometry import geometry_now, restore_geometry
from hotline_app.windows.key_binding import KeyActs, KeyBinding
from hotline_app.windows.keys import NON_CASE_COMMANDS
from hotline_app.windows.looks import LookActs
from hotline_app.windows.navigation import NavEntry, Navigation
from hotline_app.windows.page_header import PageHeader
from hotline_app.windows.shell import PageEntry, Shell
from hotline_app.windows.status_line import StatusLine


class MainWindow(LookActs):
    """The one window.

    Args:
        root: from `windows.root.make_root`.
        look: of that root.
        shell: pages, desk and settings.
    """

    def __init__(self, root: ttk.App, look: Look, shell: Shell) -> None:
        self.root = root
        self.look = look
        self._shell = shell
        self.settings = shell.settings
        self._entries = {entry.key: entry for entry in shell.pages}
        self._pages: dict[str, Page] = {}
        self._kept: dict[str, dict[str, Any]] = {}
        self._front = ""
        self._acts: dict[str, Callable[[], object]] = {}
        self._before_news: list[Callable[[News], News]] = []
        self._cover: tk.Widget | None = None
        self._build()
        pages = self.pages_in_navigation
        acts = KeyActs(
            do=self.do,
            go=self.go,
            pages=lambda: [entry.key for entry in pages()],
            is_covered=lambda: self.is_covered,
        )
        KeyBinding(root, acts)
        restore_geometry(root, self.settings)

    @property
    def front(self) -> str:
        """Key of the page that is shown, or ""."""
        return self._front

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._front)

    @property
    def is_covered(self) -> bool:
        """Whether something stands in front of everything, such as the sign-in."""
        return self._cover is not None

    def pages_in_navigation(self) -> list[PageEntry]:
        """The pages in the order of the navigation."""
        return [entry for entry in self._shell.pages if entry.is_in_navigation]

    def page_keys(self) -> tuple[str, ...]:
        """Every page of the registry."""
        return tuple(self._entries)

    def has_page(self, key: str) -> bool:
        """Whether the registry knows a page."""
        return key in self._entries

    def go(self, key: str) -> Page:
        """Show a page, making it when it was never shown before."""
        page = self._made(key)
        if key != self._front and self.page is not None:
            # A page that is merely covered would still get the keyboard by Tab.
            self.page.grid_remove()
        edge = 0 if page.has_bar else px(self.root, bars.WIDTH)
        page.grid(row=0, column=0, sticky="nsew", padx=(0, edge))
        if page.is_unpainted:
            page.is_unpainted = False
            repaint(page)
        self._front = key
        self.navigation.choose(key)
        self.header.show(page.heading())
        page.shown()
        return page

    def existing(self, key: str) -> Page | None:
        """Return a page if it was made already."""
        return self._pages.get(key)

    def change_news(self, change: Callable[[News], News]) -> None:
        """Let something look at news before they are shown (undo adds its button)."""
        self._before_news.append(change)

    def show_news(self, news: News) -> None:
        """Show a toast, and its title in the status line."""
        for change in self._before_news:
            news = change(news)
        if not self.is_covered:
            self.toasts.show(news)
        self.status.show("act", news.title)

    def change_shell(self, shell: Shell) -> None:
        """Take another registry of pages and another desk (somebody else signed in)."""
        self._shell = shell
        self._entries = {entry.key: entry for entry in shell.pages}
        self.make_anew()

    def make_anew(self) -> None:
        """Make navigation and pages anew; each page goes on from what it kept."""
        self._kept = self.kept_pages()
        for page in self._pages.values():
            page.destroy()
        self._pages.clear()
        self.refresh_desk()
        if self._front and not self.is_covered:
            self.go(self._front)

    def make_window_anew(self) -> None:
        """Ask the start of the program for another window in the place of this one."""
        self._shell.make_anew()

    def cover(self, cover: tk.Widget | None) -> None:
        """Put something in front of all, or take it away with None; the keyboard stays in front."""
        self._cover = cover
        for part in (self.navigation, self._right, self.status):
            if cover is None:
                part.grid()
            else:
                part.grid_remove()
        if cover is None and self._front:
            self.go(self._front)

    def refresh_desk(self) -> None:
        """Write the navigation anew (another language, another person at the desk)."""
        desk = self._shell.desk()
        self.root.title(f"{desk.title} – {desk.office}" if desk.office else desk.title)
        self.navigation.show_desk(desk)
        self.banner.show(desk.banner)
        self.status.show("office", desk.office)
        self.status.show("person", " · ".join(part for part in (desk.person, desk.role) if part))
        self.navigation.show_entries(
            [NavEntry(entry.key, entry.words(), entry.icon) for entry in self.pages_in_navigation()]
        )

    def kept_pages(self) -> dict[str, dict[str, Any]]:
        """What every page keeps; what somebody typed in the last half second is written too."""
        return self._kept | {key: page.keep() for key, page in self._pages.items()}

    def take_over(self, kept: dict[str, dict[str, Any]]) -> None:
        """Let pages that are made from now on go on from what others kept."""
        self._kept.update(kept)

    def close(self) -> None:
        """Remember where the window stands; call before it is destroyed."""
        self.kept_pages()
        self.remember(geometry_now(self.root, self.settings))

    def do(self, command: str) -> bool:
        """Carry out a command of the key table: the page first, then the window.

        Who answers False has nothing to do for it now, and the next one is asked.

        Returns:
            Whether anybody knew the command.
        """
        return any(act() is not False for act in self._answers(command))

    def knows(self, command: str) -> bool:
        """Whether `do` would find somebody who knows the command."""
        is_non_case = command in NON_CASE_COMMANDS and "new_contact" in self._entries
        return is_non_case or next(self._answers(command), None) is not None

    def answer(self, command: str, act: Callable[[], object]) -> None:
        """Let `act` answer a command of the key table where the page does not."""
        self._acts[command] = act

    def _answers(self, command: str) -> Iterator[Callable[[], object]]:
        name = f"do_{command}"
        known = (getattr(self.page, name, None), getattr(self, name, None), self._acts.get(command))
        yield from (act for act in known if act is not None)
        if not any(known) and command in NON_CASE_COMMANDS and "new_contact" in self._entries:
            yield getattr(self._made("new_contact"), name)

    def do_refresh(self) -> None:
        """Ask the page to show what is stored now."""
        if self.page is not None:
            self.page.refresh()

    def do_new_contact(self) -> None:
        """Go to the contact form."""
        if "new_contact" in self._entries:
            self.go("new_contact")

    def do_help(self) -> None:
        """Show the key sheet."""
        from hotline_app.windows.key_sheet import KeySheet

        KeySheet(self.root, self._acts.get("quick_card")).show()

    def do_escape(self) -> None:
        """Close the newest toast; pages close their panels themselves."""
        if self.toasts.shown:
            self.toasts.shown[-1].close()

    def _made(self, key: str) -> Page:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._entries[key].make(self._content)
            page.when_heading_changes(partial(self._heading_changed, key))
            page.take_up(self._kept.pop(key, {}))
        return page

    def _build(self) -> None:
        root = self.root
        root.columnconfigure(1, weight=1)
        root.rowconfigure(1, weight=1)
        self.navigation = Navigation(root, lambda key: self.go(key), self.do)
        self.navigation.grid(row=0, column=0, rowspan=3, sticky="ns")
        self.banner = DeskBanner(root)
        # What is bound to the root itself is told of every widget in it, and outlives the window.
        ruler = ttk.Frame(root, style="Page.TFrame")
        ruler.place(x=0, y=-2, relwidth=1, height=1)
        ruler.bind("<Configure>", lambda event: self.navigation.make_room(event.width))
        right = self._right = ttk.Frame(root, style="Page.TFrame")
        right.grid(row=1, column=1, sticky="nsew")
        right.columnconfigure(0, weight=1)
        right.rowconfigure(1, weight=1)
        self.header = PageHeader(right)
        self.header.grid(
            row=0, column=0, sticky="ew", padx=px(root, 24), pady=(px(root, 16), px(root, 12))
        )
        self._content = ttk.Frame(right, style="Page.TFrame")
        edge = px(root, 24 - bars.WIDTH)
        self._content.grid(
            row=1, column=0, sticky="nsew", padx=(px(root, 24), edge), pady=(0, px(root, 12))
        )
        self._content.columnconfigure(0, weight=1)
        self._content.rowconfigure(0, weight=1)
        self.status = StatusLine(root)
        self.status.grid(row=2, column=1, sticky="ew")
        self.toasts = Toasts(root)
        self.refresh_desk()

    def _heading_changed(self, key: str) -> None:
        if key == self._front:
            self.header.show(self._pages[key].heading())

    def remember(self, settings: Settings) -> None:
        """Keep settings of this workstation."""
        self.settings = settings
        self._shell.keep_settings(settings)
