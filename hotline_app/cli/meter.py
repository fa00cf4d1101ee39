"""Progress in one line of the standard error, only for a person at a terminal."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from hotline_app.i18n import tr

if TYPE_CHECKING:
    from hotline_app.imports.reports import ImportProgress


class Meter:
    """One line that is written over until the work ends."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._has_begun = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._has_begun:
            click.echo("", err=True)

    def show_rows(self, progress: "ImportProgress") -> None:
        """Show how far an import is."""
        share = f" ({progress.fraction:.0%})" if progress.fraction else ""
        self._show(tr("{rows} rows done{share}").format(rows=progress.rows_done, share=share))

    def show_cases(self, done: int, total: int) -> None:
        """Show how many cases are made."""
        self._show(tr("{done} of {total} cases").format(done=done, total=total))

    def _show(self, words: str) -> None:
        if self._is_shown:
            self._has_begun = True
            click.echo(f"\r{words}\x1b[K", err=True, nl=False)
