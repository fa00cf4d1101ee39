"""The register of papers: giving numbers, taking in what comes, withdrawing a number; wordings.

Numbers run per year, direction and kind without gaps: the counter and the line are written in one
transaction, so that whoever fails gives the number back, and two workstations never share one.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from db import audit, lookups
from db.choices import Direction, ReferralState
from db.commands.counters import next_value
from db.commands.office_settings import drop_setting, store_setting
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.organisation import DocumentNumber
from db.models.work import Referral
from db.queries import documents, offices
from db.records.documents import DocumentDraft, DocumentRecord, Wording
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.rules import text
from db.rules.days import DayError, parse_day, vietnam_day
from db.rules.documents import (
    PAPERS,
    PARTS,
    TYPES,
    cleaned_part,
    filled,
    problem_of_part,
    written_number,
)

_LONGEST_LINE: Final = 2_000


def issue_number(database: Database, actor: Actor, draft: DocumentDraft) -> DocumentRecord:
    """Give a paper that leaves the office its number and enter it in the register.

    A referral that has no number yet keeps this one.

    Raises:
        ValidationFailed: unknown kind, no subject, a day that is none or lies ahead, a referral of
            another case.
        NotFound: no such case or referral.
    """
    with acting(database, actor, "issue_number") as desk:
        return _enter(desk, "issue_number", Direction.OUTBOUND, draft)


def issue_paper(
    database: Database, actor: Actor, paper: str, draft: DocumentDraft
) -> DocumentRecord:
    """Give a paper made from a case its number, with the symbol of that paper's own wording."""
    draft = replace(draft, document_type=PAPERS.get(paper, ""))
    with acting(database, actor, "issue_number") as desk:
        return _enter(desk, "issue_number", Direction.OUTBOUND, draft, paper)


def register_incoming(database: Database, actor: Actor, draft: DocumentDraft) -> DocumentRecord:
    """Enter a paper that came; its own number and symbol are kept, ours is the order of arrival.

    Raises:
        ValidationFailed: no sender, no subject, unknown kind, a day that is none or lies ahead.
        NotFound: no such case or referral.
    """
    with acting(database, actor, "register_incoming") as desk:
        return _enter(desk, "register_incoming", Direction.INBOUND, draft)


def withdraw_number(
    database: Database, actor: Actor, document_id: str, reason: str, version: int
) -> DocumentRecord:
    """Say that a number is not used; its line stays and the number is never given again.

    A referral that did not leave yet gives the number up.

    Raises:
        ValidationFailed: no reason, or it was withdrawn before.
        StaleRecord: somebody saved a newer version.
    """
    said = text.clean(reason)
    if not said:
        raise ValidationFailed({"reason": "reason_missing"})
    with acting(database, actor, "withdraw_number") as desk:
        record = documents.one(database, document_id)
        if record.is_withdrawn:
            raise ValidationFailed({"reason": "number_withdrawn"})
        values = {"is_withdrawn": True, "withdrawn_reason": said}
        update_owned(database, DocumentNumber, actor, record.id, version, **values)
        if record.referral_id and record.direction == Direction.OUTBOUND:
            database.execute(
                "UPDATE referrals SET document_number = '', updated_at = ?, version = version + 1 "
                "WHERE id = ? AND document_number = ? AND state = ?",
                [desk.at, record.referral_id, record.symbol, ReferralState.PREPARED.value],
            )
        case_id = lookups.case_key(database, record.case_code)[0] if record.case_code else None
        subject = audit.Subject("document_numbers", record.id, case_id)
        changes = {"symbol": record.symbol, "reason": said}
        audit.record(database, actor, "withdraw_number", subject, changes)
        return documents.one(database, record.id)


def save_wording(database: Database, actor: Actor, paper: str, typed: Mapping[str, str]) -> Wording:
    """Change the words of one kind of paper; paragraphs are divided by line ends.

    Args:
        database: of the office.
        actor: who changes them.
        paper: a code of `db.rules.documents.PAPERS`.
        typed: part of a `Wording` -> text; parts left out stay.

    Raises:
        NotFound: no such paper.
        ValidationFailed: an unknown name in braces, an empty symbol or subject, an unknown part.
    """
    with acting(database, actor, "save_wording"):
        before = documents.wording(database, paper)
        values: dict[str, Any] = {part: getattr(before, part) for part in PARTS}
        problems = {part: problem_of_part(part, words) for part, words in typed.items()}
        found = {part: problem for part, problem in problems.items() if problem}
        if found:
            raise ValidationFailed(found)
        changed = {part: cleaned_part(part, words) for part, words in typed.items()}
        store_setting(database, f"paper:{paper}", values | changed)
        subject = audit.Subject("settings", actor.office_id)
        audit.record(database, actor, "save_wording", subject, {"paper": paper, **changed})
        return documents.wording(database, paper)


