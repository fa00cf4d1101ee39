"""The four steps of the letter and the timeline of a case, made from its children."""

from collections.abc import Iterator
from typing import Final

from db.choices import CaseStatus
from db.clock import to_text
from db.records.case_story import CaseStep, TimelineEntry
from db.records.cases import CaseDetail
from db.records.stories import StoryState
from db.rules.days import start_of_day

Fields = tuple[tuple[str, str], ...]
_APPROVED: Final = frozenset({StoryState.APPROVED, StoryState.PUBLISHED})


def steps_of(whole: CaseDetail) -> tuple[CaseStep, ...]:
    """Verify, give an address of reception, resolve, inform: who, when, with what result."""
    return (_verified(whole), _address_given(whole), _resolved(whole), _informed(whole))


def _verified(whole: CaseDetail) -> CaseStep:
    # A claim that was only noted is not verified.
    checked = [one for one in whole.verifications if one.is_check]
    if not checked:
        return _not_done("verified")
    last = checked[-1]
    return CaseStep("verified", True, last.verified_at, last.verified_by, last.result.value)


def _address_given(whole: CaseDetail) -> CaseStep:
    if not whole.addresses:
        return _not_done("address_given")
    last = whole.addresses[-1]
    return CaseStep("address_given", True, last.given_at, last.given_by, last.agency_name)


def _resolved(whole: CaseDetail) -> CaseStep:
    moves = [one for one in whole.transitions if one.to_status is CaseStatus.RESOLVED]
    # A case that was taken up again is no longer resolved.
    if not moves or not _is_resolved(whole.case.status):
        return _not_done("resolved")
    outcome = whole.case.outcome.value if whole.case.outcome else ""
    return CaseStep("resolved", True, moves[-1].moved_at, moves[-1].moved_by, outcome)


def _informed(whole: CaseDetail) -> CaseStep:
    if not whole.policies:
        return _not_done("informed")
    last = whole.policies[-1]
    what = last.programme_number or last.text
    return CaseStep("informed", True, last.told_at, last.told_by, what)


def _not_done(step: str) -> CaseStep:
    return CaseStep(step, False, None, "", "")


def _is_resolved(status: CaseStatus) -> bool:
    return status in (CaseStatus.RESOLVED, CaseStatus.WAITING_FEEDBACK, CaseStatus.CLOSED)


def timeline_of(whole: CaseDetail) -> tuple[TimelineEntry, ...]:
    """Everything that happened to a case, oldest first."""
    entries = [*_said(whole), *_moved(whole), *_assisted(whole), *_worked(whole), *_tied(whole)]
    entries += [*_timed(whole), *_decided(whole), *_told(whole)]
    # The act that opened the case comes before what it made in the same instant.
    return tuple(sorted(entries, key=lambda entry: (entry.at, entry.kind != "contact")))


def _said(whole: CaseDetail) -> Iterator[TimelineEntry]:
    fields: Fields
    for contact in whole.contacts:
        fields = (("channel", contact.channel), ("direction", contact.direction.value))
        by = contact.taken_by or contact.recorded_by
        yield TimelineEntry(contact.received_at, "contact", by, contact.narrative, fields)
    for note in whole.notes:
        fields = (("note_kind", note.kind.value), ("corrects", note.corrects_id))
        yield TimelineEntry(note.written_at, "note", note.written_by, note.text, fields)
    for given in whole.addresses:
        fields = (("agency", given.agency_name),)
        yield TimelineEntry(given.given_at, "address_given", given.given_by, given.note, fields)
    for told in whole.policies:
        fields = (("programme", told.programme_number),)
        yield TimelineEntry(told.told_at, "policy_told", told.told_by, told.text, fields)


def _moved(whole: CaseDetail) -> Iterator[TimelineEntry]:
    fields: Fields
    for step in whole.transitions:
        if step.from_status is None:
            continue
        fields = (("from", step.from_status.value), ("to", step.to_status.value))
        yield TimelineEntry(step.moved_at, "status", step.moved_by, step.reason, fields)


def _assisted(whole: CaseDetail) -> Iterator[TimelineEntry]:
    fields: Fields
    for record in whole.assignments:
        base: Fields = (("programme", record.programme_number), ("benefit", record.benefit_code))
        asked = str(record.amount_asked or "")
        fields = (*base, ("amount", asked), ("verdict", record.check_list.verdict.value))
        yield TimelineEntry(record.proposed_at, "assigned", record.proposed_by, "", fields)
        if record.submitted_at is not None:
            yield TimelineEntry(record.submitted_at, "submitted", record.proposed_by, "", base)
        if record.decided_at is not None:
            kind = "rejected" if record.state.value == "rejected" else "approved"
            fields = (*base, ("amount", str(record.amount_approved or "")))
            yield TimelineEntry(
                record.decided_at, kind, record.decided_by, record.decision_comment, fields
            )
        if record.delivered_at is not None:
            fields = (*base, ("amount", str(record.amount_delivered or "")))
            yield TimelineEntry(
                record.delivered_at, "delivered", record.delivered_by, record.receipt, fields
            )


