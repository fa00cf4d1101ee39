"""A call log is imported once, goes on after a crash, and gives back what it refused."""

import csv
import json
import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from db.choices import CaseStatus
from hotline_app.imports.call_log import ImportOptions, import_call_log
from hotline_app.imports.mapping_fields import Mapping
from hotline_app.imports.mappings import load_preset, read_mapping
from hotline_app.imports.refusals import ImportRefused
from hotline_app.imports.refused_rows import refused_path
from hotline_app.imports.reports import ImportProgress
from hotline_app.imports.tables import REASON_COLUMN, open_table
from tests.imports.memory_store import MemoryStore, PowerCut

ROOT = Path(__file__).parents[2]
PART = ROOT / "tests" / "data" / "myla311_part.csv"
MAPPING = read_mapping(
    json.dumps(
        {
            "format": "hotline-mapping/1",
            "name": "small",
            "date_formats": ["%d/%m/%Y %H:%M"],
            "columns": {
                "source_key": "No",
                "received_at": "Time",
                "phone": "Phone",
                "name": "Name",
            },
            "summary": "{What}",
        }
    ),
    "small",
)
HEADER = ["No", "Time", "Name", "Phone", "What"]


def whole_log() -> Path | None:
    """The whole real log, where it is present."""
    named = os.environ.get("HOTLINE_REAL_LOG")
    near = [root / "shared" / "data" / "myla311_2017_sample.csv" for root in ROOT.parents[:3]]
    found = [path for path in ([Path(named)] if named else near) if path.is_file()]
    return found[0] if found else None


def log(folder: Path, count: int, bad: tuple[int, ...] = (), name: str = "calls.csv") -> Path:
    """A log of `count` rows; the rows `bad` have no time."""
    start = datetime(2021, 8, 30, 8, 0)
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in range(1, count + 1):
            moment = f"{start + timedelta(minutes=row):%d/%m/%Y %H:%M}"
            what = f"=1+{row}" if row % 3 == 0 else f"Cần gạo, phòng {row}"
            time = "sáng nay" if row in bad else moment
            writer.writerow([f"P{row}", time, "Lê Thị Tám", f"09{row:08d}", what])
    return path


def run(store: MemoryStore, path: Path, mapping: Mapping = MAPPING, **options: object) -> object:
    return import_call_log(store, path, mapping, ImportOptions(**options))  # type: ignore[arg-type]


def test_the_part_of_the_real_log() -> None:
    store = MemoryStore()
    report = import_call_log(store, PART, load_preset("myla311"), ImportOptions())
    assert (report.counts.rows, report.counts.added, report.counts.refused) == (200, 200, 0)
    assert report.problem_counts == {("closed_at", "closed_day_only"): 12}
    assert (report.encoding, report.delimiter, report.is_finished) == ("UTF-8", ",", True)
    statuses = Counter(contact.status for contact in store.contacts.values())
    assert statuses[CaseStatus.IN_PROGRESS] == 5
    assert statuses[CaseStatus.OUT_OF_COMPETENCE] == 9
    for contact in store.contacts.values():
        assert contact.closed_at is None or contact.closed_at >= contact.received_at
        assert (contact.closed_at is None) == (contact.status is CaseStatus.IN_PROGRESS)
    walk_in = next(one for one in store.contacts.values() if one.channel == "in_person")
    assert walk_in.received_at.tzinfo is UTC
    assert walk_in.address


def test_the_whole_real_log() -> None:
    path = whole_log()
    if path is None:
        pytest.skip("the whole log is not on this computer (HOTLINE_REAL_LOG names it)")
    store = MemoryStore()
    report = import_call_log(store, path, load_preset("myla311"), ImportOptions())
    print(f"{report.counts.rows} rows in {report.seconds:.2f} s")
    print(f"{report.counts.rows / report.seconds:,.0f} rows/s")
    assert (report.counts.rows, report.counts.added, report.counts.refused) == (9999, 9999, 0)
    assert report.problem_counts == {("closed_at", "closed_day_only"): 12}
    assert len(store.contacts) == 9999
    assert store.batches == [500] * 19 + [499]
    assert Counter(one.channel for one in store.contacts.values()) == {
        "hotline": 4189,
        "other": 3752,
        "union_officer": 2024,
        "email": 33,
        "in_person": 1,
    }


def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    store, path = MemoryStore(), log(tmp_path, 1200)
    first = import_call_log(store, path, MAPPING, ImportOptions())
    again = import_call_log(store, path, MAPPING, ImportOptions())
    assert (first.counts.added, first.is_repeat) == (1200, False)
    assert (again.counts.added, again.counts.rows, again.is_repeat) == (0, 1200, True)
    assert len(store.batches) == 3
    longer = import_call_log(store, log(tmp_path, 1300, name="more.csv"), MAPPING, ImportOptions())
    assert (longer.counts.added, longer.counts.already_there) == (100, 1200)


