"""The registry of pages: what the navigation shows, and how each page is made when first shown."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import ttkbootstrap as ttk

from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.widgets.page import Page
from hotline_app.windows.main_window import PageEntry


def page_entries(desk: DeskContext) -> list[PageEntry]:
    """Every page of the window, in the order of the navigation."""
    return [
        PageEntry(
            "new_contact",
            lambda: tr("New contact"),
            "telephone-plus",
            _maker("new_contact", "NewContactPage", desk),
        ),
        PageEntry("cases", lambda: tr("Cases"), "inboxes", _maker("cases", "CasesPage", desk)),
        PageEntry(
            "weekly_export",
            lambda: tr("Weekly export"),
            "calendar-week",
            _maker("weekly_export", "WeeklyExportPage", desk),
        ),
        PageEntry(
            "case",
            lambda: tr("Case"),
            "folder2-open",
            _maker("case_page", "CasePage", desk),
            is_in_navigation=False,
        ),
    ]


def _maker(module: str, name: str, desk: DeskContext) -> Callable[[ttk.Frame], Page]:
    # A page is imported when it is first shown: the first window comes up faster.
    def make(parent: ttk.Frame) -> Page:
        page_class: Any = getattr(import_module(f"hotline_app.views.{module}"), name)
        made: Page = page_class(parent, desk)
        return made

    return make
