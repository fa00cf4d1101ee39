"""The quick card of this office: its number, the steps of a call, the keys of the key table."""

from pathlib import Path
from typing import TYPE_CHECKING

from db.queries import offices
from db.records.offices import Letterhead
from hotline_app.i18n import current_language, tr
from hotline_app.windows.keys import PAGE_KEYS, key_sheet, shown_key

if TYPE_CHECKING:
    from db.connection import Database
    from exports.quick_card import QuickCard


def write_card(database: "Database", path: Path) -> Path:
    """Write the card in the language in use.

    Raises:
        ExportRefused: the file cannot be written.
        DatabaseRefused: "not_set_up", there is no office yet.
    """
    # The paper libraries cost a third of a second: they are loaded when somebody prints.
    from exports.quick_card import write_quick_card

    office = offices.here(database)
    return write_quick_card(card_of(office.name, office.letterhead), path, tr)


def card_of(name: str, letterhead: Letterhead) -> "QuickCard":
    """What the card of an office says.

    Args:
        name: of the office.
        letterhead: knows the number of the hotline.
    """
    from exports.quick_card import CardGroup, CardKey, QuickCard

    groups = tuple(
        CardGroup(heading, tuple(CardKey(shown, words) for shown, words in keys))
        for heading, keys in key_sheet().items()
    )
    return QuickCard(name, letterhead.phone, call_steps(), groups, current_language())


def call_steps() -> tuple[str, ...]:
    """The steps of logging a call, with the keys as the key table has them."""
    keys = {
        command: shown_key(command)
        for command in (
            *("new_contact", "new_form", "pick_person", "pick_case", "save", "save_and_next"),
            *("next_form", "silent_call", "missed"),
        )
    }
    steps = (
        tr("{new_contact}: a new form. Is one half written? {new_form} opens one beside it."),
        tr("Write the phone number as the caller says it."),
        tr("{pick_person} picks a known caller, {pick_case} adds the call to an open case."),
        tr("Write the need and the summary: the two fields that must be filled."),
        tr("Ask whether calling back is safe, and for consent, purpose by purpose."),
        tr("Read out what stands at the side; Alt+1 … Alt+{last} notes that it was told."),
        tr("{save} saves and shows the case; {save_and_next} saves and begins the next one."),
        tr("No case at all: one key from {silent_call} to {missed}."),
    )
    return tuple(step.format(last=PAGE_KEYS, **keys) for step in steps)
