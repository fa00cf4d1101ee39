"""Referring a case to an agency: prepared, sent with a proof, acknowledged, answered.

A referral is not "sent" until something proves it; what goes out is chosen and recorded.
"""

from datetime import date
from typing import Final

from db import audit, lookups
from db.choices import CaseStatus, ConsentPurpose, ReferralState, SendingMethod
from db.commands.referral_numbers import number_that_goes
from db.commands.referral_rows import (
    ANSWERS,
    OPEN,
    add_step,
    file_of_case,
    give_answer,
    moment_of,
    move,
    not_before_sending,
    past_day,
    referral_row,
    shift,
)
from db.commands.stamps import Desk, acting
from db.commands.transitions import follow_work, refuse_finished
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.work import Referral
from db.queries.case_details import employer_names
from db.records.drafts import ReferralDraft
from db.records.people import Actor
from db.records.referrals import ReceiptDraft
from db.rows import insert_owned
from db.rules import disclosure, text
from db.rules.days import DayError, parse_day, vietnam_day
from db.rules.reminders import StepKind

_NOTHING_SAID: Final = ReceiptDraft()
_SHORTEST_NAME: Final = 5
"""Letters of an employer's name that is looked for inside the name of a body."""


def refer_case(database: Database, actor: Actor, case_code: str, draft: ReferralDraft) -> str:
    """Prepare a referral of a case to an agency; returns its id.

    Raises:
        NotFound: no such case or agency.
        ValidationFailed: fields that may not go out, neither consent nor a reason to do without,
            a day that is none, case closed.
    """
    with acting(database, actor, "refer_case") as desk:
        case = lookups.case(database, case_code)
        refuse_finished(case)
        agency_id = lookups.agency_id(database, draft.agency)
        if agency_id is None:
            raise NotFound("agency", draft.agency)
        problems = _problems_of_sending(desk, case, agency_id, draft)
        promised_on = _promised(draft.promised_on, problems)
        override = text.clean(draft.consent_override)
        if not override and not _may_share(desk, case.person_id):
            problems["consent_override"] = "consent_missing"
        if problems:
            raise ValidationFailed(problems)
        fields = _fields_that_go(desk, case, draft)
        referral_id = insert_owned(
            database,
            Referral,
            actor,
            created_at=desk.at,
            case_id=case.id,
            agency_id=agency_id,
            state=ReferralState.PREPARED,
            fields_sent="|".join(fields),
            consent_override=override,
            request=text.clean(draft.request),
            promised_on=promised_on,
        )
        follow_work(desk, case, CaseStatus.CLASSIFIED)
        changes = {"agency": agency_id, "fields": "|".join(fields)}
        subject = audit.Subject("referrals", referral_id, case.id)
        audit.record(database, actor, "refer_case", subject, changes)
        return referral_id


def _fields_that_go(desk: Desk, case: lookups.OpenCase, draft: ReferralDraft) -> tuple[str, ...]:
    """What was chosen, without what tells who denounces."""
    track = desk.database.value("SELECT legal_track FROM cases WHERE id = ?", [case.id])
    return disclosure.fields_that_go(draft.fields_sent, track)


def _problems_of_sending(
    desk: Desk, case: lookups.OpenCase, agency_id: str, draft: ReferralDraft
) -> dict[str, str]:
    """Why this may not go out to this body."""
    is_secret, problems = case.employer_must_not_know, {}
    if is_secret and _is_employer(desk, case.id, agency_id):
        problems["agency"] = "agency_is_employer"
    problem = disclosure.problem_of_fields(draft.fields_sent, employer_must_not_know=is_secret)
    if problem is not None:
        problems["fields_sent"] = problem
    return problems


def _promised(typed: str, problems: dict[str, str]) -> date | None:
    if not typed.strip():
        return None
    try:
        return parse_day(typed)
    except DayError as error:
        problems["promised_on"] = error.code
        return None


def _is_employer(desk: Desk, case_id: str, agency_id: str) -> bool:
    """Whether the body is the employer of the case or of one of its people, or bears its name."""
    found = desk.database.rows("SELECT name, aliases FROM agencies WHERE id = ?", [agency_id])
    names = " | ".join(text.fold(f"{name} | {aliases}") for name, aliases in found)
    employers = map(text.fold, employer_names(desk.database, case_id))
    return any(one in names for one in employers if len(one) >= _SHORTEST_NAME)


