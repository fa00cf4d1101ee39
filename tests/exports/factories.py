"""Records for tests of papers and sheets, made the way the core hands them out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from db.choices import (
    AssignmentState,
    CaseStatus,
    Confidence,
    ConsentMethod,
    ConsentPurpose,
    Direction,
    FollowUpState,
    MatterKind,
    NoteKind,
    Outcome,
    PersonRole,
    ReferralState,
    SendingMethod,
    Sex,
    UnmetReason,
    Urgency,
    Verdict,
    VerificationMethod,
    VerificationResult,
    YesNoUnknown,
)
from db.records.case_story import CaseStep, TimelineEntry, TransitionRecord
from db.records.cases import (
    AttachmentRecord,
    CaseDetail,
    CaseRecord,
    ContactRecord,
    FollowUpRecord,
    GivenAddress,
    NoteRecord,
    ReferralRecord,
    ToldPolicy,
)
from db.records.ledger import VerificationRecord
from db.records.offices import Letterhead
from db.records.people import ConsentRecord, PersonRecord, PhoneRecord
from db.records.programmes import AssignmentRecord, CheckedCondition, CheckList
from exports.desk import PaperOptions

NOON = datetime(2021, 8, 30, 5, 0, tzinfo=UTC)  # 12:00 in Việt Nam
EMPLOYER = "Công ty TNHH Dệt may Đắk Lắk"
PHONE = "+84912345678"

LETTERHEAD = Letterhead(
    parent_name="Liên đoàn Lao động tỉnh Đắk Lắk",
    office_name="Liên đoàn Lao động thành phố Buôn Ma Thuột",
    place_name="Đắk Lắk",
    document_symbol="LĐLĐ",
    signatory_authority="TM. BAN THƯỜNG VỤ",
    signatory_title="CHỦ TỊCH",
    signatory_name="H'Hen Niê",
)


def options(**changes):
    base = PaperOptions(
        made_at=datetime(2021, 9, 5, 1, 30, tzinfo=UTC),
        made_by="Nguyễn Thị Lan",
        need_names={"food": "Lương thực, thực phẩm", "rent": "Tiền thuê nhà"},
        channel_names={"hotline": "Đường dây nóng", "zalo": "Zalo"},
    )
    return replace(base, **changes)


def case(**changes):
    base = CaseRecord(
        id="case-1",
        number=123,
        code="BMT-2021-000123",
        status=CaseStatus.IN_PROGRESS,
        urgency=Urgency.URGENT,
        matter_kind=MatterKind.SUPPORT,
        summary="Hết gạo, khu trọ bị phong tỏa từ 25/8, có con nhỏ 2 tuổi.",
        needs=("food", "rent"),
        people_count=4,
        employer_name=EMPLOYER,
        employer_must_not_know=False,
        unit_code="CDCS-01",
        unit_name="CĐCS Xí nghiệp may số 2",
        place_name="Phường Tân An, TP. Buôn Ma Thuột",
        owner_name="Trần Văn Đức",
        opened_at=NOON,
        opened_by="Nguyễn Thị Lan",
        first_action_due_at=NOON + timedelta(hours=2),
        verify_due_at=NOON + timedelta(days=2),
        answer_due_at=NOON + timedelta(days=5),
        outcome=Outcome.PARTLY,
        unmet_reason=UnmetReason.NO_BUDGET,
        lessons="Gọi cho tổ trưởng khu trọ trước.",
        duplicate_of_code="",
        closed_at=NOON + timedelta(days=6),
        version=3,
    )
    return replace(base, **changes)


def person(**changes):
    consent = ConsentRecord(
        "consent-1", ConsentPurpose.HANDLE, ConsentMethod.SPOKEN, "1", NOON, "Nguyễn Thị Lan", ""
    )
    base = PersonRecord(
        id="person-1",
        full_name="H'Maryam Êñuôl",
        sort_name="Maryam",
        sex=Sex.FEMALE,
        birth_year=1993,
        phones=(PhoneRecord(PHONE, "0912.345.678", "Zalo"),),
        zalo="0912345678",
        employer_name=EMPLOYER,
        unit_name="CĐCS Xí nghiệp may số 2",
        union_member=YesNoUnknown.YES,
        address="Hẻm 12, đường Y Moan Êñuôl, buôn Ê̆a Tam",
        language="vi",
        alert="Đang nuôi con nhỏ",
        version=1,
        role=PersonRole.IN_NEED,
        consents=(consent,),
    )
    return replace(base, **changes)


def contact(**changes):
    base = ContactRecord(
        id="contact-1",
        case_code="BMT-2021-000123",
        direction=Direction.INBOUND,
        channel="hotline",
        matter_kind=MatterKind.SUPPORT,
        non_case_kind="",
        received_at=NOON,
        phone=PHONE,
        phone_as_typed="0912.345.678",
        person_name="H'Maryam Êñuôl",
        on_behalf_of="",
        narrative=(
            "Chị cho biết khu trọ bị phong tỏa năm ngày nay, bốn người trong phòng đã hết gạo và "
            "sữa cho cháu nhỏ. Công ty tạm dừng sản xuất, chưa trả lương tháng 7. Chị xin được "
            "hỗ trợ lương thực và hỏi về chính sách cho người nghỉ việc không hưởng lương."
        ),
        taken_by="Nguyễn Thị Lan",
        recorded_by="Nguyễn Thị Lan",
        recorded_at=NOON,
        language="vi",
        call_back_safe=YesNoUnknown.YES,
        call_back_note="Gọi sau 19 giờ",
    )
    return replace(base, **changes)


def note(number=1, **changes):
    base = NoteRecord(
        id=f"note-{number}",
        kind=NoteKind.GENERAL,
        text=f"Ghi chú số {number}: đã gọi lại, chị đồng ý nhận túi an sinh.",
        written_at=NOON + timedelta(minutes=number),
        written_by="Trần Văn Đức",
        corrects_id="",
    )
    return replace(base, **changes)


def verification(**changes):
    base = VerificationRecord(
        id="check-1",
        claim="Khu trọ bị phong tỏa từ 25/8",
        method=VerificationMethod.LOCAL_AUTHORITY,
        source="Tổ trưởng tổ dân phố 4",
        result=VerificationResult.TRUE,
        confidence=Confidence.HIGH,
        evidence="Quyết định của UBND phường, xem tệp đính kèm.",
        valid_until=date(2021, 9, 10),
        verified_by="Trần Văn Đức",
        verified_at=NOON + timedelta(hours=3),
    )
    return replace(base, **changes)


def check_list():
    conditions = (
        CheckedCondition(
            "quarantine",
            "in_locked_area",
            "Có ở trong khu vực phong tỏa không?",
            "Living in a locked-down area?",
            "yes",
            "met",
        ),
        CheckedCondition(
            "fund",
            "employer_pays_fund",
            "Đơn vị có đóng kinh phí công đoàn không?",
            "Does the employer pay the union fund?",
            "",
            "missing",
        ),
    )
    return CheckList(
        Verdict.INFORMATION_MISSING, ("condition_missing:fund",), conditions, date(2021, 8, 25)
    )


def assignment(**changes):
    base = AssignmentRecord(
        id="assignment-1",
        case_id="case-1",
        benefit_code="2606-hard",
        benefit_who="Đoàn viên, NLĐ khó khăn trong khu vực phong tỏa",
        programme_code="2606",
        programme_number="2606/QĐ-TLĐ",
        programme_title="Hỗ trợ khẩn cấp đoàn viên, NLĐ bị ảnh hưởng bởi Covid-19",
        person_name="H'Maryam Êñuôl",
        state=AssignmentState.DELIVERED,
        event_on=date(2021, 8, 25),
        check_list=check_list(),
        amount_asked=500_000,
        amount_approved=500_000,
        amount_delivered=500_000,
        goods="01 túi an sinh công đoàn",
        is_programme_checked=False,
        proposed_by="Trần Văn Đức",
        proposed_at=NOON + timedelta(days=1),
        submitted_at=NOON + timedelta(days=1, hours=1),
        decided_by="Phạm Thị Hòa",
        decided_at=NOON + timedelta(days=2),
        decision_comment="Chi ngay trong ngày.",
        delivered_by="Trần Văn Đức",
        delivered_at=NOON + timedelta(days=3),
        receipt="PC-0915",
        version=4,
    )
    return replace(base, **changes)


def referral(**changes):
    base = ReferralRecord(
        id="referral-1",
        case_id="case-1",
        agency_name="Ủy ban nhân dân phường Tân An",
        agency_address="Số 1 Hà Huy Tập",
        state=ReferralState.ANSWERED,
        fields_sent=("name", "phone", "summary"),
        request="Đề nghị hỗ trợ lương thực cho hộ trong khu phong tỏa.",
        document_number="12/LĐLĐ",
        sending_method=SendingMethod.HAND,
        proof="Ký nhận sổ công văn",
        prepared_by="Trần Văn Đức",
        prepared_at=NOON + timedelta(hours=5),
        sent_at=NOON + timedelta(hours=6),
        promised_on=date(2021, 9, 3),
        due_on=date(2021, 9, 9),
        answer="Đã phát 10 kg gạo.",
        answered_at=NOON + timedelta(days=4),
        version=2,
    )
    return replace(base, **changes)


def follow_up(**changes):
    base = FollowUpRecord(
        id="task-1",
        case_id="case-1",
        case_code="BMT-2021-000123",
        what="Gọi lại hỏi đã nhận túi an sinh chưa",
        assignee_name="Nguyễn Thị Lan",
        needed_by=date(2021, 9, 4),
        state=FollowUpState.DONE,
        result="Đã nhận đủ.",
        created_by="Trần Văn Đức",
        created_at=NOON + timedelta(days=1),
        done_by="Nguyễn Thị Lan",
        done_at=NOON + timedelta(days=5),
        version=2,
    )
    return replace(base, **changes)


def detail(**changes):
    """A case with something in every section."""
    base = CaseDetail(
        case=case(),
        letterhead=LETTERHEAD,
        people=(person(),),
        contacts=(contact(),),
        notes=(note(1), note(2)),
        verifications=(verification(),),
        addresses=(
            GivenAddress(
                "given-1",
                "Trung tâm Dịch vụ việc làm tỉnh",
                "09 đường 10/3",
                "0262 395 5566",
                "Giờ hành chính",
                "Nguyễn Thị Lan",
                NOON,
            ),
        ),
        policies=(
            ToldPolicy(
                "told-1",
                "qd23",
                "23/2021/QĐ-TTg",
                "Hỗ trợ người nghỉ việc không hưởng lương",
                "Nguyễn Thị Lan",
                NOON,
            ),
        ),
        assignments=(assignment(),),
        referrals=(referral(),),
        follow_ups=(follow_up(),),
        attachments=(
            AttachmentRecord(
                "file-1",
                "quyet-dinh-phong-toa.pdf",
                "application/pdf",
                234_567,
                "ab" * 32,
                "Quyết định phong tỏa",
                "Trần Văn Đức",
                NOON,
            ),
        ),
        transitions=(
            TransitionRecord(None, CaseStatus.NEW, "", "Nguyễn Thị Lan", NOON),
            TransitionRecord(
                CaseStatus.NEW, CaseStatus.VERIFYING, "Cần xác minh", "Trần Văn Đức", NOON
            ),
        ),
        steps=(
            CaseStep("verified", True, NOON, "Trần Văn Đức", "true"),
            CaseStep("address_given", True, NOON, "Nguyễn Thị Lan", ""),
            CaseStep("resolved", False, None, "", ""),
            CaseStep("informed", True, NOON, "Nguyễn Thị Lan", ""),
        ),
        timeline=(
            TimelineEntry(
                NOON,
                "contact",
                "Nguyễn Thị Lan",
                contact().narrative,
                (("channel", "hotline"), ("direction", "in")),
            ),
            TimelineEntry(
                NOON,
                "status",
                "Trần Văn Đức",
                "Cần xác minh",
                (("from", "new"), ("to", "verifying")),
            ),
            TimelineEntry(NOON, "note", "Trần Văn Đức", note(1).text),
            TimelineEntry(
                NOON,
                "referred",
                "Trần Văn Đức",
                "Đề nghị hỗ trợ lương thực",
                (("agency", "Ủy ban nhân dân phường Tân An"),),
            ),
        ),
    )
    return replace(base, **changes)
