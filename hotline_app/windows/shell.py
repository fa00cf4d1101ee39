"""What the window is given: its pages, whose desk it is, the settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ttkbootstrap as ttk

from hotline_app.settings import Settings
from hotline_app.widgets.page import Page
from hotline_app.windows.navigation import Desk


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
        make_anew: makes the whole window anew, with all that is open (another scale).
    """

    pages: Sequence[PageEntry]
    desk: Callable[[], Desk]
    settings: Settings
    keep_settings: Callable[[Settings], None]
    make_anew: Callable[[], None] = lambda: None
