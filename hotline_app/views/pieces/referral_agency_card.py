"""Beside the choice of a body: which ones fit the case, and what is known of the chosen one."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

import ttkbootstrap as ttk

from db.queries import agencies, agency_answers
from db.records.offices import AgencyRecord, AnswerRecord
from db.rules.assurance import is_due
from db.rules.days import format_day
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.labels import word
from hotline_app.views.forms.case_days import today
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted


class Suggestions(ttk.Frame):
    """The bodies that fit the needs and the area of a case, one button each.

    Args:
        parent: the form.
        found: the bodies, the best first.
        chosen: called with the id of the one that was pressed.
    """

    def __init__(
        self, parent: tk.Misc, found: Sequence[AgencyRecord], chosen: Callable[[str], None]
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        words = tr("They fit the needs and the area (a proposal only)")
        ttk.Label(self, text=words, style="Quiet.TLabel").pack(anchor="w")
        self.buttons = [
            ttk.Button(self, style="Chip.TButton", command=partial(chosen, one.id)) for one in found
        ]
        self._names = [one.name for one in found]
        for button in self.buttons:
            button.pack(anchor="w", pady=(px(self, 3), 0))
        self._fit(px(self, 320))
        self.bind("<Configure>", lambda event: self._fit(event.width))

    def _fit(self, width: int) -> None:
        for button, name in zip(self.buttons, self._names, strict=True):
            button.configure(text=fitted(name, font_of(self, "Small"), width - px(self, 34)))


def agency_words(desk: DeskContext, agency_id: str) -> str:
    """What is known of a body, line by line: what it takes, when, how it answered before."""
    one = agencies.one(desk.database, agency_id)
    labelled = (
        (tr("Takes"), one.takes),
        (tr("Whom it takes"), one.eligibility),
        (tr("Hours"), one.hours),
        (tr("Area"), one.area),
    )
    lines = [f"{label}: {' '.join(value.split())[:200]}" for label, value in labelled if value]
    lines.append(_assured(desk, one))
    record = agency_answers.answer_record(desk.database, agency_id)
    if record.sent or record.failures:
        lines.append(answer_words(record))
    return "\n".join(lines)


def answer_words(record: AnswerRecord) -> str:
    """How a body answered so far, in one line."""
    sent = ntr("{count} referral sent", "{count} referrals sent", record.sent)
    parts = [
        sent.format(count=record.sent),
        tr("{count} answered").format(count=record.answered),
        tr("{count} on time").format(count=record.on_time),
    ]
    if record.refused:
        parts.append(tr("{count} refused").format(count=record.refused))
    if record.no_answer:
        parts.append(tr("{count} without an answer").format(count=record.no_answer))
    if record.failures:
        parts.append(tr("{count} failed").format(count=record.failures))
    if record.median_days is not None:
        days = f"{record.median_days:g}"
        days = days.replace(".", ",") if current_language() == "vi" else days
        parts.append(tr("median {days} days to an answer").format(days=days))
    return " · ".join(parts)


def failure_words(record: AnswerRecord) -> str:
    """How often a sending failed, by reason."""
    return " · ".join(f"{word('referral_step', kind)}: {count}" for kind, count in record.reasons)


def _assured(desk: DeskContext, one: AgencyRecord) -> str:
    if one.assured_on is None:
        return tr("⚠ Nobody has assured yet that this address is right.")
    day = format_day(one.assured_on)
    if is_due(one.assured_on, today(), agencies.assure_after_days(desk.database)):
        return tr("⚠ Last assured on {day}: check it again.").format(day=day)
    return tr("Last assured on {day}.").format(day=day)
