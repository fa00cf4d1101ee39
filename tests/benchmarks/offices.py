"""Offices of any size for the benchmarks: invented callers, stored by the app's own bulk path."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from db.choices import CaseStatus, Urgency
from db.commands import imports, offices
from db.connection import Database, open_database
from db.migrations.runner import LATEST
from db.queries import users
from db.records.imports import ImportedContact
from db.records.offices import OfficeDraft
from db.records.people import Actor, UserDraft
from hotline_app.demo.people import invent_person
from hotline_app.demo.stories import STORIES
from tests.benchmarks.office_work import work_through

BATCH = 500
START = datetime(2025, 1, 1, tzinfo=UTC)
STATUSES = (CaseStatus.NEW, CaseStatus.VERIFYING, CaseStatus.IN_PROGRESS, CaseStatus.CLOSED)


@dataclass(frozen=True)
class Ground:
    """Where a benchmark works.

    Attributes:
        folder: of its own, removed afterwards.
        keep: where filled offices stay for the next time; None fills one each time.
    """

    folder: Path
    keep: Path | None = None

    def is_kept(self, size: int) -> bool:
        """Whether an office of that size was filled before."""
        return self.keep is not None and _kept(self.keep, size).exists()

    def filled(self, name: str, size: int) -> tuple[Database, Actor]:
        """An office of one's own with `size` cases, in the file `name` of the folder."""
        path = self.folder / name
        if self.keep is None:
            database, actor = new_office(path)
            fill(database, actor, size)
            return database, actor
        _keep(self.keep, size)
        return _copied(_kept(self.keep, size), path)

    def worked(self, name: str, size: int) -> tuple[Database, Actor]:
        """Like `filled`, an office that worked through its cases for years."""
        if self.keep is None:
            database, actor = self.filled(name, size)
            work_through(database, size)
            return database, actor
        whole = _kept(self.keep, size, "worked-")
        if not whole.exists():
            _keep(self.keep, size)
            with tempfile.TemporaryDirectory(dir=self.keep) as folder:
                growing = Path(folder) / whole.name
                database, _ = _copied(_kept(self.keep, size), growing)
                work_through(database, size)
                database.close()
                growing.rename(whole)
        return _copied(whole, self.folder / name)


def _kept(keep: Path, size: int, kind: str = "") -> Path:
    return keep / f"office-{kind}{size}-schema-{LATEST}.sqlite3"


def _keep(keep: Path, size: int) -> None:
    """Fill an office of that size unless one is kept."""
    whole = _kept(keep, size)
    if not whole.exists():
        # Elsewhere until it is whole: a run that is stopped leaves none that looks finished.
        with tempfile.TemporaryDirectory(dir=keep) as folder:
            growing = Path(folder) / whole.name
            database, actor = new_office(growing)
            fill(database, actor, size)
            database.close()
            growing.rename(whole)


def _copied(whole: Path, path: Path) -> tuple[Database, Actor]:
    shutil.copyfile(whole, path)
    database = open_database(path)
    return database, users.actor(database)


def new_office(path: Path) -> tuple[Database, Actor]:
    """An empty office at `path`."""
    database = open_database(path, create=True)
    draft = OfficeDraft("BMT", "Liên đoàn Lao động thành phố Buôn Ma Thuột")
    offices.set_up_office(database, draft, UserDraft("admin", "Quản trị"))
    return database, users.actor(database)


def contacts(count: int, seed: int = 1) -> Iterator[ImportedContact]:
    """`count` invented contacts in order of time, thirty seconds apart."""
    random = Random(seed)
    for serial in range(count):
        person = invent_person(random, serial)
        story = random.choice(STORIES)
        # Half of the numbers come back: the same caller, or another one of the same house.
        phone = f"+8490{random.randrange(max(1, count // 2)):07d}"
        yield ImportedContact(
            row_number=serial + 1,
            source_key=f"benchmark:{seed}:{serial}",
            received_at=START + timedelta(seconds=30 * serial),
            channel="hotline",
            need=story.need,
            summary=story.words.format(months=2, people=5),
            status=random.choice(STATUSES),
            urgency=Urgency(story.urgency),
            person_name=person.full_name,
            phone=phone,
            phone_as_typed=phone,
            address=person.address,
            employer=person.workplace,
            unit="CDP-TANAN",
        )


def fill(database: Database, actor: Actor, count: int, seed: int = 1) -> None:
    """Store `count` contacts with a case each."""
    run = imports.begin_import(database, actor, "benchmark", f"{seed}-{count}", "benchmark")
    source = contacts(count, seed)
    done = 0
    while batch := list(islice(source, BATCH)):
        done += len(batch)
        imports.import_batch(database, actor, run.id, batch, (done, 0))
    imports.finish_import(database, actor, run.id)
