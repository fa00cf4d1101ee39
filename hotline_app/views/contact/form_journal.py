"""The open forms of one kind: the one in front is written to disk while it is typed."""

import tkinter as tk
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hotline_app.draft_files import KeptFile
from hotline_app.drafts import Draft, DraftJournal, DraftRecord
from hotline_app.views.contact.open_forms import OpenForm, OpenForms

WRITE_AFTER_MS = 300

Snapshot = tuple[Mapping[str, Any], tuple[str, int] | None]


class FormJournal:
    """Writes the form in front within a third of a second after a change.

    Args:
        clock: the form, for its timers.
        journal: the folder of drafts.
        kind: which form.
        snapshot: gives the fields (empty when there is nothing to keep) and the cursor.
        is_logged: whether a draft was saved already; such a draft is not offered.
        refused: told when the disk refuses; the text stays in the window.
    """

    def __init__(
        self,
        clock: tk.Misc,
        journal: DraftJournal,
        kind: str,
        snapshot: Callable[[], Snapshot],
        is_logged: Callable[[DraftRecord], bool],
        refused: Callable[[OSError | None], None],
    ) -> None:
        self._clock = clock
        self._journal = journal
        self._kind = kind
        self._snapshot = snapshot
        self._is_logged = is_logged
        self._refused = refused
        self._open = OpenForms()
        self._timer = ""

    @property
    def forms(self) -> tuple[OpenForm, ...]:
        """Every open form in the order of the tabs."""
        return tuple(self._open.forms)

    @property
    def place(self) -> int:
        """Which one is in front."""
        return self._open.place

    @property
    def front(self) -> OpenForm:
        """The form in front."""
        return self._open.forms[self._open.place]

    def unfinished(self) -> list[DraftRecord]:
        """Return the forms of this kind that nobody has open, oldest first.

        One that was saved just before the power went is forgotten here: nothing is offered twice.
        """
        found = []
        for record in self._journal.unfinished():
            if record.kind != self._kind:
                continue
            if self._is_logged(record):
                self._journal.resume(record).clear()
            else:
                found.append(record)
        return found

    def begin(self) -> OpenForm:
        """Bring an empty form to the front; those that are open stay open."""
        self.write()
        empty = [place for place, form in enumerate(self._open.forms) if form.draft is None]
        if empty:
            return self._bring(empty[0])
        self._open.forms.append(OpenForm())
        return self._bring(len(self._open.forms) - 1)

    def bring(self, place: int) -> OpenForm:
        """Bring a form to the front; places are counted round."""
        self.write()
        return self._bring(place % len(self._open.forms))

    def go_on(self, record: DraftRecord) -> OpenForm:
        """Go on with an unfinished form from before."""
        form = self.begin()
        form.draft = self._journal.resume(record)
        return form

    def throw_away(self) -> DraftRecord | None:
        """Throw the form in front away; returns what `put_back` takes."""
        self.write()
        draft = self.front.draft
        if draft is not None:
            self._journal.discard(draft.record)
        self.close()
        return draft.record if draft else None

    def discard(self, record: DraftRecord) -> None:
        """Throw an unfinished form away that nobody has open."""
        self._journal.discard(record)

    def let_wait(self, record: DraftRecord) -> None:
        """Take back that a form was thrown away; it is unfinished again."""
        self._journal.put_back(record)

    def put_back(self, record: DraftRecord) -> OpenForm:
        """Take back that a form was thrown away; it comes to the front."""
        self._journal.put_back(record)
        return self.go_on(record)

    def close(self) -> None:
        """Take the form in front out of the window; one form always stays."""
        self.stop()
        del self._open.forms[self._open.place]
        if not self._open.forms:
            self._open.forms.append(OpenForm())
        self._open.place = min(self._open.place, len(self._open.forms) - 1)

    def changed(self) -> None:
        """Write soon; many changes are written together."""
        if not self._timer:
            self._timer = self._clock.after(WRITE_AFTER_MS, self.write)

    def write(self) -> None:
        """Write now; where the disk refuses the window keeps the text, and that is told."""
        self.stop()
        fields, cursor = self._snapshot()
        if not fields and not self.front.files and not self.front.copies:
            self.clear()
            return
        try:
            self._draft().update(fields, cursor)
        except OSError as error:
            self._refused(error)
        else:
            self._refused(None)

    def clear(self) -> None:
        """Forget the form: it was saved or is empty. Its tab stays, empty."""
        self.stop()
        if self.front.draft is not None:
            self.front.draft.clear()
            self.front.draft = None

    def files_folder(self) -> Path:
        """Where bytes for the form in front belong."""
        return self._draft().files_folder

    def add_file(self, folder: Path, file: KeptFile) -> bool:
        """Note a file whose bytes were written; whichever form it was chosen for takes it.

        Returns:
            Whether that form is still there.
        """
        for form in (*self._open.forms, *self._open.leaving):
            if form.draft is not None and form.draft.files_folder == folder:
                form.draft.set_files((*form.files, file))
                return True
        return False

    def remove_file(self, key: str) -> None:
        """Take a file away from the form in front; its bytes go with the form."""
        draft = self._draft()
        draft.set_files(tuple(file for file in draft.record.files if file.key != key))
        self.write()

    @property
    def open_forms(self) -> OpenForms:
        """Everything this window holds; another page may go on with it."""
        return self._open

    def leave(self) -> OpenForm:
        """Let the form in front go to be saved; it stays on disk until that is done."""
        self.write()
        form = self.front
        self.close()
        self._open.leaving.append(form)
        return form

    def come_back(self, form: OpenForm) -> bool:
        """Show a form again that was not saved; returns whether it is in front now.

        It takes the place of an empty form in front, and stands beside a begun one.
        """
        self.write()
        if self.front.draft is None and form in self._open.forms:
            self._open.forms.remove(self.front)
            self._open.place = self._open.forms.index(form)
        return form is self.front

    def hand_over(self) -> OpenForms:
        """Write the form and give all of them to another page that goes on with them."""
        self.write()
        return self._open

    def take_over(self, forms: OpenForms) -> OpenForm:
        """Go on with the forms of a page that was made anew.

        What was being saved when its window closed was saved, or stands open again.
        """
        self._open = forms
        for form in tuple(forms.leaving):
            if form.is_given_up and form.draft is not None:
                forms.leaving.remove(form)
                if self._is_logged(form.draft.record):
                    form.draft.clear()
                else:
                    forms.forms.append(form)
        for form in forms.forms:
            form.copies = [task for task in form.copies if not task.is_cancelled]
        return self.front

    def stop(self) -> None:
        """Wait for nothing any more: the form goes away."""
        if self._timer:
            self._clock.after_cancel(self._timer)
            self._timer = ""

    def _bring(self, place: int) -> OpenForm:
        self._open.place = place
        return self.front

    def _draft(self) -> Draft:
        if self.front.draft is None:
            self.front.draft = self._journal.open(self._kind)
        return self.front.draft
