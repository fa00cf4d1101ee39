"""What one number is: the digits of a single Vietnamese or foreign phone number are judged here.

Rules of the domain notes, section 6. Only the validity tables of `phonenumbers` are used, never
its carrier or place names: numbers are portable since November 2018.
"""

from dataclasses import dataclass
from functools import lru_cache

from db.rules.phone_prefixes import OLD_AREAS, SHADOWED_AREAS, SHORT_CODES, phone_table

_COUNTRY = 84
_PREMIUM = ("1800", "1900")
# Vietnamese ranges are given out by at most so many digits; the rest of a number is free.
_RANGE_DIGITS = 4


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """One phone number as it was understood.

    Attributes:
        as_typed: the piece of text it was read from.
        e164: the number in international form, or None when there is none or it is unsure.
        kind: mobile, landline, short_code, service, foreign or unknown.
        problem: None, or no_digits, too_short, too_long, not_a_number, ask_old_landline,
            unknown_prefix.
        note: None, or what was done or is worth a look: converted_2018, zero_added,
            maybe_old_landline.
        suggestion: an international form to offer and to ask about; never to be taken silently.
    """

    as_typed: str
    e164: str | None = None
    kind: str = "unknown"
    problem: str | None = None
    note: str | None = None
    suggestion: str | None = None

    @property
    def is_usable(self) -> bool:
        """Whether this can be called: no problem was found."""
        return self.problem is None


def judge(as_typed: str, groups: tuple[str, ...]) -> PhoneReading:
    """Judge the digits of one number.

    Args:
        as_typed: the text they come from, kept in the reading.
        groups: the groups of ASCII digits as typed; a group may open with "+".

    Returns:
        A reading; its `problem` says why a number cannot be taken.
    """
    joined = "".join(groups)
    plus, digits = joined.startswith("+"), joined.removeprefix("+")
    if "+" in digits:
        return PhoneReading(as_typed, problem="not_a_number")
    if not digits:
        return PhoneReading(as_typed, problem="no_digits")
    if digits in SHORT_CODES and not plus:
        return PhoneReading(as_typed, kind="short_code")
    if digits.startswith("00"):
        plus, digits = True, digits[2:]
    national = _after_country_code(digits, plus)
    if national is not None:
        return _judge_national(as_typed, "0" + national.removeprefix("0"), None)
    if plus:
        return _judge_foreign(as_typed, digits)
    if digits.startswith("0"):
        return _shadowed(_judge_national(as_typed, digits, None), groups)
    return _judge_national(as_typed, "0" + digits, "zero_added")


def _after_country_code(digits: str, plus: bool) -> str | None:
    """Give what follows 84, or None when the number does not carry it."""
    if not digits.startswith(str(_COUNTRY)):
        return None
    rest = digits[2:]
    # Nine digits from 84 on are a mobile number 084 that lost its zero, in a spreadsheet say.
    return rest if plus or len(rest) >= 9 else None


def _judge_national(as_typed: str, number: str, note: str | None) -> PhoneReading:
    """Judge a number in national form, with its leading zero."""
    if number[1:5] in _PREMIUM:
        return _judge_premium(as_typed, number[1:])
    # Only eleven digits are converted: an old ten-digit number cannot be told from a new one.
    new_prefix = phone_table().get(number[:4]) if len(number) == 11 else None
    if new_prefix:
        number, note = new_prefix + number[4:], "converted_2018"
    e164 = f"+{_COUNTRY}{number[1:]}"
    kind = _valid_kind(number[1:])
    # A zero is put back for people's phones only: other short runs of digits are no numbers.
    if kind is not None and not (kind == "service" and note == "zero_added"):
        return PhoneReading(as_typed, e164, kind, note=note)
    for old, (new, length) in OLD_AREAS.items():
        if number.startswith(old) and len(number) == len(old) + length:
            offer = f"+{_COUNTRY}{new[1:]}{number[len(old) :]}"
            return PhoneReading(
                as_typed, kind="landline", problem="ask_old_landline", suggestion=offer
            )
    expected = 11 if number.startswith("02") else 10
    if len(number) < expected:
        return PhoneReading(as_typed, problem="too_short")
    return PhoneReading(
        as_typed, problem="too_long" if len(number) > expected else "unknown_prefix"
    )


def _judge_premium(as_typed: str, number: str) -> PhoneReading:
    if _valid_kind(number) is not None:
        return PhoneReading(as_typed, f"+{_COUNTRY}{number}", "service")
    return PhoneReading(as_typed, problem="too_short" if len(number) < 8 else "too_long")


def _judge_foreign(as_typed: str, digits: str) -> PhoneReading:
    import phonenumbers  # loaded when first needed: it costs 50 ms of the start

    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        problem = "too_long" if len(digits) > 15 else "unknown_prefix"
        return PhoneReading(as_typed, problem="too_short" if len(digits) < 7 else problem)
    if phonenumbers.is_valid_number(number):
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return PhoneReading(as_typed, e164, "foreign")
    reason = phonenumbers.is_possible_number_with_reason(number)
    problems = {
        phonenumbers.ValidationResult.TOO_SHORT: "too_short",
        phonenumbers.ValidationResult.TOO_LONG: "too_long",
    }
    return PhoneReading(as_typed, problem=problems.get(reason, "unknown_prefix"))


def _valid_kind(national: str) -> str | None:
    """Give the kind of a valid national number without its zero, or None."""
    if not 7 <= len(national) <= 10 or national.startswith("0"):
        return None
    return _kind_of_range(national[:_RANGE_DIGITS], len(national))


@lru_cache(maxsize=4096)
def _kind_of_range(opening: str, length: int) -> str | None:
    """Like `_valid_kind`, for all numbers of a length that open alike: asked once of each."""
    import phonenumbers

    first = int(opening.ljust(length, "0"))
    number = phonenumbers.PhoneNumber(country_code=_COUNTRY, national_number=first)
    kind = phonenumbers.number_type(number)
    if kind == phonenumbers.PhoneNumberType.MOBILE:
        # 012x and 014x are given to machines; nobody answers there.
        return "mobile" if opening[0] in "35789" else None
    if kind == phonenumbers.PhoneNumberType.FIXED_LINE:
        return "landline"
    return None if kind == phonenumbers.PhoneNumberType.UNKNOWN else "service"


def _shadowed(reading: PhoneReading, groups: tuple[str, ...]) -> PhoneReading:
    """Mark a mobile number that was typed in the shape of an old landline.

    It stays the mobile number it is by the rules of today; "08 39303279" could also be a number
    of Hồ Chí Minh from before 2017, which only the caller knows.
    """
    area = SHADOWED_AREAS.get(groups[0])
    if area is None or reading.kind != "mobile":
        return reading
    new, length = area
    rest = "".join(groups[1:])
    # "038 123 4567" is how many people write a mobile number; only brackets tell of an area.
    is_area = len(groups[0]) == 2 or ")" in reading.as_typed
    if len(rest) != length or not is_area:
        return reading
    offer = f"+{_COUNTRY}{new[1:]}{rest}" if new else None
    return PhoneReading(
        reading.as_typed, reading.e164, "mobile", note="maybe_old_landline", suggestion=offer
    )
