"""What the search over everything answers: short, and enough to open the right page."""

from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    """What was found; a code, screens give the words."""

    CASE = "case"
    PERSON = "person"
    PHONE = "phone"
    EMPLOYER = "employer"
    AGENCY = "agency"
    PROGRAMME = "programme"
    ANSWER_CARD = "answer_card"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    Attributes:
        kind: what it is.
        key: opens it: the code of a case or programme, the id of anything else; of a phone the
            id of its person, or "" when nobody is known on it.
        title: what people call it; of a phone the number as E.164.
        note: what tells it from its namesakes: workplace, birth year, takes, number.
        status: the status of a case, or "".
        phone: the number of a person as E.164, or "".
        case_code: the newest case of a phone, or "".
    """

    kind: HitKind
    key: str
    title: str
    note: str = ""
    status: str = ""
    phone: str = ""
    case_code: str = ""
