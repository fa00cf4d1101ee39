"""Addresses, programmes, answer cards and notices tell who changed what."""

from dataclasses import replace

from db.commands.agencies import add_agency
from db.commands.agency_edits import assure_agency, edit_agency, withdraw_agency
from db.commands.answer_cards import save_answer_card, withdraw_answer_card
from db.commands.notices import save_notice, withdraw_notice
from db.commands.programme_edits import edit_programme
from db.commands.programmes import check_programme
from db.queries import agencies, histories, programmes
from db.queries.programme_drafts import as_draft
from db.records.answer_cards import AnswerCardDraft, NoticeDraft
from db.records.offices import AgencyDraft
from hotline_app.labels import field_words
from hotline_app.views.sheets.sheet_history import MOST

LONG = "Ủy ban nhân dân phường " * 220
PROGRAMME = "TLD-3089-2021"


def sheet_of(desk, key, record_id):
    page = desk.go(key)
    page.open_record(record_id)
    desk.wait(page)
    return desk.words(page.sheet)


def test_an_address_from_its_first_day_to_its_last(desk, office):
    database, admin = office.database, office.admin
    draft = AgencyDraft("UBND phường Tân Lợi", takes="Gạo", phones="0262 1")
    made = add_agency(database, admin, draft)
    edited = edit_agency(database, office.supervisor, made.id, replace(draft, phones=LONG), 1)
    assured = assure_agency(database, office.supervisor, made.id, edited.version)
    withdraw_agency(database, admin, made.id, "Đã sáp nhập", assured.version)
    words = sheet_of(desk, "agencies", made.id)
    assert "Ai đã sửa gì" in words
    assert "Đã sáp nhập" in words
    assert "“0262 1” → “Ủy ban" in words
    assert "Hoàng Đức Minh" in words
    # Names stand for ids, and what was stored at first is not told twice.
    assert "Người xác nhận: “Trần Thị Hạnh” → “Hoàng Đức Minh”" in words
    assert "Xác nhận gần nhất: “" not in words
    assert admin.user_id not in words
    assert words.count("Gạo") == 1


def test_a_programme_says_what_was_changed_below_it(desk, office):
    database, admin = office.database, office.admin
    version = programmes.programme(database, PROGRAMME).version
    check_programme(database, admin, PROGRAMME)
    draft = as_draft(database, PROGRAMME)
    benefits = (replace(draft.benefits[0], note="Chi một lần"), *draft.benefits[1:])
    changed = replace(draft, budget="900000000", valid_to="31/12/2031", benefits=benefits)
    version = programmes.programme(database, PROGRAMME).version
    record = edit_programme(database, admin, PROGRAMME, changed, version)
    words = sheet_of(desk, "programmes", PROGRAMME)
    assert "Chế độ hỗ trợ: đã sửa" in words
    assert "31/12/2031" in words
    assert "Ngày đối chiếu văn bản chính thức: " in words
    told = {name for entry in histories.of_record(database, "programmes", record.id, MOST)
            for name, _, _ in entry.changes}  # fmt: skip
    assert {name for name in told if field_words(name) == name} == set()


def test_cards_and_notices(desk, office):
    database, admin = office.database, office.admin
    draft = AnswerCardDraft("Hết gạo thì gọi ai?", "Gọi 0262", needs=("food", "lodging"))
    card = save_answer_card(database, admin, draft)
    changed = replace(draft, answer="Gọi 0262 385 2345", needs=("food",))
    card = save_answer_card(database, admin, changed, card.id, card.version)
    withdraw_answer_card(database, admin, card.id, "Số đã đổi", card.version)
    words = sheet_of(desk, "answer_cards", card.id)
    assert "“Gọi 0262” → “Gọi 0262 385 2345”" in words
    assert "Số đã đổi" in words
    (first, *_, last) = histories.of_record(database, "answer_cards", card.id, MOST)
    assert first.changes == (("reason", None, "Số đã đổi"),)
    # Two needs of a new card are not a need before and one after.
    assert last.changes == ()
    notice = save_notice(database, admin, NoticeDraft("Nghỉ Tết", "Trực qua điện thoại"))
    withdraw_notice(database, admin, notice.id, "Hết Tết", notice.version)
    assert "Hết Tết" in sheet_of(desk, "answer_cards", notice.id)


def test_the_latest_changes_only_and_by_index(desk, office):
    database, admin = office.database, office.admin
    made = add_agency(database, admin, AgencyDraft("Sở Lao động"))
    for number in range(MOST + 5):
        version = agencies.one(database, made.id).version
        edit_agency(database, admin, made.id, AgencyDraft("Sở Lao động", f"Việc {number}"), version)
    assert len(histories.of_record(database, "agencies", made.id, MOST)) == MOST
    sql = (
        "SELECT 1 FROM audit_entries a WHERE a.subject_id = ? AND a.subject = ? "
        "ORDER BY a.number DESC LIMIT ?"
    )
    plan = database.rows(f"EXPLAIN QUERY PLAN {sql}", [made.id, "agencies", MOST])
    assert "audit_entries_subject_id" in plan[0][3]
