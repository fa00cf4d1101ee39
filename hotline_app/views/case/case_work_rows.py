"""People, support, referrals, follow-ups and files of a case as short rows with their next acts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final

from db.choices import AssignmentState, FollowUpState
from db.records.cases import CaseDetail
from db.records.people import Actor, PersonRecord
from db.records.stories import StoryState
from db.rules import days, money
from db.rules.ledger import ORDER
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.case.case_actions import may
from hotline_app.views.case.case_files import is_safe_to_open
from hotline_app.views.case.case_ledger_forms import claim_pill, ledger_of
from hotline_app.views.case.case_referral_rows import referral_rows
from hotline_app.views.pieces.case_term_rows import approval_rows, term_rows
from hotline_app.views.pieces.case_words import shown_phone, size_words, status_pill
from hotline_app.views.pieces.work_row import WorkRow, WorkSection
from hotline_app.widgets.pill import Status

_DECIDED: Final = (AssignmentState.REJECTED, AssignmentState.DELIVERED)
_ASSIGNMENT_TONES = {"approved": "green", "rejected": "red", "delivered": "green"}
_PUBLISH: Final[Mapping[str, Callable[[], str]]] = {
    "yes": lambda: tr("May be told"),
    "no": lambda: tr("Must not be told"),
    "unknown": lambda: tr("Not asked"),
}
_PUBLISH_TONES = {"yes": "green", "no": "red", "unknown": "grey"}
_STORY_TONES = {"published": "green", "approved": "blue", "rejected": "red", "withdrawn": "grey"}
_REFERRAL_TONES = {"answered": "green", "refused": "red", "no_answer": "red"}


def sections(detail: CaseDetail, actor: Actor, now: datetime) -> Iterator[WorkSection]:
    """The sections that hold anything, what waits first."""
    every = (
        WorkSection(tr("Decisions of a second person"), tuple(approval_rows(detail, actor))),
        WorkSection(tr("Terms"), tuple(term_rows(detail, actor, now))),
        WorkSection(tr("Follow-ups"), tuple(_follow_ups(detail, now))),
        WorkSection(tr("Support programmes"), tuple(_assignments(detail, actor))),
        WorkSection(tr("Referrals"), tuple(referral_rows(detail, actor, now))),
        WorkSection(tr("Verification"), tuple(_claims(detail, actor)), claims_about(detail)),
        WorkSection(tr("People"), tuple(_person(one, actor) for one in detail.people)),
        WorkSection(tr("Files"), tuple(_files(detail))),
        WorkSection(tr("Feedback"), tuple(_feedback(detail))),
        WorkSection(tr("Stories"), tuple(_stories(detail, actor))),
        WorkSection(tr("Linked cases"), tuple(_linked(detail, actor))),
        WorkSection(tr("Merged cases"), tuple(_merges(detail, actor))),
    )
    return (section for section in every if section.rows)


def _follow_ups(detail: CaseDetail, now: datetime) -> Iterator[WorkRow]:
    today = days.vietnam_day(now)
    for one in sorted(detail.follow_ups, key=lambda task: (task.state != "open", task.needed_by)):
        is_open = one.state is FollowUpState.OPEN
        is_late = is_open and one.needed_by < today
        tone = "red" if is_late else "amber" if is_open else "grey"
        words = tr("Overdue") if is_late else word("follow_up_state", one.state)
        second = f"{days.format_day(one.needed_by)} · {one.assignee_name}"
        acts = (("finish", tr("Finish")),) if is_open else ()
        yield WorkRow(one.id, one.what, second, Status(words, tone), acts)


def _assignments(detail: CaseDetail, actor: Actor) -> Iterator[WorkRow]:
    nexts = {
        AssignmentState.PROPOSED: (("submit", "submit_assignment", tr("Submit")),),
        AssignmentState.SUBMITTED: (
            ("approve", "approve_assignment", tr("Approve")),
            ("reject", "reject_assignment", tr("Reject")),
        ),
        AssignmentState.APPROVED: (("deliver", "deliver_assignment", tr("Hand over")),),
    }
    for one in reversed(detail.assignments):
        amounts = (one.amount_delivered, one.amount_approved, one.amount_asked)
        amount = next((found for found in amounts if found is not None), None)
        warning = "⚠ " + tr("May be given twice") if one.double_reason else ""
        sum_words = "" if amount is None else money.format_vnd(amount)
        missing = 0 if one.state in _DECIDED else len(one.check_list.papers_missing)
        papers = ntr("{count} paper missing", "{count} papers missing", missing)
        parts = (
            warning,
            one.programme_number,
            tr("{amount} VND").format(amount=sum_words) if sum_words else "",
            word("verdict", one.check_list.verdict),
            papers.format(count=missing) if missing else "",
        )
        acts = tuple(
            (key, words) for key, act, words in nexts.get(one.state, ()) if may(actor, act)
        )
        if one.check_list.papers and one.state not in _DECIDED and may(actor, "check_papers"):
            acts = (*acts, ("papers", tr("Papers…")))
        tone = _ASSIGNMENT_TONES.get(one.state, "amber")
        pill = Status(word("assignment_state", one.state), tone)
        second = " · ".join(part for part in parts if part)
        yield WorkRow(one.id, one.benefit_who, second, pill, acts)


def _person(person: PersonRecord, actor: Actor) -> WorkRow:
    phones = ", ".join(
        shown_phone(phone.e164, actor.role) if phone.e164 else phone.as_typed
        for phone in person.phones
    )
    year = str(person.birth_year) if person.birth_year else ""
    never = tr("It is not safe to call back") if person.is_never_called else ""
    parts = (phones, year, person.employer_name, never, person.alert)
    name = person.full_name or tr("No name given")
    second = " · ".join(part for part in parts if part)
    role = Status(word("person_role", person.role), "grey")
    return WorkRow(person.id, name, second, role, (("open_person", tr("Open")),))


def _claims(detail: CaseDetail, actor: Actor) -> Iterator[WorkRow]:
    acts = (("check_again", tr("Check again…")),) if may(actor, "verify_claim") else ()
    for claim in ledger_of(detail).claims:
        one = claim.newest
        parts = [
            word("verification_method", one.method),
            one.source,
            days.format_day(days.vietnam_day(one.verified_at)),
        ]
        if one.valid_until is not None:
            parts.append(tr("Valid until {day}").format(day=days.format_day(one.valid_until)))
        if one.files:
            count = len(one.files)
            parts.append(ntr("{count} file", "{count} files", count).format(count=count))
        if claim.earlier:
            count = len(claim.checks)
            parts.append(ntr("{count} check", "{count} checks", count).format(count=count))
        second = " · ".join(part for part in parts if part)
        yield WorkRow(one.id, one.claim, second, claim_pill(claim), acts)


def claims_about(detail: CaseDetail) -> str:
    """How many claims stand where."""
    counts = ledger_of(detail).counts
    stood = [(word("claim_state", state), counts[state]) for state in ORDER if counts[state]]
    return " · ".join(f"{words}: {count}" for words, count in stood)


def _files(detail: CaseDetail) -> Iterator[WorkRow]:
    for one in reversed(detail.attachments):
        if one.withdrawn_at is not None:
            pill = Status(tr("Withdrawn"), "grey")
            acts = (("kept_file", tr("More…")),)
            yield WorkRow(one.id, one.file_name, one.withdrawn_reason, pill, acts)
            continue
        traces = tr("⚠ place and owner may stand in it") if one.keeps_traces else ""
        parts = (size_words(one.size), traces, one.description)
        second = " · ".join(part for part in parts if part)
        opened = (("open_file", tr("Open")),) if is_safe_to_open(one) else ()
        acts = (*opened, ("kept_file", tr("More…")))
        yield WorkRow(one.id, one.file_name, second, None, acts, one.has_thumbnail)


def _feedback(detail: CaseDetail) -> Iterator[WorkRow]:
    for one in reversed(detail.feedback):
        day = days.format_day(one.received_on) if one.received_on else ""
        parts = (one.what_received, day, one.text)
        grade = str(one.satisfaction or "")
        first = word("satisfaction", grade) or tr("Satisfaction not said")
        pill = Status(_PUBLISH[one.consent_publish](), _PUBLISH_TONES[one.consent_publish])
        yield WorkRow(one.id, first, " · ".join(part for part in parts if part), pill)


def _stories(detail: CaseDetail, actor: Actor) -> Iterator[WorkRow]:
    for one in reversed(detail.stories):
        acts = [("open_story", tr("Open"))]
        is_open = one.state in (StoryState.DRAFT, StoryState.REJECTED)
        if is_open and may(actor, "save_story"):
            acts.append(("edit_story", tr("Change")))
        day = days.format_day(one.published_on) if one.published_on else ""
        second = " · ".join(filter(None, (one.written_by, one.published_where, day)))
        tone = _STORY_TONES.get(one.state, "amber")
        pill = Status(word("story_state", one.state), tone)
        yield WorkRow(one.id, one.title, second, pill, tuple(acts))


def _linked(detail: CaseDetail, actor: Actor) -> Iterator[WorkRow]:
    for one in detail.linked:
        parts = (one.note, one.summary)
        acts = [("open_case", tr("Open"))]
        if may(actor, "unlink_cases"):
            acts.append(("unlink", tr("Unlink")))
        first = " · ".join(part for part in (one.code, one.person_name) if part)
        second = " · ".join(part for part in parts if part)
        yield WorkRow(one.code, first, second, status_pill(one.status), tuple(acts))


def _merges(detail: CaseDetail, actor: Actor) -> Iterator[WorkRow]:
    for one in reversed(detail.merges):
        is_kept = one.kept_code == detail.case.code
        other = one.merged_code if is_kept else one.kept_code
        words = tr("{code} is merged in here") if is_kept else tr("Merged into {code}")
        second = f"{days.format_moment(one.merged_at)} · {one.merged_by}"
        acts = [("open_case", tr("Open"))]
        pill = Status(tr("Undone"), "grey") if one.undone_at is not None else None
        if pill is None and may(actor, "undo_merge"):
            acts.append(("undo_merge", tr("Undo")))
        yield WorkRow(other, words.format(code=other), second, pill, tuple(acts))
