"""Whether a contact that is being written repeats a case: scored, and explained by reason codes.

What decides is an AND, so that namesakes never fill a list: the name *and* the workplace *and* a
need agree within thirty days. The same phone is strong evidence of its own, but many people share
one, so it counts together with the name or with a need. Marks and tones never count.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from db.records.duplicates import DuplicateCandidate, DuplicateMatch, DuplicateQuestion
from db.rules.text import APOSTROPHES, words

WITHIN_DAYS: Final = 30

SAME_PHONE: Final = "same_phone"
SAME_NAME: Final = "same_name"
PART_OF_NAME: Final = "part_of_name"
OTHER_NAME: Final = "other_name"
SAME_WORKPLACE: Final = "same_workplace"
SIMILAR_WORKPLACE: Final = "similar_workplace"
SAME_NEED: Final = "same_need"
SAME_BIRTH_YEAR: Final = "same_birth_year"

# Strongest first: the order in which reasons are told. What speaks against it scores below zero.
SCORES: Final = {
    SAME_PHONE: 45,
    SAME_NAME: 30,
    PART_OF_NAME: 18,
    SAME_WORKPLACE: 20,
    SIMILAR_WORKPLACE: 12,
    SAME_NEED: 15,
    SAME_BIRTH_YEAR: 10,
    OTHER_NAME: -15,
}
_MOST_FOR_RECENCY: Final = 5
_NAMES: Final = frozenset((SAME_NAME, PART_OF_NAME))
_WORKPLACES: Final = frozenset((SAME_WORKPLACE, SIMILAR_WORKPLACE))

# Words that say what kind of business it is, not which one.
_KINDS_OF_BUSINESS: Final = frozenset(
    (
        *("cong", "ty", "cty", "c", "t", "tnhh", "mtv", "mot", "thanh", "vien", "co", "phan", "cp"),
        *("tap", "doan", "xi", "nghiep", "xn", "nha", "may", "doanh", "dn", "dntn", "tu", "nhan"),
        *("chi", "nhanh", "cn", "van", "phong", "hop", "tac", "xa", "htx", "so", "khu", "kcn"),
        *("company", "ltd", "jsc", "joint", "stock", "limited", "corp", "corporation", "group"),
    )
)
_PART_BREAKS: Final = str.maketrans(dict.fromkeys(APOSTROPHES, " "))


def judge(
    question: DuplicateQuestion, candidate: DuplicateCandidate, at: datetime
) -> DuplicateMatch | None:
    """Say whether a contact may belong to a case.

    Args:
        at: when the contact came (aware).

    Returns:
        None when too little agrees.
    """
    days = days_apart(candidate, at)
    reasons = reasons_of(question, candidate)
    if days > WITHIN_DAYS or not _decides(reasons, question, candidate):
        return None
    recency = _MOST_FOR_RECENCY * (WITHIN_DAYS - days) // WITHIN_DAYS
    score = sum(SCORES[reason] for reason in reasons) + recency
    told = tuple(reason for reason in SCORES if reason in reasons)
    return DuplicateMatch(candidate, max(0, min(100, score)), told, days)


def best(matches: Iterable[DuplicateMatch], limit: int) -> tuple[DuplicateMatch, ...]:
    """Put the likeliest first, the newest of equals, at most `limit`."""
    ordered = sorted(
        matches,
        key=lambda match: (match.score, match.candidate.opened_at, match.candidate.code),
        reverse=True,
    )
    return tuple(ordered[:limit])


def reasons_of(question: DuplicateQuestion, candidate: DuplicateCandidate) -> frozenset[str]:
    """Give every reason code that holds, whether it decides or not."""
    found = {
        _name_reason(question.name, candidate.person_name),
        _workplace_reason(question.employer, candidate.employer),
    }
    if set(question.phones) & set(candidate.phones):
        found.add(SAME_PHONE)
    if set(question.needs) & set(candidate.needs):
        found.add(SAME_NEED)
    if question.birth_year is not None and question.birth_year == candidate.birth_year:
        found.add(SAME_BIRTH_YEAR)
    return frozenset(reason for reason in found if reason)


def names_agree(ours: str, theirs: str) -> bool:
    """Whether two names may be one person's."""
    return _name_reason(ours, theirs) in _NAMES


def days_apart(candidate: DuplicateCandidate, at: datetime) -> int:
    """Whole days from the nearest of opening and last contact to `at`."""
    moments = [candidate.opened_at, candidate.last_contact_at or candidate.opened_at]
    nearest: timedelta = min(abs(at - moment) for moment in moments)
    return nearest.days


def name_parts(name: str) -> tuple[str, ...]:
    """Give the folded words of a name; a lone first consonant (H', Y) joins its word."""
    parts: list[str] = []
    lone = ""
    for word in words(name.translate(_PART_BREAKS)):
        if len(word) == 1 and not lone and not parts:
            lone = word
        else:
            parts.append(lone + word)
            lone = ""
    return tuple([*parts, lone] if lone else parts)


def workplace_parts(employer: str) -> tuple[str, ...]:
    """Give the folded words that tell a workplace from others, each once."""
    found = dict.fromkeys(words(employer))
    telling = tuple(word for word in found if word not in _KINDS_OF_BUSINESS)
    return telling or tuple(found)


def _decides(
    reasons: frozenset[str], question: DuplicateQuestion, candidate: DuplicateCandidate
) -> bool:
    if SAME_PHONE in reasons:
        return bool(reasons & _NAMES) or SAME_NEED in reasons
    if _births_disagree(question.birth_year, candidate.birth_year):
        return False
    return bool(reasons & _NAMES) and bool(reasons & _WORKPLACES) and SAME_NEED in reasons


def _births_disagree(ours: int | None, theirs: int | None) -> bool:
    # Ages are told, years are reckoned: one year off is no other person.
    return ours is not None and theirs is not None and abs(ours - theirs) > 1


def _name_reason(ours: str, theirs: str) -> str:
    typed, known = name_parts(ours), name_parts(theirs)
    if not typed or not known:
        return ""
    if "".join(typed) == "".join(known):
        return SAME_NAME
    shorter, longer = sorted((typed, known), key=len)
    is_part = len(shorter) > 1 and shorter[-1] == longer[-1] and set(shorter) <= set(longer)
    return PART_OF_NAME if is_part else OTHER_NAME


def _workplace_reason(ours: str, theirs: str) -> str:
    typed, known = set(workplace_parts(ours)), set(workplace_parts(theirs))
    if not typed or not known:
        return ""
    if typed == known:
        return SAME_WORKPLACE
    shorter, longer = sorted((typed, known), key=len)
    # One shared word ("Đắk Lắk" has two) is a place or a trade, not a workplace.
    is_alike = shorter <= longer and (len(shorter) > 1 or len(longer) == 1)
    return SIMILAR_WORKPLACE if is_alike else ""
