"""Which fields of a case may go out with a referral (Law 91/2025/QH15: only what is needed)."""

from typing import Final

REFERRAL_FIELDS: Final = (
    "name",
    "phone",
    "address",
    "employer",
    "unit",
    "summary",
    "needs",
    "verification",
)
EMPLOYER_FIELDS: Final = frozenset({"employer", "unit"})


def problem_of_fields(fields: tuple[str, ...], *, employer_must_not_know: bool) -> str | None:
    """Why these fields may not go out: unknown_field, employer_is_confidential, or None."""
    if any(field not in REFERRAL_FIELDS for field in fields):
        return "unknown_field"
    if employer_must_not_know and EMPLOYER_FIELDS.intersection(fields):
        return "employer_is_confidential"
    return None
