"""Referring a case to an agency: prepared, sent with a proof, acknowledged, answered.

A referral is not "sent" until something proves it; what goes out is chosen and recorded.
"""

from datetime import date
from typing import Any, Final

from db import audit, lookups
from db.choices import CaseStatus, ConsentPurpose, ReferralState, SendingMethod
from db.commands.stamps import Desk, acting
from db.commands.transitions import follow_work, refuse_finished, take_step
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.work import Referral
from db.records.drafts import ReferralDraft
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.rules import disclosure, text
from db.rules.days import DayError, parse_day, vietnam_day

_OPEN: Final = (ReferralState.SENT, ReferralState.ACKNOWLEDGED)


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
        problems: dict[str, str] = {}
        promised_on = _promised(draft, problems)
        problem = disclosure.problem_of_fields(
            draft.fields_sent, employer_must_not_know=case.employer_must_not_know
        )
        if problem is not None:
            problems["fields_sent"] = problem
        override = text.clean(draft.consent_override)
        if not override and not _may_share(desk, case.person_id):
            problems["consent_override"] = "consent_missing"
        if problems:
            raise ValidationFailed(problems)
        referral_id = insert_owned(
            database,
            Referral,
            actor,
            created_at=desk.at,
            case_id=case.id,
            agency_id=agency_id,
            state=ReferralState.PREPARED,
            fields_sent="|".join(draft.fields_sent),
            consent_override=override,
            request=text.clean(draft.request),
            promised_on=promised_on,
        )
        follow_work(desk, case, CaseStatus.CLASSIFIED)
        changes = {"agency": agency_id, "fields": "|".join(draft.fields_sent)}
        subject = audit.Subject("referrals", referral_id, case.id)
        audit.record(database, actor, "refer_case", subject, changes)
        return referral_id


def _promised(draft: ReferralDraft, problems: dict[str, str]) -> date | None:
    if not draft.promised_on.strip():
        return None
    try:
        return parse_day(draft.promised_on)
    except DayError as error:
        problems["promised_on"] = error.code
        return None


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
) -> None:
    """Record that a prepared referral left the office, how, and what proves it.

    Raises:
        ValidationFailed: unknown method, no proof, not in state prepared.
    """
    said = text.clean(proof)
    problems: dict[str, str] = {}
    if method not in set(SendingMethod):
        problems["method"] = "unknown_code"
    if not said:
        problems["proof"] = "proof_missing"
    if problems:
        raise ValidationFailed(problems)
    with acting(database, actor, "mark_sent") as desk:
        row = _referral(desk, referral_id, (ReferralState.PREPARED,))
        today = vietnam_day(desk.now)
        days = lookups.clocks(database).referral_days
        last_day = lookups.calendar(database).add_working_days(today, days)
        due_on = row["promised_on"] or last_day.isoformat()
        _move(
            desk,
            row,
            "mark_sent",
            ReferralState.SENT,
            sending_method=method,
            proof=said,
            document_number=text.clean_line(document_number) or row["document_number"],
            sent_at=desk.at,
            due_on=due_on,
        )
        follow_work(desk, lookups.case(database, row["case_code"]), CaseStatus.REFERRED)


def acknowledge(database: Database, actor: Actor, referral_id: str) -> None:
    """Record that the agency confirmed the receipt.

    Raises:
        ValidationFailed: the referral was not sent.
    """
    with acting(database, actor, "acknowledge_referral") as desk:
        row = _referral(desk, referral_id, (ReferralState.SENT,))
        _move(
            desk, row, "acknowledge_referral", ReferralState.ACKNOWLEDGED, acknowledged_at=desk.at
        )


def record_answer(
    database: Database,
    actor: Actor,
    referral_id: str,
    answer: str,
    state: str = ReferralState.ANSWERED,
) -> None:
    """Record the agency's answer, its refusal, or that none came.

    The case goes back to work when no other referral waits for an answer.

    Raises:
        ValidationFailed: an answer or refusal without words, a referral that waits for none.
    """
    said = text.clean(answer)
    if state not in (ReferralState.ANSWERED, ReferralState.REFUSED, ReferralState.NO_ANSWER):
        raise ValidationFailed({"state": "unknown_code"})
    if not said and state != ReferralState.NO_ANSWER:
        raise ValidationFailed({"answer": "text_missing"})
    with acting(database, actor, "record_answer") as desk:
        row = _referral(desk, referral_id, _OPEN)
        _move(
            desk,
            row,
            "record_answer",
            ReferralState(state),
            answer=said,
            answered_at=desk.at,
        )
        case = lookups.case(database, row["case_code"])
        waiting = database.value(
            "SELECT 1 FROM referrals WHERE case_id = ? AND state IN (?, ?)",
            [case.id, *(open_state.value for open_state in _OPEN)],
        )
        if case.status is CaseStatus.REFERRED and waiting is None:
            take_step(desk, case, CaseStatus.IN_PROGRESS)


def _referral(desk: Desk, referral_id: str, expected: tuple[ReferralState, ...]) -> dict[str, Any]:
    sql = (
        "SELECT r.id, r.case_id, c.code, r.state, r.version, r.promised_on, r.document_number "
        "FROM referrals r "
        "JOIN cases c ON c.id = r.case_id WHERE r.id {}"
    )
    rows = desk.database.rows(sql.format("= ?"), [referral_id])
    ending = referral_id.strip().lower().replace("%", "").replace("_", "")
    if not rows and len(ending) >= 4:
        rows = desk.database.rows(sql.format("LIKE ?"), [f"%{ending}"])
    if len(rows) != 1:
        raise NotFound("referral", referral_id)
    names = ("id", "case_id", "case_code", "state", "version", "promised_on", "document_number")
    row = dict(zip(names, rows[0], strict=True))
    if row["state"] not in expected:
        raise ValidationFailed({"state": f"not_{expected[0].value}"})
    return row


def _move(desk: Desk, row: dict[str, Any], act: str, state: ReferralState, **columns: Any) -> None:
    update_owned(
        desk.database, Referral, desk.actor, row["id"], row["version"], state=state, **columns
    )
    subject = audit.Subject("referrals", row["id"], row["case_id"])
    audit.record(desk.database, desk.actor, act, subject, {"state": [row["state"], state]})
