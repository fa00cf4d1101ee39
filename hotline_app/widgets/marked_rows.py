"""A field of rows to mark: many of many, with a box before each."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.fields import FieldSpec, FormField
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Cell, Column
from hotline_app.widgets.theme import px

HEIGHT = 300


@dataclass(frozen=True)
class MarkedRow:
    """A record and whether it is marked."""

    record: Any
    is_marked: bool


class MarkedRows(FormField):
    """Space or a press on a row marks it and takes the mark away; Ctrl+A marks all or none.

    `value` is the tuple of the keys that are marked, in the order of the rows.

    Args:
        parent: the form.
        spec: its name and hint.
        columns: each takes a record.
        key_of: record -> its key.
    """

    def __init__(
        self,
        parent: tk.Misc,
        spec: FieldSpec,
        columns: Sequence[Column],
        key_of: Callable[[Any], str],
    ) -> None:
        self._columns = columns
        self._key_of = key_of
        self.records: Sequence[Any] = ()
        self._marked: set[str] = set()
        super().__init__(parent, spec)

    def make_input(self) -> tk.Widget:
        """Make the buttons and the rows."""
        frame = ttk.Frame(self, style="Inside.TFrame")
        bar = ttk.Frame(frame, style="Inside.TFrame")
        bar.pack(fill="x", pady=(0, px(self, 4)))
        self.all = self._button(bar, tr("Mark all (Ctrl+A)"), self.mark_all)
        self.none = self._button(bar, tr("Mark none"), self.mark_none)
        mark = Column("mark", "", _box, 44)
        columns = [mark, *(_of_record(column) for column in self._columns)]
        self.table = Table(frame, columns, TableActs(opened=self._opened))
        # Drawn at once: a heading that was never drawn asks for too much room.
        self.table.set_order(None)
        self.table.canvas.configure(height=px(self, HEIGHT))
        self.table.pack(fill="both", expand=True)
        canvas = self.table.canvas
        canvas.bind("<space>", lambda _event: self.toggle())
        canvas.bind("<Double-Button-1>", lambda _event: "break")
        canvas.bind("<ButtonRelease-1>", self._pressed)
        for letter in "aA":
            canvas.bind(f"<Control-{letter}>", lambda _event: self._all_or_none())
        return frame

    @property
    def focus_widget(self) -> tk.Widget:
        """The rows."""
        return self.table.canvas

    @property
    def value(self) -> tuple[str, ...]:
        """The keys that are marked; those whose rows are still awaited stand last."""
        keys = [self._key_of(record) for record in self.records]
        awaited = sorted(self._marked.difference(keys))
        return (*(key for key in keys if key in self._marked), *awaited)

    @value.setter
    def value(self, keys: Sequence[str]) -> None:
        self._mark(set(keys))

    @property
    def marked(self) -> list[Any]:
        """The records that are marked."""
        return [record for record in self.records if self._key_of(record) in self._marked]

    def show(self, records: Sequence[Any]) -> None:
        """Offer other records; what is marked stays marked if it is still there."""
        self.records = records
        self._marked &= {self._key_of(record) for record in records}
        self._draw()
        self.changed()
        if records and self.table.selection.current is None:
            self.table.go_to(0)

    def toggle(self) -> str:
        """Mark the current row, or take its mark away."""
        row: MarkedRow | None = self.table.current
        if row is not None:
            self._mark(self._marked ^ {self._key_of(row.record)})
        return "break"

    def mark_all(self) -> None:
        """Mark every row."""
        self._mark({self._key_of(record) for record in self.records})

    def mark_none(self) -> None:
        """Take every mark away."""
        self._mark(set())

    def _opened(self, _row: MarkedRow) -> None:
        self.toggle()

    def _all_or_none(self) -> str:
        if len(self.value) == len(self.records):
            self.mark_none()
        else:
            self.mark_all()
        return "break"

    def _mark(self, keys: set[str]) -> None:
        self._marked = keys
        self._draw()
        self.changed()

    def _draw(self) -> None:
        records, marked, key_of = self.records, self._marked, self._key_of
        self.table.set_rows(
            len(records),
            lambda first, count: [
                MarkedRow(one, key_of(one) in marked) for one in records[first : first + count]
            ],
            keeps_place=True,
        )

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        if self.table.record_at(event.y) is not None:
            self.toggle()

    def _button(self, bar: ttk.Frame, words: str, act: Callable[[], None]) -> ttk.Button:
        button = ttk.Button(bar, text=words, style="Chip.TButton", command=act)
        button.pack(side="left", padx=(0, px(self, 6)))
        return button


def _box(row: MarkedRow) -> Cell:
    return "☑" if row.is_marked else "☐"


def _of_record(column: Column) -> Column:
    cell = column.cell
    return Column(
        column.key,
        column.title,
        lambda row: cell(row.record),
        column.width,
        column.weight,
        is_quiet=column.is_quiet,
        is_number=column.is_number,
    )
