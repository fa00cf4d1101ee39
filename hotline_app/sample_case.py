"""A made-up case: what the wording of a paper looks like before any real case is printed."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from db import clock
from db.choices import (
    AssignmentState,
    CaseStatus,
    FollowUpState,
    MatterKind,
    PersonRole,
    ReferralState,
    SendingMethod,
    Sex,
    Urgency,
    Verdict,
    YesNoUnknown,
)
from db.queries import offices
from db.records.cases import CaseDetail, CaseRecord, FollowUpRecord
from db.records.documents import Meeting, Wording
from db.records.people import PersonRecord
from db.records.programmes import AssignmentRecord, CheckList
from db.records.referrals import ReferralRecord
from db.rules.days import vietnam_day
from db.rules.documents import OF_REFERRALS
from hotline_app.i18n import words_of
from hotline_app.official_papers import LANGUAGE, paper_options

if TYPE_CHECKING:
    from db.connection import Database
    from exports.letters.case_words import LetterCase

_AMOUNT = 1_000_000


def sample_case(database: "Database", paper: str, wording: Wording) -> "LetterCase":
    """The made-up case under the office's own letterhead, on its way onto a paper.

    Args:
        database: of the office.
        paper: a code of `db.rules.documents.PAPERS`.
        wording: as it is being written.
    """
    from exports.letters.case_words import LetterCase

    tr = words_of(LANGUAGE)
    now = clock.now()
    today = vietnam_day(now)
    who, where = tr("Sample Person"), tr("Meeting room of the office")
    meeting = Meeting(
        (tr("The body invited"),), today + timedelta(3), time(8, 30), where, tr("a sample matter")
    )
    return LetterCase(
        _detail(database, now, who),
        wording,
        paper_options(database, ""),
        tr,
        _referral(now) if paper in OF_REFERRALS else None,
        today + timedelta(7),
        times=1 if paper == "reminder" else 0,
        meeting=meeting,
    )


def _detail(database: "Database", now: datetime, who: str) -> CaseDetail:
    return CaseDetail(
        case=_case(now),
        letterhead=offices.letterhead(database),
        people=(_person(who),),
        contacts=(),
        notes=(),
        verifications=(),
        addresses=(),
        policies=(),
        assignments=(_assignment(now, who),),
        referrals=(),
        follow_ups=(_follow_up(now),),
        attachments=(),
        transitions=(),
        steps=(),
        timeline=(),
    )


def _case(now: datetime) -> CaseRecord:
    tr = words_of(LANGUAGE)
    return CaseRecord(
        id="",
        number=1,
        code="ABC-2021-000001",
        status=CaseStatus.IN_PROGRESS,
        urgency=Urgency.HIGH,
        matter_kind=MatterKind.SUPPORT,
        summary=tr("What the person told, in a few sentences."),
        needs=("food",),
        people_count=1,
        employer_name=tr("Sample Company"),
        employer_must_not_know=False,
        unit_code="",
        unit_name="",
        place_name="",
        owner_name=tr("Sample Officer"),
        opened_at=now - timedelta(5),
        opened_by="",
        first_action_due_at=None,
        verify_due_at=None,
        answer_due_at=now + timedelta(5),
        outcome=None,
        unmet_reason=None,
        lessons="",
        duplicate_of_code="",
        closed_at=None,
        version=1,
    )


def _person(who: str) -> PersonRecord:
    return PersonRecord(
        id="",
        full_name=who,
        sort_name=who,
        sex=Sex.UNKNOWN,
        birth_year=None,
        phones=(),
        zalo="",
        employer_name="",
        unit_name="",
        union_member=YesNoUnknown.UNKNOWN,
        address="",
        language=LANGUAGE,
        alert="",
        version=1,
        role=PersonRole.IN_NEED,
    )


def _assignment(now: datetime, who: str) -> AssignmentRecord:
    tr = words_of(LANGUAGE)
    return AssignmentRecord(
        id="",
        case_id="",
        benefit_code="",
        benefit_who="",
        programme_code="",
        programme_number=tr("Sample programme"),
        programme_title="",
        person_name=who,
        state=AssignmentState.APPROVED,
        event_on=None,
        check_list=CheckList(Verdict.INFORMATION_MISSING, (), (), None),
        amount_asked=_AMOUNT,
        amount_approved=_AMOUNT,
        amount_delivered=None,
        goods="",
        is_programme_checked=True,
        proposed_by="",
        proposed_at=now,
        submitted_at=None,
        decided_by="",
        decided_at=None,
        decision_comment="",
        delivered_by="",
        delivered_at=None,
        receipt="",
        version=1,
    )


def _follow_up(now: datetime) -> FollowUpRecord:
    tr = words_of(LANGUAGE)
    return FollowUpRecord(
        id="",
        case_id="",
        case_code="",
        what=tr("What is to be done"),
        assignee_name=tr("Sample Officer"),
        needed_by=vietnam_day(now) + timedelta(2),
        state=FollowUpState.OPEN,
        result="",
        created_by="",
        created_at=now,
        done_by="",
        done_at=None,
        version=1,
    )


def _referral(now: datetime) -> ReferralRecord:
    tr = words_of(LANGUAGE)
    due: date = vietnam_day(now) + timedelta(7)
    return ReferralRecord(
        id="",
        case_id="",
        agency_name=tr("Sample Body"),
        agency_address="",
        state=ReferralState.SENT,
        fields_sent=("name", "summary", "needs"),
        request=tr("What the body is asked to do."),
        document_number="01/ABC",
        sending_method=SendingMethod.HAND,
        proof="",
        prepared_by="",
        prepared_at=now,
        sent_at=now - timedelta(2),
        promised_on=due,
        due_on=due,
        answer="",
        answered_at=None,
        version=1,
    )
