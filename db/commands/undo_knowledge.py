"""Taking back what was withdrawn or assured by mistake: addresses, answer cards, notices."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from db.commands.stamps import Desk
from db.errors import ValidationFailed
from db.models.base import Row
from db.models.desk import AnswerCard, Notice
from db.models.directory import Agency
from db.records.undo import OwnAct
from db.rows import table_of, update_owned

Changes = dict[str, Any]


def _address_offered(desk: Desk, done: OwnAct, _words: str) -> Changes:
    return _set_back(desk, done, Agency, {"is_active": [True, False]})


def _card_offered(desk: Desk, done: OwnAct, _words: str) -> Changes:
    return _set_back(desk, done, AnswerCard, {"is_active": [True, False]})


def _notice_shown(desk: Desk, done: OwnAct, _words: str) -> Changes:
    return _set_back(desk, done, Notice, {"valid_to": done.changes["valid_to"]})


def _not_assured(desk: Desk, done: OwnAct, _words: str) -> Changes:
    names = ("assured_on", "assured_by")
    return _set_back(desk, done, Agency, {name: done.changes[name] for name in names})


def _set_back(
    desk: Desk, done: OwnAct, model: type[Row], changed: Mapping[str, list[Any]]
) -> Changes:
    """Put the values from before back; refuse when they are not any more what the act left."""
    names = ", ".join(changed)
    row = desk.database.row(
        f"SELECT version, {names} FROM {table_of(model)} WHERE id = ?", [done.record_id]
    )
    after = [pair[1] for pair in changed.values()]
    if row is None or list(row[1:]) != after:
        raise ValidationFailed({"act": "changed_since"})
    before = {name: pair[0] for name, pair in changed.items()}
    update_owned(desk.database, model, desk.actor, done.record_id, row[0], **before)
    return {name: [pair[1], pair[0]] for name, pair in changed.items()}


UNDOING: Final[Mapping[str, Callable[[Desk, OwnAct, str], Changes]]] = {
    "assure_agency": _not_assured,
    "withdraw_agency": _address_offered,
    "withdraw_answer_card": _card_offered,
    "withdraw_notice": _notice_shown,
}
"""Act -> how it is taken back."""
