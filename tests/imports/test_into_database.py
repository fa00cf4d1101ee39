"""Call logs go into a real database: once, in batches, whole after a crash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.commands.imports import begin_import, finish_import, import_batch
from db.commands.offices import set_up_office
from db.connection import Database, open_database
from db.queries.case_details import detail
from db.queries.cases import search
from db.queries.counts import counts
from db.queries.registers import channels, needs
from db.queries.users import actor as first_actor
from db.records.imports import ImportedContact, ImportRun
from db.records.offices import OfficeDraft
from db.records.people import Actor, UserDraft
from hotline_app.imports.call_log import ImportOptions, import_call_log, run_digest
from hotline_app.imports.mappings import load_preset
from hotline_app.imports.refusals import ImportRefused
from tests.imports.test_call_log import MAPPING, PART, log


class PowerCut(Exception):
    """The computer went off between two batches."""


@dataclass
class DatabaseStore:
    """The office's database as an import sees it."""

    database: Database
    actor: Actor
    batches_left: int = 1_000_000

    def begin(self, file_name: str, sha256: str, preset: str) -> ImportRun:
        return begin_import(self.database, self.actor, file_name, sha256, preset)

    def batch(
        self, run_id: str, contacts: Sequence[ImportedContact], rows_done: int, refused: int
    ) -> tuple[int, int]:
        if not self.batches_left:
            raise PowerCut
        self.batches_left -= 1
        return import_batch(self.database, self.actor, run_id, contacts, (rows_done, refused))

    def finish(self, run_id: str) -> None:
        finish_import(self.database, self.actor, run_id)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DatabaseStore]:
    database = open_database(tmp_path / "office" / "hotline.sqlite3", create=True)
    office = OfficeDraft(code="BMT", name="LĐLĐ thành phố Buôn Ma Thuột")
    set_up_office(database, office, UserDraft("hoa", "Lê Thị Hoa", "administrator"))
    yield DatabaseStore(database, first_actor(database, None))
    database.close()


def registers(database: Database) -> dict[str, frozenset[str]]:
    return {
        "channel": frozenset(entry.code for entry in channels(database)),
        "need": frozenset(entry.code for entry in needs(database)),
    }


def test_the_part_of_the_real_log_is_stored_once(store: DatabaseStore) -> None:
    options = ImportOptions(registers=registers(store.database))
    for added in (200, 0):
        report = import_call_log(store, PART, load_preset("myla311"), options)
        assert (report.counts.added, report.counts.refused) == (added, 0)
        stored = counts(store.database)
        assert (stored["contacts"], stored["cases"]) == (200, 200)
    page = search(store.database, "homeless encampment", limit=5)
    assert page.rows
    found = detail(store.database, page.rows[0].code)
    assert found.case.summary.startswith("Homeless Encampment; ")


def test_an_import_goes_on_after_a_crash(store: DatabaseStore, tmp_path: Path) -> None:
    path = log(tmp_path, 1200, bad=(2, 510, 1100))
    store.batches_left = 1
    with pytest.raises(PowerCut):
        import_call_log(store, path, MAPPING, ImportOptions(refused_folder=tmp_path))
    assert counts(store.database)["contacts"] == 499
    store.batches_left = 9
    report = import_call_log(store, path, MAPPING, ImportOptions(refused_folder=tmp_path))
    assert (report.counts.resumed_after, report.counts.added, report.counts.refused) == (
        500,
        698,
        3,
    )
    assert counts(store.database)["contacts"] == 1197
    again = import_call_log(store, path, MAPPING, ImportOptions())
    assert (again.is_repeat, again.counts.added) == (True, 0)
    run = store.begin("calls.csv", run_digest(path, MAPPING), "small")
    assert (run.rows_done, run.added, run.refused, run.is_finished) == (1200, 1197, 3, True)
    # The refused rows, mended, complete it.
    refused = tmp_path / "calls-refused.csv"
    mended = refused.read_text("utf-8-sig").replace("sáng nay", "30/08/2021 23:00")
    refused.write_text(mended, "utf-8-sig")
    assert import_call_log(store, refused, MAPPING, ImportOptions()).counts.added == 3
    assert counts(store.database)["contacts"] == 1200


def test_a_channel_the_office_does_not_have_is_refused_before_it_breaks_a_batch(
    store: DatabaseStore, tmp_path: Path
) -> None:
    known = registers(store.database)
    less = known | {"channel": known["channel"] - {"union_officer"}}
    with pytest.raises(ImportRefused) as caught:
        import_call_log(store, PART, load_preset("myla311"), ImportOptions(registers=less))
    assert caught.value.code == "bad_mapping"
    assert caught.value.detail == "channel: union_officer"
    assert counts(store.database)["contacts"] == 0
