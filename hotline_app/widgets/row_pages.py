"""Rows of a long list, asked for in pages and kept while they are near."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

PAGE = 64
PAGES_KEPT = 24

Fetch = Callable[[int, int], Sequence[Any]]


class RowPages:
    """The rows somebody looks at.

    Args:
        total: how many rows there are.
        fetch: (first row, how many) -> records in order; fewer when rows vanished meanwhile.
    """

    def __init__(self, total: int, fetch: Fetch) -> None:
        self.total = total
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def grow(self, total: int) -> None:
        """Take more rows below; the page that was not full is asked for again."""
        if self.total % PAGE:
            self._pages.pop(self.total // PAGE, None)
        self.total = total

    def row(self, place: int) -> Any | None:
        """Return the record at a place, or None when it is not there any more."""
        if not 0 <= place < self.total:
            return None
        number, offset = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            first = number * PAGE
            page = self._fetch(first, min(PAGE, self.total - first))
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page[offset] if offset < len(page) else None
