"""Whoever denounces is named in no list, register or folder that others may read."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from db import clock
from db.commands.calls import log_call
from db.commands.notes import add_note
from db.commands.referrals import refer_case
from db.commands.verification import verify_claim
from db.connection import Database
from db.queries import case_details, cases, period_registers, weeks
from db.records.people import Actor
from db.rules import text
from db.rules.days import vietnam_day, week_of
from db.rules.periods import Period
from exports.case_list import FIELDS, CaseListOptions, write_case_list
from exports.case_pdf import write_case
from exports.desk import PaperOptions
from exports.register_columns import RegisterOptions
from exports.register_pdf import write_register
from exports.register_xlsx import write_register_workbook
from exports.weekly.package import write_week
from hotline_app.referral_preview import preview
from tests.exports.reading import vietnamese
from tests.factories import call, referral, verification

NAME = "Trịnh Thị Kiều Loan"
HOME = "Hẻm 47 Mai Hắc Đế"
PHONE = "0905 118 226"
STORY = f"Tôi là {NAME}, ở {HOME}, gọi {PHONE}: quản đốc thu tiền trái phép"
MARKS = ("kieu loan", "mai hac de", "118 226", "118226")
OTHER = "Hoàng Văn Thụ"


@pytest.fixture
def code(database: Database, actor: Actor) -> str:
    """A denunciation whose words say everywhere who made it; beside it an ordinary call."""
    draft = call(name=NAME, phone=PHONE, summary=STORY, matter_kind="denunciation", address=HOME)
    made = log_call(database, actor, draft).case_code
    verify_claim(database, actor, made, verification(claim=f"Theo lời {NAME}", source=f"{NAME}"))
    add_note(database, actor, made, f"{NAME} sợ bị trả thù")
    log_call(database, actor, call(name=OTHER, phone="0905 700 800"))
    return made


def _read(path: Path) -> str:
    """Everything a file says, folded."""
    if path.suffix == ".pdf":
        words = " ".join(page.extract_text() for page in PdfReader(path).pages)
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            words = " ".join(book.read(name).decode() for name in book.namelist())
    else:
        words = path.read_text(encoding="utf-8-sig")
    return " ".join(text.fold(words).split())


def _tells(path: Path) -> list[str]:
    words = _read(path)
    return [mark for mark in MARKS if mark in words]


def test_the_weekly_folder(database: Database, code: str, tmp_path: Path) -> None:
    week = week_of(vietnam_day(clock.now()))
    report = weeks.week_report(database, week, "Lê Thị Phụ")
    written = write_week(report, tmp_path, vietnamese, "vi")
    assert {path.name: _tells(path) for path in written.files} == {
        path.name: [] for path in written.files
    }
    listed = _read(written.folder / "cases.csv")
    assert text.fold(OTHER) in listed
    assert text.fold(code) in listed
    assert "quan doc thu tien" in listed


def test_the_registers(database: Database, code: str, tmp_path: Path) -> None:
    today = vietnam_day(clock.now())
    period = Period(today, today)
    read = {"contacts": period_registers.contact_lines, "cases": period_registers.case_lines}
    for kind, lines in read.items():
        head = period_registers.register_head(database, kind, period, "Lê Thị Phụ", "vi")
        paper, book = tmp_path / f"{kind}.pdf", tmp_path / f"{kind}.xlsx"
        masked = RegisterOptions(masks=True)
        write_register(kind, head, lines(database, period), (paper, vietnamese, "vi"), masked)
        write_register_workbook(kind, head, lines(database, period), (book, vietnamese), masked)
        assert (_tells(paper), _tells(book)) == ([], [])
        assert text.fold(OTHER) in _read(book)
        write_register_workbook(kind, head, lines(database, period), (book, vietnamese))
        assert "kieu loan" in _read(book)


def test_the_list_of_cases(database: Database, code: str, tmp_path: Path) -> None:
    rows = cases.search(database).rows
    fields = [column.key for column in FIELDS]
    for name in ("list.csv", "list.xlsx"):
        options = CaseListOptions(fields=fields, shows_phones=True)
        path = write_case_list(rows, tmp_path / name, vietnamese, options)
        assert _tells(path) == []
        assert text.fold(OTHER) in _read(path)


def test_the_summary_of_the_case(database: Database, code: str, tmp_path: Path) -> None:
    detail = case_details.detail(database, code)
    options = PaperOptions(clock.now(), "Lê Thị Phụ")
    paper = write_case(detail, tmp_path / "a.pdf", vietnamese, options)
    assert _tells(paper) == []
    own = replace(options, names_denouncer=True)
    assert "kieu loan" in _read(write_case(detail, tmp_path / "b.pdf", vietnamese, own))


def test_a_referral(database: Database, actor: Actor, code: str) -> None:
    draft = referral(fields_sent=("name", "phone", "address", "summary"))
    shown = preview(database, code, draft, draft.agency)
    assert shown.hides_person
    assert not any(mark in text.fold(shown.words) for mark in MARKS)
    refer_case(database, actor, code, draft)
    (made,) = case_details.detail(database, code).referrals
    assert made.fields_sent == ("summary",)
