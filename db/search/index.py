"""The search index of an SQLite database: one contentless FTS5 table and a table of phone ends.

FTS rows carry the case's number, so "newest first" is the order of rowids and costs nothing. The
index changes in the same transaction as the case. `detail=none` knows no phrases; pairs of name
words are tokens of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from db.connection import Database
from db.search.documents import CaseDocument, CaseParts, read_documents, read_parts_of

_BATCH: Final = 2_000
_READ_TOGETHER: Final = 400
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
    # The engine writes out what it gathered whenever a number is lower than the last one.
    ordered = sorted(set(numbers))
    before = {parts.number: parts for parts in _parts_of(database, ordered)}
    yield
    for after in _parts_of(database, ordered):
        old = before.get(after.number)
        if old is None:
            add(database, after)
        elif old != after and (gone := old.document()) != (come := after.document()):
            _replace(database, gone, come)


def _parts_of(database: Database, ordered: Sequence[int]) -> Iterator[CaseParts]:
    for start in range(0, len(ordered), _READ_TOGETHER):
        yield from read_parts_of(database, ordered[start : start + _READ_TOGETHER])


def _replace(database: Database, old: CaseDocument, new: CaseDocument) -> None:
    """Let the index forget the words of a case that went and learn those that came.

    Beginnings of words are indexed as well: forgetting "may" forgets the "ma" of "mai". So every
    word with the same first letter as a changed one is written anew, and nothing else.
    """
    words, letters = (old.words, new.words), None
    # Only of plain letters is it known that the engine splits words as this program does.
    if all(line.isascii() for line in words):
        before, after = (set(line.split()) for line in words)
        letters = {word[0] for word in before ^ after}
    gone, come = (_beginning_with(line, letters) for line in words)
    _remove(database, CaseDocument(old.number, gone, old.phones))
    add_documents(database, [CaseDocument(new.number, come, new.phones)])


def _beginning_with(words: str, letters: set[str] | None) -> str:
    if letters is None:
        return words
    return " ".join(word for word in words.split() if word[0] in letters)


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
