"""What the panel of columns, order and views tells the list, and asks it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.records.case_filters import CaseOrder
from db.records.saved_views import CaseView
from hotline_app.widgets.table_columns import Column


@dataclass(frozen=True)
class ViewActs:
    """What the panel tells its page, and asks it.

    Attributes:
        now: gives the list as it is looked at now.
        columns: every column there is.
        arranged: other columns were chosen; () for the usual ones at their usual widths.
        ordered: another order was chosen.
        saved: the saved views changed.
        unsaved: gives the name of what another page asked to be shown, or "": no view can hold it.
    """

    now: Callable[[], CaseView]
    columns: Sequence[Column]
    arranged: Callable[[tuple[str, ...]], None]
    ordered: Callable[[CaseOrder], None]
    saved: Callable[[], None]
    unsaved: Callable[[], str]
