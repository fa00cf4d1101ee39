"""Acts of lists that people sign, prepared so far that one call does each."""

from typing import TYPE_CHECKING

from db.commands.deliveries import (
    change_delivery_lines,
    close_delivery_list,
    edit_delivery_list,
    make_delivery_list,
)
from db.records.deliveries import DeliveryDraft

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office

DRAFT = DeliveryDraft("TLD-3089-2021", place="Hội trường", party="Lê Văn Trao")


def on_deliveries(act: str, office: "Office") -> "Doing | None":
    """What is left to do for an act of a list; None for others."""
    d = office.database
    if act == "make_delivery_list":
        approved = [office.approved()]
        return lambda actor: make_delivery_list(d, actor, DRAFT, approved)
    if act not in ("edit_delivery_list", "change_delivery_lines", "close_delivery_list"):
        return None
    made = make_delivery_list(d, office.officer, DRAFT, [office.approved()]).record
    if act == "edit_delivery_list":
        return lambda actor: edit_delivery_list(d, actor, made.id, DRAFT, made.version)
    if act == "change_delivery_lines":
        lines = ([office.approved()], [])
        return lambda actor: change_delivery_lines(d, actor, made.id, lines, made.version)
    # Nobody came: whoever signs gets an entry in the trail of the own case as well.
    return lambda actor: close_delivery_list(d, actor, made.id, [], made.version)
