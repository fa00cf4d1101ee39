"""Which word counts when two records of one person become one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "full_name": ("full_name", "folded_name", "sort_name", "sort_key"),
    "sex": ("sex",),
    "birth": ("birth_year", "birth_on", "is_birth_estimated"),
    "id_number": ("id_number",),
    "household": ("household_id",),
    "zalo": ("zalo",),
    "facebook": ("facebook",),
    "employer": ("employer_id",),
    "unit": ("unit_id",),
    "union_member": ("union_member",),
    "occupation": ("occupation",),
    "address": ("address",),
    "language": ("language",),
    "alert": ("alert",),
    "main_phone": ("main_phone",),
}
"""Field -> columns that go together; the first one says whether anything is known."""
NOTHING: Final = frozenset({"", "unknown", None})


def filled_columns(
    kept: Mapping[str, Any], merged: Mapping[str, Any], take: Sequence[str]
) -> dict[str, Any]:
    """The columns of the kept person that get another value.

    Args:
        kept: column -> value of the person that stays; `merged` of the other one.
        take: fields in which the merged person's word counts.
    """
    fills: dict[str, Any] = {}
    for field, columns in COLUMNS.items():
        first = columns[0]
        is_empty = kept[first] in NOTHING
        if merged[first] in NOTHING or not (is_empty or field in take):
            continue
        fills.update({name: merged[name] for name in columns if kept[name] != merged[name]})
    both = (kept["alert"], merged["alert"])
    if all(both) and both[0] != both[1] and "alert" not in take:
        # "Do not call before 17:00" must never get lost on the way.
        fills["alert"] = "\n".join(both)
    return fills
