"""A form beside a case, a list or a record: its fields, its problems, its draft."""

import tkinter as tk
from collections.abc import Callable
from typing import Any, ClassVar, Protocol

from db.errors import HotlineError, NotFound, ValidationFailed
from hotline_app.desk import DeskContext
from hotline_app.labels import problem_words, refusal_words
from hotline_app.views.forms.draft_news import DiskNews
from hotline_app.views.forms.field_problems import problems_of
from hotline_app.views.forms.panel_drafts import PanelDrafts, Place, read_field, write_field
from hotline_app.views.forms.side_frame import SideFrame

KEPT_AFTER_MS = 400


class FieldRefused(Exception):
    """A field cannot be taken; `words` say why and stand under it."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(field)
        self.field = field
        self.words = words


class SideWork(Protocol):
    """What every side form works with; each kind of form adds its own."""

    @property
    def desk(self) -> DeskContext:
        """Of the page."""

    @property
    def drafts(self) -> PanelDrafts:
        """Of the page."""

    @property
    def closed(self) -> Callable[[], None]:
        """The person leaves the form; what was typed stays."""


class SideForm(SideFrame):
    """Base of all side forms. A subclass names itself, makes its fields and carries out its act.

    Attributes:
        work: a `SideWork`; each kind of form says which.
    """

    key = ""
    only_listed: ClassVar[bool] = False
    """Whether words in a picker that are no choice of its list are refused before the act."""

    def __init__(self, parent: tk.Misc, work: SideWork) -> None:
        self.work: Any = work
        self._timer: str | None = None
        events = self.work.desk.events
        self._disk = DiskNews(lambda news: events.announce("news", news=news))
        super().__init__(parent, work.closed)
        self.build()
        self._first = self.values()
        self.write(dict(self.work.drafts.fields(*self.draft_place)))
        self.watch_wheel()
        self.bind("<Destroy>", self._destroyed, add="+")

    # What a subclass says

    def build(self) -> None:
        """Make the fields, filled with what is stored."""

    def act(self) -> Any:
        """Carry out the act; return what the page is told of it."""
        raise AssertionError("a form has an act")

    @property
    def draft_place(self) -> Place:
        """Where the draft belongs."""
        raise AssertionError("a form has a place")

    def further_words(self, error: Exception) -> str:
        """What stands below a refusal, such as what somebody else changed meanwhile."""
        del error
        return ""

    def loose_problem(self, name: str, words: str) -> str:
        """How a problem is said that no field of the form answers for."""
        del name
        return words

    def place_problems(self, problems: dict[str, str]) -> dict[str, str]:
        """Problem codes by field of the draft -> words by field of the form."""
        return {name: problem_words(name, code) for name, code in problems.items()}

    def values(self) -> dict[str, Any]:
        """Everything that stands in the form, as JSON."""
        return {name: read_field(made) for name, made in self.fields.items()}

    def write(self, values: dict[str, Any]) -> None:
        """Put back what `values` gave."""
        for name, stored in values.items():
            if name in self.fields:
                write_field(self.fields[name], stored)

    # What the page asks

    def begin(self) -> None:
        """Put the keyboard where it was, or on the first field."""
        name, place = self.work.drafts.cursor(*self.draft_place) or ("", 0)
        if name in self.fields:
            self.fields[name].focus_set()
            self.fields[name].cursor = place
            return
        first = next(iter(self.fields.values()), None)
        (first or self.button).focus_set()

    def save(self) -> None:
        """Carry out the act, or say under the fields why not; nothing typed is lost."""
        if not self.is_ready():
            return
        self.keep_draft()
        try:
            done = self.act()
        except (HotlineError, FieldRefused) as error:
            self.refused(error)
        else:
            self.act_done(done)

    def keep_draft(self) -> None:
        """Write what was typed to the disk now."""
        self._stop_timer()
        values = self.values()
        if values == self._first:
            self.work.drafts.forget(self.draft_place)
            return
        try:
            self.work.drafts.keep(self.draft_place, values, self._cursor())
        except OSError as error:
            self._disk(error)
        else:
            self._disk(None)

    def changed(self) -> None:
        """Write to the disk soon."""
        if self._timer is None:
            self._timer = self.after(KEPT_AFTER_MS, self.keep_draft)

    # Parts of saving, for forms whose act takes its time

    def is_ready(self, more: dict[str, str] | None = None) -> bool:
        """Forget the problems of the last attempt; say those there are now, and `more` of them."""
        for made in self.fields.values():
            made.show_problem("")
        self.notify("")
        found = problems_of(self.fields, self.required, only_listed=self.only_listed)
        problems = found | (more or {})
        if problems:
            self.show_problems(problems)
        return not problems

    def refused(self, error: Exception) -> None:
        """Say why the act was not carried out, under its field where there is one."""
        if isinstance(error, FieldRefused):
            self.show_problems({error.field: error.words})
        elif isinstance(error, ValidationFailed):
            self.show_problems(self.place_problems(error.problems))
        elif isinstance(error, NotFound) and error.kind in self.fields:
            self.show_problems({error.kind: refusal_words(error) or ""})
        elif isinstance(error, NotFound):
            self.notify(refusal_words(error) or "")
        else:
            self.notify(f"{refusal_words(error)}\n{self.further_words(error)}".strip())

    def refused_later(self, error: BaseException) -> None:
        """Say why a worker did not carry out the act; the form may be gone meanwhile."""
        if not isinstance(error, HotlineError | FieldRefused):
            raise error
        if self.winfo_exists():
            self.button.state(["!disabled"])
            self.refused(error)

    def forget_draft(self) -> None:
        """What stands in the form is stored: nothing of it is unfinished any more."""
        self.work.drafts.forget(self.draft_place)
        if self.winfo_exists():
            self._first = self.values()

    def act_done(self, done: Any) -> None:
        """The act is done: forget the draft, tell the page."""
        self.forget_draft()
        self.work.done(done)

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show each problem under its field, the others in the notice; go to the first."""
        loose = [
            self.loose_problem(name, words)
            for name, words in problems.items()
            if name not in self.fields
        ]
        self.notify("\n".join(loose))
        wrong = [name for name in self.fields if name in problems]
        for name in wrong:
            self.fields[name].show_problem(problems[name])
        if wrong:
            self.fields[wrong[0]].focus_set()

    # Inside

    def _cursor(self) -> tuple[str, int] | None:
        focus = self.focus_displayof()
        for name, made in self.fields.items():
            if made.focus_widget is focus:
                return name, made.cursor
        return None

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self.after_cancel(self._timer)
            self._timer = None

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop_timer()
