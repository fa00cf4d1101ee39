"""What the list of cases shows now, apart from its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from db.records.case_filters import NEWEST_FIRST, CaseFilter, CaseOrder, ListQuestion
from db.records.saved_views import CaseView
from db.rules import case_terms

FROM_ELSEWHERE: Final = "from_elsewhere"
"""Key of the chip that stands for the records behind a figure."""
_ALONE: Final = frozenset({"opened", "closed", "due"})
_OPPOSITES: Final = {"open": "finished", "finished": "open"}


@dataclass(frozen=True)
class ListState:
    """Search, filters and order.

    Attributes:
        typed: words of the search.
        terms: filters, see `db.rules.case_terms`.
        order: of the rows.
        records: what another page asked to be shown, or None.
        title: of `records`, in the language in use.
    """

    typed: str = ""
    terms: tuple[str, ...] = ()
    order: CaseOrder = NEWEST_FIRST
    records: CaseFilter | None = None
    title: str = ""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.typed.strip() and not self.terms and self.records is None

    @property
    def is_best_first(self) -> bool:
        """Whether the search decides the order."""
        return ListQuestion(self.typed, order=self.order).is_best_first

    def question(self, desks: Sequence[str], now: datetime) -> ListQuestion:
        """What the office's database is asked.

        Args:
            desks: ids of the users whose work is done here: who asks first, then whom they stand
                in for.
            now: the instant against which days and terms are meant.

        Raises:
            ValidationFailed: a filter of a saved view that this version does not know.
        """
        filters = case_terms.read_terms(self.terms, desks[0], now, desks[1:])
        if self.records is not None:
            filters = self.records.narrowed_by(filters)
        return ListQuestion(self.typed, filters, self.order)

    def with_term(self, term: str) -> "ListState":
        """The state with one filter more; days and opposites replace each other."""
        kind = case_terms.kind_of(term)
        kept = [
            one
            for one in self.terms
            if one not in (term, _OPPOSITES.get(term))
            and not (kind in _ALONE and case_terms.kind_of(one) == kind)
        ]
        return replace(self, terms=(*kept, term))

    def without(self, key: str) -> "ListState":
        """The state without one filter."""
        if key == FROM_ELSEWHERE:
            return replace(self, records=None, title="")
        return replace(self, terms=tuple(one for one in self.terms if one != key))

    def looks_like(self, view: CaseView) -> bool:
        """Whether this is what a view shows."""
        mine = (self.typed.strip(), frozenset(self.terms), self.order, self.records)
        return mine == (view.typed.strip(), frozenset(view.terms), view.order, None)


def state_of(view: CaseView) -> ListState:
    """The list as a view shows it."""
    return ListState(view.typed, view.terms, view.order)


def matching_view(state: ListState, views: Sequence[tuple[str, CaseView]]) -> str:
    """Key of the first view that shows what the list shows, or ""."""
    return next((key for key, view in views if state.looks_like(view)), "")
