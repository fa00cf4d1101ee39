"""The shell: navigation, heading, the page in front, status line, keys."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import ttkbootstrap as ttk

from hotline_app.i18n import current_language, install
from hotline_app.settings import Settings
from hotline_app.widgets.page import Page
from hotline_app.widgets.theme import Look, px
from hotline_app.widgets.toast import News, Toasts
from hotline_app.windows.geometry import geometry_now, restore_geometry
from hotline_app.windows.keys import KEYS, NON_CASE_COMMANDS, PAGE_KEYS
from hotline_app.windows.navigation import Desk, NavEntry, Navigation
from hotline_app.windows.page_header import PageHeader
from hotline_app.windows.status_line import StatusLine

# Tk gives these classes keys of its own: Ctrl+K would cut a line of text, Ctrl+Enter break it.
INPUT_CLASSES = ("Text", "TEntry", "TButton")


@dataclass(frozen=True)
class PageEntry:
    """One page of the registry.

    Attributes:
        key: stable name ("today", "new_contact", "cases", ...).
        words: gives its name in the navigation, in the language in use.
        icon: name of a Bootstrap icon.
        make: makes the page; called when it is shown for the first time.
        is_in_navigation: pages such as one case are opened from elsewhere.
    """

    key: str
    words: Callable[[], str]
    icon: str
    make: Callable[[ttk.Frame], Page]
    is_in_navigation: bool = True


@dataclass(frozen=True)
class Shell:
    """What the window is given.

    Attributes:
        pages: the registry, in the order of the navigation.
        desk: gives whose desk it is, in the language in use.
        settings: of this workstation.
        keep_settings: called with the settings after every change.
    """

    pages: Sequence[PageEntry]
    desk: Callable[[], Desk]
    settings: Settings
    keep_settings: Callable[[Settings], None]


class MainWindow:
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
        self._build()
        self._bind_keys()
        restore_geometry(root, self.settings)

    @property
    def front(self) -> str:
        """Key of the page that is shown, or ""."""
        return self._front

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._front)

    def go(self, key: str) -> Page:
        """Show a page, making it when it was never shown before."""
        page = self._made(key)
        if key != self._front and self.page is not None:
            # A page that is merely covered would still get the keyboard by Tab.
            self.page.grid_remove()
        page.grid(row=0, column=0, sticky="nsew")
        self._front = key
        self.navigation.choose(key)
        self.header.show(page.heading())
        page.shown()
        return page

    def existing(self, key: str) -> Page | None:
        """Return a page if it was made already."""
        return self._pages.get(key)

    def show_news(self, news: News) -> None:
        """Show a toast, and its title in the status line."""
        self.toasts.show(news)
        self.status.show("act", news.title)

    def set_appearance(self, appearance: str) -> None:
        """Switch between light and dark; nothing is rebuilt, no text is lost."""
        self.look.set_appearance(appearance)
        self._remember(replace(self.settings, appearance=appearance))

    def set_font_size(self, points: int) -> None:
        """Change the size of all text at once."""
        self.look.set_font_size(points)
        self._remember(replace(self.settings, font_size=points))

    def set_language(self, language: str) -> None:
        """Speak another language: pages are made anew and go on from what they kept."""
        if language == current_language():
            return
        install(language)
        for key, page in self._pages.items():
            self._kept[key] = page.keep()
            page.destroy()
        self._pages.clear()
        self.refresh_desk()
        self._remember(replace(self.settings, language=language))
        if self._front:
            self.go(self._front)

    def refresh_desk(self) -> None:
        """Write the navigation anew (another language, another person at the desk)."""
        desk = self._shell.desk()
        self.root.title(f"{desk.title} – {desk.office}" if desk.office else desk.title)
        self.navigation.show_desk(desk)
        self.status.show("office", desk.office)
        self.status.show("person", " · ".join(part for part in (desk.person, desk.role) if part))
        self.navigation.show_entries(
            [
                NavEntry(entry.key, entry.words(), entry.icon)
                for entry in self._shell.pages
                if entry.is_in_navigation
            ]
        )

    def close(self) -> None:
        """Remember where the window stands; call before it is destroyed."""
        for page in self._pages.values():
            # Pages write here what somebody typed in the last half second.
            page.keep()
        self._remember(geometry_now(self.root, self.settings))

    def do(self, command: str) -> bool:
        """Carry out a command of the key table: the page first, then the window.

        Returns:
            Whether anybody knew the command.
        """
        owners: list[object] = [self.page, self]
        if command in NON_CASE_COMMANDS and "new_contact" in self._entries:
            owners.append(self._made("new_contact"))
        for owner in owners:
            act = getattr(owner, f"do_{command}", None)
            if act is not None:
                act()
                return True
        return False

    def do_refresh(self) -> None:
        """Ask the page to show what is stored now."""
        if self.page is not None:
            self.page.refresh()

    def do_appearance(self) -> None:
        """Switch to the other appearance."""
        self.set_appearance("light" if self.look.appearance == "dark" else "dark")

    def do_new_contact(self) -> None:
        """Go to the contact form."""
        if "new_contact" in self._entries:
            self.go("new_contact")

    def do_help(self) -> None:
        """Show the key sheet."""
        from hotline_app.windows.key_sheet import KeySheet

        KeySheet(self.root).show()

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
        root.rowconfigure(0, weight=1)
        self.navigation = Navigation(root, self._go_from_navigation)
        self.navigation.grid(row=0, column=0, rowspan=2, sticky="ns")
        root.bind("<Configure>", self._resized, add="+")
        right = ttk.Frame(root, style="Page.TFrame")
        right.grid(row=0, column=1, sticky="nsew")
        right.columnconfigure(0, weight=1)
        right.rowconfigure(1, weight=1)
        self.header = PageHeader(right)
        self.header.grid(
            row=0, column=0, sticky="ew", padx=px(root, 24), pady=(px(root, 16), px(root, 12))
        )
        self._content = ttk.Frame(right, style="Page.TFrame")
        self._content.grid(
            row=1, column=0, sticky="nsew", padx=px(root, 24), pady=(0, px(root, 12))
        )
        self._content.columnconfigure(0, weight=1)
        self._content.rowconfigure(0, weight=1)
        self.status = StatusLine(root)
        self.status.grid(row=1, column=1, sticky="ew")
        self.toasts = Toasts(root)
        self.refresh_desk()

    def _bind_keys(self) -> None:
        for key in KEYS:
            for sequence in key.sequences:
                answer = partial(self._key_pressed, key.command)
                self.root.bind(sequence, answer)
                for widget_class in INPUT_CLASSES if key.command != "undo" else ():
                    self.root.bind_class(widget_class, sequence, answer)
        in_navigation = [entry.key for entry in self._shell.pages if entry.is_in_navigation]
        for number, name in enumerate(in_navigation[:PAGE_KEYS], start=1):
            self.root.bind(f"<Control-Key-{number}>", partial(self._page_key_pressed, name))

    def _key_pressed(self, command: str, event: "tk.Event[tk.Misc]") -> str | None:
        if event.widget.winfo_toplevel() is not self.root:
            # A dialog in front has its own keys; the page behind must not hear them.
            return None
        if command == "undo" and isinstance(self.root.focus_get(), tk.Text | ttk.Entry):
            return None
        return "break" if self.do(command) else None

    def _page_key_pressed(self, key: str, _event: object) -> str:
        self.go(key)
        return "break"

    def _go_from_navigation(self, key: str) -> None:
        self.go(key)

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self.root and self.navigation.winfo_exists():
            self.navigation.make_room(event.width)

    def _heading_changed(self, key: str) -> None:
        if key == self._front:
            self.header.show(self._pages[key].heading())

    def _remember(self, settings: Settings) -> None:
        self.settings = settings
        self._shell.keep_settings(settings)
