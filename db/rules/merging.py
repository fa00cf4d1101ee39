"""Which value stays when two cases become one."""

from typing import Final

from db.choices import Urgency

CHOSEN: Final = (
    "summary",
    "urgency",
    "matter_kind",
    "people_count",
    "employer",
    "unit",
    "place",
    "address",
    "owner",
)
"""Fields for which a person may take the value of the case that goes."""

SETTLED: Final = ("person", "employer_must_not_know", "answer_due", "lessons")
"""Fields whose value is settled by rule: the careful one, the earlier one, the one there is."""

_URGENCIES: Final = list(Urgency)


def stays(name: str, kept: object, other: object, chosen: str = "") -> str:
    """Whose value of field `name` the merged case has: "keep" or "other".

    A value is never replaced by an empty one. The higher urgency, the larger number of people,
    the earlier day and the secret stay unless a person chose otherwise where they may.

    Args:
        chosen: "keep" or "other" as a person wants it, "" when nobody was asked.
    """
    if other in (None, ""):
        return "keep"
    if kept in (None, ""):
        return "other"
    if name in CHOSEN and chosen:
        return chosen
    return "other" if _is_stronger(name, kept, other) else "keep"


def _is_stronger(name: str, kept: object, other: object) -> bool:
    if name == "urgency":
        return _URGENCIES.index(Urgency(str(other))) < _URGENCIES.index(Urgency(str(kept)))
    if name in ("people_count", "employer_must_not_know"):
        return int(str(other)) > int(str(kept))
    return name == "answer_due" and str(other) < str(kept)
