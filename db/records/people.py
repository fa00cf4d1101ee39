"""People who call, their phones, and the users of the office."""

from dataclasses import dataclass
from datetime import date, datetime

from db.choices import ConsentMethod, ConsentPurpose, PersonRole, Role, Sex, YesNoUnknown


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does an act: every act names one."""

    user_id: str
    name: str
    role: Role
    office_id: str
    office_code: str


@dataclass(frozen=True, slots=True)
class UserRecord:
    """One user of the office."""

    id: str
    name: str
    full_name: str
    role: Role
    is_active: bool
    version: int
    absent_from: date | None = None
    absent_to: date | None = None
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A new user as typed."""

    name: str
    full_name: str
    role: str = Role.OPERATOR


@dataclass(frozen=True, slots=True)
class PhoneRecord:
    """One phone of a person: E.164 beside the text as typed; `e164` is empty when not a number."""

    e164: str
    as_typed: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """Consent of a person to one purpose."""

    id: str
    purpose: ConsentPurpose
    method: ConsentMethod
    text_version: str
    given_at: datetime
    recorded_by: str
    evidence: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One person; no name is ever compulsory. `is_never_called`: they asked for it last."""

    id: str
    full_name: str
    sort_name: str
    sex: Sex
    birth_year: int | None
    phones: tuple[PhoneRecord, ...]
    zalo: str
    employer_name: str
    unit_name: str
    union_member: YesNoUnknown
    address: str
    language: str
    alert: str
    version: int
    role: PersonRole = PersonRole.IN_NEED
    consents: tuple[ConsentRecord, ...] = ()
    is_never_called: bool = False


@dataclass(frozen=True, slots=True)
class CallerCase:
    """One earlier case of a caller, short."""

    code: str
    status: str
    summary: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """A person who called from a number before, with what decides between namesakes.

    Attributes:
        call_back_note: when to call back and who may answer, as said last.
    """

    person: PersonRecord
    last_contact_at: datetime | None
    contact_count: int
    cases: tuple[CallerCase, ...]
    call_back_note: str = ""


@dataclass(frozen=True, slots=True)
class CallerHistory:
    """Everyone known on one number and the contacts that carried no person."""

    e164: str
    callers: tuple[KnownCaller, ...] = ()
    nameless_contact_count: int = 0
    last_contact_at: datetime | None = None
    non_case_count: int = 0


@dataclass(frozen=True, slots=True)
class SignInUser:
    """A user as the sign-in offers them."""

    name: str
    full_name: str
    role: Role
    has_password: bool
