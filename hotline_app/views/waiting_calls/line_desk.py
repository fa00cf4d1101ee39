"""The grid of waiting calls with the keyboard in it: cells, what is wrong with them, pasting."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.forms.page_keys import PageKeys
from hotline_app.views.pieces import contact_sources as sources
from hotline_app.views.waiting_calls.line_cell import CellActs, LineCell
from hotline_app.views.waiting_calls.line_columns import COLUMNS, FIELDS, place_of
from hotline_app.views.waiting_calls.line_grid import GridView, LineGrid
from hotline_app.views.waiting_calls.line_paste import cells_for, pasted_news
from hotline_app.views.waiting_calls.line_problems import RowProblems
from hotline_app.views.waiting_calls.line_rows import LineRow, LineSheet
from hotline_app.widgets.card import Card
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

if TYPE_CHECKING:
    from db.connection import Database


@dataclass(frozen=True)
class DeskActs:
    """What the grid tells the page.

    Attributes:
        changed: a cell or a row is another one.
        shown: another cell is current, or rows came or went.
        tell: with news for a toast.
    """

    changed: Callable[[], None]
    shown: Callable[[], None]
    tell: Callable[[News], None]


class LineDesk(ttk.Frame):
    """Rows on a card; the input lies over the current cell.

    Args:
        parent: the page.
        database: where lists look things up.
        acts: what the page is told.
    """

    def __init__(self, parent: tk.Misc, database: "Database", acts: DeskActs) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._acts = acts
        self._database = database
        self.problems = RowProblems(database)
        self.sheet = LineSheet()
        self.view = GridView(self.sheet.rows, self.problems.shown)
        self._build()

    def focus_set(self) -> None:
        """Put the keyboard into the current cell."""
        self.cell.entry.focus_set()

    def put_rows(self, rows: Sequence[LineRow], at: tuple[int, int]) -> None:
        """Show other rows, with the current cell at a row and a column."""
        self.sheet.rows = list(rows)
        self.check_all()
        self.stand(*at)

    def read_registers(self) -> None:
        """Read needs and channels anew, and check the rows by them."""
        self.problems.read_registers()
        self.settle(is_row_left=False)
        self.redraw()

    def lock(self) -> None:
        """Draw anew, and take no letters in a row that was saved meanwhile."""
        self.redraw()
        if self.row.is_saved:
            self.show_cell()

    def redraw(self) -> None:
        """Draw the rows as they are now; the cell that is written in stays."""
        self.view.rows = self.sheet.rows
        self.cells.repaint()

    def copy_above(self) -> bool:
        """Write what stands above into this cell."""
        self.sheet.copy_above(self.view.place, self.view.column)
        self._changed_by_key()
        return True

    def undo(self) -> bool:
        """Take the last change back."""
        if self.sheet.undo():
            self.check_all()
            self.stand(self.view.place, self.view.column)
            self._acts.changed()
        return True

    def remove_row(self) -> bool:
        """Take this row away; Ctrl+Z brings it back."""
        if self.sheet.remove(self.view.place):
            self._changed_by_key()
        return True

    def _build(self) -> None:
        database = self._database
        card = Card(self, padding=12)
        card.pack(fill="both", expand=True)
        self._under = ttk.Label(card.body, justify="left")
        self._under.pack(side="bottom", fill="x", pady=(px(self, 8), 0))
        self._under.bind("<Configure>", partial(_wrap, self._under))
        self.cells = LineGrid(card.body, self.view, self._pointed, self._place_cell)
        self.cells.pack(fill="both", expand=True)
        acts = CellActs(self._typed, self._go, self._page, self._pasted)
        offers = {
            "employer": sources.workplaces(database),
            "needs": sources.needs(database),
            "channel": sources.channels(database),
        }
        self.cell = LineCell(self.cells.canvas, acts, offers)
        answers = {
            "<Escape>": self.cell.escape,
            "<Control-d>": self.copy_above,
            "<Control-D>": self.copy_above,
            "<Control-z>": self.undo,
            "<Control-Z>": self.undo,
            "<Control-Delete>": self.remove_row,
        }
        PageKeys(self, answers).listen_in(self)

    @property
    def row(self) -> LineRow:
        """The row with the keyboard."""
        return self.sheet.rows[self.view.place]

    def _pointed(self, place: int, column: int) -> None:
        self._leave(place, column)
        self.cell.entry.focus_set()

    def _go(self, rows: int, columns: int) -> None:
        place, column = self.view.place, self.view.column
        if abs(columns) == 1:
            step = place * len(COLUMNS) + column + columns
            place, column = divmod(max(0, step), len(COLUMNS))
        else:
            place, column = place + rows, max(0, column + columns)
        self._leave(max(0, min(place, len(self.sheet.rows) - 1)), column)

    def _page(self, screens: int) -> None:
        self._go(screens * self.cells.whole_rows, 0)

    def _leave(self, place: int, column: int) -> None:
        """Go to another cell; the one that is left says what is wrong with it."""
        self.settle(is_row_left=place != self.view.place)
        self.stand(place, column)

    def settle(self, *, is_row_left: bool) -> None:
        """Take the cell as it stands, and say what is wrong with it or with its row."""
        place, column = self.view.place, self.view.column
        row, name = self.row, FIELDS[column]
        if name == "received_at" and not row.is_saved:
            text = self.problems.checks.settled_moment(row.cells[column])
            if self.sheet.put(place, column, text):
                self._acts.changed()
        self.sheet.typed()
        self.problems.settle(self.row, is_row_left=is_row_left)

    def stand(self, place: int, column: int = 0) -> None:
        """Make a cell the current one; a row below the last is the last."""
        place = max(0, min(place, len(self.sheet.rows) - 1))
        self.view.rows = self.sheet.rows
        self.view.place, self.view.column = place, min(column, len(COLUMNS) - 1)
        self.show_cell()

    def show_cell(self) -> None:
        """Show everything as it is now, the input over the current cell."""
        row, column = self.row, self.view.column
        self.cell.show(FIELDS[column], row.cells[column], is_locked=row.is_saved)
        self.view.rows = self.sheet.rows
        self.cells.see()
        self._say()
        self._acts.shown()

    def _say(self) -> None:
        """Below the rows: what is wrong with the cell, or else with its row, or else the keys."""
        problems = self.problems.of(self.row)
        field = FIELDS[self.view.column]
        name = field if field in problems else next(iter(problems), "")
        if name:
            words = f"⚠ {COLUMNS[place_of(name)].words()}: {problems[name]}"
            self._under.configure(text=words, style="Problem.TLabel")
            return
        words = tr(
            "Tab and arrows move · F2 edits · Ctrl+D copies from above · F6–F11 no matter · "
            "Ctrl+Enter saves the row · Ctrl+Delete takes it away · Ctrl+Z takes back"
        )
        self._under.configure(text=words, style="Quiet.TLabel")

    def _place_cell(self) -> None:
        if not hasattr(self, "cell"):
            return
        box = self.cells.box(self.view.place, self.view.column)
        if box is None:
            self.cell.entry.place_forget()
            return
        left, top, width, height = box
        margin = px(self, 7)
        self.cell.entry.place(x=left + margin, y=top, width=width - 2 * margin, height=height)

    def _typed(self, text: str) -> None:
        was_blank = self.row.is_blank
        if self.sheet.put(self.view.place, self.view.column, text):
            self._acts.changed()
            if was_blank != self.row.is_blank:
                self.view.rows = self.sheet.rows
                self.cells.repaint()
                self._acts.shown()

    def _changed_by_key(self) -> None:
        self.problems.check([self.row])
        self.stand(self.view.place, self.view.column)
        self._acts.changed()

    def _pasted(self, clipboard: str) -> None:
        columns, block = cells_for(clipboard, self.view.column, self.problems.checks.settled_moment)
        written = self.sheet.fill(self.view.place, columns, block)
        self.check_all()
        self.stand(self.view.place, self.view.column)
        self._acts.changed()
        self._acts.tell(pasted_news(written, left_out=len(block) - written))

    def check_all(self) -> None:
        """Check every row that waits."""
        self.problems.check(self.sheet.waiting)

    def go_to_problem(self, row: LineRow) -> None:
        """Put the keyboard into the first cell of a row that is wrong."""
        place = next(n for n, one in enumerate(self.sheet.rows) if one.key == row.key)
        self.stand(place, place_of(next(iter(self.problems.of(row)), FIELDS[0])))
        self.focus_set()


def _wrap(label: ttk.Label, event: "tk.Event[tk.Misc]") -> None:
    label.configure(wraplength=event.width)
