"""The sections of a case paper on the work done: checks, programmes, addresses, referrals."""

from db.records.cases import CaseDetail
from db.records.programmes import AssignmentRecord, CheckList
from db.records.referrals import ReferralRecord, ReferralStepRecord
from db.rules import days
from db.rules.ledger import ledger
from db.rules.reminders import StepKind
from exports.desk import Desk
from exports.ledger_words import earlier_check


def verifications(desk: Desk, detail: CaseDetail) -> None:
    """Every claim with where it stands, the check that counts, and those before it in short."""
    tr, fact = desk.tr, desk.sheet.fact
    for claim in ledger(detail.verifications, days.vietnam_day(desk.options.made_at)).claims:
        check = claim.newest
        desk.entry(check.claim)
        fact(tr("State"), desk.word("claim_state", claim.state))
        if check.is_check:
            fact(tr("Result"), desk.word("verification_result", check.result))
            fact(tr("Confidence"), desk.word("confidence", check.confidence))
        fact(tr("Method"), desk.word("verification_method", check.method))
        desk.story_fact(tr("Source"), check.source)
        desk.story_fact(tr("Evidence"), check.evidence)
        desk.story_fact(tr("Files"), ", ".join(one.file_name for one in check.files))
        fact(tr("Valid until"), desk.day(check.valid_until))
        made = tr("Verified by") if check.is_check else tr("Noted by")
        fact(made, desk.by(check.verified_by, check.verified_at))
        for before in claim.earlier:
            desk.sheet.bullet(desk.privacy.story(earlier_check(desk.tr, before)), indent=14)


def assignments(desk: Desk, detail: CaseDetail) -> None:
    """Programmes the case was assigned to, with the check-list as it was answered."""
    for assignment in detail.assignments:
        names = (assignment.programme_number, assignment.programme_title)
        desk.entry(" - ".join(filter(None, names)))
        _assignment_facts(desk, assignment)
        _check_list(desk, assignment.check_list)
        if not assignment.is_programme_checked:
            desk.remark(desk.tr("This programme is not yet checked against the official text."))


def _assignment_facts(desk: Desk, assignment: AssignmentRecord) -> None:
    tr, fact = desk.tr, desk.sheet.fact
    desk.story_fact(tr("Benefit for"), assignment.benefit_who)
    fact(tr("Person"), assignment.person_name)
    fact(tr("State"), desk.word("assignment_state", assignment.state))
    fact(tr("Day of the event"), desk.day(assignment.event_on))
    ends = (assignment.covers_from, assignment.covers_to)
    if any(ends):
        fact(tr("Help for the days"), " - ".join(desk.day(end) or "..." for end in ends))
    desk.story_fact(tr("May be given twice; right because"), assignment.double_reason)
    fact(tr("Amount asked"), desk.money(assignment.amount_asked))
    fact(tr("Amount approved"), desk.money(assignment.amount_approved))
    fact(tr("Amount delivered"), desk.money(assignment.amount_delivered))
    desk.story_fact(tr("Goods"), assignment.goods)
    fact(tr("Proposed"), desk.by(assignment.proposed_by, assignment.proposed_at))
    fact(tr("Submitted"), desk.moment(assignment.submitted_at))
    fact(tr("Decided"), desk.by(assignment.decided_by, assignment.decided_at))
    desk.story_fact(tr("Comment on the decision"), assignment.decision_comment)
    fact(tr("Delivered"), desk.by(assignment.delivered_by, assignment.delivered_at))
    desk.story_fact(tr("Receipt"), assignment.receipt)


def _check_list(desk: Desk, check_list: CheckList) -> None:
    tr = desk.tr
    verdict = desk.word("verdict", check_list.verdict)
    if "programme_not_in_force" in check_list.reasons:
        verdict = tr("{verdict} (the programme was not in force on that day)").format(
            verdict=verdict
        )
    desk.sheet.fact(tr("Check-list"), verdict)
    for condition in check_list.conditions:
        state = desk.word("condition_state", condition.state)
        question = condition.question(desk.options.language)
        answer = {"yes": tr("Yes"), "no": tr("No")}.get(condition.answer, condition.answer)
        text = f"{question} {answer} - {state}" if answer else f"{question} {state}"
        desk.sheet.bullet(desk.privacy.story(text), indent=14)
    for title, is_here in check_list.papers:
        state = tr("Seen") if is_here else tr("Missing")
        desk.sheet.bullet(desk.privacy.story(f"{title} - {state}"), indent=14)


def addresses(desk: Desk, detail: CaseDetail) -> None:
    """Reception addresses given to the caller; an agency's phone is public."""
    tr = desk.tr
    for given in detail.addresses:
        desk.entry(given.agency_name)
        desk.sheet.fact(tr("Address"), given.agency_address)
        desk.sheet.fact(tr("Phone"), given.agency_phones)
        desk.story_fact(tr("Remark"), given.note)
        desk.sheet.fact(tr("Given by"), desk.by(given.given_by, given.given_at))


