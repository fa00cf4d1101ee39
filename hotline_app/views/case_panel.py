"""A form beside the case: its fields, its problems, its draft. Every act has one."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import ttkbootstrap as ttk

from db.errors import HotlineError, NotFound, ValidationFailed
from db.records.cases import CaseDetail
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, refusal_words
from hotline_app.views.case_drafts import CaseDrafts, read_field, write_field
from hotline_app.views.case_form import CaseForm
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fitted import FittedLabel
from hotline_app.widgets.picker import Picker
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

KEPT_AFTER_MS = 400


class FieldRefused(Exception):
    """A field cannot be taken; `words` say why and stand under it."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(field)
        self.field = field
        self.words = words


@dataclass(frozen=True)
class PanelWork:
    """What a panel works with.

    Attributes:
        desk: of the page.
        detail: the case as it was read.
        drafts: of the page.
        done: takes the words of what was done; the page closes the panel.
        closed: the person leaves the panel; what was typed stays.
        item_id: the assignment, referral or follow-up the panel is about.
        changed_words: what someone else changed since the case was read, in words, or "".
    """

    desk: DeskContext
    detail: CaseDetail
    drafts: CaseDrafts
    done: Callable[[str], None]
    closed: Callable[[], None]
    item_id: str = ""
    changed_words: Callable[[], str] = field(default=lambda: "")


class Panel(CaseForm):
    """Base of all panels. A subclass names itself, makes its fields and carries out its act."""

    key = ""
    undo: Callable[[], None] | None = None
    """Takes back what the act did; set by an act that can be taken back."""

    def __init__(self, parent: tk.Misc, work: PanelWork) -> None:
        super().__init__(parent)
        self.work = work
        self._timer: str | None = None
        self._make_head()
        self._make_foot()
        self.make_form()
        self.notice = ttk.Label(self.form, style="Problem.TLabel", justify="left")
        self.form.bind("<Configure>", self._wrap, add="+")
        self.build()
        self._first = self._values()
        self._resume()
        self.watch_wheel()
        self.bind("<Destroy>", self._destroyed, add="+")

    # What a subclass says

    def title(self) -> str:
        """What the panel is for."""
        raise AssertionError("a panel has a title")

    def act_words(self) -> str:
        """Words of the button that carries out the act."""
        return tr("Save")

    def build(self) -> None:
        """Make the fields."""

    def act(self) -> str:
        """Carry out the act; return the words of what was done."""
        raise AssertionError("a panel has an act")

    @property
    def draft_place(self) -> tuple[str, str]:
        """Case code and panel key: where the draft belongs."""
        key = f"{self.key}:{self.work.item_id}" if self.work.item_id else self.key
        return self.work.detail.case.code, key

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
        for made in self.fields.values():
            made.show_problem("")
        self._notify("")
        problems = self._problems()
        if problems:
            self._show(problems)
            return
        self.keep_draft()
        try:
            done = self.act()
        except ValidationFailed as error:
            self._show({name: problem_words(name, code) for name, code in error.problems.items()})
        except NotFound as error:
            self._show({error.kind: refusal_words(error) or ""})
        except FieldRefused as refused:
            self._show({refused.field: refused.words})
        except HotlineError as error:
            self._notify(f"{refusal_words(error)}\n{self.work.changed_words()}".strip())
        else:
            self.work.drafts.forget(self.draft_place)
            self._first = self._values()
            self.work.done(done)

    def keep_draft(self) -> None:
        """Write what was typed to the disk now."""
        self._stop_timer()
        values = self._values()
        if values == self._first:
            self.work.drafts.forget(self.draft_place)
            return
        try:
            self.work.drafts.keep(self.draft_place, values, self._cursor())
        except OSError as error:
            words = tr("The text could not be written to the disk ({reason}). Do not switch off.")
            news = News(words.format(reason=error.strerror or type(error).__name__), "", "problem")
            self.work.desk.events.announce("news", news=news)

    # Inside

    def _make_head(self) -> None:
        head = ttk.Frame(self.body, style="Inside.TFrame")
        head.pack(fill="x", pady=(0, px(self, 12)))
        # First the button: a long title is cut before it is.
        ttk.Button(
            head,
            text=tr("Close (Esc)"),
            style="GhostInside.TButton",
            command=self.work.closed,
            takefocus=False,
        ).pack(side="right")
        FittedLabel(head, self.title(), "Heading.TLabel").pack(side="left", fill="x", expand=True)

    def _make_foot(self) -> None:
        foot = self.foot = ttk.Frame(self.body, style="Inside.TFrame")
        foot.pack(side="bottom", fill="x", pady=(px(self, 10), 0))
        self.button = ttk.Button(
            foot, text=self.act_words(), style="ActInside.TButton", command=self.save
        )
        self.button.pack(side="right")
        hint = ttk.Label(foot, text=tr("Ctrl+S saves; what is typed is kept"), style="Quiet.TLabel")

        def fit(event: "tk.Event[tk.Misc]") -> None:
            # Half a sentence helps nobody: where it does not fit beside the button it goes. Placed,
            # it asks for no room; a panel that grew with it would lose and win it back for ever.
            if event.width < hint.winfo_reqwidth() + self.button.winfo_reqwidth():
                hint.place_forget()
            else:
                hint.place(x=0, rely=0.5, anchor="w")

        foot.bind("<Configure>", fit)

    def _problems(self) -> dict[str, str]:
        problems = {}
        for name, made in self.fields.items():
            typed = made.typed if isinstance(made, Picker) else made.value
            is_empty = not (typed.strip() if isinstance(typed, str) else typed)
            if is_empty and name in self.required:
                is_choice = isinstance(made, Chips | Picker)
                problems[name] = tr("Choose one.") if is_choice else tr("This must not be empty.")
            elif isinstance(made, DateField) and not is_empty and made.day is None:
                problems[name] = problem_words(name, "not_a_day")
        return problems

    def _show(self, problems: dict[str, str]) -> None:
        """Show each problem under its field, the others above; go to the first."""
        loose = [words for name, words in problems.items() if name not in self.fields]
        self._notify("\n".join(loose))
        wrong = [name for name in self.fields if name in problems]
        for name in wrong:
            self.fields[name].show_problem(problems[name])
        if wrong:
            self.fields[wrong[0]].focus_set()

    def _notify(self, words: str) -> None:
        self.notice.configure(text=f"⚠ {words}" if words else "")
        if not words:
            self.notice.pack_forget()
            return
        others = self.form.pack_slaves()
        before: Any = {"before": others[0]} if others and others[0] is not self.notice else {}
        self.notice.pack(fill="x", pady=(0, px(self, 10)), **before)
        self._wrap()

    def _wrap(self, _event: object = None) -> None:
        if self.form.winfo_width() > 1:
            self.notice.configure(wraplength=self.form.winfo_width() - px(self, 6))

    def _values(self) -> dict[str, Any]:
        return {name: read_field(made) for name, made in self.fields.items()}

    def _resume(self) -> None:
        for name, stored in self.work.drafts.fields(*self.draft_place).items():
            if name in self.fields:
                write_field(self.fields[name], stored)

    def _cursor(self) -> tuple[str, int] | None:
        focus = self.focus_displayof()
        for name, made in self.fields.items():
            if made.focus_widget is focus:
                return name, made.cursor
        return None

    def changed(self) -> None:
        """Write to the disk soon."""
        if self._timer is None:
            self._timer = self.after(KEPT_AFTER_MS, self.keep_draft)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self.after_cancel(self._timer)
            self._timer = None

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self and self._timer is not None:
            self._timer = None
