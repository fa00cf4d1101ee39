"""Cells in reports: enough to find the row, not enough to know the person."""

from typing import Final

from db.rules.names import mask_name
from db.rules.phones import last_digits

_OPEN: Final = frozenset(
    {
        "received_at", "updated_at", "closed_at", "channel", "need", "kind", "status", "urgency",
        "anonymous", "non_case_kind", "unit",
    }
)  # fmt: skip
_LONGEST: Final = 40


def masked(field: str, text: str) -> str:
    """`text` of `field` as a report may show it.

    Times and codes are shown (shortened), a phone by its last three digits, a name by its
    initials, anything else by its first letter and its length.
    """
    line = " ".join(text.split())
    if not line:
        return ""
    if field in _OPEN:
        return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
    if field == "phone":
        return f"••• {last_digits(line)[-3:]}".rstrip()
    if field == "name":
        return mask_name(line[:_LONGEST])
    return f"{line[0]}… ({len(line)})"
