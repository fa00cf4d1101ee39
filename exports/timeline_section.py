"""The last section of a case paper: everything that happened, in order, a line each."""

from typing import Final

from db.records.case_story import TimelineEntry
from db.records.cases import CaseDetail
from exports.desk import Desk
from exports.words import WORDS

# Stories and notes stand whole in sections of their own; other words only when they are short.
_STORIES: Final = frozenset({"contact", "note"})
_SHORT: Final = 160  # characters


def timeline(desk: Desk, detail: CaseDetail) -> None:
    """When, who, what; a step along the states says from where to where."""
    for event in detail.timeline:
        what = ": ".join(filter(None, (desk.word("event", event.kind), _particulars(desk, event))))
        line = f"{desk.by(event.by, event.at)} - {what}"
        text = _text(event)
        desk.sheet.bullet(desk.privacy.story(f"{line}. {text}" if text else line))


def _particulars(desk: Desk, event: TimelineEntry) -> str:
    """The one thing that tells an event from others of its kind."""
    if event.kind == "status":
        steps = (desk.word("status", event.field(name)) for name in ("from", "to"))
        return " → ".join(filter(None, steps))
    if event.kind == "verified":
        return desk.word("verification_result", event.field("result"))
    if event.kind == "contact":
        code = event.field("channel")
        return desk.options.channel_names.get(code, code)
    if event.kind == "referral_step":
        step = desk.word("referral_step", event.field("step"))
        return ", ".join(filter(None, (step, event.field("agency"), event.field("number"))))
    if event.kind == "term_extension":
        return f"{desk.word('clock', event.field('clock'))}"
    if event.kind.startswith("propos"):
        return desk.word("approval_kind", event.field("proposal"))
    names = ("agency", "programme", "file", "code", "story")
    return ", ".join(filter(None, (event.field(name) for name in names)))


def _text(event: TimelineEntry) -> str:
    if event.kind in _STORIES:
        return ""
    # What stands in no other section is printed whole.
    is_elsewhere = event.kind in WORDS["event"] and event.kind not in ("status", "linked")
    return "" if is_elsewhere and len(event.text) > _SHORT else event.text
