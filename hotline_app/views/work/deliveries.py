"""The page of lists that people sign for support: made, printed, closed with who came."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from db.queries import deliveries
from db.records.deliveries import DeliveryRecord
from db.rules.days import format_day
from db.rules.money import format_vnd
from hotline_app.i18n import ntr, tr
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.views.work.delivery_forms import DeliveryForm, HandOverForm
from hotline_app.views.work.delivery_print import DeliveryPrint, print_delivery
from hotline_app.views.work.delivery_sheet import DeliverySheet, list_pill
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.table_columns import Column, TwoLines


class DeliveriesPage(RecordListPage):
    """The newest list is on top."""

    kind: ClassVar[str] = "deliveries"
    _waiting = 0

    def __init__(self, parent: Any, desk: Any) -> None:
        super().__init__(parent, desk)
        self._stops.append(desk.events.listen("delivery_begun", self.begin))

    def heading(self) -> Heading:
        """Return the title, how many wait for a hand-over, and the button for a new list."""
        words = ntr("{count} list", "{count} lists", self.total)
        parts = [words.format(count=count_words(self.total))]
        if self._waiting:
            words = ntr(
                "{count} approved and on no list", "{count} approved and on no list", self._waiting
            )
            parts.append(words.format(count=count_words(self._waiting)))
        new = PageButton(tr("New list (Insert)"), self.do_add, "plus-lg", True)
        buttons = (new,) if self.can("make_delivery_list") else ()
        return Heading(tr("Lists to sign"), " · ".join(parts), buttons)

    def columns(self) -> list[Column]:
        """Title with its programme, day, people, sum, state."""
        return [
            Column("title", tr("List"), _titled, 250, 4),
            Column("day", tr("Day"), lambda one: format_day(one.deliver_on), 112, is_quiet=True),
            Column("people", tr("Number of people"), _people, 96, is_number=True),
            Column("total", tr("Total (VND)"), lambda one: format_vnd(one.total), 128,
                   is_number=True),
            Column("state", tr("State"), list_pill, 126),
        ]  # fmt: skip

    def dropped(self) -> tuple[str, ...]:
        """The day goes first, then the sum."""
        return ("day", "total")

    def chips(self) -> list[tuple[str, str]]:
        """All, open, closed."""
        return [("all", tr("All")), ("open", tr("Open ones")), ("closed", tr("Closed ones"))]

    def sorts(self) -> Mapping[str, Callable[[DeliveryRecord], Any]]:
        """By day, people and sum."""
        return {
            "day": lambda one: one.deliver_on,
            "people": lambda one: one.count,
            "total": lambda one: one.total,
        }

    def passes(self, record: DeliveryRecord, chip: str) -> bool:
        """Whether a list belongs to a filter."""
        return chip == "all" or record.is_open == (chip == "open")

    def read(self) -> Sequence[Listed]:
        """Every list, and how many people wait for one."""
        database = self.desk.database
        self._waiting = len(deliveries.waiting(database))
        return [
            Listed(one, one.id, deliveries.searched_text(one))
            for one in deliveries.all_lists(database)
        ]

    def write_sheet(self, record: DeliveryRecord) -> None:
        """Write a list out."""
        DeliverySheet(self, deliveries.one(self.desk.database, record.id)).write()

    def empty_words(self) -> str:
        """What to do first."""
        return tr(
            "No list yet. Approve support in the cases, then press Insert: everybody who waits for "
            "it is offered."
        )

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form for a new list, an open one, or its hand-over."""
        what, _, key = place.partition(":")
        if what == "new":
            return DeliveryForm(self, work, None, key)
        stored = deliveries.one(self.desk.database, key)
        if what == "close":
            return HandOverForm(self, work, stored)
        return DeliveryForm(self, work, stored)

    def draft_words(self, place: str) -> str:
        """Title of the list, as typed."""
        return str(self.drafts.fields(place).get("title") or tr("Lists to sign"))

    def begin(self, code: str) -> None:
        """Begin a list of a programme."""
        if self.panel is not None:
            self.close_panel()
        if self.may("make_delivery_list"):
            self.open_panel(f"new:{code}")

    def do_add(self) -> None:
        """Begin a new list."""
        if self.can("make_delivery_list"):
            self.open_panel("new:")

    def do_edit(self) -> None:
        """Change the list in front."""
        one = self.current
        if one is not None and one.is_open and self.can("edit_delivery_list"):
            self.open_panel(f"edit:{one.id}")

    def hand_over(self) -> None:
        """Record who came to the list in front."""
        one = self.current
        if one is not None and one.is_open and self.can("close_delivery_list"):
            self.open_panel(f"close:{one.id}")

    def do_print(self) -> None:
        """Print the list in front, to be signed."""
        self.print_as(DeliveryPrint.LIST_PDF)

    def do_export(self) -> None:
        """Write the list in front as a workbook."""
        self.print_as(DeliveryPrint.LIST_XLSX)

    def print_as(self, what: DeliveryPrint) -> None:
        """Write a paper of the list in front."""
        if self.current is not None:
            print_delivery(self.desk, self.current, what)


def _titled(record: DeliveryRecord) -> TwoLines:
    return TwoLines(record.title, record.place or record.programme_number)


def _people(record: DeliveryRecord) -> str:
    if record.is_open:
        return count_words(record.count)
    return f"{count_words(record.delivered)}/{count_words(record.count)}"
