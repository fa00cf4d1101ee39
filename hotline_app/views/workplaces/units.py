"""The tree of union units: who stands below whom, since when, until when."""

from collections.abc import Mapping, Sequence

from db import clock
from db.queries import unit_trees
from db.records.workplaces import UnitRow
from db.rules.days import format_day, vietnam_day
from db.rules.permissions import ALLOWED
from hotline_app.i18n import ntr, tr
from hotline_app.labels import unit_kind_words
from hotline_app.tasks import Progress
from hotline_app.views.records.record_list import ALL, Piece, RecordList
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column

NOW = "now"
STEP = "— "


class UnitsPage(RecordList):
    """Units below the one they belong to; those of the past stay, marked."""

    topic = "units"
    _tree: Sequence[UnitRow] = ()

    def heading(self) -> Heading:
        """Return the title, the count and the buttons."""
        counted = ntr("{count} unit", "{count} units", len(self.places))
        buttons = [PageButton(tr("Employers"), self._employers, "buildings")]
        if self.desk.actor.role in ALLOWED["add_unit"]:
            buttons.append(PageButton(tr("Add a unit"), self._add, "plus-lg", True))
        about = self.about(counted.format(count=self.count_words()))
        return Heading(tr("Union units"), about, tuple(buttons))

    def chips_offered(self) -> Sequence[tuple[str, str]]:
        """All units, or those of today."""
        return ((NOW, tr("Standing today")), (ALL, tr("All, also of the past")))

    def search_words(self) -> str:
        """What can be typed."""
        return tr("Name, other name, code… (Ctrl+F)")

    def nothing_words(self, is_search: bool) -> str:
        """Why the list is empty."""
        del is_search
        return tr("No unit fits. Search with fewer words, or press “All”.")

    def columns(self) -> Sequence[Column]:
        """The columns, in the language in use."""
        return (
            Column("name", tr("Unit"), _name, 260, 5),
            Column("code", tr("Code"), lambda row: row.code, 190, is_quiet=True),
            Column("kind", tr("Kind"), lambda row: unit_kind_words(row.kind), 180, 2),
            Column("valid", tr("Stands"), _validity, 210),
            Column("employers", tr("Employers"), _employer_count, 110, is_number=True),
        )

    def order(self) -> None:
        """A tree has no column to order by."""

    def dropped(self) -> Sequence[str]:
        """What goes first where there is no room."""
        return ("code", "kind", "employers")

    def find(self, typed: str, chip: str, progress: Progress) -> Piece:
        """The units that fit, with those above them."""
        today = vietnam_day(clock.now())
        found = unit_trees.tree(self.desk.database, typed, today if chip == NOW else None)
        progress.check()
        self._tree = found
        return Piece(range(len(found)))

    def rows(self, keys: Sequence[int]) -> Mapping[int, UnitRow]:
        """The units of these places in the tree."""
        return {key: self._tree[key] for key in keys if key < len(self._tree)}

    def opened(self, row: UnitRow) -> None:
        """Show the unit."""
        self.desk.events.announce("open_unit", code=row.code)

    def _add(self) -> None:
        self.desk.events.announce("open_unit", code="")

    def _employers(self) -> None:
        self.desk.events.announce("go", page="employers")


def _name(row: UnitRow) -> str:
    return f"{STEP * row.depth}{row.name}"


def _validity(row: UnitRow) -> Status:
    unit, today = row, vietnam_day(clock.now())
    if unit.valid_to is not None and unit.valid_to < today:
        words = tr("until {day}").format(day=format_day(unit.valid_to))
        return Status(words, "grey")
    if unit.valid_from is not None:
        words = tr("since {day}").format(day=format_day(unit.valid_from))
        return Status(words, "green" if unit.valid_from <= today else "blue")
    return Status(tr("stands"), "green")


def _employer_count(row: UnitRow) -> str:
    return str(row.employer_count or "—")
