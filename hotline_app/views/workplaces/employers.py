"""The list of employers: by name, alias or tax code, with their way into the union."""

from collections.abc import Mapping, Sequence

from db.choices import YesNoUnknown
from db.queries import workplaces
from db.records.workplaces import EmployerRow
from db.rules.permissions import ALLOWED
from hotline_app.i18n import ntr, tr
from hotline_app.tasks import Progress
from hotline_app.views.records.record_list import ALL, Piece, RecordList
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines

_CHIPS = {
    ALL: "",
    "with": YesNoUnknown.YES,
    "without": YesNoUnknown.NO,
    "ask": YesNoUnknown.UNKNOWN,
}


class EmployersPage(RecordList):
    """Employers by name; those without a union are a work item of their own."""

    topic = "employers"

    def heading(self) -> Heading:
        """Return the title, the count and the buttons."""
        counted = ntr("{count} employer", "{count} employers", len(self.places))
        buttons = [PageButton(tr("Union units"), self._units, "diagram-3")]
        if self.desk.actor.role in ALLOWED["add_employer"]:
            buttons.append(PageButton(tr("Add an employer"), self._add, "plus-lg", True))
        about = self.about(counted.format(count=self.count_words()))
        return Heading(tr("Employers"), about, tuple(buttons))

    def chips_offered(self) -> Sequence[tuple[str, str]]:
        """By what is known of a union there."""
        return (
            (ALL, tr("All")),
            ("with", tr("With a union")),
            ("without", tr("No union yet")),
            ("ask", tr("Nobody asked yet")),
        )

    def search_words(self) -> str:
        """What can be typed."""
        return tr("Name, other name, tax code… (Ctrl+F)")

    def nothing_words(self, is_search: bool) -> str:
        """Why the list is empty."""
        if is_search:
            return tr("No employer fits. Search with fewer words, or press “All”.")
        return tr("No employer yet. They come with the first contacts, or add one.")

    def columns(self) -> Sequence[Column]:
        """The columns, in the language in use."""
        return (
            Column("name", tr("Employer"), _name, 230, 5),
            Column("tax", tr("Tax code"), lambda row: row.tax_code or "—", 130, is_quiet=True),
            Column("size", tr("Number of workers"), _size, 100, is_number=True),
            Column("has", tr("Union"), union_pill, 170),
            Column("way", tr("Belongs to"), _way, 200, 4),
        )

    def dropped(self) -> Sequence[str]:
        """What goes first where there is no room."""
        return ("tax", "size", "way")

    def find(self, typed: str, chip: str, progress: Progress) -> Piece:
        """Every employer that fits: there are thousands, not millions."""
        progress.check()
        return Piece(workplaces.places(self.desk.database, typed, _CHIPS[chip]))

    def rows(self, keys: Sequence[int]) -> Mapping[int, EmployerRow]:
        """The employers of these places."""
        return {row.place: row for row in workplaces.rows(self.desk.database, keys)}

    def opened(self, row: EmployerRow) -> None:
        """Show the employer."""
        self.desk.events.announce("open_employer", id=row.id)

    def _add(self) -> None:
        self.desk.events.announce("open_employer", id="")

    def _units(self) -> None:
        self.desk.events.announce("go", page="units")


def union_pill(row: EmployerRow) -> Status:
    """Whether there is a union, in words and colour."""
    words, tone = {
        YesNoUnknown.YES: (tr("Has a union"), "green"),
        YesNoUnknown.NO: (tr("No union yet"), "amber"),
        YesNoUnknown.UNKNOWN: (tr("Nobody asked yet"), "grey"),
    }[row.has_union]
    return Status(words, tone)


def _name(row: EmployerRow) -> TwoLines:
    more = row.alias_count
    names = (
        ntr("{count} other name", "{count} other names", more).format(count=more) if more else ""
    )
    return TwoLines(row.name, " · ".join(part for part in (row.industrial_park, names) if part))


def _size(row: EmployerRow) -> str:
    return f"{row.size:,}".replace(",", ".") if row.size is not None else "—"


def _way(row: EmployerRow) -> TwoLines:
    first, *rest = [name for name in (row.union_name, row.upper_union_name) if name] or ["—"]
    return TwoLines(first, " · ".join(rest))
