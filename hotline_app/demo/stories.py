"""What the invented callers say: need, urgency, kind of matter, words, and what is checked."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Story:
    """One kind of call. `weight` is how often it comes; `benefit` what may help, or empty."""

    need: str
    words: str
    claim: str
    weight: int
    urgency: str = "normal"
    matter_kind: str = "support"
    benefit: str = ""


STORIES: Final = (
    Story(
        "wages",
        "Công ty chậm trả lương {months} tháng, công nhân đã hỏi phòng nhân sự nhưng chưa được trả "
        "lời. Đề nghị công đoàn can thiệp.",
        "Công ty nợ lương {months} tháng",
        22,
        "high",
        "report",
    ),
    Story(
        "food",
        "Dãy trọ có {people} công nhân hết gạo và nhu yếu phẩm, trong đó có trẻ nhỏ. Đề nghị hỗ "
        "trợ lương thực.",
        "Dãy trọ thiếu lương thực",
        12,
        "urgent",
        "support",
        "TAS",
    ),
    Story(
        "insurance",
        "Công ty trừ tiền bảo hiểm xã hội hằng tháng nhưng ứng dụng báo chưa đóng {months} tháng.",
        "Công ty chưa đóng BHXH",
        14,
        "normal",
        "report",
    ),
    Story(
        "job",
        "Công ty cho nghỉ việc vì thiếu đơn hàng, không báo trước. Hỏi thủ tục hưởng trợ cấp thất "
        "nghiệp.",
        "Chấm dứt hợp đồng không báo trước",
        13,
        "normal",
        "information",
    ),
    Story(
        "lodging",
        "Chủ trọ tăng giá thuê, gia đình hai con nhỏ không đủ tiền trả, nhà dột khi mưa.",
        "Hoàn cảnh nhà ở khó khăn",
        8,
        "normal",
        "support",
        "MAIAM",
    ),
    Story(
        "safety",
        "Xưởng nóng, không đủ quạt và khẩu trang, tuần qua có {people} người mệt phải nghỉ.",
        "Điều kiện làm việc không bảo đảm",
        8,
        "high",
        "report",
    ),
    Story(
        "illness",
        "Bị tai nạn nhẹ tại xưởng, công ty chưa lập biên bản và chưa thanh toán viện phí.",
        "Tai nạn lao động chưa lập biên bản",
        6,
        "high",
        "support",
    ),
    Story(
        "union",
        "Công ty chưa có công đoàn, công nhân muốn thành lập công đoàn cơ sở, hỏi cách làm.",
        "Doanh nghiệp chưa có CĐCS",
        6,
        "normal",
        "information",
    ),
    Story(
        "children",
        "Con nhỏ chưa có chỗ học gần khu công nghiệp, hỏi chương trình hỗ trợ của công đoàn.",
        "Trẻ chưa có chỗ học",
        4,
        "normal",
        "information",
    ),
    Story(
        "legal",
        "Công ty giữ bản chính bằng cấp của người lao động và không trả khi nghỉ việc.",
        "Công ty giữ bản chính giấy tờ",
        4,
        "normal",
        "petition",
    ),
    Story(
        "psychology",
        "Bị quản lý chuyền la mắng trước tập thể nhiều lần, căng thẳng, muốn được tư vấn.",
        "Quản lý xúc phạm người lao động",
        3,
        "normal",
        "report",
    ),
)

AGENCIES: Final = (
    ("Trung tâm Dịch vụ việc làm tỉnh", "Trợ cấp thất nghiệp, giới thiệu việc làm"),
    ("Bảo hiểm xã hội cơ sở", "Đóng, chốt và tra cứu BHXH, BHTN"),
    ("UBND phường Buôn Ma Thuột", "Hỗ trợ khẩn cấp tại địa bàn"),
    ("Phòng Lao động - Việc làm", "Tranh chấp lao động, an toàn lao động"),
)
