"""Keeps an open form on disk, less than half a second behind the keyboard."""

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any

from hotline_app.drafts import Draft
from hotline_app.widgets.fields import FormField
from hotline_app.widgets.picker import Picker

WAIT_MS = 400


class FormJournal:
    """Writes the fields of one form to its draft, at most 400 ms after a change.

    The first change starts the wait and later ones do not put it off: somebody who never stops
    typing is safe too.

    Args:
        form: the form; it must live as long as the journal.
        draft: from `DraftJournal.open` or `DraftJournal.resume`.
        fields: name in the draft -> field.
        on_error: the error door, for a disk that refuses; the form goes on.
    """

    def __init__(
        self,
        form: tk.Misc,
        draft: Draft,
        fields: Mapping[str, FormField],
        on_error: Callable[[BaseException], Any],
    ) -> None:
        self._form = form
        self.draft = draft
        self._fields = dict(fields)
        self._on_error = on_error
        self._timer: str | None = None
        for field in self._fields.values():
            field.on_change(self._changed)
        form.bind("<Destroy>", self._form_destroyed, add="+")

    def fields_now(self) -> dict[str, Any]:
        """Return what stands in the form, as it goes into the draft."""
        return {name: _stored(field) for name, field in self._fields.items()}

    def fill(self) -> None:
        """Write the draft's fields into the form, and put the cursor where it was."""
        for name, stored in self.draft.record.fields.items():
            if name in self._fields:
                _fill(self._fields[name], stored)
        cursor = self.draft.record.cursor
        if cursor is not None and cursor[0] in self._fields:
            field = self._fields[cursor[0]]
            field.focus_set()
            field.cursor = cursor[1]

    def write_now(self) -> None:
        """Write without waiting (before a change of language, before the window closes)."""
        self._stop_waiting()
        try:
            self.draft.update(self.fields_now(), self._cursor())
        except OSError as error:
            self._on_error(error)

    def clear(self) -> None:
        """Forget the draft: the form was saved or thrown away."""
        self._stop_waiting()
        self.draft.clear()

    def _changed(self) -> None:
        if self._timer is None:
            self._timer = self._form.after(WAIT_MS, self._waited)

    def _waited(self) -> None:
        self._timer = None
        self.write_now()

    def _cursor(self) -> tuple[str, int] | None:
        focused = self._form.focus_displayof()
        for name, field in self._fields.items():
            if field.focus_widget is focused:
                return name, field.cursor
        return None

    def _form_destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self._form:
            self._stop_waiting()

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._form.after_cancel(self._timer)
            self._timer = None


def _stored(field: FormField) -> Any:
    """A picker's text may be no choice yet: both are kept."""
    if isinstance(field, Picker):
        return {"key": field.value, "typed": field.typed}
    value = field.value
    return list(value) if isinstance(value, tuple) else value


def _fill(field: FormField, stored: Any) -> None:
    if not isinstance(field, Picker):
        field.value = stored
        return
    field.value = stored["key"]
    if field.typed != stored["typed"]:
        field.typed = stored["typed"]
