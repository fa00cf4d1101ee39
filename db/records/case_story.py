"""What happened to a case: steps along the states, the four steps of the letter, the timeline."""

from dataclasses import dataclass
from datetime import datetime

from db.choices import CaseStatus


@dataclass(frozen=True, slots=True)
class TransitionRecord:
    """One step along the state table."""

    from_status: CaseStatus | None
    to_status: CaseStatus
    reason: str
    moved_by: str
    moved_at: datetime


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event of a case. `kind` is the act's code (see `db.audit`), `text` what was said or done.

    `fields` holds codes and values for the words of a screen: pairs of name and text.
    """

    at: datetime
    kind: str
    by: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str:
        """The value of field `name`, or empty."""
        return dict(self.fields).get(name, "")


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One of the four steps of the letter: `kind` verified, address_given, resolved, informed."""

    kind: str
    is_done: bool
    at: datetime | None
    by: str
    result: str
