"""The page of reception addresses: who takes which matter, and whether that is still right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from db.commands.agency_edits import assure_agency
from db.queries import agencies
from db.queries.agency_answers import answer_record
from db.records.offices import AgencyRecord, ReferralCounts
from db.rules.assurance import is_due
from db.rules.names import sort_key
from hotline_app.i18n import ntr, tr
from hotline_app.views.forms.case_days import today
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.knowledge.agency_forms import AgencyForm, AgencyWithdrawal
from hotline_app.views.knowledge.agency_sheet import AgencySheet, assurance_pill
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.table_columns import Column, TwoLines


class AgenciesPage(RecordListPage):
    """Every address; those nobody assured for long stand under a filter of their own."""

    kind: ClassVar[str] = "agencies"
    _counts: dict[str, ReferralCounts]
    _after_days = 0

    def heading(self) -> Heading:
        """Return the title, how many are due, and the button for a new one."""
        due = sum(self.passes(one.record, "due") for one in self.listed)
        about = ntr("{count} address", "{count} addresses", self.total)
        parts = [about.format(count=count_words(self.total))]
        if due:
            words = ntr("{count} due for checking", "{count} due for checking", due)
            parts.append(words.format(count=count_words(due)))
        new = PageButton(tr("New address (Insert)"), self.do_add, "plus-lg", True)
        buttons = (new,) if self.can("add_agency") else ()
        return Heading(tr("Addresses"), " · ".join(parts), buttons)

    def columns(self) -> list[Column]:
        """Name with the matters it takes, phones, last assured."""
        return [
            Column("name", tr("Body or office"), _named, 170, 4),
            Column("phones", tr("Phones"), lambda one: one.phones, 110, 2, is_quiet=True),
            Column("assured", tr("Last assured"), self._pill, 206),
        ]

    def dropped(self) -> tuple[str, ...]:
        """The phones give way to the name."""
        return ("phones",)

    def chips(self) -> list[tuple[str, str]]:
        """All, due for checking, withdrawn."""
        return [
            ("all", tr("All")),
            ("due", tr("Due for checking")),
            ("withdrawn", tr("Withdrawn ones")),
        ]

    def sorts(self) -> Mapping[str, Callable[[AgencyRecord], Any]]:
        """By name, and by the day somebody last assured them."""
        return {
            "name": lambda one: sort_key(one.name),
            "assured": lambda one: one.assured_on or date.min,
        }

    def passes(self, record: AgencyRecord, chip: str) -> bool:
        """Whether an address belongs to a filter."""
        if chip == "withdrawn":
            return not record.is_active
        if chip == "due":
            return record.is_active and is_due(record.assured_on, today(), self._after_days)
        return True

    def read(self) -> Sequence[Listed]:
        """Every address with what became of its referrals."""
        database = self.desk.database
        self._counts = agencies.referral_counts(database)
        self._after_days = agencies.assure_after_days(database)
        return [
            Listed(one, one.id, agencies.searched_text(one))
            for one in agencies.all_agencies(database)
        ]

    def write_sheet(self, record: AgencyRecord) -> None:
        """Write an address out."""
        counts = self._counts.get(record.id, ReferralCounts())
        answers = answer_record(self.desk.database, record.id)
        AgencySheet(self, record, counts, answers, self._after_days).write()

    def empty_words(self) -> str:
        """What to do first."""
        return tr("No address yet. Press Insert to add the first body that takes matters.")

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form for a new address, for a stored one, or for withdrawing it."""
        what, _, agency_id = place.partition(":")
        found = self.stored(agency_id)
        if agency_id and found is None:
            found = agencies.one(self.desk.database, agency_id)
        if what == "withdraw" and found is not None:
            return AgencyWithdrawal(self, work, found)
        return AgencyForm(self, work, found)

    def draft_words(self, place: str) -> str:
        """Name of the address, as typed."""
        return str(self.drafts.fields(place).get("name") or tr("Addresses"))

    def do_add(self) -> None:
        """Begin a new address."""
        if self.can("add_agency"):
            self.open_panel("edit:")

    def do_edit(self) -> None:
        """Change the address in front."""
        if self.current is not None and self.can("edit_agency"):
            self.open_panel(f"edit:{self.current.id}")

    def do_withdraw(self) -> None:
        """Withdraw the address in front, with a reason."""
        if self.current is not None and self.current.is_active and self.can("withdraw_agency"):
            self.open_panel(f"withdraw:{self.current.id}")

    def do_assure(self) -> None:
        """Record that the address in front is right, in one key."""
        one = self.current
        if one is None or not one.is_active or not self.can("assure_agency"):
            return

        def act() -> str:
            assure_agency(self.desk.database, self.desk.actor, one.id, one.version)
            return tr("{name} is assured as of today").format(name=one.name[:60])

        self.carry_out(act)

    def _pill(self, record: Any) -> Any:
        return assurance_pill(record, self._after_days)


def _named(record: AgencyRecord) -> TwoLines:
    return TwoLines(record.name, (record.takes or record.address).replace("\n", ", "))