def restore_wording(database: Database, actor: Actor, paper: str) -> Wording:
    """Give a kind of paper the words back that it came with; the office's own are dropped.

    Raises:
        NotFound: no such paper.
    """
    with acting(database, actor, "save_wording"):
        shipped = documents.shipped_wording(paper)
        drop_setting(database, f"paper:{paper}")
        subject = audit.Subject("settings", actor.office_id)
        changes = {"paper": paper, "subject": shipped.subject, "restored": True}
        audit.record(database, actor, "save_wording", subject, changes)
        return shipped


def _enter(
    desk: Desk, act: str, direction: Direction, draft: DocumentDraft, paper: str = ""
) -> DocumentRecord:
    database, actor = desk.database, desk.actor
    values = _values(desk, direction, draft)
    case_id, referral = _belongs(desk, draft)
    year = values["document_on"].year
    kind = draft.document_type
    number = next_value(desk, f"document:{direction.value}:{kind}", year)
    if direction is Direction.OUTBOUND:
        office = offices.letterhead(database).document_symbol
        symbol = documents.wording(database, paper).symbol if paper else TYPES[kind]
        values["symbol"] = written_number(number, filled(symbol, {"symbol": office}))
    record_id = insert_owned(
        database,
        DocumentNumber,
        actor,
        created_at=desk.at,
        direction=direction,
        document_type=kind,
        year=year,
        number=number,
        case_id=case_id,
        referral_id=referral["id"] if referral else None,
        **values,
    )
    # A reminder has a number of its own; the referral keeps that of the paper it went with.
    is_kept = direction is Direction.OUTBOUND and paper != "reminder"
    if referral and is_kept and not referral["number"]:
        seen = referral["version"]
        update_owned(
            database, Referral, actor, referral["id"], seen, document_number=values["symbol"]
        )
    changes = {"number": number, "symbol": values["symbol"], "subject": values["subject"]}
    audit.record(
        database, actor, act, audit.Subject("document_numbers", record_id, case_id), changes
    )
    return documents.one(database, record_id)


def _values(desk: Desk, direction: Direction, draft: DocumentDraft) -> dict[str, Any]:
    problems: dict[str, str] = {}
    if draft.document_type not in TYPES:
        problems["document_type"] = "unknown_code"
    values: dict[str, Any] = {
        "addressee": text.clean_line(draft.party),
        "subject": text.clean_line(draft.subject),
        "symbol": text.clean_line(draft.symbol),
        "document_on": _day(desk, draft.document_on, problems),
    }
    if not values["subject"]:
        problems["subject"] = "text_missing"
    if direction is Direction.INBOUND and not values["addressee"]:
        problems["party"] = "name_missing"
    for field, column in (("party", "addressee"), ("subject", "subject"), ("symbol", "symbol")):
        if len(values[column]) > _LONGEST_LINE:
            problems[field] = "too_long"
    if problems:
        raise ValidationFailed(problems)
    return values


def _day(desk: Desk, typed: str, problems: dict[str, str]) -> date:
    today = vietnam_day(desk.now)
    try:
        day = parse_day(typed) if typed.strip() else today
    except DayError as problem:
        problems["document_on"] = problem.code
        return today
    if day > today:
        problems["document_on"] = "in_the_future"
    return day


def _belongs(desk: Desk, draft: DocumentDraft) -> tuple[str | None, dict[str, Any] | None]:
    """Id of the case, and id, number and version of the referral a paper belongs to."""
    database = desk.database
    case_id = lookups.case_key(database, draft.case_code)[0] if draft.case_code.strip() else None
    if not draft.referral_id:
        return case_id, None
    row = database.row(
        "SELECT id, document_number, version, case_id FROM referrals WHERE id = ?",
        [draft.referral_id],
    )
    if row is None:
        raise NotFound("referral", draft.referral_id)
    if case_id is not None and row[3] != case_id:
        raise ValidationFailed({"referral_id": "referral_of_another_case"})
    return row[3], {"id": row[0], "number": row[1], "version": row[2]}
