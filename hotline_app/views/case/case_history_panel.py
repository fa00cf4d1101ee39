"""The history of a case: the audit trail as sentences, newest first."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from db.clock import from_text
from db.queries import histories, registers
from db.records.case_ties import HistoryEntry
from db.rules import days
from hotline_app.i18n import current_language, tr
from hotline_app.labels import act_words, field_words, word
from hotline_app.labels_merging import MOVED, moving_words
from hotline_app.labels_proof import doubles_words
from hotline_app.views.case.case_panel import Panel
from hotline_app.widgets.timeline import Happening, Timeline

_SUBJECTS: Final[Mapping[str, str]] = {
    "status": "status",
    "from": "status",
    "urgency": "urgency",
    "matter_kind": "matter_kind",
    "outcome": "outcome",
    "method": "verification_method",
    "result": "verification_result",
    "verdict": "verdict",
    "kind": "note_kind",
    "employer_must_not_know": "yes_no_unknown",
    "consent_child": "yes_no_unknown",
    "consent_person": "yes_no_unknown",
    "consent_publish": "yes_no_unknown",
    "satisfaction": "satisfaction",
    "fields": "sent_field",
    "non_case_kind": "non_case_kind",
    "clock": "clock",
    "is_of_child": "yes_no_unknown",
    "proposal": "approval_kind",
    "paper": "paper",
}
"""Field of an entry -> subject of its codes."""
_STATES: Final[Mapping[str, str]] = {
    "finish_follow_up": "follow_up_state",
    "submit_assignment": "assignment_state",
    "approve_assignment": "assignment_state",
    "reject_assignment": "assignment_state",
    "deliver_assignment": "assignment_state",
    "decide_story": "story_state",
    "publish_story": "story_state",
    "withdraw_story": "story_state",
}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNTOLD: Final = frozenset({"sha256", "case", "created"})
LONGEST = 300


class HistoryPanel(Panel):
    """Who did what and when; Up and Down move, Ctrl+C copies an entry."""

    key = "history"

    def title(self) -> str:
        """What the panel is for."""
        return tr("History")

    def build(self) -> None:
        """Fill the list."""
        self.foot.pack_forget()
        self._scrolled.pack_forget()
        self.timeline = Timeline(self.body)
        self.timeline.pack(fill="both", expand=True)
        found = histories.of_case(self.work.desk.database, self.work.detail.case.code)
        language = current_language()
        channels = {
            one.code: one.name(language) for one in registers.channels(self.work.desk.database)
        }
        self.timeline.set_entries([told(entry, channels) for entry in found])

    def begin(self) -> None:
        """Put the keyboard on the list."""
        self.timeline.focus_set()

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def save(self) -> None:
        """Nothing is saved here."""


def told(entry: HistoryEntry, channels: Mapping[str, str]) -> Happening:
    """An entry as people read it.

    Args:
        entry: of the trail.
        channels: code of a channel -> its name.
    """
    changes = [
        (name, before, channels.get(after, after) if name == "channel" else after)
        for name, before, after in entry.changes
    ]
    entry = replace(entry, changes=tuple(changes))
    return Happening(
        title=act_words(entry.act),
        when=days.format_moment(entry.at),
        details="\n".join(_lines(entry)),
        who=entry.by,
        icon="clock-history",
        key=str(entry.number),
    )


def _lines(entry: HistoryEntry) -> list[str]:
    lines = []
    for name, before, after in entry.changes:
        if name in _UNTOLD:
            continue
        field = _field(name, entry.act)
        now = _value(name, after, entry.act)
        if before is None:
            lines.append(tr("{field}: {value}").format(field=field, value=now))
            continue
        was = _value(name, before, entry.act) or tr("nothing")
        line = tr("{field}: “{before}” → “{after}”")
        lines.append(line.format(field=field, before=was, after=now or tr("nothing")))
    return lines


def _field(name: str, act: str) -> str:
    if act == "merge_cases" and name in MOVED:
        return moving_words(name)
    return field_words(name)


def _value(name: str, value: str, act: str) -> str:
    if name == "state":
        subject = _STATES.get(act, "referral_state")
    elif name == "reason" and act in ("close_case", "propose_closing", "approve_proposal"):
        subject = "unmet_reason"
    else:
        subject = _SUBJECTS.get(name, "")
    if _DAY.fullmatch(value):
        return days.format_day(date.fromisoformat(value))
    if name == "due" and value:
        return days.format_moment(from_text(value))
    if subject:
        return ", ".join(word(subject, part) for part in value.split("|"))
    value = doubles_words(value) if name == "doubles" else value.replace("|", ", ")
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
