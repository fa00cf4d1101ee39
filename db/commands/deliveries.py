"""Lists of people who sign for support: made from what is approved, closed when it is handed over.

An assignment stands on one open list at a time. Closing a list records the hand-over to everybody
who signed, in one transaction and each with the audit entry of its own case; who did not come
stays approved and can be put on another list.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from db import audit
from db.choices import AssignmentState
from db.commands.assistance import hand_over
from db.commands.documents import issue_paper, number_approved
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.casework import DeliveryLine, DeliveryList
from db.queries import deliveries
from db.records.deliveries import DeliveryDraft, DeliveryRecord, WholeDelivery
from db.records.documents import DocumentDraft, DocumentRecord
from db.records.people import Actor
from db.rows import insert, insert_owned, update_owned
from db.rules import text
from db.rules.days import DayError, format_day, parse_day, vietnam_day

PAPER: Final = "handover_record"
_LONGEST: Final = 500


def make_delivery_list(
    database: Database, actor: Actor, draft: DeliveryDraft, assignment_ids: Sequence[str]
) -> WholeDelivery:
    """Make a list of approved support, in the order of `assignment_ids`.

    Raises:
        ValidationFailed: nobody on it, a day that is none, support that is not approved, of
            another programme, or on an open list already.
        NotFound: no such programme or assignment.
    """
    with acting(database, actor, "make_delivery_list") as desk:
        values = _values(desk, draft)
        if not assignment_ids:
            raise ValidationFailed({"lines": "no_lines"})
        list_id = insert_owned(
            database, DeliveryList, actor, created_at=desk.at, document_number="", **values
        )
        _put(desk, list_id, values["programme_id"], assignment_ids)
        changes = {"title": values["title"], "lines": len(assignment_ids)}
        subject = audit.Subject("delivery_lists", list_id)
        audit.record(database, actor, "make_delivery_list", subject, changes)
        return deliveries.one(database, list_id)


def edit_delivery_list(
    database: Database, actor: Actor, list_id: str, draft: DeliveryDraft, version: int
) -> WholeDelivery:
    """Change title, day, place and who hands over; the programme stays.

    Raises:
        ValidationFailed: the list is closed, or a day that is none.
        StaleRecord: somebody saved a newer version.
    """
    with acting(database, actor, "edit_delivery_list") as desk:
        record = _open_list(desk, list_id)
        values = _values(desk, draft)
        del values["programme_id"]
        update_owned(database, DeliveryList, actor, record.id, version, **values)
        subject = audit.Subject("delivery_lists", record.id)
        audit.record(database, actor, "edit_delivery_list", subject, values)
        return deliveries.one(database, record.id)


def change_delivery_lines(
    database: Database,
    actor: Actor,
    list_id: str,
    lines: tuple[Sequence[str], Sequence[str]],
    version: int,
) -> WholeDelivery:
    """Put support on an open list and take other support off it.

    Args:
        database: of the office.
        actor: who changes it.
        list_id: of the list.
        lines: ids of assignments to add, and of those to take off.
        version: of the list, as it was seen.

    Raises:
        ValidationFailed: the list is closed; as for `make_delivery_list`.
        StaleRecord: somebody saved a newer version.
    """
    added, removed = lines
    with acting(database, actor, "change_delivery_lines") as desk:
        record = _open_list(desk, list_id)
        update_owned(database, DeliveryList, actor, record.id, version)
        for one in removed:
            database.execute(
                "DELETE FROM delivery_lines WHERE list_id = ? AND assignment_id = ?",
                [record.id, one],
            )
        programme_id = database.value(
            "SELECT programme_id FROM delivery_lists WHERE id = ?", [record.id]
        )
        _put(desk, record.id, programme_id, added)
        subject = audit.Subject("delivery_lists", record.id)
        changes = {"added": list(added), "removed": list(removed)}
        audit.record(database, actor, "change_delivery_lines", subject, changes)
        return deliveries.one(database, record.id)


def close_delivery_list(
    database: Database, actor: Actor, list_id: str, signed: Sequence[str], version: int
) -> WholeDelivery:
    """Record what was handed over to those who signed, and close the list.

    Args:
        database: of the office.
        actor: who records it.
        list_id: of the list.
        signed: ids of the assignments that were handed over; the others stay approved.
        version: of the list, as it was seen.

    Raises:
        ValidationFailed: the list is closed, the day lies ahead, somebody is not on it or not
            approved any more; nothing is recorded then.
        StaleRecord: somebody saved a newer version.
    """
    with acting(database, actor, "close_delivery_list") as desk:
        record = _open_list(desk, list_id)
        if record.deliver_on > vietnam_day(desk.now):
            raise ValidationFailed({"deliver_on": "in_the_future"})
        known = {line.assignment_id for line in deliveries.one(database, record.id).lines}
        if not known.issuperset(signed):
            raise ValidationFailed({"lines": "not_on_the_list"})
        update_owned(database, DeliveryList, actor, record.id, version, closed_at=desk.now)
        receipt = f"{record.document_number or record.title}, {format_day(record.deliver_on)}"
        for assignment_id in dict.fromkeys(signed):
            hand_over(desk, assignment_id, "", receipt)
        subject = audit.Subject("delivery_lists", record.id)
        changes = {"title": record.title, "delivered": len(set(signed)), "lines": len(known)}
        audit.record(database, actor, "close_delivery_list", subject, changes)
        return deliveries.one(database, record.id)


def number_delivery_list(database: Database, actor: Actor, list_id: str) -> str:
    """Give the record of a list its number in the register; one that has a number keeps it.

    Returns:
        Number and symbol.

    Raises:
        NotFound: no such list.
        NotAllowed: the actor may not give numbers.
    """
    with database.writing():
        record = deliveries.one(database, list_id).record
        if record.document_number:
            return record.document_number
        symbol = issue_paper(database, actor, PAPER, draft_of_record(record)).symbol
        update_owned(
            database, DeliveryList, actor, record.id, record.version, document_number=symbol
        )
        return symbol


def number_record_now(desk: Desk, list_id: str) -> DocumentRecord:
    """Give the record of a list its approved number, inside the act of who approves it.

    Raises:
        ValidationFailed: it got a number meanwhile.
    """
    record = deliveries.one(desk.database, list_id).record
    if record.document_number:
        raise ValidationFailed({"paper": "list_is_numbered"})
    made = number_approved(desk, PAPER, draft_of_record(record))
    values = {"document_number": made.symbol}
    update_owned(desk.database, DeliveryList, desk.actor, record.id, record.version, **values)
    return made


def draft_of_record(record: DeliveryRecord) -> DocumentDraft:
    """The line of the register for the record of a list."""
    return DocumentDraft(party=record.place or record.title, subject=record.title)


def _open_list(desk: Desk, list_id: str) -> DeliveryRecord:
    record = deliveries.one(desk.database, list_id).record
    if not record.is_open:
        raise ValidationFailed({"list": "list_closed"})
    return record


def _values(desk: Desk, draft: DeliveryDraft) -> dict[str, Any]:
    problems: dict[str, str] = {}
    values: dict[str, Any] = {
        name: text.clean_line(getattr(draft, name)) for name in ("title", "place", "party")
    }
    values["witness"] = text.clean_line(draft.witness)
    problems |= {name: "too_long" for name, value in values.items() if len(value) > _LONGEST}
    values["deliver_on"] = _day(desk, draft.deliver_on, problems)
    values["programme_id"], number = _programme(desk.database, draft.programme_code)
    values["title"] = values["title"] or number
    if not values["title"]:
        problems["title"] = "text_missing"
    if problems:
        raise ValidationFailed(problems)
    return values


def _day(desk: Desk, typed: str, problems: dict[str, str]) -> date:
    today = vietnam_day(desk.now)
    try:
        return parse_day(typed) if typed.strip() else today
    except DayError as error:
        problems["deliver_on"] = error.code
        return today


def _programme(database: Database, code: str) -> tuple[str | None, str]:
    """Id and number of the programme of a list."""
    if not code.strip():
        return None, ""
    row = database.row("SELECT id, number FROM programmes WHERE code = ?", [code.strip()])
    if row is None:
        raise NotFound("programme", code)
    return row[0], row[1]


def _put(desk: Desk, list_id: str, programme_id: str | None, ids: Sequence[str]) -> None:
    """Put support at the end of a list."""
    database = desk.database
    last = database.value(
        "SELECT coalesce(max(position), 0) FROM delivery_lines WHERE list_id = ?", [list_id]
    )
    for position, assignment_id in enumerate(dict.fromkeys(ids), last + 1):
        problem = _problem_of(database, assignment_id, programme_id)
        if problem:
            raise ValidationFailed({"lines": problem})
        insert(
            database,
            DeliveryLine,
            list_id=list_id,
            assignment_id=assignment_id,
            position=position,
        )


def _problem_of(database: Database, assignment_id: str, programme_id: str | None) -> str | None:
    """Why support cannot be put on a list, or None."""
    row = database.row(
        "SELECT a.state, b.programme_id FROM assignments a "
        "JOIN benefits b ON b.id = a.benefit_id WHERE a.id = ?",
        [assignment_id],
    )
    if row is None:
        raise NotFound("assignment", assignment_id)
    if row[0] != AssignmentState.APPROVED.value:
        return "not_approved"
    if programme_id is not None and row[1] != programme_id:
        return "other_programme"
    is_elsewhere = database.value(
        "SELECT 1 FROM delivery_lines i JOIN delivery_lists l ON l.id = i.list_id "
        "WHERE i.assignment_id = ? AND l.closed_at IS NULL",
        [assignment_id],
    )
    return "on_open_list" if is_elsewhere else None
