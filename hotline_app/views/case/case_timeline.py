"""Everything that happened to a case, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from db.records.case_story import TimelineEntry
from db.records.cases import CaseDetail
from db.rules import days, money
from hotline_app import labels_clocks
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.labels_timeline import event_words
from hotline_app.widgets.timeline import Happening

# Kind -> (icon, tone).
_SIGNS: Final[Mapping[str, tuple[str, str]]] = {
    "contact": ("telephone-fill", "blue"),
    "note": ("chat-left-text-fill", "grey"),
    "address_given": ("geo-alt-fill", "teal"),
    "policy_told": ("megaphone-fill", "teal"),
    "status": ("arrow-right", "grey"),
    "assigned": ("cash-coin", "amber"),
    "submitted": ("send-fill", "amber"),
    "approved": ("check-lg", "green"),
    "rejected": ("x-lg", "red"),
    "delivered": ("gift-fill", "green"),
    "verified": ("patch-check-fill", "green"),
    "referred": ("arrow-left-right", "violet"),
    "referral_sent": ("envelope-fill", "violet"),
    "referral_answered": ("reply-fill", "violet"),
    "follow_up": ("calendar3", "amber"),
    "follow_up_done": ("calendar-check-fill", "green"),
    "file": ("paperclip", "grey"),
    "file_withdrawn": ("file-earmark-x", "red"),
    "feedback": ("emoji-smile", "green"),
    "linked": ("link-45deg", "violet"),
    "merged_in": ("union", "violet"),
    "merged_away": ("union", "violet"),
    "merge_undone": ("subtract", "grey"),
    "story_written": ("journal-text", "grey"),
    "story_approved": ("check-lg", "green"),
    "story_rejected": ("x-lg", "red"),
    "story_published": ("megaphone-fill", "green"),
    "story_withdrawn": ("arrow-counterclockwise", "grey"),
    **labels_clocks.ICONS,
}


def happenings(detail: CaseDetail, channel_names: Mapping[str, str]) -> list[Happening]:
    """The timeline, newest first."""
    return [
        _happening(entry, channel_names, place)
        for place, entry in reversed(list(enumerate(detail.timeline)))
    ]


def _happening(entry: TimelineEntry, channels: Mapping[str, str], place: int) -> Happening:
    icon, tone = _SIGNS.get(entry.kind, ("circle-fill", "grey"))
    title = _TITLES[entry.kind](entry, channels) if entry.kind in _TITLES else event_words(entry)
    return Happening(
        title=title,
        when=days.format_moment(entry.at),
        details="\n".join(part for part in (*_more(entry), entry.text) if part),
        who=entry.by,
        icon=icon,
        tone=tone,
        key=str(place),
    )


def _contact(entry: TimelineEntry, channels: Mapping[str, str]) -> str:
    channel = entry.field("channel")
    return tr("{direction} contact · {channel}").format(
        direction=word("direction", entry.field("direction")),
        channel=channels.get(channel, channel),
    )


def _note(entry: TimelineEntry, _channels: Mapping[str, str]) -> str:
    if entry.field("corrects"):
        return tr("Correction of a note")
    return word("note_kind", entry.field("note_kind"))


def _status(entry: TimelineEntry, _channels: Mapping[str, str]) -> str:
    before, now = word("status", entry.field("from")), word("status", entry.field("to"))
    return f"{before} → {now}"


def _with_agency(source: Callable[[], str]) -> Callable[[TimelineEntry, Mapping[str, str]], str]:
    return lambda entry, _channels: source().format(agency=entry.field("agency"))


def _with_benefit(source: Callable[[], str]) -> Callable[[TimelineEntry, Mapping[str, str]], str]:
    return lambda entry, _channels: source().format(benefit=entry.field("benefit"))


def _with_code(source: Callable[[], str]) -> Callable[[TimelineEntry, Mapping[str, str]], str]:
    return lambda entry, _channels: source().format(code=entry.field("code"))


def _fixed(source: Callable[[], str]) -> Callable[[TimelineEntry, Mapping[str, str]], str]:
    return lambda _entry, _channels: source()


def _verified(entry: TimelineEntry, _channels: Mapping[str, str]) -> str:
    result = word("verification_result", entry.field("result"))
    return tr("Verified: {result}").format(result=result)


_TITLES: Final[Mapping[str, Callable[[TimelineEntry, Mapping[str, str]], str]]] = {
    "contact": _contact,
    "note": _note,
    "status": _status,
    "verified": _verified,
    "address_given": _with_agency(lambda: tr("Address given: {agency}")),
    "policy_told": _fixed(lambda: tr("Policy told to the caller")),
    "assigned": _with_benefit(lambda: tr("Support proposed: {benefit}")),
    "submitted": _with_benefit(lambda: tr("Support submitted: {benefit}")),
    "approved": _with_benefit(lambda: tr("Support approved: {benefit}")),
    "rejected": _with_benefit(lambda: tr("Support rejected: {benefit}")),
    "delivered": _with_benefit(lambda: tr("Support handed over: {benefit}")),
    "referred": _with_agency(lambda: tr("Referral prepared: {agency}")),
    "referral_sent": _with_agency(lambda: tr("Referral sent: {agency}")),
    "referral_answered": _with_agency(lambda: tr("Referral answered: {agency}")),
    "follow_up": _fixed(lambda: tr("Follow-up planned")),
    "follow_up_done": _fixed(lambda: tr("Follow-up finished")),
    "file": _fixed(lambda: tr("File attached")),
    "file_withdrawn": _fixed(lambda: tr("File withdrawn")),
    "feedback": _fixed(lambda: tr("Feedback of the person")),
    "linked": _with_code(lambda: tr("Linked with {code}")),
    "merged_in": _with_code(lambda: tr("{code} was merged into this case")),
    "merged_away": _with_code(lambda: tr("Merged into {code}")),
    "merge_undone": _with_code(lambda: tr("The merge with {code} was undone")),
}


def _more(entry: TimelineEntry) -> list[str]:
    """What the fields of an entry add to its title."""
    amount = entry.field("amount")
    needed_by = entry.field("needed_by")
    received_on = entry.field("received_on")
    return [
        entry.field("programme"),
        tr("{amount} VND").format(amount=money.format_vnd(int(amount))) if amount else "",
        word("verdict", entry.field("verdict")),
        word("verification_method", entry.field("method")) if entry.kind == "verified" else "",
        word("sending_method", entry.field("method")) if entry.kind == "referral_sent" else "",
        tr("Paper number {number}").format(number=entry.field("number"))
        if entry.field("number")
        else "",
        word("referral_state", entry.field("state")) if entry.kind == "referral_answered" else "",
        word("follow_up_state", entry.field("state")) if entry.kind == "follow_up_done" else "",
        entry.field("what"),
        tr("Needed by {day}, {name}").format(
            day=days.format_day(date.fromisoformat(needed_by)), name=entry.field("assignee")
        )
        if needed_by
        else "",
        entry.field("file"),
        word("satisfaction", entry.field("satisfaction")),
        entry.field("received"),
        tr("Received on {day}").format(day=days.format_day(date.fromisoformat(received_on)))
        if received_on
        else "",
        _publishing(entry),
    ]


def _publishing(entry: TimelineEntry) -> str:
    """Whether feedback may be told, where somebody asked."""
    return {
        "yes": tr("May be told to others"),
        "no": tr("Must not be told to others"),
    }.get(entry.field("publish"), "")
