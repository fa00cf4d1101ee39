"""Keeps one piece of unfinished work on disk, and offers what was left unfinished before."""

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any, Final

from hotline_app.drafts import Draft, DraftJournal, DraftRecord

WRITE_AFTER_MS: Final = 300


class DraftKeeper:
    """Writes within a third of a second after a change.

    Args:
        clock: what is written, for its timers.
        journal: the folder of drafts.
        kind: what it is.
        snapshot: gives the fields; empty when there is nothing to keep.
        refused: told when the disk refuses, and with None when it works; the text stays where it
            was typed.
        is_saved: whether everything in a draft is stored already; it is not offered then.
    """

    def __init__(
        self,
        clock: tk.Misc,
        journal: DraftJournal,
        kind: str,
        snapshot: Callable[[], Mapping[str, Any]],
        refused: Callable[[OSError | None], None],
        is_saved: Callable[[DraftRecord], bool] = lambda _record: False,
    ) -> None:
        self._clock = clock
        self._journal = journal
        self._kind = kind
        self._snapshot = snapshot
        self._is_saved = is_saved
        self._refused = refused
        self._draft: Draft | None = None
        self._timer = ""

    def unfinished(self) -> list[DraftRecord]:
        """Return what nobody has open, oldest first.

        What was saved just before the power went is forgotten here: nothing is offered twice.
        """
        found = []
        for record in self._journal.unfinished():
            if record.kind == self._kind and self._is_saved(record):
                self._journal.resume(record).clear()
            elif record.kind == self._kind:
                found.append(record)
        return found

    def go_on(self, record: DraftRecord) -> None:
        """Go on writing where something unfinished stands; what was open waits in its stead."""
        self.let_go()
        self._draft = self._journal.resume(record)

    def discard(self, record: DraftRecord) -> None:
        """Throw something unfinished away."""
        self._journal.discard(record)

    def let_wait(self, record: DraftRecord) -> None:
        """Let something wait again that was thrown away."""
        self._journal.put_back(record)

    def changed(self) -> None:
        """Write soon; many changes are written together."""
        if not self._timer:
            self._timer = self._clock.after(WRITE_AFTER_MS, self.write)

    def write(self) -> None:
        """Write now; without anything to keep the draft goes away."""
        self.stop()
        fields = self._snapshot()
        if not fields:
            self.clear()
            return
        if self._draft is None:
            self._draft = self._journal.open(self._kind)
        try:
            self._draft.update(fields)
        except OSError as error:
            self._refused(error)
        else:
            self._refused(None)

    def clear(self) -> None:
        """Forget the draft: it was used or saved."""
        self.stop()
        if self._draft is not None:
            self._draft.clear()
            self._draft = None

    def let_go(self) -> None:
        """Write, and let whoever comes next find it unfinished."""
        self.write()
        if self._draft is not None:
            self._journal.let_go(self._draft.record)
            self._draft = None

    def hand_over(self) -> Draft | None:
        """Write, and give the draft to a page that is made anew."""
        self.write()
        return self._draft

    def take_over(self, draft: Draft | None) -> None:
        """Go on with the draft of a page from before."""
        self._draft = draft

    def stop(self) -> None:
        """Wait for nothing any more."""
        if self._timer:
            self._clock.after_cancel(self._timer)
            self._timer = ""
