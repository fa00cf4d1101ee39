"""Words for terms, legal matters and proposals: events, problems, the advice of the law."""

from collections.abc import Callable, Mapping
from typing import Final

from db.clock import from_text
from db.rules.days import format_day, format_moment, vietnam_day
from db.rules.legal_tracks import COMPLAINT, DENUNCIATION
from hotline_app.i18n import tr

EVENTS: Final[Mapping[str, Callable[[], str]]] = {
    "term_pause": lambda: tr("Terms pause"),
    "term_resume": lambda: tr("Terms go on; they paused from {since}"),
    "term_extension": lambda: tr("Extended: {clock}, from {since} to {until}"),
    "term_track_on": lambda: tr("Terms of the law begin: {clock}, to be accepted by {until}"),
    "term_track_off": lambda: tr("Terms of the law end: {clock}"),
    "term_signed": lambda: tr("Signed on {since}, to be accepted by {until}"),
    "term_accepted": lambda: tr("Legal matter accepted on {since}, to be settled by {until}"),
    "proposed": lambda: tr("Proposed for approval: {proposal} ({about})"),
    "proposal_approved": lambda: tr("Proposal approved: {proposal} ({about})"),
    "proposal_rejected": lambda: tr("Proposal rejected: {proposal} ({about})"),
    "proposal_withdrawn": lambda: tr("Proposal taken back: {proposal} ({about})"),
}
"""Kind of an event -> its sentence, with the event's own fields."""
SUBJECTS: Final[Mapping[str, str]] = {
    "clock": "clock",
    "proposal": "approval_kind",
    "about": "outcome",
}
"""Field of such an event -> subject of its codes."""
_WHOLE_DAYS: Final = frozenset({"term_accepted", "term_extension", "term_signed", "term_track_on"})
ICONS: Final[Mapping[str, tuple[str, str]]] = {
    "term_pause": ("pause-circle-fill", "violet"),
    "term_resume": ("play-circle-fill", "blue"),
    "term_extension": ("calendar-plus-fill", "amber"),
    "term_track_on": ("bank", "amber"),
    "term_track_off": ("bank", "grey"),
    "term_signed": ("pen-fill", "teal"),
    "term_accepted": ("file-earmark-check-fill", "teal"),
    "proposed": ("hourglass-split", "amber"),
    "proposal_approved": ("check-lg", "green"),
    "proposal_rejected": ("x-lg", "red"),
    "proposal_withdrawn": ("arrow-counterclockwise", "grey"),
}
"""Kind of an event -> icon and tone."""


def moment_words(kind: str, text: str) -> str:
    """A moment of an event; what happened on a day is told by its day."""
    at = from_text(text)
    return format_day(vietnam_day(at)) if kind in _WHOLE_DAYS else format_moment(at)


def advice_words(matter_kind: str) -> str:
    """What the law asks for when this kind of matter is chosen, or ""."""
    if matter_kind == COMPLAINT:
        return tr(
            "A complaint has to be written, or a record made of what was said, and signed or given "
            "a fingerprint. The terms of the law run from that day."
        )
    if matter_kind == DENUNCIATION:
        return tr(
            "A denunciation has to be written, or a record made of what was said, and signed or "
            "given a fingerprint. Who denounces stays secret: not named on papers that go out."
        )
    return ""
