"""Short texts and blocked numbers, prepared so far that one call does each."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from db import clock
from db.commands.phone_blocks import block_phone, lift_block
from db.commands.text_modules import save_text_module, withdraw_text_module
from db.models.desk import TextModule
from db.records.desk_aids import PhoneBlockDraft, TextModuleDraft
from db.rows import insert_owned
from db.rules.days import format_day, vietnam_day

if TYPE_CHECKING:
    from tests.db.acts.everyday import Doing, Office


def at_the_desk(act: str, office: "Office") -> "Doing | None":
    """What is left to do for an act that helps at the desk; None for others."""
    d = office.database
    office.people += 1
    until = format_day(vietnam_day(clock.now()) + timedelta(30))
    block = PhoneBlockDraft(f"09123456{office.people:02}", "quấy rối", until)
    short = TextModuleDraft(f"chao{office.people}", "Xin chào anh chị")
    match act:
        case "save_own_text":
            return lambda actor: save_text_module(d, actor, short)
        case "save_office_text":
            return lambda actor: save_text_module(d, actor, replace(short, is_office=True))
        case "withdraw_own_text":
            texts = {
                actor.user_id: insert_owned(
                    d, TextModule, actor, short_name="a", text="b", owner_id=actor.user_id
                )
                for actor in office.actors.values()
            }
            return lambda actor: withdraw_text_module(d, actor, texts[actor.user_id], 1)
        case "withdraw_office_text":
            made = save_text_module(d, office.supervisor, replace(short, is_office=True))
            return lambda actor: withdraw_text_module(d, actor, made, 1)
        case "block_phone":
            return lambda actor: block_phone(d, actor, block)
        case "lift_block":
            made = block_phone(d, office.officer, block)
            return lambda actor: lift_block(d, actor, made, 1)
    return None