def _may_share(desk: Desk, person_id: str | None) -> bool:
    # Without a person nothing personal goes out; otherwise handling or sharing must be agreed to.
    if person_id is None:
        return True
    return (
        desk.database.value(
            "SELECT 1 FROM consents WHERE person_id = ? AND purpose IN (?, ?) "
            "AND withdrawn_at IS NULL",
            [person_id, ConsentPurpose.SHARE.value, ConsentPurpose.HANDLE.value],
        )
        is not None
    )


def mark_sent(
    database: Database,
    actor: Actor,
    referral_id: str,
    method: str,
    proof: str,
    document_number: str = "",
    *,
    proof_file_id: str = "",
) -> None:
    """Record that a prepared referral left the office, how, and what proves it.

    The proof is said in words, or is a file kept with the case (its id, or the end of it).

    Raises:
        ValidationFailed: unknown method, no proof, a file the case has not, not in state prepared,
            a number past the second person who decides on letters here.
    """
    said = text.clean(proof)
    _refuse_unproven(method, said or proof_file_id.strip())
    with acting(database, actor, "mark_sent") as desk:
        row = referral_row(desk, referral_id, (ReferralState.PREPARED,))
        number = number_that_goes(desk, row, document_number)
        file_id = file_of_case(desk, proof_file_id, row["case_id"])
        due_on = row["promised_on"] or _last_day(database, vietnam_day(desk.now)).isoformat()
        move(
            desk,
            row,
            "mark_sent",
            ReferralState.SENT,
            sending_method=method,
            proof=said,
            proof_attachment_id=file_id,
            document_number=number,
            sent_at=desk.at,
            due_on=due_on,
        )
        follow_work(desk, lookups.case(database, row["case_code"]), CaseStatus.REFERRED)


def _last_day(database: Database, sent_on: date) -> date:
    """Until when an answer is waited for when no day was promised."""
    days = lookups.clocks(database).referral_days
    return lookups.calendar(database).add_working_days(sent_on, days)


def _refuse_unproven(method: str, proof: str) -> None:
    problems: dict[str, str] = {}
    if method not in set(SendingMethod):
        problems["method"] = "unknown_code"
    if not proof:
        problems["proof"] = "proof_missing"
    if problems:
        raise ValidationFailed(problems)


def acknowledge(
    database: Database, actor: Actor, referral_id: str, receipt: ReceiptDraft = _NOTHING_SAID
) -> None:
    """Record that the agency has the referral: the day, who said so, what it promised.

    Raises:
        ValidationFailed: the referral was not sent, a day that is none, lies ahead or before the
            sending.
    """
    problems: dict[str, str] = {}
    promised_on = _promised(receipt.promised_on, problems)
    with acting(database, actor, "acknowledge_referral") as desk:
        on = past_day(desk, receipt.received_on, "received_on", problems)
        if problems:
            raise ValidationFailed(problems)
        row = referral_row(desk, referral_id, (ReferralState.SENT,))
        not_before_sending(row, on, "received_on")
        by = text.clean_line(receipt.by)
        add_step(desk, row, StepKind.ACKNOWLEDGED, on, reason=by)
        terms = {"promised_on": promised_on, "due_on": promised_on} if promised_on else {}
        shift(desk, row, ReferralState.ACKNOWLEDGED, acknowledged_at=moment_of(desk, on), **terms)
        changes = {"state": [row["state"], ReferralState.ACKNOWLEDGED], "on": on, "by": by, **terms}
        subject = audit.Subject("referrals", row["id"], row["case_id"])
        audit.record(database, actor, "acknowledge_referral", subject, changes)


def record_answer(
    database: Database,
    actor: Actor,
    referral_id: str,
    answer: str,
    state: str = ReferralState.ANSWERED,
    *,
    answered_on: str = "",
) -> None:
    """Record the agency's answer, its refusal, or that none came.

    The case goes back to work when no other referral waits for an answer.

    Raises:
        ValidationFailed: an answer or refusal without words, a referral that waits for none, a
            day that is none, lies ahead or before the sending.
    """
    said = text.clean(answer)
    if state not in ANSWERS:
        raise ValidationFailed({"state": "unknown_code"})
    if not said and state != ReferralState.NO_ANSWER:
        raise ValidationFailed({"answer": "text_missing"})
    with acting(database, actor, "record_answer") as desk:
        problems: dict[str, str] = {}
        on = past_day(desk, answered_on, "answered_on", problems)
        if problems:
            raise ValidationFailed(problems)
        row = referral_row(desk, referral_id, OPEN)
        not_before_sending(row, on, "answered_on")
        give_answer(desk, row, ReferralState(state), said, on)
        subject = audit.Subject("referrals", row["id"], row["case_id"])
        audit.record(database, actor, "record_answer", subject, {"state": [row["state"], state]})
