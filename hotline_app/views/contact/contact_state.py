"""What a contact form knows beside its fields: its key, when it was begun, who was picked."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from hotline_app.views.contact.caller_choice import CallerChoice

# Where it stands among the fields of a draft.
STORED_AS: Final = "form"


def _new_key() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True)
class ContactState:
    """One form from its first letter to its saving.

    Attributes:
        key: the idempotency key: whatever happens, this form is logged once.
        begun_at: when the first letter was typed (aware), or None.
        choice: the person and the case picked in the caller panel.
    """

    key: str = field(default_factory=_new_key)
    begun_at: datetime | None = None
    choice: CallerChoice = field(default_factory=CallerChoice)

    def stored(self) -> dict[str, str]:
        """Return it as JSON values."""
        return {
            "key": self.key,
            "begun_at": self.begun_at.isoformat() if self.begun_at else "",
            "person_id": self.choice.person_id,
            "case_code": self.choice.case_code,
        }

    def known(self) -> dict[str, str]:
        """Return what a draft of a call takes from it."""
        stored = self.stored()
        return {
            "idempotency_key": stored["key"],
            "received_at": stored["begun_at"],
            "person_id": stored["person_id"],
            "case_code": stored["case_code"],
        }

    def picking(self, choice: CallerChoice) -> "ContactState":
        """Return it with another choice."""
        return replace(self, choice=choice)


def state_from(fields: Mapping[str, Any]) -> ContactState:
    """Read what `stored` returned out of the fields of a draft; anything else begins anew."""
    stored = fields.get(STORED_AS)
    if not isinstance(stored, dict) or not stored.get("key"):
        return ContactState()
    begun_at = str(stored.get("begun_at", ""))
    return ContactState(
        key=str(stored["key"]),
        begun_at=datetime.fromisoformat(begun_at) if begun_at else None,
        choice=CallerChoice(str(stored.get("person_id", "")), str(stored.get("case_code", ""))),
    )
