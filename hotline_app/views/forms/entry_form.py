"""A form about one entry of a list of records; beside the list or in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from db.errors import StaleRecord
from hotline_app.desk import DeskContext
from hotline_app.labels import field_words
from hotline_app.views.forms.panel_drafts import PanelDrafts, Place
from hotline_app.views.forms.side_form import SideForm


@dataclass(frozen=True)
class EntryWork:
    """What a form works with.

    Attributes:
        desk: of the page.
        drafts: of the page.
        place: names the draft: what the form is about.
        done: takes the words of what was done and the record to show; the page closes the form.
        closed: the person leaves the form; what was typed stays.
    """

    desk: DeskContext
    drafts: PanelDrafts
    place: str
    done: Callable[[str, str], None]
    closed: Callable[[], None]


class EntryForm(SideForm):
    """Base of the forms; `act` returns the words of what was done and the record to show."""

    work: EntryWork
    only_listed: ClassVar[bool] = True
    is_wide: ClassVar[bool] = False
    """Whether the form takes the place of the list as well."""

    @property
    def draft_place(self) -> Place:
        """What the form is about: each entry has one form."""
        return self.work.place, ""

    def what_changed(self) -> str:
        """What somebody else saved meanwhile, a line for each field; the next save counts."""
        return ""

    def further_words(self, error: Exception) -> str:
        """What was changed, when the entry is not any more as it was read."""
        return self.what_changed() if isinstance(error, StaleRecord) else ""

    def loose_problem(self, name: str, words: str) -> str:
        """Name the field of the record: the form does not show it."""
        return f"{field_words(name)}: {words}"

    def act_done(self, done: tuple[str, str]) -> None:
        """Forget the draft; tell the page which record to show."""
        self.forget_draft()
        self.work.done(*done)
