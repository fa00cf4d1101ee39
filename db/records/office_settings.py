"""What an office sets for itself: clocks, back-ups, signatories, registers, days off."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class HolidayKind(StrEnum):
    """What a day of the working calendar is."""

    HOLIDAY = "holiday"
    COMPENSATION_OFF = "compensation_off"
    COMPENSATION_WORK = "compensation_work"


@dataclass(frozen=True, slots=True)
class Clocks:
    """Terms of a case. Days are working days; all defaults are ours, an office changes them.

    The terms of complaints and denunciations are those of the law (see `db.rules.legal_tracks`);
    remote areas have longer ones.

    Attributes:
        first_action_urgent_hours: hours to the first action where life, hunger or violence is told.
        first_action_hours: hours to the first action otherwise.
        verify_days: to check what was claimed.
        answer_days: to answer the worker.
        referral_days: for the answer of a body the case was referred to.
        feedback_days: after the resolution, to ask the worker.
        assured_days: calendar days after which a reception address should be checked again.
        complaint_accept_days, complaint_settle_days, complaint_longest_days: calendar days to
            accept a complaint, to settle it, and the most where it is complex.
        denunciation_check_days: working days of the first check of a denunciation.
        denunciation_settle_days, denunciation_extension_days: calendar days to settle it and of
            each extension; denunciation_extensions: how many there may be.
    """

    first_action_urgent_hours: int = 2
    first_action_hours: int = 24
    verify_days: int = 2
    answer_days: int = 5
    referral_days: int = 10
    feedback_days: int = 5
    assured_days: int = 30
    complaint_accept_days: int = 10
    complaint_settle_days: int = 30
    complaint_longest_days: int = 45
    denunciation_check_days: int = 7
    denunciation_settle_days: int = 30
    denunciation_extension_days: int = 30
    denunciation_extensions: int = 2


@dataclass(frozen=True, slots=True)
class ApprovalRules:
    """What a second person decides before it happens; supervisors decide for themselves.

    Attributes:
        closing: closing a case.
        letters: the number of a paper that leaves the office.
    """

    closing: bool = False
    letters: bool = False


@dataclass(frozen=True, slots=True)
class BackUpPlan:
    """Copies the app makes by itself.

    Attributes:
        folder: where they go; empty: none are made.
        every_days: how often.
        keep: how many of the app's own copies stay; older ones are removed.
    """

    folder: str = ""
    every_days: int = 1
    keep: int = 30


@dataclass(frozen=True, slots=True)
class LastBackUp:
    """The newest copy of the office: when it was made, and where."""

    at: datetime
    file: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs the papers from when to when."""

    id: str
    authority: str
    title: str
    name: str
    valid_from: date | None
    valid_to: date | None
    version: int


@dataclass(frozen=True, slots=True)
class SignatoryDraft:
    """A signatory as typed; without an id a new one."""

    name: str
    title: str = "CHỦ TỊCH"
    authority: str = "TM. BAN THƯỜNG VỤ"
    valid_from: str = ""
    valid_to: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One entry of the register of needs or channels, whole.

    Attributes:
        address: of a channel, its number or page; hours: when it is answered.
        is_sensitive: of a need, whether lists mask it.
        in_use: how many cases or contacts carry the code.
    """

    code: str
    name_vi: str
    name_en: str
    position: int = 0
    is_active: bool = True
    address: str = ""
    hours: str = ""
    is_sensitive: bool = False
    in_use: int = 0


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off, or a working day made up for one.

    Attributes:
        kind: a code of `HolidayKind`.
        confidence: how sure the shipped day is; "own" for days the office entered.
    """

    day: date
    kind: str
    name: str
    confidence: str


@dataclass(frozen=True, slots=True)
class BackUpContent:
    """What a copy holds, read without changing it.

    Attributes:
        counts: table -> rows.
        last_act_at: when the last act in it was done.
    """

    path: str
    office_code: str
    office_name: str
    schema_version: int
    size: int
    last_act_at: datetime | None
    counts: dict[str, int] = field(default_factory=dict)
