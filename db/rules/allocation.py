"""Sharing cases among officers: the same number for each, or each unit's cases to one officer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case without an officer; `unit` is the id of its union unit, "" when none is known."""

    code: str
    unit: str


def share_evenly(
    waiting: Sequence[Waiting], officers: Sequence[str], loads: Mapping[str, int]
) -> dict[str, str]:
    """Case -> officer; what officers get differs by one at most.

    Args:
        waiting: in the order they are given out.
        officers: at least one, each once.
        loads: open cases each has already: who has least begins.
    """
    order = sorted(officers, key=lambda one: (loads.get(one, 0), officers.index(one)))
    return {case.code: order[place % len(order)] for place, case in enumerate(waiting)}


def share_by_unit(
    waiting: Sequence[Waiting],
    officers: Sequence[str],
    known: Mapping[tuple[str, str], int],
) -> dict[str, str]:
    """Case -> officer; all cases of a unit go to one, those without a unit are spread.

    Args:
        known: (officer, unit) -> open cases: who knows the unit best gets it, else who got least.
    """
    groups: dict[str, list[Waiting]] = {}
    for case in waiting:
        groups.setdefault(case.unit or f"alone:{case.code}", []).append(case)
    given: Counter[str] = Counter()
    plan: dict[str, str] = {}
    for unit, cases in sorted(groups.items(), key=lambda group: -len(group[1])):
        chosen = min(
            officers,
            key=lambda one: (-known.get((one, unit), 0), given[one], officers.index(one)),
        )
        given[chosen] += len(cases)
        plan.update((case.code, chosen) for case in cases)
    return plan
