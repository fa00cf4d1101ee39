"""What the office knows that a chat may name."""

from typing import TYPE_CHECKING

from db import clock
from db.queries import units
from db.rules.days import vietnam_day
from hotline_app.imports.chat_records import ChatRegisters

if TYPE_CHECKING:
    from db.connection import Database


def chat_registers(database: "Database") -> ChatRegisters:
    """Read the union units of today, with their names and aliases."""
    today = vietnam_day(clock.now())
    known = tuple(
        (unit.code, (unit.name, unit.short_name, *unit.aliases))
        for unit in units.all_units(database, on=today)
    )
    return ChatRegisters(today, known)
