"""A form about one record: its fields, its problems, its draft; beside a list or in its place."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import ttkbootstrap as ttk

from db.errors import HotlineError, StaleRecord, ValidationFailed
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import field_words, problem_words, refusal_words
from hotline_app.views.case_drafts import read_field, write_field
from hotline_app.views.case_form import CaseForm
from hotline_app.views.knowledge_checks import problems_of
from hotline_app.views.knowledge_drafts import RecordDrafts
from hotline_app.widgets.fields import FormField
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

KEPT_AFTER_MS = 400


@dataclass(frozen=True)
class RecordWork:
    """What a form works with.

    Attributes:
        desk: of the page.
        drafts: of the page.
        place: names the draft: what the form is about.
        done: takes the words of what was done and the record to show; the page closes the form.
        closed: the person leaves the form; what was typed stays.
    """

    desk: DeskContext
    drafts: RecordDrafts
    place: str
    done: Callable[[str, str], None]
    closed: Callable[[], None]


class RecordPanel(CaseForm):
    """Base of the forms. A subclass names itself, makes its fields and carries out its act."""

    is_wide: ClassVar[bool] = False
    """Whether the form takes the place of the list as well."""

    def __init__(self, parent: tk.Misc, work: RecordWork) -> None:
        super().__init__(parent)
        self.work = work
        self._timer: str | None = None
        self._refit: str | None = None
        self._make_head()
        self._make_foot()
        self.make_form()
        self._whole = self.form
        self.notice = ttk.Label(self.form, style="Problem.TLabel", justify="left")
        self.form.bind("<Configure>", self._wrap, add="+")
        self.build()
        self._first = self.values()
        self._resume()
        self.watch_wheel()
        self.bind("<Destroy>", self._destroyed, add="+")

    # What a subclass says

    def title(self) -> str:
        """What the form is for."""
        raise AssertionError("a form has a title")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""

    def act(self) -> tuple[str, str]:
        """Carry out the act; return the words of what was done and the record to show."""
        raise AssertionError("a form has an act")

    def what_changed(self) -> str:
        """What somebody else saved meanwhile, a line for each field; the next save counts."""
        return ""

    def values(self) -> dict[str, Any]:
        """Everything that stands in the form, as JSON."""
        return {name: read_field(made) for name, made in self.fields.items()}

    def write(self, values: dict[str, Any]) -> None:
        """Put back what `values` gave."""
        for name, stored in values.items():
            if name in self.fields:
                write_field(self.fields[name], stored)

    def place_problems(self, problems: dict[str, str]) -> dict[str, str]:
        """Problem codes by field of the draft -> words by field of the form."""
        return {name: problem_words(name, code) for name, code in problems.items()}

    # What the page asks

    def begin(self) -> None:
        """Put the keyboard on the first field."""
        next(iter(self.fields.values())).focus_set()

    def save(self) -> None:
        """Carry out the act, or say under the fields why not; nothing typed is lost."""
        for made in self.fields.values():
            made.show_problem("")
        self.notify("")
        problems = problems_of(self.fields, self.required)
        if problems:
            self.show_problems(problems)
            return
        self.keep_draft()
        try:
            words, record_id = self.act()
        except ValidationFailed as error:
            self.show_problems(self.place_problems(error.problems))
        except StaleRecord as error:
            self.notify(f"{refusal_words(error)}\n{self.what_changed()}".strip())
        except HotlineError as error:
            self.notify(refusal_words(error) or "")
        else:
            self.work.drafts.forget(self.work.place)
            self._first = self.values()
            self.work.done(words, record_id)

    def keep_draft(self) -> None:
        """Write what was typed to the disk now."""
        self._stop_timer()
        values = self.values()
        if values == self._first:
            self.work.drafts.forget(self.work.place)
            return
        try:
            self.work.drafts.keep(self.work.place, values, self._cursor())
        except OSError as error:
            words = tr("The text could not be written to the disk ({reason}). Do not switch off.")
            news = News(words.format(reason=error.strerror or type(error).__name__), "", "problem")
            self.work.desk.events.announce("news", news=news)

    def add(self, name: str, made: FormField, *, is_required: bool = False) -> FormField:
        """Take a field into the form, which grows with it (problems, hints, chips)."""
        made.bind("<Configure>", self.grown, add="+")
        return super().add(name, made, is_required=is_required)

    def grown(self, _event: object = None) -> None:
        """Give the form the height it asks for now."""
        if self._refit is None:
            self._refit = self.after_idle(self._fit)

    def changed(self) -> None:
        """Write to the disk soon."""
        if self._timer is None:
            self._timer = self.after(KEPT_AFTER_MS, self.keep_draft)

    def notify(self, words: str) -> None:
        """Say above the fields what no field answers for."""
        self.notice.configure(text=f"⚠ {words}" if words else "")
        if not words:
            self.notice.pack_forget()
            return
        others = [one for one in self._whole.pack_slaves() if one is not self.notice]
        before: Any = {"before": others[0]} if others else {}
        self.notice.pack(fill="x", pady=(0, px(self, 10)), **before)
        self._wrap()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show each problem under its field, the others above; go to the first."""
        loose = [
            f"{field_words(name)}: {words}"
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

    def _make_head(self) -> None:
        head = ttk.Frame(self.body, style="Inside.TFrame")
        head.pack(fill="x", pady=(0, px(self, 12)))
        ttk.Label(head, text=self.title(), style="Heading.TLabel").pack(side="left")
        ttk.Button(
            head,
            text=tr("Close (Esc)"),
            style="GhostInside.TButton",
            command=self.work.closed,
            takefocus=False,
        ).pack(side="right")

    def _make_foot(self) -> None:
        foot = ttk.Frame(self.body, style="Inside.TFrame")
        foot.pack(side="bottom", fill="x", pady=(px(self, 10), 0))
        self.button = ttk.Button(
            foot, text=tr("Save"), style="ActInside.TButton", command=self.save
        )
        self.button.pack(side="right")
        ttk.Label(foot, text=tr("Ctrl+S saves; what is typed is kept"), style="Quiet.TLabel").pack(
            side="left"
        )

    def _resume(self) -> None:
        self.write(dict(self.work.drafts.fields(self.work.place)))

    def _cursor(self) -> tuple[str, int] | None:
        focus = self.focus_displayof()
        for name, made in self.fields.items():
            if made.focus_widget is focus:
                return name, made.cursor
        return None

    def _wrap(self, _event: object = None) -> None:
        if self._whole.winfo_width() > 1:
            self.notice.configure(wraplength=self._whole.winfo_width())

    def _fit(self) -> None:
        self._refit = None
        self._scrolled.refit()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self.after_cancel(self._timer)
            self._timer = None

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            if self._refit is not None:
                self.after_cancel(self._refit)
            self._timer = self._refit = None
