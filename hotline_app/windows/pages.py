"""The registry of pages: what the navigation shows, and how each page is made when first shown."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import ttkbootstrap as ttk

from db.queries import text_modules
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.forms.text_offer import offer_in
from hotline_app.widgets.page import Page
from hotline_app.windows.knowledge_pages import listen_for_knowledge
from hotline_app.windows.openers import listen_for_records
from hotline_app.windows.shell import PageEntry

Words = Callable[[], str]

# Key, name, icon, module and class: in the order of the navigation.
_IN_NAVIGATION: Final[tuple[tuple[str, Words, str, str, str], ...]] = (
    ("today", lambda: tr("Today"), "house-door", "today.today", "TodayPage"),
    (
        "new_contact",
        lambda: tr("New contact"),
        "telephone-plus",
        "contact.new_contact",
        "NewContactPage",
    ),
    ("line_list", lambda: tr("Waiting calls"), "table", "waiting_calls.line_list", "LineListPage"),
    ("cases", lambda: tr("Cases"), "inboxes", "case_list.cases", "CasesPage"),
    ("follow_ups", lambda: tr("To-do list"), "list-check", "work.follow_ups", "FollowUpsPage"),
    ("people", lambda: tr("Workers"), "people", "people.people", "PeoplePage"),
    (
        "employers",
        lambda: tr("Employers, units"),
        "buildings",
        "workplaces.employers",
        "EmployersPage",
    ),
    ("programmes", lambda: tr("Programmes"), "gift", "knowledge.programmes", "ProgrammesPage"),
    ("agencies", lambda: tr("Addresses"), "geo-alt", "knowledge.agencies", "AgenciesPage"),
    (
        "answer_cards",
        lambda: tr("Answer cards"),
        "chat-square-quote",
        "knowledge.answer_cards",
        "AnswerCardsPage",
    ),
    ("stories", lambda: tr("Stories"), "chat-quote", "work.stories", "StoriesPage"),
    ("reports", lambda: tr("Reports"), "bar-chart", "reports.reports", "ReportsPage"),
    (
        "weekly_export",
        lambda: tr("Weekly export"),
        "calendar-week",
        "reports.weekly_export",
        "WeeklyExportPage",
    ),
    (
        "documents",
        lambda: tr("Register of papers"),
        "journal-text",
        "work.documents",
        "DocumentsPage",
    ),
    (
        "deliveries",
        lambda: tr("Lists to sign"),
        "card-checklist",
        "work.deliveries",
        "DeliveriesPage",
    ),
    ("approvals", lambda: tr("Approvals"), "check2-square", "work.approvals", "ApprovalsPage"),
    ("office", lambda: tr("Office"), "building-gear", "office.office", "OfficePage"),
)
# Pages that are opened from elsewhere.
_ELSEWHERE: Final[tuple[tuple[str, Words, str, str, str], ...]] = (
    (
        "call_backs",
        lambda: tr("Calls to make"),
        "telephone-outbound",
        "work.call_backs",
        "CallBacksPage",
    ),
    ("case", lambda: tr("Case"), "folder2-open", "case.case_page", "CasePage"),
    ("person", lambda: tr("Worker"), "person", "people.person_page", "PersonPage"),
    ("employer", lambda: tr("Employer"), "building", "workplaces.employer_page", "EmployerPage"),
    ("units", lambda: tr("Union units"), "diagram-3", "workplaces.units", "UnitsPage"),
    ("unit", lambda: tr("Union unit"), "diagram-3", "workplaces.unit_page", "UnitPage"),
    (
        "workstation",
        lambda: tr("This workstation"),
        "sliders",
        "office.workstation",
        "WorkstationPage",
    ),
)


def page_keys() -> tuple[str, ...]:
    """The key of every page, in the order of the navigation."""
    return tuple(key for key, *_rest in (*_IN_NAVIGATION, *_ELSEWHERE))


def page_entries(desk: DeskContext) -> list[PageEntry]:
    """Every page of the window, in the order of the navigation."""
    listen_for_records(desk)
    listen_for_knowledge(desk)
    return [
        PageEntry(key, words, icon, _maker(module, name, desk), is_in_navigation)
        for pages, is_in_navigation in ((_IN_NAVIGATION, True), (_ELSEWHERE, False))
        for key, words, icon, module, name in pages
    ]


def _maker(module: str, name: str, desk: DeskContext) -> Callable[[ttk.Frame], Page]:
    # A page is imported when it is first shown: the first window comes up faster.
    def make(parent: ttk.Frame) -> Page:
        offer_in(parent, lambda: text_modules.of_user(desk.database, desk.actor.user_id))
        page_class: Any = getattr(import_module(f"hotline_app.views.{module}"), name)
        made: Page = page_class(parent, desk)
        return made

    return make
