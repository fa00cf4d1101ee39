"""What the pages of people show and take: rows, whole persons, edits, consents, merges."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.choices import CaseStatus, Sex, YesNoUnknown
from db.records.people import ConsentRecord


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of people. `place` is the row's key in the order of the list."""

    place: int
    id: str
    full_name: str
    birth_year: int | None
    occupation: str
    phone: str
    phone_count: int
    workplace: str
    union_member: YesNoUnknown
    case_count: int
    open_count: int
    has_alert: bool


@dataclass(frozen=True, slots=True)
class PhoneDraft:
    """One phone as typed, with what is said about it ("of her husband", "after 17:00")."""

    typed: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredPhone:
    """One phone of a person as stored; `shared_with` counts other persons on the number."""

    id: str
    e164: str
    as_typed: str
    note: str
    shared_with: int = 0


@dataclass(frozen=True, slots=True)
class PersonCase:
    """A case a person stands in."""

    id: str
    code: str
    role: str
    status: CaseStatus
    summary: str
    needs: tuple[str, ...]
    employer_name: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class PersonContact:
    """One contact of a person; `case_code` is empty without a case."""

    id: str
    case_code: str
    channel: str
    direction: str
    matter_kind: str
    non_case_kind: str
    narrative: str
    taken_by: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """Somebody who lives in the same household."""

    id: str
    full_name: str
    birth_year: int | None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Everything known of one person. No name is ever compulsory.

    Attributes:
        guessed_sort_name: what the order would be by the rule, without anybody's correction.
        employer_union: the unit that answers for the workplace, or empty.
        merged_into: id of the person this one was merged into, or empty.
        merged: id and name of those merged into this one, with the id of the merge.
        id_number: of the identity paper, digits only; sensitive, lists do not show it.
        household: the others who live in the same household.
        is_never_called: the last word they said about calling back is no.
    """

    id: str
    full_name: str
    sort_name: str
    guessed_sort_name: str
    sex: Sex
    birth_year: int | None
    birth_on: date | None
    is_birth_estimated: bool
    phones: tuple[StoredPhone, ...]
    zalo: str
    facebook: str
    employer_id: str
    employer_name: str
    employer_union: str
    unit_code: str
    unit_name: str
    union_member: YesNoUnknown
    occupation: str
    address: str
    language: str
    alert: str
    version: int
    created_at: datetime
    created_by: str
    updated_at: datetime
    updated_by: str
    merged_into: str = ""
    merged: tuple[tuple[str, str, str], ...] = ()
    consents: tuple[ConsentRecord, ...] = ()
    cases: tuple[PersonCase, ...] = ()
    contacts: tuple[PersonContact, ...] = ()
    id_number: str = ""
    household_id: str = ""
    household: tuple[HouseholdMember, ...] = ()
    is_never_called: bool = False


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """Consent as typed: to what, how it was given, what proves it, when (empty: now)."""

    purpose: str
    method: str
    evidence: str = ""
    given_at: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody who may be the same person.

    Attributes:
        reasons: codes of what speaks for it, the strongest first: same_phone, same_name,
            like_name, same_birth_year, same_workplace.
        against: codes of what speaks against it: other_birth_year, other_sex.
    """

    id: str
    full_name: str
    birth_year: int | None
    phones: tuple[str, ...]
    workplace: str
    case_count: int
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field of two persons: as stored with the one that stays and with the other."""

    name: str
    kept: str
    merged: str

    @property
    def is_conflict(self) -> bool:
        """Whether both say something, and not the same."""
        return bool(self.kept and self.merged and self.kept != self.merged)


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do.

    Attributes:
        fields: every field that is filled with one of the two.
        moving: what goes over: cases, contacts, person_phones, consents, assignments and
            feedbacks, counted.
        twice: table -> how many rows the kept person has already (shared case, same phone).
    """

    kept: PersonFacts
    merged: PersonFacts
    fields: tuple[MergeField, ...]
    moving: Mapping[str, int] = field(default_factory=dict)
    twice: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry of the audit trail about a record: field -> (before, after) as texts."""

    number: int
    at: datetime
    by: str
    act: str
    changes: tuple[tuple[str, str, str], ...]
