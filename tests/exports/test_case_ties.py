"""Feedback and withdrawn files on the case paper."""

from datetime import date
from pathlib import Path

from db.choices import YesNoUnknown
from db.records.case_story import TimelineEntry
from db.records.case_ties import FeedbackRecord
from db.records.cases import AttachmentRecord
from exports.case_pdf import write_case
from tests.exports.factories import NOON, detail, options
from tests.exports.reading import english, flat

SAID = FeedbackRecord(
    id="f1",
    person_name="H'Bia Ê Ƀăn",
    satisfaction=4,
    what_received="10 kg gạo, 1 thùng mì",
    received_on=date(2021, 9, 2),
    text="Cảm ơn công đoàn, gọi tôi số 0912 345 678",
    consent_publish=YesNoUnknown.NO,
    recorded_by="Trần Thị Hạnh",
    recorded_at=NOON,
)
WITHDRAWN = AttachmentRecord(
    id="a1",
    file_name="cccd.jpg",
    media_type="image/jpeg",
    size=2048,
    sha256="0" * 64,
    description="",
    added_by="Trần Thị Hạnh",
    added_at=NOON,
    withdrawn_reason="Giấy tờ của người khác",
    withdrawn_by="Lê Quốc Tuấn",
    withdrawn_at=NOON,
)


def test_feedback_is_printed_whole_and_masked_when_asked(tmp_path: Path) -> None:
    entry = TimelineEntry(NOON, "feedback", "Trần Thị Hạnh", SAID.text)
    whole = detail(feedback=(SAID,), timeline=(entry,))
    open_text = flat(write_case(whole, tmp_path / "a.pdf", english, options()))
    for words in ("Feedback", "4 - satisfied", "10 kg gạo, 1 thùng mì - 02/09/2021", SAID.text):
        assert words in open_text
    assert "May be told to others" in open_text
    masked = flat(write_case(whole, tmp_path / "b.pdf", english, options(mask_phone=True)))
    assert "0912 345 678" not in masked and "Cảm ơn công đoàn" in masked


def test_a_withdrawn_file_says_so(tmp_path: Path) -> None:
    text = flat(
        write_case(detail(attachments=(WITHDRAWN,)), tmp_path / "a.pdf", english, options())
    )
    assert "cccd.jpg" in text and "Giấy tờ của người khác" in text
