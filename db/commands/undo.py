"""Taking back one's own last act, where that loses no trace of it.

An undo is an act itself: it has its entry, which names the one it takes back. Records are set
back, withdrawn or corrected; where a row must go, the whole of it is kept in the undo's entry.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from db import audit, lookups
from db.choices import CaseStatus, FollowUpState
from db.commands import case_fields, legal_steps, undo_follow_ups, undo_knowledge
from db.commands.stamps import Desk, acting
from db.commands.transitions import take_step
from db.connection import Database
from db.errors import ValidationFailed
from db.lookups import OpenCase
from db.models.cases import AddressGiven, Case, Note, PolicyTold
from db.models.work import FollowUp
from db.queries.own_acts import last_own_act
from db.records.people import Actor
from db.records.undo import OwnAct
from db.rows import insert_owned, table_of, update_owned
from db.rules import permissions, text
from db.search import index

SIGN: Final = "↶"
"""Stands where a reason is kept and the person gave none."""

Changes = dict[str, Any]


def undo_act(database: Database, actor: Actor, audit_number: int, words: str = "") -> OwnAct:
    """Take back the actor's own last act; returns what it was.

    Args:
        audit_number: of the act's entry: the act a person looked at, never another one.
        words: kept as the reason, or as the text of a note's correction.

    Raises:
        ValidationFailed: `act` is not_last_act (of this actor), not_undoable, or changed_since.
        NotAllowed: the actor may not do the act that would be taken back.
    """
    with acting(database, actor, "undo_act") as desk:
        done = last_own_act(database, actor.user_id)
        if done is None or done.number != audit_number:
            raise ValidationFailed({"act": "not_last_act"})
        if not done.is_undoable:
            raise ValidationFailed({"act": "not_undoable"})
        permissions.require(actor, done.act)
        changes = _UNDOING[done.act](desk, done, text.clean(words) or SIGN)
        subject = audit.Subject(done.table, done.record_id, done.case_id or None)
        entry = {"undoes": done.number, "act": done.act, **changes}
        audit.record(database, actor, "undo_act", subject, entry)
        return done


def _refuse_changed(is_changed: bool) -> None:
    if is_changed:
        raise ValidationFailed({"act": "changed_since"})


def _status(desk: Desk, done: OwnAct, words: str) -> Changes:
    before, after = done.changes["status"]
    case = _case(desk, done)
    _refuse_changed(case.status != after or _last_mover(desk, case) != desk.actor.user_id)
    back: Changes = {"closed_at": None, "duplicate_of_id": None}
    take_step(desk, case, CaseStatus(before), words, **back)
    return {"status": [after, before]}


def _closing(desk: Desk, done: OwnAct, words: str) -> Changes:
    case = _case(desk, done)
    before = CaseStatus(done.changes["from"])
    is_other = case.status is not CaseStatus.CLOSED
    _refuse_changed(is_other or _last_mover(desk, case) != desk.actor.user_id)
    back: Changes = {"closed_at": None, "outcome": None, "unmet_reason": None}
    take_step(desk, case, before, words, **back)
    return {"status": [case.status, before], "outcome": [done.changes["outcome"], None]}


def _owner(desk: Desk, done: OwnAct, _words: str) -> Changes:
    before, after = done.changes["owner"]
    case = _case(desk, done)
    present = desk.database.value("SELECT owner_id FROM cases WHERE id = ?", [case.id])
    _refuse_changed(present != after)
    with index.refreshing(desk.database, [case.number]):
        update_owned(desk.database, Case, desk.actor, case.id, case.version, owner_id=before)
    return {"owner": [after, before]}


def _edit(desk: Desk, done: OwnAct, _words: str) -> Changes:
    case = _case(desk, done)
    before = {name: pair[0] for name, pair in done.changes.items()}
    after = {name: pair[1] for name, pair in done.changes.items()}
    _refuse_changed(case_fields.stored_values(desk.database, case.id, after) != after)
    typed = {name: _as_typed(name, value) for name, value in before.items()}
    with index.refreshing(desk.database, [case.number]):
        columns = case_fields.read(desk, case, typed)
        update_owned(desk.database, Case, desk.actor, case.id, case.version, **columns)
    if "matter_kind" in columns:
        legal_steps.follow_kind(desk, case.id)
    return {name: [after[name], before[name]] for name in before}


def _as_typed(name: str, value: Any) -> str:
    if name == "employer_must_not_know":
        return "yes" if value else "no"
    return str(value)


def _note(desk: Desk, done: OwnAct, words: str) -> Changes:
    kind = desk.database.value("SELECT kind FROM notes WHERE id = ?", [done.record_id])
    corrected = "SELECT 1 FROM notes WHERE corrects_id = ?"
    _refuse_changed(desk.database.value(corrected, [done.record_id]) is not None)
    note_id = insert_owned(
        desk.database,
        Note,
        desk.actor,
        created_at=desk.at,
        case_id=done.case_id,
        kind=kind,
        text=words,
        corrects_id=done.record_id,
    )
    return {"corrected_by": note_id}


def _follow_up(desk: Desk, done: OwnAct, words: str) -> Changes:
    state, version = _follow_up_now(desk, done)
    _refuse_changed(state != FollowUpState.OPEN)
    _set_follow_up(desk, done, version, (FollowUpState.DROPPED, words, desk.actor.user_id, desk.at))
    return {"state": [state, FollowUpState.DROPPED]}


def _finished(desk: Desk, done: OwnAct, _words: str) -> Changes:
    state, version = _follow_up_now(desk, done)
    _refuse_changed(state != done.changes["state"][1])
    row = desk.database.row(
        "SELECT result, done_by, done_at FROM follow_ups WHERE id = ?", [done.record_id]
    )
    _set_follow_up(desk, done, version, (FollowUpState.OPEN, "", None, None))
    result, done_by, done_at = row or ("", None, None)
    return {
        "state": [state, FollowUpState.OPEN],
        "result": [result, ""],
        "done_by": [done_by, None],
        "done_at": [done_at, None],
    }


def _follow_up_now(desk: Desk, done: OwnAct) -> tuple[str, int]:
    row = desk.database.row("SELECT state, version FROM follow_ups WHERE id = ?", [done.record_id])
    _refuse_changed(row is None)
    state, version = row or ("", 0)
    return state, version


def _set_follow_up(
    desk: Desk,
    done: OwnAct,
    version: int,
    values: tuple[FollowUpState, str, str | None, str | None],
) -> None:
    state, result, done_by, done_at = values
    update_owned(
        desk.database,
        FollowUp,
        desk.actor,
        done.record_id,
        version,
        state=state,
        result=result,
        done_by=done_by,
        done_at=done_at,
    )


def _address(desk: Desk, done: OwnAct, _words: str) -> Changes:
    return _take_away(desk, table_of(AddressGiven), ("agency_id", "note"), done)


def _policy(desk: Desk, done: OwnAct, _words: str) -> Changes:
    return _take_away(desk, table_of(PolicyTold), ("programme_code", "text"), done)


def _take_away(desk: Desk, table: str, kept: tuple[str, ...], done: OwnAct) -> Changes:
    """Remove a row that was added by mistake; the entry keeps all that stood in it."""
    columns = ("created_at", "created_by", *kept)
    row = desk.database.row(
        f"SELECT version, {', '.join(columns)} FROM {table} WHERE id = ?", [done.record_id]
    )
    _refuse_changed(row is None or row[0] != 1)
    desk.database.execute(f"DELETE FROM {table} WHERE id = ?", [done.record_id])
    values = zip(columns, (row or ())[1:], strict=True)
    return {name: [value, None] for name, value in values}


def _case(desk: Desk, done: OwnAct) -> OpenCase:
    return lookups.case(desk.database, done.case_code)


def _last_mover(desk: Desk, case: OpenCase) -> str | None:
    found: str | None = desk.database.value(
        "SELECT moved_by FROM case_transitions WHERE case_id = ? ORDER BY moved_at DESC, id DESC",
        [case.id],
    )
    return found


_UNDOING: Final[Mapping[str, Callable[[Desk, OwnAct, str], Changes]]] = {
    "add_follow_up": _follow_up,
    "add_note": _note,
    "assign_owner": _owner,
    "change_status": _status,
    "close_case": _closing,
    "edit_case": _edit,
    "finish_follow_up": _finished,
    "give_address": _address,
    "tell_policy": _policy,
    **undo_follow_ups.UNDOING,
    **undo_knowledge.UNDOING,
}
