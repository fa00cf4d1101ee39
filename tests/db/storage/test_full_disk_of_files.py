"""A disk that is full where files go: exports, papers, copies, drafts. Nothing half is left."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.commands.backups import back_up, back_up_if_due, restore
from db.commands.calls import log_call
from db.commands.office_settings import change_back_up_plan
from db.connection import Database, open_database
from db.errors import DatabaseRefused
from db.queries.checks import check
from db.records.people import Actor
from hotline_app.drafts import DraftJournal
from tests.factories import call
from tests.reading import everything

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="needs a small file system"
)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kilobytes."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no right to mount a small file system")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_copy_by_plan(database: Database, actor: Actor, small: Path) -> None:
    plan = {"folder": str(small), "every_days": "1", "keep": "2"}
    change_back_up_plan(database, actor, plan)
    before = everything(database)
    with pytest.raises(DatabaseRefused) as refusal:
        back_up_if_due(database, actor)
    assert refusal.value.code == "disk_full"
    assert not list(small.iterdir())
    assert everything(database) == before


def test_putting_a_copy_in_place(database: Database, actor: Actor, tmp_path: Path) -> None:
    for step in range(300):
        log_call(database, actor, call(idempotency_key=str(step), summary="gạo " * 200))
    copy = back_up(database, actor, tmp_path / "copy.db")
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no right to mount a small file system")
    try:
        (place / "hotline.db").write_bytes(copy.read_bytes())
        small = open_database(place / "hotline.db")
        before = everything(small)
        with pytest.raises(DatabaseRefused) as refusal:
            restore(small, actor, copy)
        assert refusal.value.code == "disk_full"
        assert everything(small) == before
        assert check(small).is_ok
        assert not [path for path in place.rglob("*") if path.name.endswith((".part", "-journal"))]
        small.close()
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_the_journal_of_drafts(small: Path) -> None:
    journal = DraftJournal(small / "drafts")
    draft = journal.open("contact")
    draft.update({"summary": "Hết gạo"})
    with pytest.raises(OSError):
        draft.update({"summary": "Hết gạo " * 100_000})
    (found,) = DraftJournal(small / "drafts").unfinished()
    assert found.fields == {"summary": "Hết gạo"}
    assert [path.name for path in (small / "drafts").iterdir()] == [f"{found.draft_id}.json"]
    draft.update({"summary": "Hết gạo và sữa"})
    (found,) = DraftJournal(small / "drafts").unfinished()
    assert found.fields == {"summary": "Hết gạo và sữa"}
