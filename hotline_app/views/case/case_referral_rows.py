"""Referrals of a case as short rows: where they stand, what is due, what comes next."""

from collections.abc import Iterator
from datetime import datetime

from db.choices import ReferralState
from db.records.cases import CaseDetail
from db.records.people import Actor
from db.records.referrals import ReferralRecord
from db.rules import days
from db.rules.permissions import ALLOWED
from db.rules.reminders import LETTERS
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.pieces.work_row import WorkRow
from hotline_app.widgets.pill import Status

_TONES = {"answered": "green", "refused": "red", "no_answer": "red", "prepared": "amber"}
_WAITING = (ReferralState.SENT, ReferralState.ACKNOWLEDGED)


def referral_rows(detail: CaseDetail, actor: Actor, now: datetime) -> Iterator[WorkRow]:
    """The referrals, newest first, each with the acts that may follow."""
    for one in reversed(detail.referrals):
        acts = tuple(
            (key, words) for key, act, words in _nexts(one, now) if actor.role in ALLOWED[act]
        )
        pill, third = _pill(one, now), _third(one)
        yield WorkRow(one.id, one.agency_name, _second(one), pill, acts, third=third)


def _nexts(one: ReferralRecord, now: datetime) -> list[tuple[str, str, str]]:
    """Panel, act and words of what may follow."""
    if one.state is ReferralState.PREPARED:
        return [("sent", "mark_sent", tr("Sent"))]
    if one.state not in _WAITING:
        return []
    found = [("answer", "record_answer", tr("They answered"))]
    if one.state is ReferralState.SENT:
        found.insert(0, ("acknowledge", "acknowledge_referral", tr("Has it")))
    following = one.next_step
    is_letter = following is not None and following.kind in LETTERS
    if is_letter and following is not None and following.is_due(days.vietnam_day(now)):
        found.insert(0, ("remind", "remind_agency", word("referral_step", following.kind)))
    found.append(("failure", "record_failure", tr("Failed")))
    return found


def _second(one: ReferralRecord) -> str:
    """Sent or not, and until when an answer is waited for."""
    if one.sent_at is None:
        day = days.format_day(days.vietnam_day(one.prepared_at))
        return tr("prepared {day}, not sent").format(day=day)
    day = days.format_day(days.vietnam_day(one.sent_at))
    parts = [tr("sent {day}").format(day=day)]
    if one.state in _WAITING and one.due_on is not None:
        parts.append(tr("answer due {day}").format(day=days.format_day(one.due_on)))
    return " · ".join(parts)


def _third(one: ReferralRecord) -> str:
    """The number of the paper, the last letter that urged, how often a sending failed."""
    parts = [one.document_number] if one.document_number else []
    if one.letters:
        last = one.letters[-1]
        parts.append(f"{word('referral_step', last.kind)} {days.format_day(last.done_on)}")
    if one.failure_count:
        words = ntr("{count} failure", "{count} failures", one.failure_count)
        parts.append(words.format(count=one.failure_count))
    return " · ".join(parts)


def _pill(one: ReferralRecord, now: datetime) -> Status:
    is_waiting = one.state in _WAITING and one.due_on is not None
    if is_waiting and one.due_on is not None and one.due_on < days.vietnam_day(now):
        return Status(tr("No answer yet"), "red")
    return Status(word("referral_state", one.state), _TONES.get(one.state, "violet"))
