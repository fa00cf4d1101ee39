"""Which of the known callers is speaking, and to which case the contact belongs."""

from dataclasses import dataclass, replace

from db.choices import CaseStatus
from db.records.people import CallerHistory, KnownCaller

# Cases in these states take no further contact by one key.
OVER = frozenset(
    (CaseStatus.CLOSED, CaseStatus.DUPLICATE, CaseStatus.WITHDRAWN, CaseStatus.OUT_OF_COMPETENCE)
)


@dataclass(frozen=True)
class CallerChoice:
    """What was picked: "" for a new person, "" for a new case."""

    person_id: str = ""
    case_code: str = ""


def worth_showing(history: CallerHistory) -> CallerHistory:
    """Leave out callers of whom nothing is known: a silent call tells nothing about a person."""
    callers = tuple(
        caller
        for caller in history.callers
        if caller.person.full_name or caller.cases or caller.person.alert
    )
    return replace(history, callers=callers)


def next_person(choice: CallerChoice, history: CallerHistory) -> CallerChoice:
    """Go on to the next person known on the number; behind the last one stands "nobody"."""
    ids = [caller.person.id for caller in history.callers] + [""]
    place = ids.index(choice.person_id) if choice.person_id in ids[:-1] else -1
    return CallerChoice(ids[(place + 1) % len(ids)])


def next_case(choice: CallerChoice, history: CallerHistory) -> CallerChoice:
    """Go on to the next open case, of the picked person or of all; at the end a new case."""
    codes = [*open_cases(choice, history), ""]
    place = codes.index(choice.case_code) if choice.case_code in codes[:-1] else -1
    return with_case(choice, codes[(place + 1) % len(codes)], history)


def open_cases(choice: CallerChoice, history: CallerHistory) -> list[str]:
    """Return the codes of cases that take a contact, in the order they are shown."""
    callers = [
        caller
        for caller in history.callers
        if not choice.person_id or caller.person.id == choice.person_id
    ]
    codes = [case.code for caller in callers for case in caller.cases if case.status not in OVER]
    return list(dict.fromkeys(codes))


def with_case(choice: CallerChoice, code: str, history: CallerHistory) -> CallerChoice:
    """Pick a case; when no person is picked, the one whose case it is is meant."""
    if not code or choice.person_id:
        return replace(choice, case_code=code)
    owners = [
        caller.person.id
        for caller in history.callers
        if any(case.code == code for case in caller.cases)
    ]
    return CallerChoice(owners[0] if len(owners) == 1 else "", code)


def still_known(choice: CallerChoice, history: CallerHistory | None) -> CallerChoice:
    """Keep of a choice what another number still offers."""
    callers = history.callers if history else ()
    if any(caller.person.id == choice.person_id for caller in callers):
        return choice
    return CallerChoice()


def picked(choice: CallerChoice, history: CallerHistory | None) -> KnownCaller | None:
    """Return the caller that was picked."""
    for caller in history.callers if history else ():
        if caller.person.id == choice.person_id:
            return caller
    return None