def policies(desk: Desk, detail: CaseDetail) -> None:
    """Policies told to the caller."""
    for told in detail.policies:
        name = " - ".join(filter(None, (told.programme_number or told.programme_code, told.text)))
        line = f"{name} ({desk.by(told.told_by, told.told_at)})"
        desk.sheet.bullet(desk.privacy.story(line))


def referrals(desk: Desk, detail: CaseDetail) -> None:
    """Bodies the case was referred to, what went out and what came back."""
    for referral in detail.referrals:
        desk.entry(referral.agency_name)
        _referral_facts(desk, referral)


def _referral_facts(desk: Desk, referral: ReferralRecord) -> None:
    tr, fact = desk.tr, desk.sheet.fact
    fact(tr("Address"), referral.agency_address)
    fact(tr("State"), desk.word("referral_state", referral.state))
    desk.story_fact(tr("Request"), referral.request)
    sent = ", ".join(desk.word("sent_field", name) for name in referral.fields_sent)
    fact(tr("What goes out"), sent)
    fact(tr("Document number"), referral.document_number)
    fact(tr("Prepared"), desk.by(referral.prepared_by, referral.prepared_at))
    method = desk.word("sending_method", referral.sending_method)
    fact(tr("Sent"), ", ".join(filter(None, (desk.moment(referral.sent_at), method))))
    desk.story_fact(tr("Proof of sending"), referral.proof)
    desk.story_fact(tr("File that proves the sending"), referral.proof_file)
    acknowledged = (desk.moment(referral.acknowledged_at), referral.acknowledged_by)
    fact(tr("The body has it"), ", ".join(filter(None, acknowledged)))
    desk.story_fact(tr("Why without consent"), referral.consent_override)
    fact(tr("Answer promised by"), desk.day(referral.promised_on))
    fact(tr("Answer due by"), desk.day(referral.due_on))
    fact(tr("Answered"), desk.moment(referral.answered_at))
    desk.story_fact(tr("Answer"), referral.answer)
    if referral.failure_count:
        fact(tr("Sendings that failed"), str(referral.failure_count))
    for step in referral.steps:
        if step.kind != StepKind.ACKNOWLEDGED:
            _referral_step(desk, step)


def _referral_step(desk: Desk, step: ReferralStepRecord) -> None:
    """A reminder or a failure: its day, number, to whom, and what was remarked."""
    number = desk.tr("No. {number}").format(number=step.document_number)
    parts = (
        desk.day(step.done_on),
        number if step.document_number else "",
        step.party,
        step.reason,
        step.file_name,
    )
    desk.story_fact(desk.word("referral_step", step.kind), ", ".join(filter(None, parts)))


def feedback(desk: Desk, detail: CaseDetail) -> None:
    """What the helped people said; whether it may be told stands with it."""
    tr, fact = desk.tr, desk.sheet.fact
    for said in detail.feedback:
        title = desk.by(said.recorded_by, said.recorded_at)
        desk.entry(f"{title} - {said.person_name}" if said.person_name else title)
        fact(tr("Satisfaction"), desk.word("satisfaction", str(said.satisfaction or "")))
        received = " - ".join(filter(None, (said.what_received, desk.day(said.received_on))))
        desk.story_fact(tr("What was received"), received)
        fact(tr("May be told to others"), desk.word("yes_no_unknown", said.consent_publish))
        desk.story(said.text)


def stories(desk: Desk, detail: CaseDetail) -> None:
    """What may be told of the case, how far it is, and where it was published."""
    tr, fact = desk.tr, desk.sheet.fact
    for story in detail.stories:
        desk.entry(desk.privacy.story(story.title))
        fact(tr("State"), desk.word("story_state", story.state))
        fact(tr("Written"), desk.by(story.written_by, story.written_at))
        fact(tr("Decided"), desk.by(story.decided_by, story.decided_at))
        desk.story_fact(tr("Comment on the decision"), story.decision_comment)
        where = (story.published_where, desk.day(story.published_on), story.published_link)
        fact(tr("Published"), " - ".join(filter(None, where)))


def follow_ups(desk: Desk, detail: CaseDetail) -> None:
    """What is still to be done and what was done."""
    tr, fact = desk.tr, desk.sheet.fact
    for task in detail.follow_ups:
        desk.entry(task.what)
        fact(tr("State"), desk.word("follow_up_state", task.state))
        fact(tr("Needed by"), desk.day(task.needed_by))
        fact(tr("Assigned to"), task.assignee_name)
        fact(tr("Created"), desk.by(task.created_by, task.created_at))
        desk.story_fact(tr("Result"), task.result)
        fact(tr("Done"), desk.by(task.done_by, task.done_at))