def test_an_import_goes_on_after_a_power_cut(tmp_path: Path) -> None:
    path = log(tmp_path, 1700, bad=(3, 700, 1650))
    store, out = MemoryStore(cut_after=2), tmp_path / "out"
    with pytest.raises(PowerCut):
        run(store, path, refused_folder=out)
    assert list(out.iterdir()) == []
    assert len(store.contacts) == 998
    store.cut_after = None
    report = import_call_log(store, path, MAPPING, ImportOptions(refused_folder=out))
    assert report.counts.resumed_after == 1000
    assert report.counts.added == len(store.contacts) - 998 == 699
    assert (report.counts.refused, report.counts.converted) == (3, 1697)
    (run_record,) = store.runs.values()
    assert (run_record.rows_done, run_record.refused, run_record.is_finished) == (1700, 3, True)
    with open_table(out / "calls-refused.csv") as table:
        assert [row.cells["No"] for row in table.rows] == ["P3", "P700", "P1650"]


def test_cancelling_keeps_what_is_stored(tmp_path: Path) -> None:
    store, path, seen = MemoryStore(), log(tmp_path, 1700), []
    report = import_call_log(
        store, path, MAPPING, ImportOptions(is_cancelled=lambda: len(seen) == 2), seen.append
    )
    assert not report.is_finished
    assert len(store.contacts) == 1000
    assert [one.rows_done for one in seen] == [500, 1000]
    assert all(isinstance(one, ImportProgress) and 0 < one.fraction <= 1 for one in seen)
    assert not store.runs["0"].is_finished
    assert import_call_log(store, path, MAPPING, ImportOptions()).counts.added == 700


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    store = MemoryStore()
    path = log(tmp_path, 30, bad=(7,))
    report = import_call_log(store, path, MAPPING, ImportOptions(is_dry_run=True))
    assert (report.counts.converted, report.counts.refused, report.counts.added) == (29, 1, 0)
    assert report.is_dry_run
    assert not store.runs and not store.contacts


def test_refused_rows_are_mended_and_imported(tmp_path: Path) -> None:
    store, out = MemoryStore(), tmp_path / "out"
    path = log(tmp_path, 20, bad=(3, 9))
    options = ImportOptions(refused_folder=out, words=lambda problem: f"Sai {problem.field}")
    report = import_call_log(store, path, MAPPING, options)
    assert report.refused_path == out / "calls-refused.csv"
    (first, second) = report.problems
    assert (first.row, first.field, first.code, first.value) == (
        3,
        "received_at",
        "not_a_time",
        "sáng nay",
    )
    assert second.row == 9
    text = report.refused_path.read_text("utf-8-sig")
    assert text.splitlines()[0] == f"No,Time,Name,Phone,What,{REASON_COLUMN}"
    assert "'=1+3,Sai received_at" in text
    # Imported as it is: refused again, beside the first file and with one reason column.
    still = import_call_log(store, report.refused_path, MAPPING, options)
    assert (still.counts.added, still.counts.refused) == (0, 2)
    assert still.refused_path == out / "calls-refused-2.csv"
    assert still.refused_path.read_text("utf-8-sig") == text
    # Mended.
    report.refused_path.write_text(text.replace("sáng nay", "30/08/2021 09:00"), "utf-8-sig")
    mended = import_call_log(store, report.refused_path, MAPPING, options)
    assert (mended.counts.added, mended.counts.refused, mended.refused_path) == (2, 0, None)
    assert len(store.contacts) == 20
    assert store.contacts["small:P3"].summary == "=1+3"
    assert store.contacts["small:P3"].phone_as_typed == "0900000003"


def test_a_mended_file_is_never_lost(tmp_path: Path) -> None:
    store, path = MemoryStore(), log(tmp_path, 20, bad=(3,))
    options = ImportOptions(refused_folder=tmp_path)
    refused = import_call_log(store, path, MAPPING, options).refused_path
    assert refused is not None
    as_refused = refused.read_bytes()
    refused.write_text("mended by hand")
    for _ in range(2):
        assert import_call_log(store, path, MAPPING, options).refused_path == refused
        assert refused.read_bytes() == as_refused
        assert (tmp_path / "calls-refused.old.csv").read_text() == "mended by hand"
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "calls-refused.csv",
        "calls-refused.old.csv",
        "calls.csv",
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("calls.xlsx", "calls-refused.csv"),
        ("calls-refused.csv", "calls-refused-2.csv"),
        ("calls-refused-2.csv", "calls-refused-3.csv"),
        ("sổ trực 8.2021.csv", "sổ trực 8.2021-refused.csv"),
    ],
)
def test_names_of_refused_files(tmp_path: Path, source: str, target: str) -> None:
    assert refused_path(tmp_path, Path(source)) == tmp_path / target


