"""Half-written panels of case pages: on disk within a second, found again by case and panel."""

from collections.abc import Mapping
from typing import Any, Final

from hotline_app.drafts import Draft, DraftJournal
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FormField
from hotline_app.widgets.picker import Picker

KIND: Final = "case_panel"
_CASE: Final = "case"
_PANEL: Final = "panel"


class CaseDrafts:
    """The drafts of all cases that were opened on this page.

    Args:
        journal: of the desk.
    """

    def __init__(self, journal: DraftJournal) -> None:
        self._journal = journal
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._typed: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._cursors: dict[tuple[str, str], tuple[str, int] | None] = {}

    def find(self, case_code: str) -> tuple[str, ...]:
        """Panels of a case that hold unfinished text, also from before a restart."""
        for record in self._journal.unfinished():
            # Those of other cases, and of the list, wait for whoever shows them.
            if record.kind == KIND and record.fields.get(_CASE) == case_code:
                place = (case_code, str(record.fields.get(_PANEL)))
                self._drafts.setdefault(place, self._journal.resume(record))
                self._typed.setdefault(place, record.fields)
                self._cursors.setdefault(place, record.cursor)
        return tuple(panel for code, panel in self._typed if code == case_code)

    def fields(self, case_code: str, panel: str) -> Mapping[str, Any]:
        """What was typed into a panel, or nothing."""
        return self._typed.get((case_code, panel), {})

    def cursor(self, case_code: str, panel: str) -> tuple[str, int] | None:
        """Where the cursor stood in a panel: its field and the place in it."""
        return self._cursors.get((case_code, panel))

    def keep(
        self, place: tuple[str, str], fields: Mapping[str, Any], cursor: tuple[str, int] | None
    ) -> None:
        """Write a panel as it stands; `place` is the case's code and the panel's key.

        Raises:
            OSError: the disk refused; the text is kept as long as the window is open.
        """
        self._typed[place] = dict(fields)
        self._cursors[place] = cursor
        draft = self._drafts.get(place)
        if draft is None:
            draft = self._drafts[place] = self._journal.open(KIND)
        draft.update({**fields, _CASE: place[0], _PANEL: place[1]}, cursor)

    def forget(self, place: tuple[str, str]) -> None:
        """The panel was saved, or emptied again."""
        self._typed.pop(place, None)
        self._cursors.pop(place, None)
        draft = self._drafts.pop(place, None)
        if draft is not None:
            draft.clear()


def read_field(field: FormField) -> Any:
    """The content of a field as JSON."""
    if isinstance(field, Picker):
        return [field.value, field.typed]
    if isinstance(field, Chips):
        return list(field.value) if isinstance(field.value, tuple) else field.value
    return field.value


def write_field(field: FormField, stored: Any) -> None:
    """Put a content back that `read_field` gave."""
    if isinstance(field, Picker):
        key, typed = stored
        field.value = key
        if not field.value and typed:
            field.typed = typed
    else:
        field.value = stored
