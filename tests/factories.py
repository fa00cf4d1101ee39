"""Drafts as people type them, whole by default; a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from db.choices import CaseStatus
from db.commands.cases import change_status, close_case
from db.connection import Database
from db.records.drafts import (
    AssignmentDraft,
    CallDraft,
    ClosingDraft,
    FollowUpDraft,
    ReferralDraft,
    VerificationDraft,
)
from db.records.imports import ImportedContact
from db.records.people import Actor
from db.rules import case_states
from db.rules.days import VIETNAM

LETTER_DAY = datetime(2021, 8, 30, 2, 15, tzinfo=UTC)
"""The morning of Monday 30/8/2021 in Viet Nam, 09:15."""


def vietnam(year: int, month: int, day: int, *clock: int) -> datetime:
    """An instant told by a clock in Viet Nam."""
    return datetime(year, month, day, *clock, tzinfo=VIETNAM)


def call(**fields: Any) -> CallDraft:
    """A call about food by a named caller with a number."""
    typical = CallDraft(
        phone="0912 345 678",
        name="Nguyễn Thị Lan",
        summary="Khu trọ bị phong tỏa, hết gạo từ hôm qua",
        needs=("food",),
        employer="Công ty TNHH Cà phê Ngon",
    )
    return replace(typical, **fields)


def verification(**fields: Any) -> VerificationDraft:
    """The union of the workplace confirms a claim."""
    typical = VerificationDraft("Đang ở khu phong tỏa", "called_union", "true", "Chủ tịch CĐCS")
    return replace(typical, **fields)


def assignment(**fields: Any) -> AssignmentDraft:
    """Meal money for a worker at a firm that runs "three on site"."""
    answers = {
        "employer_pays_union_fund": "yes",
        "three_on_site": "yes",
        "directive_16_area": "yes",
    }
    # Typical callers share one number, as in a dormitory: the reason counts only when asked for.
    reason = "Hai người ở chung phòng trọ, dùng chung số điện thoại"
    typical = AssignmentDraft(
        "3089-AN", event_on="25/8/2021", answers=answers, double_reason=reason
    )
    return replace(typical, **fields)


def referral(**fields: Any) -> ReferralDraft:
    """A referral that goes out without consent, for a reason."""
    typical = ReferralDraft(
        "UBND phường Tân Lợi", "Hỗ trợ lương thực", consent_override="Người gọi không liên lạc được"
    )
    return replace(typical, **fields)


def follow_up(**fields: Any) -> FollowUpDraft:
    """Call back within days."""
    return replace(FollowUpDraft("Gọi lại hỏi đã nhận gạo chưa", "02/9/2021"), **fields)


def closing(**fields: Any) -> ClosingDraft:
    """The need was met."""
    return replace(ClosingDraft("met"), **fields)


def imported(key: str, **fields: Any) -> ImportedContact:
    """One row of a foreign call log."""
    number = fields.pop("row_number", 1)
    at = fields.pop("received_at", LETTER_DAY + timedelta(minutes=number))
    typical = ImportedContact(
        number, key, at, "hotline", "food", "Xin hỗ trợ gạo", CaseStatus.NEW, phone="+84912345678"
    )
    return replace(typical, **fields)


def bring_to(database: Database, actor: Actor, case_code: str, status: CaseStatus) -> None:
    """Walk a new case to `status` by the acts themselves."""
    present = CaseStatus.NEW
    way = case_states.path(present, status)
    for step in way:
        if step is CaseStatus.CLOSED:
            close_case(database, actor, case_code, closing())
        else:
            reason = "" if step is not CaseStatus.DUPLICATE else _another(database, case_code)
            change_status(database, actor, case_code, step, reason or "có lý do")


def _another(database: Database, case_code: str) -> str:
    code: str = database.value("SELECT code FROM cases WHERE code <> ? LIMIT 1", [case_code])
    return code