def _worked(whole: CaseDetail) -> Iterator[TimelineEntry]:
    fields: Fields
    for check in whole.verifications:
        fields = (("method", check.method.value), ("result", check.result.value))
        yield TimelineEntry(check.verified_at, "verified", check.verified_by, check.claim, fields)
    for referral in whole.referrals:
        base: Fields = (("agency", referral.agency_name),)
        yield TimelineEntry(
            referral.prepared_at, "referred", referral.prepared_by, referral.request, base
        )
        if referral.sent_at is not None:
            method = referral.sending_method.value if referral.sending_method else ""
            fields = (*base, ("method", method), ("number", referral.document_number))
            yield TimelineEntry(referral.sent_at, "referral_sent", "", referral.proof, fields)
        if referral.answered_at is not None:
            fields = (*base, ("state", referral.state.value))
            yield TimelineEntry(
                referral.answered_at, "referral_answered", "", referral.answer, fields
            )
        for step in referral.steps:
            fields = (*base, ("step", step.kind), ("number", step.document_number))
            yield TimelineEntry(step.at, "referral_step", step.by, step.reason, fields)
    for task in whole.follow_ups:
        fields = (("needed_by", task.needed_by.isoformat()), ("assignee", task.assignee_name))
        yield TimelineEntry(task.created_at, "follow_up", task.created_by, task.what, fields)
        if task.done_at is not None:
            fields = (("what", task.what), ("state", task.state.value))
            yield TimelineEntry(task.done_at, "follow_up_done", task.done_by, task.result, fields)
    for file in whole.attachments:
        fields = (("file", file.file_name),)
        yield TimelineEntry(file.added_at, "file", file.added_by, file.description, fields)
        if file.withdrawn_at is not None:
            yield TimelineEntry(
                file.withdrawn_at,
                "file_withdrawn",
                file.withdrawn_by,
                file.withdrawn_reason,
                fields,
            )


def _tied(whole: CaseDetail) -> Iterator[TimelineEntry]:
    """Feedback, and what happened between this case and others."""
    fields: Fields
    for said in whole.feedback:
        received_on = said.received_on.isoformat() if said.received_on else ""
        fields = (
            ("satisfaction", str(said.satisfaction or "")),
            ("received", said.what_received),
            ("received_on", received_on),
            ("publish", said.consent_publish.value),
        )
        yield TimelineEntry(said.recorded_at, "feedback", said.recorded_by, said.text, fields)
    for link in whole.linked:
        fields = (("code", link.code),)
        yield TimelineEntry(link.linked_at, "linked", link.linked_by, link.note, fields)
    for merge in whole.merges:
        is_kept = merge.kept_code == whole.case.code
        other = merge.merged_code if is_kept else merge.kept_code
        fields = (("code", other),)
        kind = "merged_in" if is_kept else "merged_away"
        yield TimelineEntry(merge.merged_at, kind, merge.merged_by, "", fields)
        if merge.undone_at is not None:
            yield TimelineEntry(merge.undone_at, "merge_undone", merge.undone_by, "", fields)


def _timed(whole: CaseDetail) -> Iterator[TimelineEntry]:
    """What was changed about the terms."""
    for change in whole.clock_changes:
        until = to_text(change.until_at) if change.until_at else ""
        fields = (("clock", change.clock), ("since", to_text(change.from_at)), ("until", until))
        kind = f"term_{change.kind}"
        yield TimelineEntry(change.changed_at, kind, change.changed_by, change.reason, fields)


def _decided(whole: CaseDetail) -> Iterator[TimelineEntry]:
    """What was proposed to a second person, and the decision."""
    for one in whole.approvals:
        what = one.proposal.get("subject") or one.proposal.get("outcome", "")
        fields = (("proposal", one.kind.value), ("about", what))
        yield TimelineEntry(one.proposed_at, "proposed", one.proposed_by, one.comment, fields)
        if one.decided_at is not None:
            kind = f"proposal_{one.state}"
            yield TimelineEntry(one.decided_at, kind, one.decided_by, one.decision_comment, fields)


def _told(whole: CaseDetail) -> Iterator[TimelineEntry]:
    """How stories of the case came to be told."""
    for story in whole.stories:
        fields: Fields = (("story", story.title),)
        yield TimelineEntry(story.written_at, "story_written", story.written_by, "", fields)
        decided_at, by, said = story.decided_at, story.decided_by, story.decision_comment
        if story.withdrawn_at is not None:
            # The word of the decision gave way to the reason of the withdrawal.
            at, who = story.withdrawn_at, story.withdrawn_by
            yield TimelineEntry(at, "story_withdrawn", who, said, fields)
            said = ""
        if decided_at is not None and story.state is StoryState.REJECTED:
            yield TimelineEntry(decided_at, "story_rejected", by, said, fields)
        elif decided_at is not None and (story.state in _APPROVED or story.published_on):
            yield TimelineEntry(decided_at, "story_approved", by, said, fields)
        if decided_at is not None and story.published_on is not None:
            # Only the day is known, and nothing is published before it is approved.
            at = max(decided_at, start_of_day(story.published_on))
            where = (*fields, ("where", story.published_where))
            yield TimelineEntry(at, "story_published", "", story.published_link, where)
