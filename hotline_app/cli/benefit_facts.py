"""Facts of a check-list as people type them: yes and no, days, numbers."""

from collections.abc import Iterable, Mapping

from db.choices import ConditionKind
from db.errors import ValidationFailed
from db.records.programmes import ConditionRecord

_FIELD = "answers"
_YES = frozenset({"yes", "y", "co", "dung", "1", "true"})
_NO = frozenset({"no", "n", "khong", "ko", "sai", "0", "false"})
_OPEN = frozenset({"", "unknown", "chua ro", "?"})


def read_facts(given: Iterable[str], conditions: Iterable[ConditionRecord]) -> dict[str, str]:
    """Read "name=value" for the facts that the conditions of a benefit ask for.

    Args:
        given: as typed; of a repeated name the last counts.
        conditions: of the benefit.

    Returns:
        Fact -> yes, no, unknown, an ISO day, digits or a code, as the check-list reads them.

    Raises:
        ValidationFailed: not "name=value", a fact nobody asks for, a value that cannot be read.
    """
    kinds = {condition.fact: condition.kind for condition in conditions}
    answers: dict[str, str] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not name.strip():
            raise ValidationFailed({_FIELD: "not_key_and_value"})
        answers[name.strip()] = _read(name.strip(), value, kinds)
    return answers


def _read(name: str, value: str, kinds: Mapping[str, ConditionKind]) -> str:
    from db.rules.days import DayError, parse_day
    from db.rules.text import fold

    if name not in kinds:
        raise ValidationFailed({_FIELD: "unknown_fact"})
    kind, folded = kinds[name], fold(value).strip()
    if folded in _OPEN:
        return "unknown"
    if kind in (ConditionKind.YES, ConditionKind.NO):
        if folded not in _YES | _NO:
            raise ValidationFailed({_FIELD: "not_yes_or_no"})
        return "yes" if folded in _YES else "no"
    if kind is ConditionKind.BETWEEN_DATES:
        try:
            return parse_day(value).isoformat()
        except DayError as error:
            raise ValidationFailed({_FIELD: error.code}) from error
    if kind is ConditionKind.ONE_OF:
        return folded
    digits = folded.replace(".", "")
    if not (digits.isascii() and digits.isdigit()):
        raise ValidationFailed({_FIELD: "not_a_number"})
    return digits
