"""The forms of the register of papers: a new line, withdrawing a number."""

import tkinter as tk
from dataclasses import replace
from functools import partial
from pathlib import Path
from tkinter import filedialog
from typing import Any

from db.choices import ReferralState
from db.commands.approvals import issue_or_propose
from db.commands.attachments import LARGEST
from db.commands.documents import register_incoming, withdraw_number
from db.queries import documents, referrals
from db.records.documents import DocumentDraft, DocumentRecord
from db.records.drafts import FileDraft
from db.rules.days import format_day
from db.rules.documents import TYPES
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.tasks import Job, Progress
from hotline_app.views.forms import case_choices
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.forms.side_form import FieldRefused
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.theme import px

_FIELDS = ("document_type", "party", "subject", "document_on", "case_code")
_ANSWER = ("answer_state", "answer")


class DocumentForm(EntryForm):
    """A paper that goes out and gets its number, or one that came in."""

    def title(self) -> str:
        """What the form is for."""
        return tr("New paper")

    def build(self) -> None:
        """Make the fields; those of a paper that came show only for one."""
        ways = [("out", tr("Goes out: it gets the next number")), ("in", tr("Came in"))]
        way = Chips(self.form, FieldSpec(tr("Which way")), ways)
        way.value = "out"
        self.add("direction", way)
        kinds = [(code, word("document_type", code)) for code in TYPES]
        kind = Chips(self.form, FieldSpec(tr("Kind of paper")), kinds)
        kind.value = "letter"
        self.add("document_type", kind)
        self.line("party", tr("To or from"))
        self.lines("subject", tr("About"), 2, is_required=True)
        self.day("document_on", tr("Day of the paper"), tr("Empty: today"))
        self.line("case_code", tr("Case"), tr("Empty, or its code or number"))
        self._build_incoming()
        way.on_change(self._fit_way)
        self._fit_way()

    def _build_incoming(self) -> None:
        database = self.work.desk.database
        self.line("symbol", tr("Number and symbol of the sender"))
        self.day("received_on", tr("Came on"), tr("Empty: today"))
        self.pick("handler", tr("Who handles it"), case_choices.users_to_pick(database))
        answered = self.pick(
            "answered_paper",
            tr("Answers which paper of ours"),
            _waiting(self.work),
            takes_free_text=True,
        )
        answered.show_hint(tr("Referrals that wait, or the number of any paper of ours"))
        states = [ReferralState.ANSWERED, ReferralState.REFUSED]
        self.codes("answer_state", tr("What came"), "referral_state", states, "answered")
        self.lines("answer", tr("Answer in words (empty: what it is about)"), 3)
        scan = self.line("scan", tr("Scan (a file; the case keeps it)"))
        IconButton(
            scan,
            text=" " + tr("Choose a file…"),
            style="Chip.TButton",
            icon="paperclip",
            size=13,
            command=self._choose,
        ).grid(row=9, column=0, sticky="w", pady=(px(self, 4), 0))
        answered.on_change(self._fit_way)

    def save(self) -> None:
        """Take the paper in; one with a scan on the worker, for pictures take their time."""
        if not self._has_scan():
            super().save()
            return
        problems = {}
        path = Path(self.value("scan").strip().strip('"'))
        if not path.is_file():
            problems["scan"] = tr("This file cannot be read. Check its name and folder.")
        elif path.stat().st_size > LARGEST:
            problems = self.place_problems({"scan": "file_too_large"})
        if not self.is_ready(problems):
            return
        self.keep_draft()
        self.button.state(["disabled"])
        work = partial(self._take_in, self._draft(), path)
        self.work.desk.tasks.run(Job(work, self._taken_in, self._failed))

    def act(self) -> tuple[str, str]:
        """Give the number, or take the paper in."""
        desk, draft = self.work.desk, self._draft()
        if self.value("direction") == "in":
            return self._told(register_incoming(desk.database, desk.actor, draft))
        made = issue_or_propose(desk.database, desk.actor, "", draft)
        if made is None:
            desk.events.announce("approvals")
            return tr("The number is proposed and waits for a second person."), ""
        desk.events.announce("documents")
        words = tr("The paper has the number {symbol}.")
        return words.format(symbol=made.symbol), made.id

    def _draft(self) -> DocumentDraft:
        values: dict[str, Any] = {name: self.value(name).strip() for name in _FIELDS}
        if self.value("direction") == "in":
            values |= {name: self.value(name).strip() for name in ("symbol", "received_on")}
            values["handler"] = self.value("handler")
            values["answers"] = self.value("answered_paper")
            if values["answers"]:
                values |= {name: self.value(name) for name in _ANSWER}
        return DocumentDraft(**values)

    def _has_scan(self) -> bool:
        return self.value("direction") == "in" and bool(self.value("scan").strip())

    def _take_in(self, draft: DocumentDraft, path: Path, _progress: Progress) -> DocumentRecord:
        desk = self.work.desk
        try:
            scan = FileDraft(path.name, path.read_bytes())
            return register_incoming(desk.database, desk.actor, replace(draft, scan=scan))
        finally:
            desk.database.close()

    def _taken_in(self, made: DocumentRecord) -> None:
        self.forget_draft()
        words, record_id = self._told(made)
        if self.winfo_exists():
            self.work.done(words, record_id)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, OSError):
            words = tr("This file cannot be read. Check its name and folder.")
            error = FieldRefused("scan", words)
        self.refused_later(error)

    def _told(self, made: DocumentRecord) -> tuple[str, str]:
        events = self.work.desk.events
        events.announce("documents")
        if made.case_code:
            events.announce("cases")
        words = tr("Registered as incoming number {number}.")
        if made.answers:
            words = tr("Registered as incoming number {number}; it answers {paper}.")
        return words.format(number=made.number, paper=made.answers), made.id

    def _fit_way(self) -> None:
        """Show what a paper that came has; an answer only where one is waited for."""
        is_in = self.value("direction") == "in"
        answers = is_in and bool(self.fields["answered_paper"].value)
        after = "case_code"
        for name in ("symbol", "received_on", "handler", "answered_paper", *_ANSWER, "scan"):
            is_shown = answers if name in _ANSWER else is_in
            self.show_field(name, is_shown, after=after)
            if is_shown:
                after = name

    def _choose(self) -> None:
        chosen = filedialog.askopenfilename(parent=self, title=tr("Choose a file…"))
        if chosen:
            self.fields["scan"].value = chosen


