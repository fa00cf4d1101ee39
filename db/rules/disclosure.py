"""Which fields of a case may go out with a referral (Law 91/2025/QH15: only what is needed)."""

from typing import Final

from db.rules.legal_tracks import DENUNCIATION

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

PERSON_FIELDS: Final = frozenset({"name", "phone", "address"})
"""What tells who somebody is."""
TO_THE_PERSON: Final = frozenset({"intake_slip", "answer_slip", "handover_record", "feedback_slip"})
"""Papers handed to who reported; every other one may leave for somebody else."""


def hides_person(legal_track: str, paper: str) -> bool:
    """Whether a paper must not tell who reported: whoever denounces stays secret.

    Luật Tố cáo 25/2018/QH14: name, address and other marks of the denouncer are kept secret.
    """
    return legal_track == DENUNCIATION and paper not in TO_THE_PERSON


def fields_that_go(fields: tuple[str, ...], legal_track: str) -> tuple[str, ...]:
    """The fields of a case that go out with a referral: whoever denounces is never among them."""
    if not hides_person(legal_track, "referral_letter"):
        return fields
    return tuple(one for one in fields if one not in PERSON_FIELDS)


def problem_of_fields(fields: tuple[str, ...], *, employer_must_not_know: bool) -> str | None:
    """Why these fields may not go out: unknown_field, employer_is_confidential, or None."""
    if any(field not in REFERRAL_FIELDS for field in fields):
        return "unknown_field"
    if employer_must_not_know and EMPLOYER_FIELDS.intersection(fields):
        return "employer_is_confidential"
    return None
