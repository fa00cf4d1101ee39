"""The keys of the list of cases; the table that binds them is in `windows.keys`."""

from db.queries import cases
from db.records.case_rows import CaseRow
from hotline_app.desk import DeskContext
from hotline_app.tasks import Tasks
from hotline_app.views.case_list.case_bar import CaseBar
from hotline_app.views.case_list.case_list_rows import CaseRows
from hotline_app.views.case_list.case_list_side import ListSide
from hotline_app.widgets.table import Table


class CaseListKeys:
    """What the keys of the window do on the list; a part of the page."""

    bar: CaseBar
    table: Table
    rows: CaseRows
    _desk: DeskContext
    _side: ListSide
    _tasks: Tasks

    def open_panel(self, key: str) -> None:
        """Open a panel beside the list."""
        self._side.open(key)

    def do_search(self) -> None:
        """Put the keyboard on the search field."""
        self.bar.search.focus_set()

    def do_list_filter(self) -> None:
        """Put the keyboard where filters are added."""
        self.bar.filters.focus_set()

    def do_list_views(self) -> None:
        """Put the keyboard on the views."""
        if self.bar.views is not None:
            self.bar.views.focus_set()

    def do_edit(self) -> None:
        """Choose columns, order and saved views."""
        self.open_panel("list_view")

    def do_export(self) -> None:
        """Export the list or the selected cases."""
        self.open_panel("export_list")

    def do_case_owner(self) -> None:
        """Hand the selected cases to an officer."""
        self.open_panel("bulk_owner")

    def do_case_follow_up(self) -> None:
        """Plan a follow-up for the selected cases."""
        self.open_panel("bulk_follow_up")

    def do_case_status(self) -> None:
        """Share the selected cases among officers."""
        self.open_panel("bulk_share")

    def do_case_close(self) -> None:
        """Finish the follow-ups of the selected cases."""
        self.open_panel("bulk_finish")

    def do_print(self) -> None:
        """Print the case; several make one booklet."""
        numbers = self.rows.selected()
        if numbers is not None and len(numbers) < 2:
            # Papers are loaded when the first one is printed: the list stands there sooner.
            from hotline_app.views.pieces.case_paper import PrintWish, print_cases

            codes = tuple(row.code for row in cases.rows(self._desk.database, numbers))
            print_cases(self._desk, PrintWish(codes))
        else:
            self.open_panel("bulk_print")

    def do_save(self) -> None:
        """Carry out the act of the panel."""
        if self._side.panel is not None:
            self._side.panel.save()

    def do_escape(self) -> None:
        """Close the panel, or go to the list."""
        if self._side.panel is not None:
            self._side.close()
        else:
            self.table.focus_set()

    def _to_list(self, opens: bool) -> None:
        self.table.focus_set()
        if opens and self.table.current is not None and not self._tasks.is_busy:
            self._opened(self.table.current)

    def _slash(self, _event: object) -> str:
        self.bar.search.focus_set()
        return "break"

    def _opened(self, row: CaseRow) -> None:
        self._desk.events.announce("open_case", code=row.code)
