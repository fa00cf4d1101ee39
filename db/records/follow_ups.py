"""Follow-ups as lists show them, and the templates that make several at once."""

from dataclasses import dataclass
from datetime import date, datetime

from db.choices import FollowUpState, Urgency
from db.rules.call_backs import CallState


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One follow-up of a template, so many working days after the day it is used."""

    what: str
    working_days: int


@dataclass(frozen=True, slots=True)
class FollowUpTemplateDraft:
    """A template as typed: one line of `lines` for each follow-up, its days first ("3: Call")."""

    name: str
    lines: str
    need: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class FollowUpTemplateRecord:
    """A stored template; `need` is a code, "" for every case."""

    id: str
    name: str
    need: str
    is_active: bool
    version: int
    lines: tuple[FollowUpLine, ...]


@dataclass(frozen=True, slots=True)
class PlannedFollowUp:
    """What a template would make today."""

    what: str
    needed_by: date


@dataclass(frozen=True, slots=True)
class ListedFollowUp:
    """An open follow-up in the list of what is to be done.

    Attributes:
        assignee_id, assignee_name: who has it; empty for nobody.
        done_for: the absent colleague in whose place it is shown, or "".
        is_absent, stand_in_name: whether they are away today, and who does their work.
        is_call: somebody has to be called.
    """

    id: str
    case_number: int
    case_code: str
    what: str
    person_name: str
    assignee_id: str
    assignee_name: str
    needed_by: date
    state: FollowUpState
    created_at: datetime
    is_call: bool = False
    done_for: str = ""
    is_absent: bool = False
    stand_in_name: str = ""


@dataclass(frozen=True, slots=True)
class CallBack:
    """Somebody who is to be called: the follow-up that says so, and when it is safe.

    Attributes:
        phone: "" where a call is not safe, and where none is known.
        person_id: of the case, or "".
        from_time, to_time: the safe hours, "17:00"; "" where open.
        note: what was said about calling back.
        not_before: the first moment from now on at which one may call; None where never.
        tries: how often nobody answered.
        called_at: when the case was called since the follow-up was planned, or None.
    """

    follow_up: ListedFollowUp
    state: CallState
    phone: str
    person_id: str
    urgency: Urgency
    from_time: str
    to_time: str
    note: str
    not_before: datetime | None
    tries: int
    called_at: datetime | None
    version: int
