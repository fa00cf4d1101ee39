"""Which reception address fits a case: what it takes, and the area it is for.

A proposal only, our own choice: a body that takes one of the needs counts, one of the same area
counts more; an area elsewhere takes a body out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from db.records.offices import AgencyRecord, NamedCode
from db.rules import text

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "food": ("luong thuc", "thuc pham", "gao", "an sinh", "nhu yeu pham"),
    "lodging": ("nha tro", "nha o", "cho o", "tien thue nha"),
    "wages": ("tien luong", "no luong", "thanh tra lao dong", "luong"),
    "job": ("viec lam", "that nghiep", "mat viec"),
    "illness": ("y te", "kham benh", "f0", "f1", "suc khoe"),
    "quarantine": ("cach ly", "phong toa", "y te"),
    "travel": ("ve que", "di lai", "don cong dan"),
    "safety": ("an toan lao dong", "ve sinh lao dong", "3 tai cho", "tai nan lao dong"),
    "insurance": ("bao hiem", "bhxh", "bhtn", "bhyt"),
    "union": ("doan phi", "cong doan", "ket nap"),
    "psychology": ("tam ly", "tu van"),
    "children": ("tre em", "hoc sinh", "truong hoc"),
    "legal": ("phap ly", "phap luat", "tranh chap", "luat su"),
    "vaccination": ("tiem chung", "vac xin", "vaccine"),
}
"""Need -> folded words by which people say that a body takes it; our own choice."""
_TAKES: Final = 4
_HERE: Final = 3
_EVERYWHERE: Final = 1


@dataclass(frozen=True, slots=True)
class CaseNeeds:
    """What a case asks for, and the names of where its people are."""

    needs: tuple[NamedCode, ...]
    places: tuple[str, ...]


def fit(agency: AgencyRecord, wanted: CaseNeeds) -> int:
    """How well an agency fits; 0 when it takes none of the needs or is for another area."""
    takes = text.fold(f"{agency.takes} {agency.eligibility} {agency.name}")
    met = sum(_takes(takes, need) for need in wanted.needs)
    if not met:
        return 0
    area = text.fold(agency.area)
    if not area:
        return met * _TAKES + _EVERYWHERE
    where = text.fold(" | ".join(one for one in wanted.places if one))
    if not where:
        return met * _TAKES
    parts = [part.strip() for part in area.replace(";", ",").split(",")]
    is_here = any(_bare(part) in where for part in parts if part)
    return met * _TAKES + _HERE if is_here else 0


def _takes(takes: str, need: NamedCode) -> bool:
    names = (text.fold(need.name_vi), text.fold(need.name_en))
    return any(word and word in takes for word in (*names, *_WORDS.get(need.code, ())))


def _bare(area: str) -> str:
    """An area without the word for its kind: "phuong tan loi" is found in "P. Tân Lợi"."""
    for kind in ("phuong ", "xa ", "thanh pho ", "tp ", "tp. ", "thi xa ", "huyen ", "tinh "):
        if area.startswith(kind) and len(area) > len(kind) + 3:
            return area.removeprefix(kind)
    return area