def _waiting(work: EntryWork) -> list[Choice]:
    """Referrals of ours that wait for an answer; the key is the id of the referral."""
    found = []
    for one in referrals.awaited(work.desk.database):
        named = " · ".join(part for part in (one.document_number, one.agency_name[:80]) if part)
        due = format_day(one.due_on) if one.due_on else ""
        found.append(Choice(one.referral_id, named, f"{one.case_code} · {due}"))
    return found


class NumberWithdrawal(EntryForm):
    """Withdrawing a number, with the reason.

    Args:
        parent: the page.
        work: of the page.
        stored: the line of the register.
    """

    def __init__(self, parent: tk.Misc, work: EntryWork, stored: DocumentRecord) -> None:
        self._stored = stored
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        return tr("Withdraw the number")

    def build(self) -> None:
        """Say what happens and ask for the reason."""
        self.say(f"{self._stored.symbol}  {self._stored.subject[:200]}", "Strong.TLabel")
        self.say(tr("The line stays in the register; the number is never given again."))
        self.lines("reason", tr("Reason"), 3, is_required=True)

    def act(self) -> tuple[str, str]:
        """Withdraw it."""
        desk, stored = self.work.desk, self._stored
        reason = self.value("reason")
        withdraw_number(desk.database, desk.actor, stored.id, reason, stored.version)
        desk.events.announce("documents")
        return tr("{symbol} is withdrawn; its line stays.").format(symbol=stored.symbol), stored.id

    def what_changed(self) -> str:
        """Take the version as it is now: the next press counts."""
        self._stored = documents.one(self.work.desk.database, self._stored.id)
        return ""