def test_a_mended_mapping_takes_the_same_file_again(tmp_path: Path) -> None:
    store, path = MemoryStore(), log(tmp_path, 10, bad=(3,))
    assert import_call_log(store, path, MAPPING, ImportOptions()).counts.refused == 1
    other = json.loads(MAPPING.text) | {"about": "mended"}
    again = import_call_log(store, path, read_mapping(json.dumps(other), "x"), ImportOptions())
    assert not again.is_repeat
    assert (again.counts.added, again.counts.already_there) == (0, 9)


def test_titles_above_the_header_survive_mending(tmp_path: Path) -> None:
    mapping = read_mapping(json.dumps(json.loads(MAPPING.text) | {"header_row": 3}), "x")
    path = tmp_path / "calls.csv"
    body = log(tmp_path, 4, bad=(2,)).read_text("utf-8")
    path.write_text("SỔ TRỰC\n\n" + body, "utf-8")
    report = import_call_log(MemoryStore(), path, mapping, ImportOptions(refused_folder=tmp_path))
    assert report.refused_path is not None
    mended = report.refused_path
    mended.write_text(
        mended.read_text("utf-8-sig").replace("sáng nay", "30/08/2021 09:00"), "utf-8"
    )
    again = import_call_log(MemoryStore(), mended, mapping, ImportOptions())
    assert (again.counts.added, again.counts.refused) == (1, 0)


def test_a_workbook_of_a_vietnamese_office(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Ngày giờ", "Họ và tên", "Số điện thoại", "Nội dung", "Nhu cầu", "Kênh"])
    page.append(
        [datetime(2021, 8, 30, 9, 5), "H'Hen Niê", 912345678, "Hết gạo", "Lương thực", "Zalo"]
    )
    page.append(["31/8/2021 7:00", "Y Bhăm Êban", "0262 3852 345", "Về quê", "Về quê", "bồ câu"])
    path = tmp_path / "sổ trực.xlsx"
    book.save(path)
    store = MemoryStore()
    options = ImportOptions(refused_folder=tmp_path)
    report = import_call_log(store, path, load_preset("so_truc"), options)
    (contact,) = store.contacts.values()
    assert contact.received_at == datetime(2021, 8, 30, 2, 5, tzinfo=UTC)
    assert (contact.person_name, contact.phone, contact.need) == (
        "H'Hen Niê",
        "+84912345678",
        "food",
    )
    assert [(one.field, one.code) for one in report.problems] == [("channel", "unknown_value")]
    assert report.refused_path == tmp_path / "sổ trực-refused.csv"


def test_a_missing_column_refuses_the_file_before_anything_is_stored(tmp_path: Path) -> None:
    store = MemoryStore()
    with pytest.raises(ImportRefused) as caught:
        import_call_log(store, PART, MAPPING, ImportOptions(refused_folder=tmp_path))
    assert caught.value.code == "missing_column"
    assert not store.runs
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_refuses_before_storing(tmp_path: Path) -> None:
    store, blocked = MemoryStore(), tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(ImportRefused) as caught:
        run(store, log(tmp_path, 3), refused_folder=blocked)
    assert caught.value.code == "cannot_write"
    assert not store.contacts


def test_damage_in_the_middle_keeps_the_batches_before(tmp_path: Path) -> None:
    path = log(tmp_path, 1200)
    with path.open("a", encoding="utf-8") as file:
        file.write('"' + "x" * 200_000)
    store = MemoryStore()
    with pytest.raises(ImportRefused) as caught:
        run(store, path, refused_folder=tmp_path / "out")
    assert (caught.value.code, caught.value.where) == ("damaged", "calls.csv:1202")
    assert len(store.contacts) == 1000
    assert list((tmp_path / "out").iterdir()) == []


def test_problems_are_counted_in_full_and_kept_in_part(tmp_path: Path) -> None:
    path = log(tmp_path, 1500, bad=tuple(range(1, 1501)))
    report = import_call_log(MemoryStore(), path, MAPPING, ImportOptions())
    assert report.problem_counts == {("received_at", "not_a_time"): 1500}
    assert len(report.problems) == 1000


def test_a_file_of_a_header_alone_is_finished_at_once(tmp_path: Path) -> None:
    store = MemoryStore()
    report = import_call_log(store, log(tmp_path, 0), MAPPING, ImportOptions())
    assert (report.counts.rows, report.is_finished) == (0, True)
    assert store.runs["0"] == replace(store.runs["0"], is_finished=True)
