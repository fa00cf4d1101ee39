"""The sections of the office page: what their lists show, which form changes a line."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from db import clock
from db.queries import (
    documents,
    follow_up_templates,
    hand_overs,
    office_settings,
    offices,
    users,
)
from db.records.documents import PaperWording
from db.records.office_settings import Holiday, RegisterEntry, Signatory
from db.records.people import UserRecord
from db.rules.days import format_day, vietnam_day
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.labels import holiday_kind_words, word
from hotline_app.views.office.demo_panel import DemonstrationPanel
from hotline_app.views.office.follow_up_template_form import (
    FollowUpTemplatePanel,
    template_columns,
)
from hotline_app.views.office.hand_over_form import HandOverPanel, hand_over_columns
from hotline_app.views.office.office_approval_form import ApprovalRulesPanel
from hotline_app.views.office.office_copies import BackUpPanel
from hotline_app.views.office.office_people_forms import LetterheadPanel, SignatoryPanel, UserPanel
from hotline_app.views.office.office_register_forms import ChannelPanel, HolidayPanel, NeedPanel
from hotline_app.views.office.office_term_forms import ClocksPanel
from hotline_app.views.office.shipped_lists_form import ShippedListsPanel
from hotline_app.views.office.text_module_sheet import TextModuleSheet
from hotline_app.views.office.wording_panel import WordingPanel
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines

if TYPE_CHECKING:
    from db.connection import Database


@dataclass(frozen=True)
class OfficeSection:
    """One section.

    Attributes:
        key: stable name.
        words: its name, in the language in use.
        about: one muted line.
        panel: the form of one line, or of the section; None for a section with a sheet.
        sheet: makes the whole section where it is more than a list and a form.
        columns: of the list; None for a form alone.
        rows: the lines of the list.
        only: the record of a form alone.
        add_words: words of the button that adds a line, None where nothing can be added.
        name_of: names a line among the drafts.
    """

    key: str
    words: Callable[[], str]
    about: Callable[[], str]
    panel: type[RecordPanel] | None
    columns: Callable[[], Sequence[Column]] | None = None
    rows: "Callable[[Database], Sequence[Any]]" = lambda _database: ()
    only: "Callable[[Database], Any]" = lambda _database: None
    add_words: Callable[[], str] | None = None
    name_of: Callable[[Any], str] = lambda _record: ""
    sheet: Callable[[tk.Misc, DeskContext], TextModuleSheet] | None = None


def _user_columns() -> Sequence[Column]:
    return (
        Column("name", tr("User"), lambda row: row.name, 110),
        Column("full_name", tr("Full name"), lambda row: row.full_name, 150, 2),
        Column("role", tr("Role"), lambda row: word("role", row.role), 130, 1),
        Column("state", tr("Works here"), _user_state, 150),
    )


def _user_state(row: UserRecord) -> Status:
    if not row.is_active:
        return Status(tr("no longer"), "grey")
    today = vietnam_day(clock.now())
    start, end = row.absent_from, row.absent_to
    if (start or end) and (start or today) <= today <= (end or today):
        return Status(tr("absent"), "amber")
    return Status(tr("works here"), "green")


def _signatory_columns() -> Sequence[Column]:
    return (
        Column("name", tr("Name"), lambda row: row.name, 160, 2),
        Column("title", tr("Position"), lambda row: row.title, 140, 1),
        Column("from", tr("From"), lambda row: _day(row.valid_from), 100, is_quiet=True),
        Column("to", tr("To"), lambda row: _day(row.valid_to), 100, is_quiet=True),
    )


def _wording_columns() -> Sequence[Column]:
    return (
        Column("paper", tr("Paper"), _paper_and_subject, 180, 3),
        Column("state", tr("Words"), _whose_words, 140),
    )


def _paper_and_subject(row: PaperWording) -> TwoLines:
    return TwoLines(word("paper", row.paper), row.wording.subject)


def _whose_words(row: PaperWording) -> Status:
    return Status(tr("the office's own"), "blue") if row.is_own else Status(tr("shipped"), "grey")


def _register_columns() -> Sequence[Column]:
    return (
        Column("name", tr("Name"), _name_of, 180, 3),
        Column("code", tr("Code"), lambda row: row.code, 120, 1, is_quiet=True),
        Column("used", tr("Used"), _used, 90, is_number=True),
        Column("state", tr("In forms"), _entry_state, 130),
    )


def _name_of(row: RegisterEntry) -> str:
    return row.name_vi if current_language() == "vi" else row.name_en or row.name_vi


def _used(row: RegisterEntry) -> str:
    return f"{row.in_use:,}".replace(",", ".") if row.in_use else "—"


def _entry_state(row: RegisterEntry) -> Status:
    return Status(tr("in use"), "green") if row.is_active else Status(tr("switched off"), "grey")


def _holiday_columns() -> Sequence[Column]:
    return (
        Column("day", tr("Day"), lambda row: format_day(row.day), 110),
        Column("name", tr("Name"), lambda row: row.name, 200, 3),
        Column("kind", tr("Kind"), lambda row: holiday_kind_words(row.kind), 150, 1),
    )


def _holidays(database: "Database") -> Sequence[Holiday]:
    """This year and the next first, then those before."""
    year = vietnam_day(clock.now()).year
    years = (year, year + 1, year - 1, year - 2)
    return [one for each in years for one in office_settings.holidays(database, each)]


def _day(day: Any) -> str:
    return format_day(day) if day else ""


def _signatory_name(row: Signatory | None) -> str:
    return row.id if row else ""


def _entry_name(row: RegisterEntry | None) -> str:
    return row.code if row else ""


SECTIONS: Final[Mapping[str, OfficeSection]] = {
    section.key: section
    for section in (
        OfficeSection(
            "users",
            lambda: tr("Users"),
            lambda: tr("Who works here, what each may do, who stands in"),
            UserPanel,
            _user_columns,
            users.all_users,
            add_words=lambda: tr("Add a user"),
            name_of=lambda row: row.name if row else "",
        ),
        OfficeSection(
            "hand_overs",
            lambda: tr("Hand-over"),
            lambda: tr("All open work of a colleague goes to another; it can be taken back"),
            HandOverPanel,
            hand_over_columns,
            hand_overs.recent,
            add_words=lambda: tr("Hand over work"),
            name_of=lambda row: row.id if row else "",
        ),
        OfficeSection(
            "letterhead",
            lambda: tr("Office and letterhead"),
            lambda: tr("The lines at the head of every paper"),
            LetterheadPanel,
            only=offices.here,
        ),
        OfficeSection(
            "signatories",
            lambda: tr("Who signs"),
            lambda: tr("A paper takes the signatory of its day"),
            SignatoryPanel,
            _signatory_columns,
            office_settings.signatories,
            add_words=lambda: tr("Add a signatory"),
            name_of=_signatory_name,
        ),
        OfficeSection(
            "channels",
            lambda: tr("Channels"),
            lambda: tr("How people reach the office: number or page, hours"),
            ChannelPanel,
            _register_columns,
            office_settings.channels,
            add_words=lambda: tr("Add a channel"),
            name_of=_entry_name,
        ),
        OfficeSection(
            "needs",
            lambda: tr("Needs"),
            lambda: tr("What is switched off leaves the forms; old cases keep it"),
            NeedPanel,
            _register_columns,
            office_settings.needs,
            add_words=lambda: tr("Add a need"),
            name_of=_entry_name,
        ),
        OfficeSection(
            "terms",
            lambda: tr("Terms"),
            lambda: tr("Open cases keep the days they were given"),
            ClocksPanel,
            only=office_settings.clocks,
        ),
        OfficeSection(
            "approval_rules",
            lambda: tr("Rules of approval"),
            lambda: tr("What a second person decides before it happens"),
            ApprovalRulesPanel,
            only=office_settings.approval_rules,
        ),
        OfficeSection(
            "holidays",
            lambda: tr("Days off"),
            lambda: tr("Terms count working days of this calendar"),
            HolidayPanel,
            _holiday_columns,
            _holidays,
            add_words=lambda: tr("Add a day"),
            name_of=lambda row: row.day.isoformat() if row else "",
        ),
        OfficeSection(
            "follow_up_templates",
            lambda: tr("Task sets"),
            lambda: tr("What is made together for a case, each on its working day"),
            FollowUpTemplatePanel,
            template_columns,
            follow_up_templates.all_templates,
            add_words=lambda: tr("Add a set"),
            name_of=lambda row: row.id if row else "",
        ),
        OfficeSection(
            "short_texts",
            lambda: tr("Short texts"),
            lambda: tr("Offered after two colons in every text field"),
            None,
            sheet=TextModuleSheet,
        ),
        OfficeSection(
            "wordings",
            lambda: tr("Words of papers"),
            lambda: tr("What stands in the official papers, round the facts of a case"),
            WordingPanel,
            _wording_columns,
            documents.all_wordings,
            name_of=lambda row: row.paper if row else "",
        ),
        OfficeSection(
            "shipped_lists",
            lambda: tr("Shipped lists"),
            lambda: tr("What a newer version brings along and this office has not yet"),
            ShippedListsPanel,
        ),
        OfficeSection(
            "copies",
            lambda: tr("Back-ups"),
            lambda: tr("Copies of the whole office, made by themselves and put back from here"),
            BackUpPanel,
            only=office_settings.back_up_plan,
        ),
        OfficeSection(
            "demonstration",
            lambda: tr("Demonstration"),
            lambda: tr("An office to learn in, beside the real one"),
            DemonstrationPanel,
        ),
    )
}
"""Key of a section -> the section, in the order of the page."""
