"""What happened to a case, one sentence per event of its timeline."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from db.records.case_story import TimelineEntry
from db.rules.days import format_day
from db.rules.money import format_vnd
from hotline_app import labels_clocks
from hotline_app.i18n import tr
from hotline_app.labels import word

_CODES: Final[Mapping[str, str]] = {
    "from": "status",
    "to": "status",
    "method": "verification_method",
    "result": "verification_result",
    "note_kind": "note_kind",
    "verdict": "verdict",
    "step": "referral_step",
    **labels_clocks.SUBJECTS,
}

EVENTS: Final[Mapping[str, Callable[[], str]]] = {
    "contact": lambda: tr("Contact taken"),
    "note": lambda: tr("{note_kind} written"),
    "address_given": lambda: tr("Reception address given: {agency}"),
    "policy_told": lambda: tr("Policy told: {programme}"),
    "status": lambda: tr("Status: {from} → {to}"),
    "assigned": lambda: tr("Support proposed: {programme}, {amount} ({verdict})"),
    "submitted": lambda: tr("Support submitted: {programme}"),
    "approved": lambda: tr("Support approved: {programme}, {amount}"),
    "rejected": lambda: tr("Support rejected: {programme}"),
    "delivered": lambda: tr("Support handed over: {programme}, {amount}"),
    "verified": lambda: tr("Verified: {result} ({method})"),
    "referred": lambda: tr("Referral prepared: {agency}"),
    "referral_sent": lambda: tr("Referral sent: {agency}, {method}"),
    "referral_answered": lambda: tr("Referral to {agency}: {state}"),
    "referral_step": lambda: tr("{step}: {agency}, {number}"),
    "follow_up": lambda: tr("To be followed up by {needed_by}: {assignee}"),
    "follow_up_done": lambda: tr("Follow-up “{what}”: {state}"),
    "file": lambda: tr("File kept: {file}"),
    "file_withdrawn": lambda: tr("File withdrawn: {file}"),
    "feedback": lambda: tr("Feedback: satisfaction {satisfaction}, received {received}"),
    "linked": lambda: tr("Linked with {code}"),
    "merged_in": lambda: tr("{code} was merged into this case"),
    "merged_away": lambda: tr("Merged into {code}"),
    "merge_undone": lambda: tr("The merge with {code} was undone"),
    "story_written": lambda: tr("Story written: {story}"),
    "story_approved": lambda: tr("Story approved: {story}"),
    "story_rejected": lambda: tr("Story rejected: {story}"),
    "story_published": lambda: tr("Story published: {story}, {where}"),
    "story_withdrawn": lambda: tr("Story taken back: {story}"),
    **labels_clocks.EVENTS,
}
"""Kind of an event -> its sentence, with the event's own fields."""


def event_words(entry: TimelineEntry) -> str:
    """The sentence for an event, without who and when and what was written."""
    sentence = EVENTS.get(entry.kind)
    if sentence is None:
        return entry.kind
    values = {name: _value(entry.kind, name, text) for name, text in entry.fields}
    return _tidy(sentence().format_map(_Fields(values)))


class _Fields(dict[str, str]):
    """Fields of an event; one that is not there is left out of the sentence."""

    def __missing__(self, name: str) -> str:
        return ""


def _value(kind: str, name: str, text: str) -> str:
    if not text:
        return ""
    if name == "amount":
        return f"{format_vnd(int(text))} đ"
    if name == "needed_by":
        return format_day(date.fromisoformat(text))
    if name in ("since", "until"):
        return labels_clocks.moment_words(kind, text)
    if name == "state":
        return word("follow_up_state" if kind == "follow_up_done" else "referral_state", text)
    if name == "method" and kind == "referral_sent":
        return word("sending_method", text)
    return word(_CODES[name], text) if name in _CODES else text


def _tidy(sentence: str) -> str:
    """Drop the signs that stood beside a field that was empty."""
    for left, right in ((", (", " ("), (" ()", ""), (": ,", ":")):
        sentence = sentence.replace(left, right)
    return sentence.rstrip(" ,:")
