"""Columns of the list of cases and their widths, remembered on this workstation."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from db.records.case_filters import CaseOrder
from db.records.saved_views import CaseView
from hotline_app.list_layouts import ListLayout, ListLayouts
from hotline_app.views.case_list import case_columns
from hotline_app.widgets.table import Table
from hotline_app.widgets.table_columns import Column, with_widths
from hotline_app.widgets.theme import px

NAME = "cases"


class ListLook:
    """How the table looks.

    Args:
        table: of the list.
        columns: every column there is.
        layouts: of this workstation.
    """

    def __init__(self, table: Table, columns: Sequence[Column], layouts: ListLayouts) -> None:
        self._table = table
        self.columns = columns
        self._layouts = layouts
        self.layout = layouts.read(NAME)

    def fit(self, order: CaseOrder, width: int = 0) -> None:
        """Show the columns for which there is room, the one of the order marked.

        Args:
            order: of the rows.
            width: of the table in pixels, or 0 for the one it has.
        """
        chosen = case_columns.chosen(self.columns, self.layout.columns)
        wanted = with_widths(chosen, self.layout.widths)
        room = width or self._table.winfo_width()
        table = self._table
        columns = wanted
        if room > 1:
            columns = case_columns.fitting(wanted, room, lambda size: px(table, size))
        if columns != table.columns:
            table.set_columns(columns)
        table.set_order(case_columns.shown_order(order, columns))

    def widen(self, key: str, width: int, order: CaseOrder) -> None:
        """Give a column another width."""
        self._change(replace(self.layout, widths={**self.layout.widths, key: width}), order)

    def arrange(self, keys: tuple[str, ...], order: CaseOrder) -> None:
        """Show other columns; () gives the usual ones at their usual widths."""
        self._change(replace(self.layout, columns=keys) if keys else ListLayout(), order)

    def take(self, view: CaseView, order: CaseOrder) -> None:
        """Look as a saved view does; a view without columns changes nothing."""
        if view.columns:
            self._change(ListLayout(view.columns, view.widths), order)

    def _change(self, layout: ListLayout, order: CaseOrder) -> None:
        if layout == self.layout:
            return
        self.layout = layout
        # A full disk costs no more than the memory of a width.
        with suppress(OSError):
            self._layouts.write(NAME, layout)
        self.fit(order)
