"""Whether two benefits may be the same help twice: records in, findings out.

Two benefits are a finding when somebody may be the same (person, identity number, household or
phone), the help is the same (benefit, programme or purpose) and the time is the same. A finding is
a question to people, never a verdict: two workers of one room share a phone and both may be helped.
One policy for one purpose and one event: domain notes 3.3.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from db.choices import AssignmentState, BenefitKind
from db.records.double_benefits import ApprovalWarnings, DoubleBenefit, GivenBenefit, Recipient

ONE_EVENT_DAYS: Final = 30
"""Benefits given once whose events lie so near are taken to be for one event: the day of the event
is often only the day of the call, and two offices are called on different days. Our choice."""
_DAYS_OF_A_MONTH: Final = 31
_WHAT: Final = ("same_benefit", "same_programme", "same_purpose")
_RUNNING: Final = {BenefitKind.PER_DAY: 1, BenefitKind.PER_MONTH: _DAYS_OF_A_MONTH}


def same_recipient(one: Recipient, other: Recipient) -> tuple[str, ...]:
    """Codes of what says that two recipients are one, or live together; the strongest first."""
    found = []
    if one.person_id and one.person_id == other.person_id:
        found.append("same_person")
    if one.id_number and one.id_number == other.id_number:
        found.append("same_id_number")
    if one.household_id and one.household_id == other.household_id:
        found.append("same_household")
    if one.phones & other.phones:
        found.append("same_phone")
    return tuple(found)


def same_help(one: GivenBenefit, other: GivenBenefit) -> str:
    """Code of what is the same about the help, the strongest only; empty for nothing."""
    if one.family == other.family:
        return "same_benefit"
    if BenefitKind.ADDON in (one.kind, other.kind):
        # An addition is meant to come on top of something.
        return ""
    if one.programme_code == other.programme_code:
        return "same_programme"
    return "same_purpose" if one.purpose and one.purpose == other.purpose else ""


def period_of(given: GivenBenefit) -> tuple[date, date] | None:
    """First and last day a benefit is given for; None when no day is known.

    Days as typed count first (an open end lasts for ever); a benefit per day or month runs from
    its event for as long as it may; every other one is for the day of its event.
    """
    if given.covers_from is not None or given.covers_to is not None:
        return given.covers_from or date.min, given.covers_to or date.max
    if given.event_on is None:
        return None
    units = (given.max_units or 1) * _RUNNING.get(given.kind, 0)
    return given.event_on, given.event_on + timedelta(days=max(0, units - 1))


def same_time(one: GivenBenefit, other: GivenBenefit) -> str:
    """Code of what is the same about the time; empty for nothing."""
    first, second = period_of(one), period_of(other)
    if first is None or second is None:
        return "day_unknown"
    if _is_event(one) and _is_event(other):
        is_near = abs((first[0] - second[0]).days) <= (
            ONE_EVENT_DAYS if one.is_once and other.is_once else 0
        )
        return "same_event" if is_near else ""
    return "overlapping_period" if first[0] <= second[1] and second[0] <= first[1] else ""


def _is_event(given: GivenBenefit) -> bool:
    has_period = given.covers_from is not None or given.covers_to is not None
    return not has_period and given.kind not in _RUNNING


def finding(asked: GivenBenefit, other: GivenBenefit) -> DoubleBenefit | None:
    """What two benefits have in common when they may be the same help, else None."""
    if asked.assignment_id == other.assignment_id:
        return None
    if AssignmentState.REJECTED in (asked.state, other.state):
        return None
    who = same_recipient(asked.recipient, other.recipient)
    what = same_help(asked, other)
    when = same_time(asked, other)
    return DoubleBenefit(asked, other, who, what, when) if who and what and when else None


def findings(asked: GivenBenefit, others: Iterable[GivenBenefit]) -> tuple[DoubleBenefit, ...]:
    """Every other benefit that may be the same help as `asked`, the likeliest first."""
    found = [one for other in others if (one := finding(asked, other)) is not None]
    return tuple(sorted(found, key=_order))


def with_budget(
    left: int | None, amount: int | None, doubles: tuple[DoubleBenefit, ...] = ()
) -> ApprovalWarnings:
    """What an approval of so many VND does to what is left of a budget (None: there is none)."""
    over = 0 if left is None else max(0, (amount or 0) - max(0, left))
    return ApprovalWarnings(doubles, left, over)


def pairs(every: Sequence[GivenBenefit]) -> tuple[DoubleBenefit, ...]:
    """Every pair among many benefits, each once; the later record is the one that asks."""
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, given in enumerate(every):
        for key in _keys(given.recipient):
            buckets[key].append(place)
    seen = {
        (second, first)
        for places in buckets.values()
        for order, second in enumerate(places)
        for first in places[:order]
    }
    found = (finding(every[later], every[earlier]) for later, earlier in sorted(seen))
    return tuple(sorted((one for one in found if one is not None), key=_order))


def _keys(recipient: Recipient) -> Iterator[tuple[str, str]]:
    """What two records share when they may be one person."""
    if recipient.person_id:
        yield "person", recipient.person_id
    if recipient.id_number:
        yield "id_number", recipient.id_number
    if recipient.household_id:
        yield "household", recipient.household_id
    for phone in recipient.phones:
        yield "phone", phone


_STRENGTH: Final = ("same_person", "same_id_number", "same_household", "same_phone")


def _order(found: DoubleBenefit) -> tuple[int, int, str, str]:
    return (
        _STRENGTH.index(found.who[0]),
        _WHAT.index(found.what),
        found.other.case_code,
        found.other.assignment_id,
    )
