"""Writing a line of the register of papers, inside whichever act needs one.

Numbers run per year, direction and kind without gaps: the counter and the line are written in one
transaction, so that whoever fails gives the number back, and two workstations never share one.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from db import lookups
from db.choices import Direction, ReferralState
from db.commands.attachments import file_problem, read_files, store_file
from db.commands.counters import next_value
from db.commands.referral_rows import (
    OPEN,
    file_of_case,
    give_answer,
    not_before_sending,
    past_day,
    referral_row,
)
from db.commands.stamps import Desk
from db.errors import NotFound, ValidationFailed
from db.models.organisation import DocumentNumber
from db.models.work import Referral
from db.queries import documents, offices
from db.records.documents import DocumentDraft, DocumentRecord
from db.records.drafts import FileDraft
from db.rows import insert_owned, update_owned
from db.rules import text
from db.rules.documents import TYPES, filled, written_number

_LONGEST_LINE: Final = 2_000
_KEPT: Final = frozenset({"reminder", "escalation"})
"""Papers with a number of their own; the referral keeps that of the paper it went with."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a paper belongs to; `answered` is the row of a referral that this paper answers."""

    case_id: str | None = None
    referral: dict[str, Any] | None = None
    answers_id: str | None = None
    answered: dict[str, Any] | None = None


def outgoing_line(desk: Desk, draft: DocumentDraft, paper: str = "") -> DocumentRecord:
    """Give an outgoing paper the next number of its kind and year.

    Args:
        desk: of the act.
        draft: the paper.
        paper: a code of `PAPERS` when it is made from a case: its wording has the symbol.
    """
    values = _values(desk, Direction.OUTBOUND, draft)
    belonging = _belongs(desk, draft)
    year, kind = values["document_on"].year, draft.document_type
    number = next_value(desk, f"document:{Direction.OUTBOUND.value}:{kind}", year)
    office = offices.letterhead(desk.database).document_symbol
    symbol = documents.wording(desk.database, paper).symbol if paper else TYPES[kind]
    values["symbol"] = written_number(number, filled(symbol, {"symbol": office}))
    values |= {"document_type": kind, "year": year, "number": number}
    made = _insert(desk, Direction.OUTBOUND, values, belonging)
    referral = belonging.referral
    if referral and paper not in _KEPT and not referral["number"]:
        seen, number_kept = referral["version"], values["symbol"]
        update_owned(
            desk.database, Referral, desk.actor, referral["id"], seen, document_number=number_kept
        )
    return made


def incoming_line(desk: Desk, draft: DocumentDraft) -> tuple[DocumentRecord, str]:
    """Enter a paper that came; gives the line and the new state of a referral it answers, or "".

    Its running number is the order of arrival in the year it came.
    """
    values = _values(desk, Direction.INBOUND, draft)
    belonging = _answering(desk, draft)
    if draft.scan is not None or draft.scan_id:
        values["attachment_id"] = _scan(desk, draft, belonging.case_id)
    year, kind = values["received_on"].year, draft.document_type
    number = next_value(desk, f"document:{Direction.INBOUND.value}:{kind}", year)
    values |= {"document_type": kind, "year": year, "number": number}
    made = _insert(desk, Direction.INBOUND, values, belonging)
    if belonging.answered is None:
        return made, ""
    state = ReferralState(draft.answer_state or ReferralState.ANSWERED)
    said = text.clean(draft.answer) or values["subject"]
    give_answer(desk, belonging.answered, state, said, values["received_on"])
    return documents.one(desk.database, made.id), state.value


def _insert(
    desk: Desk,
    direction: Direction,
    values: dict[str, Any],
    belonging: Belonging,
) -> DocumentRecord:
    record_id = insert_owned(
        desk.database,
        DocumentNumber,
        desk.actor,
        created_at=desk.at,
        direction=direction,
        case_id=belonging.case_id,
        referral_id=belonging.referral["id"] if belonging.referral else None,
        answers_id=belonging.answers_id,
        **values,
    )
    return documents.one(desk.database, record_id)


def _values(desk: Desk, direction: Direction, draft: DocumentDraft) -> dict[str, Any]:
    problems: dict[str, str] = {}
    if draft.document_type not in TYPES:
        problems["document_type"] = "unknown_code"
    values: dict[str, Any] = {
        "addressee": text.clean_line(draft.party),
        "subject": text.clean_line(draft.subject),
        "symbol": text.clean_line(draft.symbol),
        "document_on": past_day(desk, draft.document_on, "document_on", problems),
    }
    if not values["subject"]:
        problems["subject"] = "text_missing"
    if direction is Direction.INBOUND:
        values |= _arrival(desk, draft, values["document_on"], problems)
    for field, column in (("party", "addressee"), ("subject", "subject"), ("symbol", "symbol")):
        if len(values[column]) > _LONGEST_LINE:
            problems[field] = "too_long"
    if problems:
        raise ValidationFailed(problems)
    return values


