"""The top of a case: status, urgency, clock, officer, matter, and the letter's four steps."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

import ttkbootstrap as ttk

from db.records.case_story import CaseStep
from db.records.cases import CaseDetail
from db.rules import days
from db.rules.case_clocks import ANSWERED
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.pieces.case_words import due_words, is_overdue, status_pill, urgency_pill
from hotline_app.widgets.card import Card
from hotline_app.widgets.icons import IconLabel
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

SUMMARY_LINES = 2
FOUR_STEPS = 760
LONGEST_ALERT = 160


class CaseHeader(Card):
    """One card across the page.

    Args:
        parent: the page.
        need_names: code of a need -> its name.
    """

    def __init__(self, parent: tk.Misc, need_names: Mapping[str, str]) -> None:
        super().__init__(parent, padding=14)
        self._need_names = need_names
        self._detail: CaseDetail | None = None
        self._shown_width = 0
        self._less = 0
        # From top to bottom; what stands in one is made anew only when it says something else.
        self._parts = {
            name: ttk.Frame(self.body, style="Inside.TFrame")
            for name in ("alerts", "first", "matter", "steps")
        }
        self._said: dict[str, object] = {}
        self.body.bind("<Configure>", self._resized)

    def show(self, detail: CaseDetail, now: datetime) -> None:
        """Show a case as it stands now."""
        self._detail = detail
        self._now = now
        look = (self._room, font_of(self, "Body").line_height)
        found, pills, officer = alerts(detail), _pills(detail, now), _officer(detail)
        for name, said, make in (
            ("alerts", (found, look), partial(self._alerts, found)),
            ("first", (pills, officer, look), partial(self._first_line, pills, officer)),
            ("matter", (self._matter_words(detail), look), partial(self._matter, detail)),
            ("steps", (detail.steps, look), partial(self._steps, detail)),
        ):
            if self._said.get(name) != said:
                self._said[name] = said
                for child in self._parts[name].winfo_children():
                    child.destroy()
                make(self._parts[name])
        self._pack()

    def _pack(self) -> None:
        hidden = {"matter", "steps"} if self._less > 1 else {"matter"} if self._less else set()
        for name, part in self._parts.items():
            part.pack_forget()
            if name not in hidden and part.winfo_children():
                part.pack(fill="x")

    def _alerts(self, found: Sequence[str], part: ttk.Frame) -> None:
        """What must be known before anybody picks up the phone; it stays whatever is hidden."""
        if not found:
            return
        line = ttk.Frame(part, style="Inside.TFrame")
        line.pack(fill="x", pady=(0, px(self, 6)))
        sign = IconLabel(line, style="Problem.TLabel", icon="exclamation-triangle-fill", size=15)
        sign.pack(side="left", anchor="n", padx=(0, px(self, 6)), pady=px(self, 2))
        words = "  ·  ".join(found)
        label = ttk.Label(line, text=words, style="Alert.TLabel", justify="left")
        label.configure(wraplength=self._room - px(self, 30))
        label.pack(side="left", fill="x")

    def _steps(self, detail: CaseDetail, part: ttk.Frame) -> None:
        ttk.Frame(part, style="Line.TFrame", height=1).pack(fill="x", pady=px(self, 8))
        steps = ttk.Frame(part, style="Inside.TFrame")
        steps.pack(fill="x")
        columns = 4 if self._room >= px(self, FOUR_STEPS) else 2
        for place, step in enumerate(detail.steps):
            steps.columnconfigure(place % columns, weight=1, uniform="steps")
            self._step(steps, (place, columns), step)

    def make_room(self, less: int) -> None:
        """Leave out what the timeline tells as well: 1 the matter, 2 also the four steps."""
        if less != self._less:
            self._less = less
            self._pack()

    def repaint(self) -> None:
        """Measure anew: another font has other widths."""
        self._shown_width = 0

    def _first_line(self, pills: Sequence[Status], officer: str, part: ttk.Frame) -> None:
        line = ttk.Frame(part, style="Inside.TFrame")
        line.pack(fill="x")
        label = ttk.Label(line, text=officer, style="Inside.TLabel")
        made = [Pill(line, pill) for pill in pills]
        gap = px(self, 8)
        room, x, y = self._room, 0, 0
        height = max(mark.winfo_reqheight() for mark in made) + px(self, 4)
        for mark in (*made, label):
            wide = mark.winfo_reqwidth()
            if x and x + wide > room:
                x, y = 0, y + height
            mark.place(x=x, y=y)
            x += wide + gap
        if not y:
            # Everything fits into one line: the officer stands at its end.
            label.place(x=0, relx=1.0, anchor="ne", y=px(self, 2))
        line.configure(height=y + height)

    def _matter_words(self, detail: CaseDetail) -> tuple[str, str]:
        """Needs, people, kind and unit in one line, and what was said."""
        case = detail.case
        needs = ", ".join(self._need_names.get(need, need) for need in case.needs)
        people = ntr("{count} person", "{count} people", case.people_count)
        parts = [needs, people.format(count=case.people_count) if case.people_count > 1 else ""]
        parts.append(word("matter_kind", case.matter_kind))
        parts.append(case.unit_name)
        return " · ".join(part for part in parts if part), case.summary

    def _matter(self, detail: CaseDetail, part: ttk.Frame) -> None:
        line, summary = self._matter_words(detail)
        room, strong = self._room, font_of(self, "Strong")
        ttk.Label(part, text=fitted(line, strong, room), style="Strong.TLabel").pack(
            anchor="w", pady=(px(self, 6), 0)
        )
        summary = fitted(summary, font_of(self, "Body"), room * SUMMARY_LINES - px(self, 80))
        ttk.Label(part, text=summary, style="Inside.TLabel", wraplength=room, justify="left").pack(
            anchor="w"
        )

    @property
    def _room(self) -> int:
        return max(self.body.winfo_width(), px(self, 400))

    def _step(self, parent: tk.Misc, at: tuple[int, int], step: CaseStep) -> None:
        place, columns = at
        room = self._room // columns - px(self, 44)
        box = ttk.Frame(parent, style="Inside.TFrame")
        row, column = divmod(place, columns)
        box.grid(row=row, column=column, sticky="new", padx=(0, px(self, 10)))
        icon = "check-circle-fill" if step.is_done else "circle"
        style = "Good.TLabel" if step.is_done else "Quiet.TLabel"
        IconLabel(box, style=style, icon=icon, size=18).grid(
            row=0, column=0, rowspan=2, sticky="n", padx=(0, px(self, 8)), pady=px(self, 2)
        )
        number = f"{place + 1}. {word('step', step.kind)}"
        title = "Strong.TLabel" if step.is_done else "Inside.TLabel"
        number = fitted(number, font_of(self, "Strong"), room)
        ttk.Label(box, text=number, style=title).grid(row=0, column=1, sticky="w")
        words = fitted(_step_words(step), font_of(self, "Small"), room)
        ttk.Label(box, text=words, style="Quiet.TLabel").grid(row=1, column=1, sticky="w")

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if self._detail is not None and abs(event.width - self._shown_width) > px(self, 8):
            self._shown_width = event.width
            self.show(self._detail, self._now)


def _pills(detail: CaseDetail, now: datetime) -> tuple[Status, ...]:
    """Status, urgency, term and outcome of a case, as far as there is something to say."""
    case = detail.case
    pills = [status_pill(case.status), urgency_pill(case.urgency)]
    due_at = case.answer_due_at
    if case.paused_at is not None and case.closed_at is None:
        since = days.format_day(days.vietnam_day(case.paused_at))
        pills.append(Status(tr("Paused since {day}").format(day=since), "violet"))
    elif due_at is not None and case.closed_at is None and case.status not in ANSWERED:
        tone = "red" if is_overdue(case.status, due_at, now) else "teal"
        pills.append(Status(due_words(due_at, now), tone))
    if case.legal_track:
        pills.append(Status(word("matter_kind", case.legal_track), "amber"))
    if case.outcome is not None:
        pills.append(Status(word("outcome", case.outcome), "green"))
    if case.duplicate_of_code:
        words = tr("Same as {code}").format(code=case.duplicate_of_code)
        pills.append(Status(words, "violet"))
    return tuple(pill for pill in pills if pill is not None)


def _officer(detail: CaseDetail) -> str:
    return tr("Officer: {name}").format(name=detail.case.owner_name or tr("nobody yet"))


def alerts(detail: CaseDetail) -> list[str]:
    """Alerts of the people of a case and of its contacts, each once, the sternest first."""
    found = []
    if detail.case.employer_must_not_know:
        found.append(tr("The employer must not know"))
    for person in detail.people:
        if person.alert and len(detail.people) > 1:
            name = person.full_name or tr("No name given")
            found.append(tr("{name}: {alert}").format(name=name, alert=person.alert))
        elif person.alert:
            found.append(person.alert)
    if detail.is_never_called:
        found.insert(0, tr("It is not safe to call back"))
    notes = [contact.call_back_note for contact in detail.contacts if contact.call_back_note]
    if notes:
        found.append(tr("Calling back: {note}").format(note=notes[-1]))
    short = (one if len(one) <= LONGEST_ALERT else f"{one[:LONGEST_ALERT]}…" for one in found)
    return list(dict.fromkeys(short))


def _step_words(step: CaseStep) -> str:
    if not step.is_done:
        return tr("Not yet")
    result = step.result
    if step.kind == "verified":
        result = word("verification_result", result)
    elif step.kind == "resolved":
        result = word("outcome", result)
    day = days.format_day(days.vietnam_day(step.at))[:5] if step.at else ""
    return " · ".join(part for part in (day, step.by, result) if part)
