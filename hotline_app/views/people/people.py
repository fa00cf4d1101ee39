"""The list of people: a million of them in the order of names, searched while one types."""

from collections.abc import Mapping, Sequence
from functools import partial

from db.queries import people_lists
from db.records.person_facts import PersonRow
from db.rules.permissions import ALLOWED
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.tasks import Progress
from hotline_app.views.pieces.person_words import masked, name_words
from hotline_app.views.records.record_list import ALL, Piece, RecordList
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines

FIRST = 1_000
NEXT = 50_000
TWINS = "twins"


class PeoplePage(RecordList):
    """Everybody by given name; a search names those of the newest cases first."""

    topic = "people"

    def heading(self) -> Heading:
        """Return the title, the honest count and the button."""
        counted = ntr("{count} person", "{count} people", len(self.places))
        buttons = [PageButton(tr("New contact"), self._new_contact, "telephone-plus-fill", True)]
        if self._may_merge and len(self._two()) == 2:
            buttons.insert(0, PageButton(tr("Merge the two selected"), self._merge, "people"))
        about = self.about(counted.format(count=self.count_words()))
        return Heading(tr("Workers"), about, tuple(buttons))

    def chips_offered(self) -> Sequence[tuple[str, str]]:
        """Everybody, or those who may stand here twice."""
        return ((ALL, tr("All")), (TWINS, tr("Possible duplicates")))

    def search_words(self) -> str:
        """What can be typed."""
        return tr("Name, initials, end of a phone… (Ctrl+F)")

    def nothing_words(self, is_search: bool) -> str:
        """Why the list is empty."""
        if self.chips.value == TWINS:
            return tr("Nobody stands here twice, as far as can be seen.")
        if is_search:
            return tr("Nobody fits. Search with fewer words.")
        return tr("Nobody yet. Press Ctrl+N to record the first contact.")

    def columns(self) -> Sequence[Column]:
        """The columns, in the language in use."""
        return (
            Column("name", tr("Worker"), _name, 190, 4),
            Column("phone", tr("Phone"), _phone, 150),
            Column(
                "year",
                tr("Year of birth"),
                lambda row: str(row.birth_year or "—"),
                84,
                is_quiet=True,
            ),
            Column("work", tr("Workplace"), lambda row: row.workplace or "—", 180, 4),
            Column("union", tr("Member"), _union, 100, is_quiet=True),
            Column("cases", tr("Cases"), _cases, 140),
        )

    def dropped(self) -> Sequence[str]:
        """What goes first where there is no room."""
        return ("union", "year", "phone", "work")

    def find(self, typed: str, chip: str, progress: Progress) -> Piece:
        """The first people; the others follow in pieces."""
        database = self.desk.database
        if chip == TWINS:
            found = people_lists.likely_twins(database)
            return Piece(found.places, is_more=not found.is_all)
        if typed.strip():
            found = people_lists.quick(database, typed)
            progress.check()
            return Piece(found.places, False, partial(self._rest, typed, found.places))
        return self._after(None, FIRST, progress)

    def rows(self, keys: Sequence[int]) -> Mapping[int, PersonRow]:
        """The people of these places."""
        return {row.place: row for row in people_lists.rows(self.desk.database, keys)}

    def opened(self, row: PersonRow) -> None:
        """Show the person."""
        self.desk.events.announce("open_person", id=row.id)

    def selected(self) -> None:
        """Two rows that are selected can be compared and merged."""
        self.heading_changed()

    @property
    def _may_merge(self) -> bool:
        return self.desk.actor.role in ALLOWED["merge_persons"]

    def _two(self) -> Sequence[PersonRow]:
        """The two selected people, or nothing when there are not two."""
        selection = self.table.selection
        if selection.count != 2:
            return ()
        keys = [self.places[place] for place in selection.rows() if place < len(self.places)]
        return people_lists.rows(self.desk.database, keys)

    def _merge(self) -> None:
        two = self._two()
        if len(two) == 2:
            # What more is known of is the one that stays, unless the panel is closed again.
            kept, other = sorted(two, key=lambda row: row.case_count, reverse=True)
            self.desk.events.announce("open_person", id=kept.id, other=other.id)

    def _after(self, last: tuple[str, int] | None, limit: int, progress: Progress) -> Piece:
        found = people_lists.piece(self.desk.database, last, limit)
        progress.check()
        goes_on = None if found.is_all else partial(self._after, found.last, NEXT)
        return Piece(found.places, found.is_all, goes_on)

    def _rest(self, typed: str, known: Sequence[int], progress: Progress) -> Piece:
        found = people_lists.rest(self.desk.database, typed, known, progress.check)
        return Piece(found.places, True, is_more=not found.is_all)

    def _new_contact(self) -> None:
        self.desk.events.announce("go", page="new_contact")


def _name(row: PersonRow) -> TwoLines:
    alert = tr("⚠ alert") if row.has_alert else ""
    return TwoLines(
        name_words(row.full_name), " · ".join(part for part in (alert, row.occupation) if part)
    )


def _phone(row: PersonRow) -> TwoLines:
    more = row.phone_count - 1
    words = (
        ntr("and {count} more phone", "and {count} more phones", more).format(count=more)
        if more > 0
        else ""
    )
    return TwoLines(masked(row.phone) or "—", words)


def _union(row: PersonRow) -> str:
    return word("yes_no_unknown", row.union_member)


def _cases(row: PersonRow) -> Status:
    if row.open_count:
        words = ntr("{count} open case", "{count} open cases", row.open_count)
        return Status(words.format(count=row.open_count), "amber")
    words = ntr("{count} case", "{count} cases", row.case_count)
    return Status(words.format(count=row.case_count), "grey")
