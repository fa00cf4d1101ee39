"""The office, its letterhead and the union units, employers and agencies around it."""

from dataclasses import dataclass
from datetime import date

from db.choices import OfficeLevel, UnitKind


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """An office as typed at first start; empty letterhead lines are derived from the name."""

    code: str
    name: str
    level: str = OfficeLevel.UPPER_UNION
    parent_name: str = ""
    place_name: str = "Đắk Lắk"
    document_symbol: str = "LĐLĐ"
    address: str = ""
    phone: str = ""
    signatory_name: str = ""
    signatory_title: str = "CHỦ TỊCH"
    signatory_authority: str = "TM. BAN THƯỜNG VỤ"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head and the foot of an official paper need (Decree 30/2020, annex I).

    `parent_name` is the line of the superior body, `office_name` the issuing body.
    """

    parent_name: str
    office_name: str
    place_name: str
    document_symbol: str
    address: str = ""
    phone: str = ""
    signatory_authority: str = ""
    signatory_title: str = ""
    signatory_name: str = ""


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """The office of this installation."""

    id: str
    code: str
    name: str
    level: OfficeLevel
    letterhead: Letterhead
    version: int


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A union organisation with its validity."""

    id: str
    code: str
    name: str
    short_name: str
    kind: UnitKind
    parent_code: str
    valid_from: date | None
    valid_to: date | None
    aliases: tuple[str, ...]
    successor_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyDraft:
    """A reception address as typed; `aliases` are names divided by ";" or line ends."""

    name: str
    takes: str = ""
    address: str = ""
    phones: str = ""
    hours: str = ""
    area: str = ""
    aliases: str = ""
    eligibility: str = ""


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """A body or office that takes matters (địa chỉ tiếp nhận).

    Attributes:
        assured_on: the day somebody last made sure that everything is right.
        assured_by: full name of who did.
        is_active: False once it was withdrawn.
        aliases: other names it is found by.
        eligibility: whom it takes.
    """

    id: str
    name: str
    takes: str
    address: str
    phones: str
    hours: str
    area: str
    assured_on: date | None
    is_active: bool
    version: int
    aliases: tuple[str, ...] = ()
    eligibility: str = ""
    assured_by: str = ""


@dataclass(frozen=True, slots=True)
class ReferralCounts:
    """What became of the referrals to one agency.

    Attributes:
        total: all of them.
        open: prepared, sent or acknowledged.
        answered: answered.
        failed: refused or never answered.
    """

    total: int = 0
    open: int = 0
    answered: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """How an agency answers what was sent to it; what was only prepared is not counted.

    Attributes:
        sent: referrals that something proves were sent.
        answered: of them, those with an answer in the matter.
        on_time: of the answered, those answered on the day due or before.
        refused, no_answer: of the sent, those that ended so.
        late: those still waited for, the day due being over.
        failures: sendings that failed, also of referrals that were sent again.
        reasons: kind of a failure -> how often.
        median_days: days from sending to answer, the middle one; None without an answer.
    """

    sent: int = 0
    answered: int = 0
    on_time: int = 0
    refused: int = 0
    no_answer: int = 0
    late: int = 0
    failures: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    median_days: float | None = None


@dataclass(frozen=True, slots=True)
class NamedCode:
    """One entry of an editable register (need, channel): stable code and its two names."""

    code: str
    name_vi: str
    name_en: str
    is_active: bool = True

    def name(self, language: str) -> str:
        """The name in `language` ("vi" or any other for English)."""
        return self.name_vi if language == "vi" else self.name_en
