"""The panel of the terms: every clock as it stands, and what can be done about them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import ttkbootstrap as ttk

from db import clock
from db.choices import CaseStatus
from db.commands import case_clocks, legal_steps
from db.records.case_clocks import Clock, ClockRecord, ExtensionDraft
from db.rules import days
from db.rules.case_clocks import clocks_of
from db.rules.permissions import ALLOWED
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.labels_clocks import advice_words
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.pieces.case_term_rows import (
    clock_pill,
    extension_lines,
    may_be_extended,
    pause_words,
)
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.fitted import FittedLabel
from hotline_app.widgets.pill import Pill
from hotline_app.widgets.theme import px


@dataclass(frozen=True)
class _Doing:
    """One thing that can be done: its code, the act that is allowed or not, words, its fields."""

    code: str
    act: str
    words: Callable[[], str]
    fields: tuple[str, ...]


_DOINGS: Final = (
    _Doing("extend", "extend_term", lambda: tr("Extend a term"), ("clock", "day", "reason")),
    _Doing("pause", "pause_terms", lambda: tr("Let the terms pause"), ("reason",)),
    _Doing("resume", "resume_terms", lambda: tr("Let the terms go on"), ("reason",)),
    _Doing("signed", "record_signed_paper", lambda: tr("It was written and signed"), ("day",)),
    _Doing("accept", "accept_legal_matter", lambda: tr("Accept the legal matter"), ("day",)),
)


class TermsPanel(Panel):
    """The clocks of the case; below them one thing to do, with what it needs."""

    key = "terms"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Terms of the case")

    def build(self) -> None:
        """Write the clocks, then make the fields of what can be done."""
        detail, now = self.work.detail, clock.now()
        advice = advice_words(detail.case.legal_track)
        if advice:
            self.say(f"⚠ {advice}", "Warn.TLabel")
        if detail.case.legal_track:
            signed = detail.case.signed_record_on
            words = days.format_day(signed) if signed else tr("not yet")
            self.say(tr("Written and signed: {day}").format(day=words), "Inside.TLabel")
        if detail.case.paused_at is not None:
            self.say(pause_words(detail), "Warn.TLabel")
        self._clocks = {one.clock: one for one in clocks_of(detail, now)}
        for one in self._clocks.values():
            self._say_clock(one)
        self._doings = [one for one in _DOINGS if self._is_offered(one)]
        if not self._doings:
            self.foot.pack_forget()
            return
        ttk.Frame(self.form, style="Line.TFrame", height=1).pack(fill="x", pady=px(self, 8))
        self._make_fields()

    def act(self) -> str:
        """Do what was chosen."""
        desk, code = self.work.desk, self.work.detail.case.code
        what = self.value("doing")
        reason = self.value("reason") if "reason" in self.fields else ""
        day = self.value("day") if "day" in self.fields else ""
        if what == "extend":
            draft = ExtensionDraft(self.value("clock"), day, reason)
            due_at = case_clocks.extend_term(desk.database, desk.actor, code, draft)
            words = tr("{clock} is due {moment} now")
            named = word("clock", draft.clock)
            return words.format(clock=named, moment=days.format_moment(due_at))
        if what == "pause":
            case_clocks.pause_terms(desk.database, desk.actor, code, reason)
            return tr("The terms pause")
        if what == "resume":
            case_clocks.resume_terms(desk.database, desk.actor, code, reason)
            return tr("The terms go on")
        if what == "signed":
            legal_steps.record_signed_paper(desk.database, desk.actor, code, day)
            return tr("The day of the signature is recorded")
        legal_steps.accept_legal_matter(desk.database, desk.actor, code, day)
        return tr("The legal matter is accepted; its settlement counts from now")

    # Inside

    def _say_clock(self, one: ClockRecord) -> None:
        line = ttk.Frame(self.form, style="Inside.TFrame")
        line.pack(fill="x", pady=(0, px(self, 4)))
        Pill(line, clock_pill(one, clock.now())).pack(side="right", anchor="n")
        due = ttk.Label(line, text=days.format_moment(one.due_at), style="Quiet.TLabel")
        due.pack(side="right", padx=px(self, 8))
        name = FittedLabel(line, word("clock", one.clock), "Strong.TLabel")
        name.pack(side="left", fill="x", expand=True)
        lines = extension_lines(one)
        if lines:
            self.say("\n".join(lines))

    def _is_offered(self, doing: _Doing) -> bool:
        case = self.work.detail.case
        if case.closed_at is not None or self.work.desk.actor.role not in ALLOWED[doing.act]:
            return False
        is_paused = case.paused_at is not None
        is_legal = bool(case.legal_track) and case.legal_due_at is None
        return {
            "extend": bool(self._extendable()),
            "pause": not is_paused,
            "resume": is_paused and case.status is not CaseStatus.WAITING_INFORMATION,
            "signed": is_legal,
            "accept": is_legal and case.signed_record_on is not None,
        }[doing.code]

    def _extendable(self) -> list[Clock]:
        return [
            one.clock
            for one in self._clocks.values()
            if one.done_at is None and may_be_extended(self.work.detail, one.clock)
        ]

    def _make_fields(self) -> None:
        choices = [(one.code, one.words()) for one in self._doings]
        doing = Chips(self.form, FieldSpec(tr("What to do"), True), choices)
        item = self.work.item_id
        offered = dict(choices)
        wanted = "extend" if item in self._extendable() else "resume"
        doing.value = wanted if wanted in offered else choices[0][0]
        self.add("doing", doing, is_required=True)
        known = self._extendable()
        if any(one.code == "extend" for one in self._doings):
            spec = FieldSpec(tr("Which term"), True)
            clocks = Chips(self.form, spec, [(one.value, word("clock", one)) for one in known])
            clocks.value = item if item in known else known[0].value
            self.add("clock", clocks)
        if any("day" in one.fields for one in self._doings):
            self.day("day", tr("Day"))
        if any("reason" in one.fields for one in self._doings):
            self.lines("reason", tr("Reason"), 3)
        doing.on_change(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Show only what the chosen thing needs."""
        chosen = self.value("doing")
        needed = next((one.fields for one in self._doings if one.code == chosen), ())
        before = "doing"
        for name in ("clock", "day", "reason"):
            if name in self.fields:
                self.show_field(name, name in needed, after=before)
                before = name if name in needed else before
