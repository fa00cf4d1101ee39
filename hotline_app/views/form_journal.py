"""Keeps one open form on disk while it is typed."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hotline_app.drafts import Draft, DraftJournal, DraftRecord

WRITE_AFTER_MS = 300

Snapshot = tuple[Mapping[str, Any], tuple[str, int] | None]


@dataclass
class OpenDrafts:
    """What this window holds: the draft of the form, and those put aside."""

    current: Draft | None = None
    aside: dict[str, Draft] = field(default_factory=dict)


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
        self._open = OpenDrafts()
        self._timer = ""

    def unfinished(self) -> list[DraftRecord]:
        """Return the forms of this kind that are not in front, oldest first."""
        found = [record for record in self._journal.unfinished() if record.kind == self._kind]
        found += [draft.record for draft in self._open.aside.values()]
        return sorted(found, key=lambda record: record.opened_at)

    def resume(self, record: DraftRecord) -> None:
        """Go on writing where an unfinished form stands."""
        aside = self._open.aside.pop(record.draft_id, None)
        self._open.current = aside or self._journal.resume(record)

    def put_aside(self) -> None:
        """Write the form and let it wait among the unfinished ones."""
        self.write()
        draft = self._open.current
        if draft is not None:
            self._open.aside[draft.record.draft_id] = draft
            self._open.current = None

    def discard(self, record: DraftRecord) -> None:
        """Throw an unfinished form away."""
        self._open.aside.pop(record.draft_id, None)
        self._journal.discard(record)

    def put_back(self, record: DraftRecord) -> None:
        """Let a form wait again that was thrown away."""
        draft = self._journal.open(self._kind)
        draft.update(record.fields, record.cursor)
        self._open.aside[draft.record.draft_id] = draft

    def changed(self) -> None:
        """Write soon; many changes are written together."""
        if not self._timer:
            self._timer = self._clock.after(WRITE_AFTER_MS, self.write)

    def write(self) -> None:
        """Write now."""
        self.stop()
        fields, cursor = self._snapshot()
        if not fields:
            self.clear()
            return
        if self._open.current is None:
            self._open.current = self._journal.open(self._kind)
        self._open.current.update(fields, cursor)

    def clear(self) -> None:
        """Forget the form: it was saved or is empty."""
        self.stop()
        if self._open.current is not None:
            self._open.current.clear()
            self._open.current = None

    def let_go(self) -> None:
        """Write the form and let whoever comes next find it unfinished."""
        self.write()
        if self._open.current is not None:
            self._journal.let_go(self._open.current.record)
            self._open.current = None

    def hand_over(self) -> OpenDrafts:
        """Write the form and give the drafts to another form that goes on with them."""
        self.write()
        return self._open

    def take_over(self, drafts: OpenDrafts) -> None:
        """Go on with the drafts of a form that was made anew."""
        self._open = drafts

    def stop(self) -> None:
        """Wait for nothing any more: the form goes away."""
        if self._timer:
            self._clock.after_cancel(self._timer)
            self._timer = ""
