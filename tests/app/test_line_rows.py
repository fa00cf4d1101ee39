import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import clock
from hotline_app.views.waiting_calls.line_checks import LineChecks
from hotline_app.views.waiting_calls.line_columns import COLUMNS, FIELDS
from hotline_app.views.waiting_calls.line_paste import columns_of, is_block, read_block
from hotline_app.views.waiting_calls.line_rows import LineRow, LineSheet

MORNING = datetime(2021, 8, 30, 0, 30, tzinfo=UTC)
"""07:30 on 30/8/2021 in Viet Nam: the night is over."""
TEXTS = st.text(max_size=8)


def row_with(**texts):
    return LineRow(cells=tuple(texts.get(name, "") for name in FIELDS))


@pytest.fixture
def checks(database, set_clock):
    set_clock(MORNING)
    return LineChecks(database)


def test_a_block_of_excel_cells():
    text = '22:15\t0912345678\tLan\r\n22:40\t\t"Trần ""Ba""\nTâm"\r\n\r\n'
    assert is_block(text)
    assert not is_block("một ô\n")
    assert read_block(text) == [["22:15", "0912345678", "Lan"], ["22:40", "", 'Trần "Ba"\nTâm']]


def test_headings_say_where_cells_go():
    rows = [["STT", "SĐT", "Họ tên", "Nội dung"], ["1", "0912345678", "Lan", "Hết gạo"]]
    assert columns_of(rows, 3) == ([None, 1, 2, 5], True)
    assert columns_of(rows[1:], 1) == ([1, 2, 3, 4], False)
    assert columns_of([["x"] * 9], 5) == ([5, 6, *[None] * 7], False)


@given(st.text(max_size=200), st.integers(0, len(COLUMNS) - 1))
def test_any_clipboard_fills_rows(text, start):
    block = read_block(text)
    sheet = LineSheet()
    columns, _ = columns_of(block, start)
    assert sheet.fill(0, columns, block) == len(block)
    assert sheet.rows[-1].is_blank
    assert all(len(row.cells) == len(FIELDS) for row in sheet.rows)


ACTS = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 5), st.integers(0, 6), TEXTS),
    st.tuples(st.just("copy_above"), st.integers(0, 5), st.integers(0, 6)),
    st.tuples(st.just("mark"), st.integers(0, 5), st.just("silent")),
    st.tuples(st.just("remove"), st.integers(0, 5)),
    st.tuples(st.just("save"), st.integers(0, 5)),
    st.tuples(st.just("undo")),
)


@given(st.lists(ACTS, max_size=25))
def test_what_was_saved_stays_saved_and_nothing_waiting_is_lost(acts):
    sheet = LineSheet()
    saved = {}
    for name, *given_ in acts:
        if given_ and given_[0] >= len(sheet.rows):
            continue
        if name == "save":
            row = sheet.rows[given_[0]]
            if not row.is_blank and not row.is_saved:
                sheet.saved(row.key, "BMT-2021-000001")
                saved[row.key] = row.cells
            continue
        getattr(sheet, name)(*given_)
        assert sheet.rows[-1].is_blank
    kept = {row.key: row.cells for row in sheet.rows if row.is_saved}
    assert kept == saved
    assert len({row.key for row in sheet.rows}) == len(sheet.rows)
    again = LineSheet()
    again.take_up(json.loads(json.dumps(sheet.stored())))
    assert again.waiting == sheet.waiting


def test_the_last_change_is_taken_back():
    sheet = LineSheet()
    sheet.put(0, 1, "0912")
    sheet.remove(0)
    assert sheet.waiting == []
    assert sheet.undo()
    assert sheet.rows[0].cells[1] == "0912"
    assert sheet.undo() and not sheet.undo()


def test_a_row_becomes_a_contact(checks):
    row = row_with(
        received_at="29/8/2021 22:15",
        phone="0912345678",
        name="Lan",
        needs="gạo ngon; luong thuc, nợ lương",
        summary="Hết gạo",
        channel="zalo",
    )
    assert checks.problems_of(row) == {"needs": checks.problems_of(row)["needs"]}
    row = row_with(
        received_at="29/8/2021 22:15", needs="gạo; nợ lương", summary="Hết gạo", phone="? 09123"
    )
    draft = checks.draft_of(row)
    assert draft.needs == ("food", "wages")
    assert (draft.phone, draft.is_phone_kept, draft.channel) == ("09123", True, "hotline")
    assert draft.idempotency_key == row.key
    assert checks.problems_of(row) == {}


@pytest.mark.parametrize(
    ("typed", "codes", "unknown"),
    [
        ("", [], []),
        ("food", ["food"], []),
        ("Ốm đau, F0/F1", ["illness"], []),
        ("ốm đau, f0/f1; hết gạo", ["illness", "food"], []),
        ("het gao, no luong", ["food", "wages"], []),
        ("lương", ["wages"], []),
        ("lương th", ["food"], []),
        ("gạo ngon", [], ["gạo ngon"]),
        ("hết gạo + xyz", ["food"], ["xyz"]),
    ],
)
def test_needs_in_a_cell(checks, typed, codes, unknown):
    assert checks.needs_in(typed) == (codes, unknown)


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        ("22:15", "29/08/2021 22:15"),
        ("22h15", "29/08/2021 22:15"),
        ("2:10", "30/08/2021 02:10"),
        ("28/8/2021 22:15", "28/8/2021 22:15"),
        ("tối qua", "tối qua"),
        ("", ""),
    ],
)
def test_a_time_without_its_day(checks, typed, settled):
    assert checks.settled_moment(typed) == settled
    assert clock.now() == MORNING


def test_problems_stand_with_their_fields(checks):
    found = checks.problems_of(row_with(phone="0123", channel="fax"))
    assert set(found) == {"received_at", "phone", "needs", "summary", "channel"}
    assert "?" in found["phone"]
    silent = LineRow(
        cells=row_with(received_at="29/8/2021 22:15", phone="0123").cells, non_case="silent"
    )
    assert checks.problems_of(silent) == {}
    assert checks.problems_of(LineRow()) == {}
