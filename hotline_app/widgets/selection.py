"""Which rows of a long list are selected; a million rows cost as much as ten."""

from collections.abc import Iterable


class Selection:
    """Rows by their place in the list: one current row, any number of marked ones.

    "All rows" is kept as a rule with exceptions, not as a million places.
    """

    def __init__(self) -> None:
        self.total = 0
        self.current: int | None = None
        self._anchor: int | None = None
        self._has_all = False
        self._marked: set[int] = set()
        self._span: range = range(0)

    def reset(self, total: int) -> None:
        """Forget everything: the list has other rows now."""
        self.total = total
        self.current = self._anchor = None
        self._clear()

    def __contains__(self, row: int) -> bool:
        if self._has_all:
            return row not in self._marked
        return row in self._marked or row in self._span

    @property
    def count(self) -> int:
        """How many rows are selected."""
        if self._has_all:
            return self.total - len(self._marked)
        return len(self._marked) + sum(row not in self._marked for row in self._span)

    def rows(self) -> list[int]:
        """Return the selected places in order."""
        if self._has_all:
            return [row for row in range(self.total) if row not in self._marked]
        return sorted(self._marked.union(self._span))

    @property
    def has_all(self) -> bool:
        """Whether every row is selected."""
        return self._has_all and not self._marked

    def select(self, row: int) -> None:
        """Select one row and nothing else."""
        self._clear()
        self.current = self._anchor = row
        self._marked = {row}

    def extend(self, row: int) -> None:
        """Select from the row where the selection began to `row`."""
        start = row if self._anchor is None else self._anchor
        self._clear()
        self._anchor, self.current = start, row
        self._span = range(min(start, row), max(start, row) + 1)

    def toggle(self, row: int) -> None:
        """Add or take away one row."""
        if not self._has_all:
            self._marked.update(self._span)
            self._span = range(0)
        self._marked ^= {row}
        self.current = self._anchor = row

    def mark(self, rows: Iterable[int]) -> None:
        """Select exactly these rows; the current one stays."""
        self._clear()
        self._marked = set(rows)

    def select_all(self) -> None:
        """Select every row."""
        self._clear()
        self._has_all = self.total > 0

    def _clear(self) -> None:
        self._has_all = False
        self._marked = set()
        self._span = range(0)
