"""Half-written panels of people, employers and units: on disk within a second."""

from collections.abc import Mapping
from typing import Any, Final

from hotline_app.drafts import Draft, DraftJournal

KIND: Final = "record_panel"
_RECORD: Final = "record"
_PANEL: Final = "panel"
Place = tuple[str, str]
"""The record ("person:<id>") and the key of its panel."""


class RecordDrafts:
    """The drafts of all records that were opened on a page.

    Args:
        journal: of the desk.
        kind: what the records are, so that each page finds its own.
    """

    def __init__(self, journal: DraftJournal, kind: str) -> None:
        self._journal = journal
        self._kind = f"{KIND}:{kind}"
        self._drafts: dict[Place, Draft] = {}
        self._typed: dict[Place, Mapping[str, Any]] = {}
        self._cursors: dict[Place, tuple[str, int] | None] = {}

    def find(self, record: str) -> tuple[str, ...]:
        """Panels of a record that hold unfinished text, also from before a restart."""
        for found in self._journal.unfinished():
            if found.kind == self._kind:
                place = (str(found.fields.get(_RECORD)), str(found.fields.get(_PANEL)))
                self._drafts.setdefault(place, self._journal.resume(found))
                self._typed.setdefault(place, found.fields)
                self._cursors.setdefault(place, found.cursor)
        return tuple(panel for owner, panel in self._typed if owner == record)

    def fields(self, record: str, panel: str) -> Mapping[str, Any]:
        """What was typed into a panel, or nothing."""
        return self._typed.get((record, panel), {})

    def cursor(self, record: str, panel: str) -> tuple[str, int] | None:
        """Where the cursor stood in a panel: its field and the place in it."""
        return self._cursors.get((record, panel))

    def keep(self, place: Place, fields: Mapping[str, Any], cursor: tuple[str, int] | None) -> None:
        """Write a panel as it stands.

        Raises:
            OSError: the disk refused; the text is kept as long as the window is open.
        """
        self._typed[place] = dict(fields)
        self._cursors[place] = cursor
        draft = self._drafts.get(place)
        if draft is None:
            draft = self._drafts[place] = self._journal.open(self._kind)
        draft.update({**fields, _RECORD: place[0], _PANEL: place[1]}, cursor)

    def forget(self, place: Place) -> None:
        """The panel was saved, or emptied again."""
        self._typed.pop(place, None)
        self._cursors.pop(place, None)
        draft = self._drafts.pop(place, None)
        if draft is not None:
            draft.clear()
