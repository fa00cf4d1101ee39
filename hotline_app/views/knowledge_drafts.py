"""Half-written forms of records that are no case: on disk within a second, found again later."""

from collections.abc import Mapping
from typing import Any, Final

from hotline_app.drafts import Draft, DraftJournal

_RECORD: Final = "record"


class RecordDrafts:
    """The drafts of one kind of form, by the record they are about.

    Args:
        journal: of the desk.
        kind: names the form in the journal ("agency", "programme", ...).
    """

    def __init__(self, journal: DraftJournal, kind: str) -> None:
        self._journal = journal
        self._kind = kind
        self._drafts: dict[str, Draft] = {}
        self._typed: dict[str, Mapping[str, Any]] = {}

    def find(self) -> tuple[str, ...]:
        """The records with unfinished forms, also from before a restart."""
        for record in self._journal.unfinished():
            if record.kind == self._kind:
                place = str(record.fields.get(_RECORD, ""))
                self._drafts.setdefault(place, self._journal.resume(record))
                self._typed.setdefault(place, record.fields)
        return tuple(self._typed)

    def fields(self, place: str) -> Mapping[str, Any]:
        """What was typed for a record, or nothing."""
        return self._typed.get(place, {})

    def keep(self, place: str, fields: Mapping[str, Any], cursor: tuple[str, int] | None) -> None:
        """Write a form as it stands.

        Raises:
            OSError: the disk refused; the text is kept as long as the window is open.
        """
        self._typed[place] = dict(fields)
        draft = self._drafts.get(place)
        if draft is None:
            draft = self._drafts[place] = self._journal.open(self._kind)
        draft.update({**fields, _RECORD: place}, cursor)

    def forget(self, place: str) -> None:
        """The form was saved, or emptied again."""
        self._typed.pop(place, None)
        draft = self._drafts.pop(place, None)
        if draft is not None:
            draft.clear()
