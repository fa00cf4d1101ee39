"""Terms and decisions on paper, and that whoever denounces is named on no paper that goes out."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.records.approvals import ApprovalKind, ApprovalRecord, ApprovalState
from db.records.case_clocks import ClockChangeKind, ClockChangeRecord
from db.records.cases import CaseDetail
from db.rules.disclosure import TO_THE_PERSON
from db.rules.documents import PAPERS
from exports.case_pdf import write_case
from exports.letters.writing import write_letter
from tests.exports import factories
from tests.exports.reading import squeezed, vietnamese
from tests.exports.test_letters import a_case

AT = datetime(2021, 8, 31, 3, tzinfo=UTC)
LATER = datetime(2021, 9, 20, 10, tzinfo=UTC)
LONG = "Phải xuống tận khu trọ ở Buôn Đôn gặp từng người, đường xa, đang mưa lũ. " * 20


def _changed(detail: CaseDetail) -> CaseDetail:
    changes = (
        ClockChangeRecord(ClockChangeKind.PAUSE, "", "Chờ giấy F0", AT, LATER, "Phạm Cán", AT),
        ClockChangeRecord(
            ClockChangeKind.EXTENSION, "answer", LONG, AT, LATER, "Lê Thị Phụ", LATER
        ),
        ClockChangeRecord(
            ClockChangeKind.ACCEPTED, "denunciation", "", AT, LATER, "Lê Thị Phụ", LATER
        ),
    )
    approval = ApprovalRecord(
        "a1",
        ApprovalKind.CLOSING,
        ApprovalState.REJECTED,
        detail.case.code,
        "",
        "u1",
        "Phạm Văn Cán",
        AT,
        1,
        {"outcome": "met"},
        "Đã xong",
        "Lê Thị Phụ",
        LATER,
        "Hỏi lại đã",
    )
    case = replace(detail.case, answer_due_at=LATER, paused_at=None)
    return replace(detail, case=case, clock_changes=changes, approvals=(approval,))


def _tight(words: str) -> str:
    return "".join(words.split())


def _words(path: Path) -> str:
    return squeezed(path)


def test_terms_and_decisions_stand_in_the_summary(tmp_path: Path) -> None:
    path = tmp_path / "case.pdf"
    write_case(_changed(factories.detail()), path, vietnamese, factories.options())
    words = _words(path)
    for said in ("Hạn trả lời", "20/09/2021 17:00", "Gia hạn", "đang mưa lũ", "Chờ giấy F0"):
        assert _tight(said) in words
    for said in ("Đề nghị và duyệt", "Đã xong", "Hỏi lại đã", "Lê Thị Phụ"):
        assert _tight(said) in words
    assert len(PdfReader(path).pages) >= 2


@pytest.mark.parametrize("paper", PAPERS)
def test_who_denounces_is_named_on_no_paper_that_goes_out(paper: str, tmp_path: Path) -> None:
    detail = factories.detail()
    named = [one for person in detail.people for one in (person.full_name, person.address) if one]
    named += [one.on_behalf_of for one in detail.contacts if len(one.on_behalf_of) > 5]
    assert named
    case = a_case(paper, detail, hides_person=True)
    words = _words(write_letter(paper, case, tmp_path / "paper.pdf"))
    found = [one for one in named if _tight(one) in words]
    # What is handed to its own person never hides them.
    assert found == [] or paper in TO_THE_PERSON


def test_the_summary_names_nobody_when_asked(tmp_path: Path) -> None:
    detail = factories.detail()
    names = [person.full_name for person in detail.people if person.full_name]
    shown, hidden = tmp_path / "shown.pdf", tmp_path / "hidden.pdf"
    write_case(detail, shown, vietnamese, factories.options())
    write_case(detail, hidden, vietnamese, factories.options(mask_people=True))
    assert all(_tight(name) in _words(shown) for name in names)
    assert not any(_tight(name) in _words(hidden) for name in names)
