"""Half-written side forms: on disk within a second, found again by owner and panel."""

from collections.abc import Mapping
from typing import Any, Final

from hotline_app.drafts import Draft, DraftJournal
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FormField
from hotline_app.widgets.picker import Picker

CASE_KIND: Final = "case_panel"
CASE_OWNER: Final = "case"
RECORD_KIND: Final = "record_panel"
"""With the kind of record behind a colon."""
RECORD_OWNER: Final = "record"
_PANEL: Final = "panel"
Place = tuple[str, str]
"""What the form is about (a case's code, "person:<id>", "" for a list) and the panel's key."""


class PanelDrafts:
    """The drafts of all side forms that were opened on a page.

    Args:
        journal: of the desk.
        kind: names the forms in the journal, so that each page finds its own.
        owner_field: under which name a draft on disk says what it is about.
    """

    def __init__(self, journal: DraftJournal, kind: str, owner_field: str = RECORD_OWNER) -> None:
        self._journal = journal
        self._kind = kind
        self._owner_field = owner_field
        self._drafts: dict[Place, Draft] = {}
        self._typed: dict[Place, Mapping[str, Any]] = {}
        self._cursors: dict[Place, tuple[str, int] | None] = {}

    def find(self, owner: str) -> tuple[str, ...]:
        """Panels of an owner that hold unfinished text, also from before a restart."""
        # Those of other owners wait for whoever shows them.
        self._take_up(owner)
        return tuple(panel for one, panel in self._typed if one == owner)

    def owners(self) -> tuple[str, ...]:
        """Everything with unfinished text, also from before a restart."""
        self._take_up(None)
        return tuple(owner for owner, _panel in self._typed)

    def fields(self, owner: str, panel: str = "") -> Mapping[str, Any]:
        """What was typed into a panel, or nothing."""
        return self._typed.get((owner, panel), {})

    def cursor(self, owner: str, panel: str = "") -> tuple[str, int] | None:
        """Where the cursor stood in a panel: its field and the place in it."""
        return self._cursors.get((owner, panel))

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
        draft.update({**fields, self._owner_field: place[0], _PANEL: place[1]}, cursor)

    def forget(self, place: Place) -> None:
        """The panel was saved, or emptied again."""
        self._typed.pop(place, None)
        self._cursors.pop(place, None)
        draft = self._drafts.pop(place, None)
        if draft is not None:
            draft.clear()

    def _take_up(self, owner: str | None) -> None:
        for found in self._journal.unfinished():
            its_owner = str(found.fields.get(self._owner_field, ""))
            if found.kind == self._kind and owner in (None, its_owner):
                place = (its_owner, str(found.fields.get(_PANEL, "")))
                self._drafts.setdefault(place, self._journal.resume(found))
                self._typed.setdefault(place, found.fields)
                self._cursors.setdefault(place, found.cursor)


def panel_place(owner: str, key: str, item_id: str = "") -> Place:
    """The place of a panel that may be about one item of its owner."""
    return owner, f"{key}:{item_id}" if item_id else key


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
