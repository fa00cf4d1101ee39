"""Views of a list: search, filters, order and columns under a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from db.records.case_filters import NEWEST_FIRST, ORDERS, CaseOrder

CASES: Final = "cases"
"""The page whose views these are."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """How the list of cases is looked at.

    Attributes:
        terms: filters as texts, see `db.rules.case_terms`.
        typed: words of the search.
        order: of the rows.
        columns: keys from left to right; () leaves those of the workstation.
        widths: column -> width for 96 dots per inch, of columns whose width was changed.
    """

    terms: tuple[str, ...] = ()
    typed: str = ""
    order: CaseOrder = NEWEST_FIRST
    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The view as stored."""
        return {
            "terms": list(self.terms),
            "typed": self.typed,
            "order": self.order.by,
            "is_descending": self.order.is_descending,
            "columns": list(self.columns),
            "widths": dict(self.widths),
        }


def read_view(stored: object) -> CaseView:
    """The view as it was stored; what makes no sense falls back alone."""
    known = stored if isinstance(stored, dict) else {}
    by, is_descending = known.get("order"), known.get("is_descending")
    order = NEWEST_FIRST
    if by in ORDERS and isinstance(is_descending, bool):
        order = CaseOrder(by, is_descending)
    typed, widths = known.get("typed"), known.get("widths")
    return CaseView(
        terms=_texts(known.get("terms")),
        typed=typed if isinstance(typed, str) else "",
        order=order,
        columns=_texts(known.get("columns")),
        widths={
            key: width
            for key, width in (widths if isinstance(widths, dict) else {}).items()
            if isinstance(key, str) and type(width) is int and 0 < width < 10_000
        },
    )


def _texts(stored: object) -> tuple[str, ...]:
    if not isinstance(stored, list):
        return ()
    return tuple(one for one in stored if isinstance(one, str))


STANDARD_VIEWS: Final[Mapping[str, CaseView]] = {
    "all": CaseView(),
    "open": CaseView(("open",)),
    "mine": CaseView(("open", "owner:me")),
    "overdue": CaseView(("overdue",), order=CaseOrder("due", False)),
    "unassigned": CaseView(("open", "unassigned")),
    "urgent": CaseView(("open", "urgency:urgent")),
}
"""Views every office has: code -> view; screens give the names."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view somebody saved; `owner_name` is empty for a view of the whole office."""

    id: str
    name: str
    view: CaseView
    owner_name: str
    is_own: bool
    created_by: str
    version: int


@dataclass(frozen=True, slots=True)
class ViewDraft:
    """A view to be saved, under a name; for the whole office or for oneself."""

    name: str
    view: CaseView
    is_for_office: bool = False
