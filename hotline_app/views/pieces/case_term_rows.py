"""The terms of a case and what waits for a second person, as short rows with their next acts."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from db.records.approvals import ApprovalKind, ApprovalRecord, ApprovalState
from db.records.case_clocks import (
    EXTENDABLE,
    UNPAUSED,
    Clock,
    ClockChangeKind,
    ClockRecord,
    ClockState,
)
from db.records.cases import CaseDetail
from db.records.people import Actor
from db.rules import days
from db.rules.case_clocks import clocks_of
from db.rules.permissions import ALLOWED
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.pieces.case_words import due_words
from hotline_app.views.pieces.work_row import WorkRow
from hotline_app.widgets.pill import Status

_CLOCK_TONES: Final[Mapping[ClockState, str]] = {
    ClockState.RUNNING: "teal",
    ClockState.PAUSED: "violet",
    ClockState.LATE: "red",
    ClockState.MET: "green",
    ClockState.MET_LATE: "amber",
}
APPROVAL_TONES: Final[Mapping[ApprovalState, str]] = {
    ApprovalState.WAITING: "amber",
    ApprovalState.APPROVED: "green",
    ApprovalState.REJECTED: "red",
    ApprovalState.WITHDRAWN: "grey",
}


def clock_pill(clock: ClockRecord, now: datetime) -> Status:
    """How a clock stands, in a pill: how long is left, or how it ended."""
    tone = _CLOCK_TONES[clock.state]
    if clock.state in (ClockState.RUNNING, ClockState.LATE):
        return Status(due_words(clock.due_at, now), tone)
    words = word("clock_state", clock.state)
    return Status(words[:1].upper() + words[1:], tone)


def clock_words(clock: ClockRecord) -> str:
    """When a clock is due, and from when to when it was extended and why."""
    return "\n".join([days.format_moment(clock.due_at), *extension_lines(clock)])


def extension_lines(clock: ClockRecord) -> list[str]:
    """From when to when a clock was extended, why and by whom; a line each."""
    lines = []
    for change in clock.extensions:
        assert change.until_at is not None, "an extension has its new moment"
        lines.append(
            tr("Extended from {before} to {after}: {reason} ({by})").format(
                before=days.format_day(days.vietnam_day(change.from_at)),
                after=days.format_day(days.vietnam_day(change.until_at)),
                reason=change.reason,
                by=change.changed_by,
            )
        )
    return lines


def pause_words(detail: CaseDetail) -> str:
    """Since when the terms pause and why, or ""."""
    if detail.case.paused_at is None:
        return ""
    moment = days.format_moment(detail.case.paused_at)
    words = tr("The terms pause since {moment}: {reason}")
    return words.format(moment=moment, reason=_pause_reason(detail))


def _pause_reason(detail: CaseDetail) -> str:
    pauses = [one for one in detail.clock_changes if one.kind is ClockChangeKind.PAUSE]
    return pauses[-1].reason if pauses else ""


def term_rows(detail: CaseDetail, actor: Actor, now: datetime) -> Iterator[WorkRow]:
    """A row for each clock; what was met in time needs none."""
    is_open = detail.case.closed_at is None
    if detail.case.paused_at is not None:
        # The pill says since when: the row has room for the reason alone.
        since = days.format_day(days.vietnam_day(detail.case.paused_at))
        pill = Status(tr("Paused since {day}").format(day=since), "violet")
        go_on = (("terms", tr("Go on…")),) if _may(actor, "resume_terms") else ()
        yield WorkRow("resume", tr("Terms paused"), _pause_reason(detail), pill, go_on)
    for clock in clocks_of(detail, now):
        if clock.state is ClockState.MET and not clock.extensions:
            continue
        may_extend = is_open and clock.done_at is None and may_be_extended(detail, clock.clock)
        acts = (("terms", tr("Extend…")),) if may_extend and _may(actor, "extend_term") else ()
        pill = clock_pill(clock, now)
        yield WorkRow(clock.clock.value, word("clock", clock.clock), clock_words(clock), pill, acts)


def may_be_extended(detail: CaseDetail, clock: Clock) -> bool:
    """Whether a clock of an open case can be extended now."""
    is_paused = detail.case.paused_at is not None and clock not in UNPAUSED
    return clock in EXTENDABLE and not is_paused


def _may(actor: Actor, act: str) -> bool:
    return actor.role in ALLOWED[act]


def approval_rows(detail: CaseDetail, actor: Actor) -> Iterator[WorkRow]:
    """A row for each proposal, the newest first."""
    for one in reversed(detail.approvals):
        first = " · ".join(part for part in (word("approval_kind", one.kind), about(one)) if part)
        second = decision_words(one)
        pill = Status(word("approval_state", one.state), APPROVAL_TONES[one.state])
        yield WorkRow(one.id, first, second, pill, _approval_acts(one, actor))


def about(one: ApprovalRecord) -> str:
    """What a proposal holds, in a few words."""
    proposal = one.proposal
    if one.kind is ApprovalKind.CLOSING:
        words = (
            word("outcome", proposal.get("outcome")),
            word("unmet_reason", proposal.get("unmet_reason")),
        )
    elif one.kind is ApprovalKind.LETTER:
        words = (proposal.get("subject", ""), proposal.get("party", ""))
    else:
        words = (proposal.get("programme", ""), proposal.get("benefit", ""))
    return " · ".join(part for part in words if part)


def decision_words(one: ApprovalRecord) -> str:
    """Who proposed and who decided, each with their word."""
    asked = " · ".join(
        part for part in (days.format_moment(one.proposed_at), one.proposed_by, one.comment) if part
    )
    if one.decided_at is None:
        return asked
    decided = (days.format_moment(one.decided_at), one.decided_by, one.decision_comment)
    return "\n".join((asked, "→ " + " · ".join(part for part in decided if part)))


def _approval_acts(one: ApprovalRecord, actor: Actor) -> tuple[tuple[str, str], ...]:
    if one.state is not ApprovalState.WAITING:
        return ()
    if one.proposer_id == actor.user_id:
        return (("take_back", tr("Take back")),)
    if not _may(actor, "approve_proposal"):
        return ()
    return (("approve_proposal", tr("Approve")), ("reject_proposal", tr("Reject")))
