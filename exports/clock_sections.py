"""The terms of a case on paper: each clock with what moved it, and what a second person decided."""

from db.records.case_clocks import Clock, ClockChangeKind
from db.records.cases import CaseDetail
from db.rules.case_clocks import clocks_of
from db.rules.days import vietnam_day
from exports.desk import Desk


def terms(desk: Desk, detail: CaseDetail) -> None:
    """Every clock: when it is due, how it stands, from when to when it was extended and why."""
    tr, fact = desk.tr, desk.sheet.fact
    for clock in clocks_of(detail, desk.options.made_at):
        state = desk.word("clock_state", clock.state)
        if clock.done_at is not None:
            # A legal matter is accepted on a day, everything else happens at a moment.
            day = desk.day(vietnam_day(clock.done_at))
            done = day if clock.clock is Clock.ACCEPT else desk.moment(clock.done_at)
            state = f"{state} ({done})"
        fact(desk.word("clock_due", clock.clock), f"{desk.moment(clock.due_at)} - {state}")
        for change in clock.extensions:
            words = tr("from {before} to {after}: {reason} ({by})").format(
                before=desk.moment(change.from_at),
                after=desk.moment(change.until_at),
                reason=change.reason,
                by=desk.by(change.changed_by, change.changed_at),
            )
            desk.story_fact(tr("Extended"), words)
    _pauses(desk, detail)
    _legal_matter(desk, detail)


def _pauses(desk: Desk, detail: CaseDetail) -> None:
    for change in detail.clock_changes:
        if change.kind is not ClockChangeKind.PAUSE:
            continue
        begun = desk.moment(change.from_at)
        span = desk.tr("since {moment}").format(moment=begun)
        if change.until_at is not None:
            span = f"{begun} - {desk.moment(change.until_at)}"
        desk.story_fact(desk.tr("Terms paused"), f"{span}: {change.reason}")


def _legal_matter(desk: Desk, detail: CaseDetail) -> None:
    tr, case = desk.tr, detail.case
    if not case.legal_track:
        return
    signed = desk.day(case.signed_record_on) or tr("not yet")
    desk.sheet.fact(tr("Written and signed"), signed)
    for change in detail.clock_changes:
        if change.kind is ClockChangeKind.ACCEPTED:
            accepted = desk.by(change.changed_by, None)
            day = desk.day(vietnam_day(change.from_at))
            desk.sheet.fact(tr("Legal matter accepted"), f"{day}, {accepted}")


def approvals(desk: Desk, detail: CaseDetail) -> None:
    """What was proposed to a second person, by whom, and what came of it."""
    tr = desk.tr
    for one in detail.approvals:
        about = one.proposal.get("subject") or desk.word("outcome", one.proposal.get("outcome"))
        kind = desk.word("approval_kind", one.kind)
        desk.entry(f"{kind}: {about}" if about else kind)
        desk.sheet.fact(tr("Proposed"), desk.by(one.proposed_by, one.proposed_at))
        desk.story_fact(tr("Comment"), one.comment)
        desk.sheet.fact(tr("State"), desk.word("approval_state", one.state))
        desk.sheet.fact(tr("Decided"), desk.by(one.decided_by, one.decided_at))
        desk.story_fact(tr("Comment on the decision"), one.decision_comment)
