"""Taking in a foreign call log: batches of typed rows, each batch one transaction.

A run is found again by the hash of its file, so an import that broke off goes on where it
stopped; a row's own key makes sure that it is taken once.
"""

from collections.abc import Sequence
from typing import Final

from db import audit
from db.commands import maintenance
from db.commands.import_rows import BatchRows
from db.commands.stamps import acting
from db.connection import Database
from db.errors import NotFound
from db.models.organisation import ImportRun as StoredRun
from db.records.imports import ImportedContact, ImportRun
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.search import documents, index

TIDY_SECONDS: Final = 60.0


def begin_import(
    database: Database, actor: Actor, file_name: str, sha256: str, preset: str
) -> ImportRun:
    """The run of this file through this mapping: a new one, or the one to go on with."""
    with acting(database, actor, "import_contacts"):
        known = _run(database, "sha256 = ? AND preset = ?", [sha256, preset])
        if known is not None:
            return known
        run_id = insert_owned(
            database, StoredRun, actor, file_name=file_name, sha256=sha256, preset=preset
        )
        subject = audit.Subject("import_runs", run_id)
        audit.record(database, actor, "begin_import", subject, {"sha256": sha256})
    return _needed(database, run_id)


def import_batch(
    database: Database,
    actor: Actor,
    run_id: str,
    contacts: Sequence[ImportedContact],
    progress: tuple[int, int],
) -> tuple[int, int]:
    """Store one batch and how far the run is, together or not at all.

    Args:
        contacts: typed rows, some hundred.
        progress: rows of the file that are done after this batch, and rows refused in it.

    Returns:
        Contacts added, and contacts that were there already.
    """
    with acting(database, actor, "import_contacts") as desk:
        run = _needed(database, run_id)
        batch = BatchRows(desk)
        new = batch.without_known(contacts)
        numbers = batch.store(new)
        if numbers:
            found = documents.read_documents_of(database, numbers)
            index.add_documents(database, found)
        already = len(contacts) - len(new)
        rows_done, refused = progress
        counts = {
            "rows_done": rows_done,
            "added": run.added + len(new),
            "already_there": run.already_there + already,
            "refused": run.refused + refused,
        }
        update_owned(database, StoredRun, actor, run_id, _version(database, run_id), **counts)
        subject = audit.Subject("import_runs", run_id)
        changes = {"rows_done": rows_done, "added": len(new), "already_there": already}
        audit.record(database, actor, "import_contacts", subject, changes)
        return len(new), already


def finish_import(database: Database, actor: Actor, run_id: str) -> ImportRun:
    """Mark a run as finished."""
    with acting(database, actor, "import_contacts"):
        version = _version(database, run_id)
        update_owned(database, StoredRun, actor, run_id, version, is_finished=True)
        audit.record(database, actor, "finish_import", audit.Subject("import_runs", run_id))
    # Thousands of cases came in pieces: what is merged now, no search has to look through.
    maintenance.tidy_search(database, TIDY_SECONDS)
    return _needed(database, run_id)


def _version(database: Database, run_id: str) -> int:
    return int(database.value("SELECT version FROM import_runs WHERE id = ?", [run_id]))


def _needed(database: Database, run_id: str) -> ImportRun:
    run = _run(database, "id = ?", [run_id])
    if run is None:
        raise NotFound("import_run", run_id)
    return run


def _run(database: Database, where: str, parameters: Sequence[str]) -> ImportRun | None:
    row = database.row(
        "SELECT id, file_name, sha256, preset, rows_done, added, already_there, refused, "
        f"is_finished FROM import_runs WHERE {where}",
        parameters,
    )
    if row is None:
        return None
    return ImportRun(
        id=row[0],
        file_name=row[1],
        sha256=row[2],
        preset=row[3],
        rows_done=row[4],
        added=row[5],
        already_there=row[6],
        refused=row[7],
        is_finished=bool(row[8]),
    )
