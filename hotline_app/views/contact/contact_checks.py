"""What the rules say about a contact that cannot be logged yet: nothing is tried."""

from typing import TYPE_CHECKING

from db import clock
from db.queries import registers
from db.records.drafts import CallDraft
from db.rules.calls import read_call
from hotline_app.labels import problem_words

if TYPE_CHECKING:
    from db.connection import Database


def problems_of(database: "Database", draft: CallDraft) -> dict[str, str]:
    """Return field -> words of everything the rules would refuse."""
    codes = {
        "needs": frozenset(need.code for need in registers.needs(database)),
        "channels": frozenset(channel.code for channel in registers.channels(database)),
    }
    _reading, problems = read_call(draft, clock.now(), codes)
    return {field: problem_words(field, code) for field, code in problems.items()}
