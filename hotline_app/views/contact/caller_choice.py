"""Which of the known callers is speaking, and to which case the contact belongs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from db.choices import CaseStatus
from db.records.people import CallerHistory, KnownCaller

# Cases in these states take no further contact by one key.
OVER = frozenset(
    (CaseStatus.CLOSED, CaseStatus.DUPLICATE, CaseStatus.WITHDRAWN, CaseStatus.OUT_OF_COMPETENCE)
)

# Code of a case that may be meant -> id of its person, or "".
LikelyCases = Mapping[str, str]
_NONE_LIKELY: Final[LikelyCases] = {}


@dataclass(frozen=True)
class CallerChoice:
    """What was picked: "" for a new person, "" for a new case."""

    person_id: str = ""
    case_code: str = ""


def worth_showing(history: CallerHistory) -> CallerHistory:
    """Leave out callers of whom nothing is known: a silent call tells nothing about a person."""
    callers = tuple(caller for caller in history.callers if _says_something(caller))
    return replace(history, callers=callers)


def _says_something(caller: KnownCaller) -> bool:
    person = caller.person
    return bool(person.full_name or caller.cases or person.alert or person.is_never_called)


def next_person(choice: CallerChoice, history: CallerHistory) -> CallerChoice:
    """Go on to the next person known on the number; behind the last one stands "nobody"."""
    ids = [caller.person.id for caller in history.callers] + [""]
    place = ids.index(choice.person_id) if choice.person_id in ids[:-1] else -1
    return CallerChoice(ids[(place + 1) % len(ids)])


def next_case(
    choice: CallerChoice, history: CallerHistory, likely: LikelyCases = _NONE_LIKELY
) -> CallerChoice:
    """Go on to the next open case, of the picked person or of all; at the end a new case.

    Cases that are likely the same matter come first.
    """
    free = _without_likely(choice, likely)
    codes = [*dict.fromkeys([*likely, *open_cases(free, history)]), ""]
    place = codes.index(choice.case_code) if choice.case_code in codes[:-1] else -1
    return with_case(free, codes[(place + 1) % len(codes)], history, likely)


def open_cases(choice: CallerChoice, history: CallerHistory) -> list[str]:
    """Return the codes of cases that take a contact, in the order they are shown."""
    callers = [
        caller
        for caller in history.callers
        if not choice.person_id or caller.person.id == choice.person_id
    ]
    codes = [case.code for caller in callers for case in caller.cases if case.status not in OVER]
    return list(dict.fromkeys(codes))


def with_case(
    choice: CallerChoice,
    code: str,
    history: CallerHistory,
    likely: LikelyCases = _NONE_LIKELY,
) -> CallerChoice:
    """Pick a case; when no person is picked, the one whose case it is is meant."""
    choice = _without_likely(choice, likely)
    if not code or choice.person_id:
        return replace(choice, case_code=code)
    if code in likely:
        return CallerChoice(likely[code], code)
    owners = [
        caller.person.id
        for caller in history.callers
        if any(case.code == code for case in caller.cases)
    ]
    return CallerChoice(owners[0] if len(owners) == 1 else "", code)


def still_known(
    choice: CallerChoice, history: CallerHistory | None, likely: LikelyCases = _NONE_LIKELY
) -> CallerChoice:
    """Keep of a choice what another number still offers."""
    callers = history.callers if history else ()
    is_caller = any(caller.person.id == choice.person_id for caller in callers)
    if is_caller or choice.case_code in likely:
        return choice
    return CallerChoice()


def _without_likely(choice: CallerChoice, likely: LikelyCases) -> CallerChoice:
    """Let the person go who came with a likely case: nobody is shown to have picked them."""
    came_along = choice.case_code in likely and choice.person_id == likely[choice.case_code]
    return CallerChoice("", choice.case_code) if came_along else choice


def picked(choice: CallerChoice, history: CallerHistory | None) -> KnownCaller | None:
    """Return the caller that was picked."""
    for caller in history.callers if history else ():
        if caller.person.id == choice.person_id:
            return caller
    return None
