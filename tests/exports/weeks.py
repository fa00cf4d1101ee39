"""Reports of a week for tests of the weekly folder."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from db.choices import CaseStatus, Urgency
from db.records.case_rows import CaseRow
from db.records.weeks import UnmetNeed, WeekAssistance, WeekFigure, WeekReport, WeekVerification
from tests.exports.factories import EMPLOYER, LETTERHEAD, NOON, PHONE, contact


def row(number=1, **changes):
    base = CaseRow(
        number=number,
        id=f"case-{number}",
        code=f"BMT-2021-{number:06}",
        status=CaseStatus.IN_PROGRESS,
        urgency=Urgency.HIGH,
        person_name="H'Maryam Êñuôl",
        phone=PHONE,
        employer_name=EMPLOYER,
        unit_code="CDCS-01",
        needs=("food", "rent"),
        summary="Hết gạo, khu trọ bị phong tỏa từ 25/8, có con nhỏ hai tuổi, chưa nhận lương.",
        owner_name="Trần Văn Đức",
        opened_at=NOON + timedelta(minutes=number),
        due_at=NOON + timedelta(days=5),
    )
    return replace(base, **changes)


def empty_week(**changes):
    base = WeekReport(
        office_code="BMT",
        office_name=LETTERHEAD.office_name,
        letterhead=LETTERHEAD,
        monday=date(2021, 8, 30),
        sunday=date(2021, 9, 5),
        week_label="2021-W35",
        made_at=datetime(2021, 9, 6, 1, 0, tzinfo=UTC),
        made_by="Nguyễn Thị Lan",
        schema_version=1,
        figures=(WeekFigure("contacts", 0), WeekFigure("closed_on_time", 0, 0)),
        counts_by={"channel": {}, "status": {}},
        cases=(),
        contacts=(),
        verifications=(),
        assistance=(),
        unmet=(),
        need_names={"food": "Lương thực, thực phẩm", "rent": "Tiền thuê nhà"},
        channel_names={"hotline": "Đường dây nóng", "zalo": "Zalo"},
        unit_names={"CDCS-01": "CĐCS Xí nghiệp may số 2"},
    )
    return replace(base, **changes)


def week(cases=3, **changes):
    base = empty_week(
        figures=(WeekFigure("contacts", 12), WeekFigure("closed_on_time", 3, 4)),
        counts_by={
            "channel": {"hotline": 9, "zalo": 3},
            "status": {"new": 1, "closed": 2},
            "unit": {"CDCS-01": 2, "": 1},
        },
        cases=tuple(row(number) for number in range(1, cases + 1)),
        contacts=(contact(), contact(id="contact-2", channel="zalo")),
        verifications=(
            WeekVerification(
                "BMT-2021-000001",
                "Khu trọ bị phong tỏa",
                "local_authority",
                "Tổ trưởng",
                "true",
                "high",
                "Trần Văn Đức",
                NOON,
            ),
        ),
        assistance=(
            WeekAssistance(
                "2606/QĐ-TLĐ", "Hỗ trợ khẩn cấp", "2606-hard", 3, 2, 1, 1, 1_000_000, 500_000, False
            ),
        ),
        unmet=(UnmetNeed("BMT-2021-000002", "rent", "unmet", "no_programme", NOON),),
    )
    return replace(base, **changes)
