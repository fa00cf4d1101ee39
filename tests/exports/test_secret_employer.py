"""An employer who must not know of a case is named on no paper and in no file that can leave."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from db import clock
from db.choices import ConsentMethod
from db.commands import (
    calls,
    feedback,
    follow_ups,
    information,
    notes,
    referrals,
    units,
    verification,
)
from db.commands.attachments import attach_file
from db.commands.employers import edit_employer
from db.commands.referral_steps import record_failure
from db.connection import Database
from db.queries import case_details, cases, documents, offices, weeks
from db.records.case_ties import FeedbackDraft
from db.records.drafts import ReferralDraft
from db.records.people import Actor
from db.records.referrals import FailureDraft
from db.records.workplaces import UnitDraft
from db.rules import text
from db.rules.days import Week, vietnam_day
from db.rules.disclosure import EMPLOYER_FIELDS, REFERRAL_FIELDS
from db.rules.documents import PAPERS
from exports.booklet import write_booklet
from exports.case_list import FIELDS, CaseListOptions, write_case_list
from exports.case_pdf import write_case
from exports.desk import PaperOptions
from exports.document_columns import DocumentRegister
from exports.document_register import write_document_register
from exports.document_register_xlsx import write_document_workbook
from exports.privacy import names_employer
from exports.weekly.package import write_week
from hotline_app.official_papers import LETTERS_THAT_URGE, PaperWish, make_paper
from hotline_app.referral_preview import preview
from tests import factories
from tests.exports.reading import vietnamese

NAME = "Công ty TNHH Sản xuất Kẽm Lông Vũ"
ALIAS = "Zetamark VN"
MARKS = ("kem long vu", "zetamark")
SAID = (
    f"Làm ở {NAME}, tức ZETAMARK vn; cong ty tnhh san xuat kem long vu nợ lương; "
    "xưởng Sản  xuất KẼM LÔNG VŨ đã khóa cổng, bảo vệ kẽm lông vũ chặn; hết gạo."
)


@pytest.fixture
def code(database: Database, actor: Actor) -> str:
    """A case in which everybody who wrote something named the employer."""
    draft = factories.call(
        name="H'Bia Êban", summary=SAID, employer=NAME, employer_must_not_know=True,
        consent_method=ConsentMethod.SPOKEN, address="Hẻm 12", on_behalf_of=f"Tổ trưởng {ALIAS}",
    )  # fmt: skip
    code = calls.log_call(database, actor, draft).case_code
    employer, version = database.row("SELECT id, version FROM employers")
    edit_employer(database, actor, employer, {"aliases": ALIAS}, version)
    check = factories.verification(claim=SAID, source=f"Bảo vệ {NAME}", evidence=SAID)
    verification.verify_claim(database, actor, code, check)
    notes.add_note(database, actor, code, SAID)
    information.tell_policy(database, actor, code, "", SAID)
    information.give_address(database, actor, code, "UBND phường Tân Lợi", SAID)
    follow_ups.add_follow_up(database, actor, code, factories.follow_up(what=SAID))
    feedback.record_feedback(database, actor, code, FeedbackDraft("5", text=SAID))
    attach_file(database, actor, code, f"đơn gửi {ALIAS}.txt", b"x", SAID)
    fields = tuple(one for one in REFERRAL_FIELDS if one not in EMPLOYER_FIELDS)
    wanted = ReferralDraft("UBND phường Tân Lợi", SAID, fields)
    paper = referrals.refer_case(database, actor, code, wanted)
    referrals.mark_sent(database, actor, paper, "post", SAID)
    record_failure(database, actor, paper, FailureDraft("other_failure", SAID))
    database.execute("UPDATE referrals SET due_on = '2021-08-20'")
    return code


def everything_in(path: Path) -> str:
    """All text of a file, folded, with its title and the names inside it."""
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        pages = " ".join(page.extract_text() for page in reader.pages)
        found = f"{pages} {reader.metadata} {[one.title for one in reader.outline]}"
    elif path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as whole:
            found = " ".join(
                whole.read(name).decode("utf-8", "replace") for name in whole.namelist()
            )
    else:
        found = path.read_text("utf-8-sig")
    return " ".join(text.fold(found).split())


def assert_secret(path: Path) -> str:
    found = everything_in(path)
    for mark in MARKS:
        assert mark not in found, (path.name, found[max(0, found.find(mark) - 80) :][:200])
    return found


def options(**changes: object) -> PaperOptions:
    return replace(PaperOptions(clock.now(), "Trần Thị Hạnh"), **changes)


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_no_official_paper_names_it(
    paper: str, ending: str, database: Database, actor: Actor, code: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{paper}{ending}"
    wish = PaperWish(paper, code, path, "Trần Thị Hạnh", takes_number=paper != "escalation",
                     superior="UBND thành phố")  # fmt: skip
    made = make_paper(database, actor, wish)
    found = assert_secret(path)
    tells_nothing = {*LETTERS_THAT_URGE, "handover_record", "invitation"}
    assert text.fold("(không nêu)") in found or paper in tells_nothing
    if made.number:
        (line,) = documents.register(database)
        assert not any(mark in text.fold(line.subject + line.party) for mark in MARKS)


def test_the_preview_names_it_nowhere_and_warns(
    database: Database, actor: Actor, code: str
) -> None:
    shown = preview(database, code, ReferralDraft("x", SAID, ("name", "summary")), "UBND")
    assert not any(mark in text.fold(shown.words) for mark in MARKS)
    assert shown.names_employer
    detail = case_details.detail(database, code)
    assert names_employer(detail, "người của zetamark vn")
    assert not names_employer(detail, "sản xuất gạo ở Đắk Lắk")


def test_neither_summary_nor_booklet_name_it(
    database: Database, actor: Actor, code: str, tmp_path: Path
) -> None:
    detail = case_details.detail(database, code)
    assert_secret(write_case(detail, tmp_path / "a.pdf", vietnamese, options()))
    assert_secret(write_booklet([detail, detail], tmp_path / "b.pdf", vietnamese, options()))
    own = write_case(detail, tmp_path / "c.pdf", vietnamese, options(names_secret_employer=True))
    assert all(mark in everything_in(own) for mark in MARKS)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_no_list_of_cases_names_it(
    ending: str, database: Database, actor: Actor, code: str, tmp_path: Path
) -> None:
    open_case = calls.log_call(
        database, actor, factories.call(name="Y Bham", phone="0905111222", employer=ALIAS)
    ).case_code
    numbers = [row[0] for row in database.rows("SELECT number FROM cases ORDER BY number")]
    wanted = CaseListOptions(tuple(one.key for one in FIELDS))
    rows = cases.rows(database, numbers)
    assert [bool(row.secret_names) for row in rows] == [True, False]
    path = tmp_path / f"list{ending}"
    assert_secret(write_case_list(rows[:1], path, vietnamese, wanted))
    whole = everything_in(write_case_list(rows, path, vietnamese, wanted))
    assert open_case.lower() in whole
    assert "kem long vu" in whole  # of the case whose employer may know


def test_no_week_names_it(database: Database, actor: Actor, code: str, tmp_path: Path) -> None:
    unit = units.add_unit(database, actor, UnitDraft(f"CĐCS {NAME}", parent="BMT"))
    database.execute("UPDATE cases SET unit_id = (SELECT id FROM units WHERE code = ?)", [unit])
    open_call = factories.call(name="Y Bham", phone="0905111222", employer="Công ty Gạo Buôn Hồ")
    calls.log_call(database, actor, open_call)
    today = vietnam_day(clock.now())
    week = Week(today - timedelta(days=today.weekday()))
    report = weeks.week_report(database, week, "Trần Thị Hạnh")
    written = write_week(report, tmp_path, vietnamese, "vi")
    found = "".join(map(assert_secret, written.files))
    assert text.fold("(không nêu)") in found
    assert "gao buon ho" in found
    # A case of an earlier week that is spoken of again.
    database.execute("UPDATE cases SET number = number - ?", [1 << 40])
    assert set(weeks.week_report(database, week, "").secret_names) == {code}


def test_the_register_of_papers_names_it_nowhere(
    database: Database, actor: Actor, code: str, tmp_path: Path
) -> None:
    for paper in ("referral_letter", "reminder"):
        wish = PaperWish(paper, code, tmp_path / "x.pdf", "Hạnh", takes_number=True)
        make_paper(database, actor, wish)
    head = DocumentRegister(offices.letterhead(database), options(), "out", 0)
    lines = documents.in_book_order(database)
    assert len(lines) == 2
    assert_secret(write_document_register(head, lines, (tmp_path / "so.pdf", vietnamese, "vi")))
    assert_secret(write_document_workbook(head, lines, (tmp_path / "so.xlsx", vietnamese)))
