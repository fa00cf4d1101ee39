"""The search index of an SQLite database: one contentless FTS5 table and a table of phone ends.

FTS rows carry the case's number, so "newest first" is the order of rowids and costs nothing. The
index changes in the same transaction as the case. `detail=none` knows no phrases; pairs of name
words are tokens of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from db.connection import Database
from db.search.documents import CaseDocument, CaseParts, read_documents

_BATCH: Final = 2_000
_TIDY_PAGES: Final = 500
"""About 2 MB: some hundredths of a second, so that nobody waits for the write lock."""


def add(database: Database, case: CaseParts) -> None:
    """Index a case that was just made."""
    add_documents(database, [case.document()])


def add_documents(database: Database, documents: Sequence[CaseDocument]) -> None:
    """Index documents in order of number: out of order costs several times more."""
    database.execute_many(
        "INSERT INTO case_search (rowid, words) VALUES (?, ?)",
        [(document.number, document.words) for document in documents],
    )
    phones = [
        (reversed_phone, document.number)
        for document in documents
        for reversed_phone in document.phones
    ]
    if phones:
        database.execute_many("INSERT INTO case_phones (reversed, number) VALUES (?, ?)", phones)


def _remove(database: Database, document: CaseDocument) -> None:
    database.execute(
        "INSERT INTO case_search (case_search, rowid, words) VALUES ('delete', ?, ?)",
        (document.number, document.words),
    )
    for reversed_phone in document.phones:
        database.execute(
            "DELETE FROM case_phones WHERE reversed = ? AND number = ?",
            (reversed_phone, document.number),
        )


@contextmanager
def refreshing(database: Database, numbers: Sequence[int]) -> Iterator[None]:
    """Keep the index in step with what the block changes about these cases.

    The caller holds the write transaction; the old words are read before the change, because a
    contentless table can only forget what it is told.
    """
    before = {
        number: document
        for number in numbers
        for document in read_documents(database, number, number)
    }
    yield
    for number in numbers:
        for document in read_documents(database, number, number):
            old = before.get(number)
            if old == document:
                continue
            if old is not None:
                _remove(database, old)
            add_documents(database, [document])


def rebuild(database: Database, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the whole index anew inside the caller's transaction; returns the number of cases."""
    database.execute("INSERT INTO case_search (case_search) VALUES ('delete-all')")
    database.execute("DELETE FROM case_phones")
    total = database.value("SELECT count(*) FROM cases")
    done = 0
    for first, last in _ranges(database):
        documents = read_documents(database, first, last)
        add_documents(database, documents)
        done += len(documents)
        if progress is not None:
            progress(done, total)
    return done


def tidy(database: Database, pages: int = _TIDY_PAGES) -> bool:
    """Merge some of the index's pieces inside the caller's transaction.

    Every saved case adds a piece; the engine merges them only when it must, and a search looks
    into each. Idle moments are better for it.

    Returns:
        Whether there was something to merge.
    """
    before = database.value("SELECT total_changes()")
    database.execute("INSERT INTO case_search (case_search, rank) VALUES ('usermerge', 2)")
    settled = database.value("SELECT total_changes()")
    database.execute("INSERT INTO case_search (case_search, rank) VALUES ('merge', ?)", [pages])
    # The command itself counts as one change.
    return int(database.value("SELECT total_changes()")) - int(settled) > max(
        1, int(settled) - int(before)
    )


def _ranges(database: Database) -> Iterator[tuple[int, int]]:
    last_seen = -(2**62)
    while True:
        numbers = database.rows(
            "SELECT number FROM cases WHERE number > ? ORDER BY number LIMIT ?",
            (last_seen, _BATCH),
        )
        if not numbers:
            return
        yield numbers[0][0], numbers[-1][0]
        last_seen = numbers[-1][0]


def differences(database: Database) -> tuple[str, ...]:
    """Words whose number of cases differs between the index and the rows; empty when in step.

    A second index is built in a temporary table and the two vocabularies are compared, so it
    costs as much as a rebuild.
    """
    database.execute(
        "CREATE VIRTUAL TABLE temp.expected_search USING fts5(words, content='', detail=none, "
        "columnsize=0, tokenize='unicode61 remove_diacritics 2')"
    )
    try:
        phones: set[tuple[str, int]] = set()
        for first, last in _ranges(database):
            documents = read_documents(database, first, last)
            database.execute_many(
                "INSERT INTO temp.expected_search (rowid, words) VALUES (?, ?)",
                [(document.number, document.words) for document in documents],
            )
            phones.update(
                (phone, document.number) for document in documents for phone in document.phones
            )
        return (*_vocabulary_differences(database), *_phone_differences(database, phones))
    finally:
        database.execute("DROP TABLE IF EXISTS temp.stored_words")
        database.execute("DROP TABLE IF EXISTS temp.expected_words")
        database.execute("DROP TABLE temp.expected_search")


def _vocabulary_differences(database: Database) -> Iterator[str]:
    database.execute(
        "CREATE VIRTUAL TABLE temp.stored_words USING fts5vocab('main', 'case_search', 'row')"
    )
    database.execute(
        "CREATE VIRTUAL TABLE temp.expected_words USING fts5vocab('temp', 'expected_search', 'row')"
    )
    stored = dict(database.rows("SELECT term, doc FROM temp.stored_words"))
    expected = dict(database.rows("SELECT term, doc FROM temp.expected_words"))
    for term in sorted(stored.keys() | expected.keys()):
        if stored.get(term, 0) != expected.get(term, 0):
            yield term


def _phone_differences(database: Database, expected: set[tuple[str, int]]) -> Iterator[str]:
    stored = set(database.rows("SELECT reversed, number FROM case_phones"))
    for reversed_phone, _ in sorted(stored ^ expected):
        yield reversed_phone