def _arrival(
    desk: Desk, draft: DocumentDraft, document_on: date, problems: dict[str, str]
) -> dict[str, Any]:
    """When a paper came and who handles it."""
    if not text.clean_line(draft.party):
        problems["party"] = "name_missing"
    received_on = past_day(desk, draft.received_on, "received_on", problems)
    if received_on < document_on and "received_on" not in problems:
        problems["received_on"] = "before_the_paper"
    handler_id = None
    if draft.handler.strip():
        handler_id = lookups.user_id(desk.database, draft.handler)
        if handler_id is None:
            problems["handler"] = "unknown_user"
    states = (ReferralState.ANSWERED, ReferralState.REFUSED)
    if draft.answer_state and draft.answer_state not in states:
        problems["answer_state"] = "unknown_code"
    return {"received_on": received_on, "handler_id": handler_id}


def _scan(desk: Desk, draft: DocumentDraft, case_id: str | None) -> str | None:
    """Keep the picture of a paper with its case, or take a file that is kept there."""
    if case_id is None:
        raise ValidationFailed({"scan": "scan_needs_case"})
    if draft.scan is None:
        return file_of_case(desk, draft.scan_id, case_id)
    problem = file_problem(draft.scan.content)
    if problem:
        raise ValidationFailed({"scan": problem})
    scan = FileDraft(draft.scan.file_name, draft.scan.content, text.clean_line(draft.subject))
    (read,) = read_files([scan])
    return store_file(desk, case_id, read)


def _answering(desk: Desk, draft: DocumentDraft) -> Belonging:
    """What an incoming paper belongs to, with the paper or referral of ours that it answers."""
    belonging = _belongs(desk, draft)
    wanted = text.clean_line(draft.answers)
    if not wanted:
        return belonging
    ours, referral_id = _ours(desk, wanted)
    if ours is not None and ours.is_withdrawn:
        raise ValidationFailed({"answered_paper": "number_withdrawn"})
    if not referral_id:
        assert ours is not None
        case_id = lookups.case_key(desk.database, ours.case_code)[0] if ours.case_code else None
        return Belonging(belonging.case_id or case_id, None, ours.id)
    row = referral_row(desk, referral_id, tuple(ReferralState))
    if belonging.case_id is not None and belonging.case_id != row["case_id"]:
        raise ValidationFailed({"answered_paper": "referral_of_another_case"})
    is_waiting = row["state"] in OPEN
    if is_waiting and row["sent_at"]:
        _refuse_early(desk, row, draft.received_on)
    return Belonging(
        row["case_id"],
        {"id": row["id"], "number": row["document_number"], "version": row["version"]},
        ours.id if ours is not None else row["id"],
        row if is_waiting else None,
    )


def _refuse_early(desk: Desk, row: dict[str, Any], typed: str) -> None:
    problems: dict[str, str] = {}
    not_before_sending(row, past_day(desk, typed, "received_on", problems), "received_on")


def _ours(desk: Desk, wanted: str) -> tuple[DocumentRecord | None, str]:
    """The outgoing paper with this id or number, or the referral; gives the referral's id too."""
    try:
        ours = documents.one(desk.database, wanted, direction=Direction.OUTBOUND)
    except NotFound:
        row = referral_row(desk, wanted, tuple(ReferralState))
        found = documents.of_referral(desk.database, row["id"], row["document_number"])
        return found, row["id"]
    return ours, ours.referral_id


def _belongs(desk: Desk, draft: DocumentDraft) -> Belonging:
    """The case and the referral a paper belongs to, as they were named."""
    database = desk.database
    case_id = lookups.case_key(database, draft.case_code)[0] if draft.case_code.strip() else None
    if not draft.referral_id:
        return Belonging(case_id)
    row = database.row(
        "SELECT id, document_number, version, case_id FROM referrals WHERE id = ?",
        [draft.referral_id],
    )
    if row is None:
        raise NotFound("referral", draft.referral_id)
    if case_id is not None and row[3] != case_id:
        raise ValidationFailed({"referral_id": "referral_of_another_case"})
    return Belonging(row[3], {"id": row[0], "number": row[1], "version": row[2]})
