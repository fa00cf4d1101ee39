"""One case in words, section by section, as a clerk reads it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from db.records.cases import CaseDetail, ContactRecord
from db.records.people import PersonRecord
from db.records.person_facts import PersonFacts
from db.records.referrals import ReferralRecord
from hotline_app import labels
from hotline_app.cli.answers import facts
from hotline_app.cli.assisting import assignment_lines
from hotline_app.i18n import tr
from hotline_app.labels_timeline import event_words

Names = Mapping[str, Mapping[str, str]]
_INDENT = "  "


def case_lines(detail: CaseDetail, names: Names) -> list[str]:
    """Every section that has something in it.

    Args:
        names: "needs" and "channels": the office's codes -> words.
    """
    sections = (
        (tr("People"), _people(detail)),
        (tr("The four steps"), _steps(detail)),
        (tr("Terms"), term_lines(detail)),
        (tr("Contacts"), _contacts(detail, names)),
        (tr("Verifications"), _verifications(detail)),
        (tr("Addresses given, policies told"), _told(detail)),
        (tr("Support"), _support(detail)),
        (tr("Referrals"), _referrals(detail)),
        (tr("Follow-ups"), _follow_ups(detail)),
        (tr("Decisions of a second person"), _approvals(detail)),
        (tr("Notes"), _notes(detail)),
        (tr("Attachments"), _attachments(detail)),
        (tr("Timeline"), _timeline(detail)),
    )
    lines = _head(detail, names)
    for title, body in sections:
        if body:
            lines += ["", title, *body]
    return lines


def _head(detail: CaseDetail, names: Names) -> list[str]:
    case = detail.case
    needs = ", ".join(names["needs"].get(need, need) for need in case.needs)
    secret = tr("must not know of this case") if case.employer_must_not_know else ""
    employer = " – ".join(part for part in (case.employer_name, secret) if part)
    pairs = [
        (tr("Status"), labels.word("status", case.status)),
        (tr("Urgency"), labels.word("urgency", case.urgency)),
        (tr("Kind of matter"), labels.word("matter_kind", case.matter_kind)),
        (tr("Needs"), needs),
        (tr("Summary"), case.summary),
        (tr("Number of people"), str(case.people_count) if case.people_count > 1 else ""),
        (tr("Employer"), employer),
        (tr("Union unit"), case.unit_name),
        (tr("Handling officer"), case.owner_name),
        (tr("Opened"), _by(case.opened_at, case.opened_by)),
        (tr("Outcome"), labels.word("outcome", case.outcome)),
        (tr("Reason"), labels.word("unmet_reason", case.unmet_reason)),
        (tr("Lessons"), case.lessons),
        (tr("Duplicate of"), case.duplicate_of_code),
        (tr("Closed"), _moment(case.closed_at)),
    ]
    return [tr("Case {code}").format(code=case.code), *facts(pairs, _INDENT)]


def _people(detail: CaseDetail) -> list[str]:
    return [line for person in detail.people for line in _person(person)]


def _person(person: PersonRecord) -> list[str]:
    from db.rules.phones import display_phone

    phones = ", ".join(
        display_phone(phone.e164) if phone.e164 else phone.as_typed for phone in person.phones
    )
    pairs = [
        (labels.word("person_role", person.role), person.full_name or tr("(no name)")),
        (tr("Phone"), phones),
        (tr("Year of birth"), str(person.birth_year or "")),
        (tr("Employer"), person.employer_name),
        (tr("Union unit"), person.unit_name),
        (tr("Address"), person.address),
        (tr("Attention"), attention(person)),
    ]
    return facts(pairs, _INDENT)


def attention(person: PersonRecord | PersonFacts) -> str:
    """What must be known before anybody calls a person."""
    never = tr("It is not safe to call back") if person.is_never_called else ""
    return "; ".join(part for part in (never, person.alert) if part)


def _steps(detail: CaseDetail) -> list[str]:
    lines = []
    for step in detail.steps:
        mark = "✓" if step.is_done else "·"
        when = _by(step.at, step.by) if step.is_done else tr("not yet")
        lines.append(f"{_INDENT}{mark} {labels.word('step', step.kind)}: {when}")
    return lines


def term_lines(detail: CaseDetail) -> list[str]:
    """Every clock of a case, a line each, with what it was extended by and what is waited for."""
    from db import clock
    from db.rules.case_clocks import clocks_of

    case, pairs = detail.case, []
    for one in clocks_of(detail, clock.now()):
        state = labels.word("clock_state", one.state)
        words = [f"{_moment(one.due_at)} – {state}"]
        words += [
            tr("from {before} to {after}: {reason} ({by})").format(
                before=_moment(change.from_at),
                after=_moment(change.until_at),
                reason=change.reason,
                by=change.changed_by,
            )
            for change in one.extensions
        ]
        pairs.append((labels.word("clock_due", one.clock), "\n".join(words)))
    if case.paused_at:
        reason = next(
            (one.reason for one in reversed(detail.clock_changes) if one.kind == "pause"), ""
        )
        pairs.append((tr("Terms paused"), f"{_moment(case.paused_at)}: {reason}"))
    if case.legal_track:
        pairs.append((tr("Written and signed"), _day(case.signed_record_on) or tr("not yet")))
    return facts(pairs, _INDENT)


def _approvals(detail: CaseDetail) -> list[str]:
    lines: list[str] = []
    for one in detail.approvals:
        pairs = [
            (labels.word("approval_kind", one.kind), labels.word("approval_state", one.state)),
            (tr("Id"), one.id),
            (tr("Proposed"), _by(one.proposed_at, one.proposed_by)),
            (tr("Comment"), one.comment),
            (tr("Decided"), _by(one.decided_at, one.decided_by)),
            (tr("Comment on the decision"), one.decision_comment),
        ]
        lines += facts(pairs, _INDENT)
    return lines


def _contacts(detail: CaseDetail, names: Names) -> list[str]:
    return [line for contact in detail.contacts for line in _contact(contact, names)]


def _contact(contact: ContactRecord, names: Names) -> list[str]:
    channel = names["channels"].get(contact.channel, contact.channel)
    safe = contact.call_back_safe if contact.call_back_safe != "unknown" else ""
    pairs = [
        (_moment(contact.received_at), f"{channel}, {contact.taken_by}"),
        ("", contact.narrative),
        (tr("On behalf of"), contact.on_behalf_of),
        (tr("Safe to call back"), labels.word("yes_no_unknown", safe)),
        (tr("Calling back"), contact.call_back_note),
    ]
    return facts(pairs, _INDENT)


def _verifications(detail: CaseDetail) -> list[str]:
    from db import clock
    from db.rules.days import vietnam_day
    from db.rules.ledger import ledger

    lines: list[str] = []
    for claim in ledger(detail.verifications, vietnam_day(clock.now())).claims:
        one = claim.newest
        result = labels.word("verification_result", one.result)
        state = labels.word("claim_state", claim.state)
        method = labels.word("verification_method", one.method)
        source = f" ({one.source})" if one.source else ""
        lines.append(f"{_INDENT}[{state}] {one.claim}")
        by = _by(one.verified_at, one.verified_by)
        lines.append(f"{_INDENT * 2}{result}: {method}{source}, {by}")
    return lines


def _told(detail: CaseDetail) -> list[str]:
    addresses = [
        f"{_INDENT}{one.agency_name} {one.agency_phones}".rstrip()
        + f" – {_by(one.given_at, one.given_by)}"
        for one in detail.addresses
    ]
    policies = [
        f"{_INDENT}{one.programme_number} {one.text}".rstrip()
        + f" – {_by(one.told_at, one.told_by)}"
        for one in detail.policies
    ]
    return [*addresses, *policies]


def _support(detail: CaseDetail) -> list[str]:
    return [line for one in detail.assignments for line in assignment_lines(one, _INDENT)]


def _referrals(detail: CaseDetail) -> list[str]:
    lines: list[str] = []
    for one in detail.referrals:
        pairs = [
            (tr("Body or office"), one.agency_name),
            (tr("State"), labels.word("referral_state", one.state)),
            (tr("Id"), one.id),
            (tr("Request"), one.request),
            (tr("Sent"), _moment(one.sent_at)),
            (tr("Proof"), one.proof),
            (tr("Answer due"), _day(one.due_on)),
            (tr("Answer"), one.answer),
        ]
        lines += facts([*pairs, *_referral_steps(one)], _INDENT)
    return lines


def _referral_steps(one: ReferralRecord) -> Iterator[tuple[str, str]]:
    """What was done about a referral, and what comes next."""
    for step in one.steps:
        parts = (_day(step.done_on), step.document_number, step.party, step.reason, step.file_name)
        label = labels.word("referral_step", step.kind)
        yield label, ", ".join(part for part in parts if part)
    if one.next_step is not None:
        step_words = labels.word("referral_step", one.next_step.kind)
        day = _day(one.next_step.from_on)
        words = tr("{step}, from {day}").format(step=step_words, day=day)
        yield tr("What comes next"), words


def _follow_ups(detail: CaseDetail) -> list[str]:
    lines: list[str] = []
    for one in detail.follow_ups:
        state = labels.word("follow_up_state", one.state)
        head = f"{_INDENT}{_day(one.needed_by)}  {state}: {one.what} ({one.assignee_name})"
        lines += [head, *facts([(tr("Id"), one.id), (tr("Result"), one.result)], _INDENT * 2)]
    return lines


def _notes(detail: CaseDetail) -> list[str]:
    pairs = [(_by(one.written_at, one.written_by), one.text) for one in detail.notes]
    return facts(pairs, _INDENT)


def _attachments(detail: CaseDetail) -> list[str]:
    lines = []
    for one in detail.attachments:
        size = f"{one.size:,}".replace(",", ".")
        lines.append(f"{_INDENT}{one.file_name} ({size} B) {one.description}".rstrip())
        withdrawn = one.withdrawn_reason and _by(one.withdrawn_at, one.withdrawn_reason)
        lines += facts([(tr("Id"), one.id), (tr("Withdrawn"), withdrawn)], _INDENT * 2)
    return lines


def _timeline(detail: CaseDetail) -> list[str]:
    pairs = [
        (_moment(one.at), " – ".join(p for p in (event_words(one), one.by, one.text) if p))
        for one in detail.timeline
    ]
    return facts(pairs, _INDENT)


def _moment(at: datetime | None) -> str:
    from db.rules.days import format_moment

    return format_moment(at) if at else ""


def _day(on: date | None) -> str:
    from db.rules.days import format_day

    return format_day(on) if on else ""


def _by(at: datetime | None, name: str) -> str:
    return ", ".join(part for part in (_moment(at), name) if part)
