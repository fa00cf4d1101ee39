"""Keeps one open form on disk while it is typed."""

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any

from hotline_app.drafts import Draft, DraftJournal, DraftRecord

WRITE_AFTER_MS = 300

Snapshot = tuple[Mapping[str, Any], tuple[str, int] | None]


class FormJournal:
    """Writes a form within a third of a second after a change.

    Args:
        clock: the form, for its timers.
        journal: the folder of drafts.
        kind: which form.
        snapshot: gives the fields (empty when there is nothing to keep) and the cursor.
    """

    def __init__(
        self, clock: tk.Misc, journal: DraftJournal, kind: str, snapshot: Callable[[], Snapshot]
    ) -> None:
        self._clock = clock
        self._journal = journal
        self._kind = kind
        self._snapshot = snapshot
        self._draft: Draft | None = None
        self._timer = ""

    def unfinished(self) -> list[DraftRecord]:
        """Return the forms of this kind that nobody has open."""
        return [record for record in self._journal.unfinished() if record.kind == self._kind]

    def resume(self, record: DraftRecord) -> None:
        """Go on writing where an unfinished form stands."""
        self._draft = self._journal.resume(record)

    def discard(self, record: DraftRecord) -> None:
        """Throw an unfinished form away."""
        self._journal.discard(record)

    def changed(self) -> None:
        """Write soon; many changes are written together."""
        if not self._timer:
            self._timer = self._clock.after(WRITE_AFTER_MS, self.write)

    def write(self) -> None:
        """Write now."""
        self._stop_timer()
        fields, cursor = self._snapshot()
        if not fields:
            self.clear()
            return
        if self._draft is None:
            self._draft = self._journal.open(self._kind)
        self._draft.update(fields, cursor)

    def clear(self) -> None:
        """Forget the form: it was saved or is empty."""
        self._stop_timer()
        if self._draft is not None:
            self._draft.clear()
            self._draft = None

    def hand_over(self) -> Draft | None:
        """Write what waits and give the draft to another form that goes on with it."""
        if self._timer:
            self.write()
        return self._draft

    def take_over(self, draft: Draft | None) -> None:
        """Go on with the draft of a form that was made anew."""
        self._draft = draft

    def close(self) -> None:
        """Write what waits, before the form goes away."""
        if self._timer:
            self.write()

    def _stop_timer(self) -> None:
        if self._timer:
            self._clock.after_cancel(self._timer)
            self._timer = ""
