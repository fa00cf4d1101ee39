"""Lists of people: everybody in the order of names, those who fit a search, likely doubles."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.choices import YesNoUnknown
from db.connection import Database
from db.records.person_facts import PersonRow
from db.rules.case_states import FINAL
from db.search import people as index

MOST_FOUND: Final = 10_000
"""A search names at most so many; with more hits it should be narrowed."""
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Places:
    """People of a list in its order: what a virtual list keeps.

    Attributes:
        places: row numbers.
        is_all: whether nobody is missing.
        last: where the next piece of the whole list begins, or None.
    """

    places: Sequence[int]
    is_all: bool
    last: tuple[str, int] | None = None


def piece(database: Database, after: tuple[str, int] | None, limit: int) -> Places:
    """The next people in Vietnamese order of names (given name first), merged ones left out.

    Every piece costs the same, however far down it lies.
    """
    found = index.in_order(database, after, limit)
    merged = index.merged_places(database)
    places = array("q", (place for _, place in found if place not in merged))
    is_all = len(found) < limit
    return Places(places, is_all, None if is_all else found[-1])


def quick(database: Database, typed: str) -> Places:
    """People of the newest cases that fit what was typed: at once, but not everybody."""
    return Places(array("q", (hit[2] for hit in index.of_recent_cases(database, typed))), False)


def rest(database: Database, typed: str, known: Sequence[int], check: Callable[[], None]) -> Places:
    """Everybody else who fits, with those without a case, in order of names.

    Args:
        known: places that are shown already.
        check: called now and then; what it raises ends the search.
    """
    hits, is_all = index.everybody(database, typed, MOST_FOUND, check)
    shown = frozenset(known)
    return Places(array("q", (hit[2] for hit in hits if hit[2] not in shown)), is_all)


def offered(database: Database, typed: str, limit: int) -> list[PersonRow]:
    """The first people of the newest cases who fit: quick enough to be asked with every key."""
    return rows(database, quick(database, typed).places[:limit])


def search(database: Database, typed: str, limit: int) -> list[PersonRow]:
    """The first people who fit: exact tones first, then by name."""
    if not typed.strip():
        return rows(database, piece(database, None, limit).places)
    first = quick(database, typed).places
    more = rest(database, typed, first, lambda: None).places if len(first) < limit else ()
    return rows(database, [*first, *more][:limit])


def likely_twins(database: Database) -> Places:
    """People who share a number and the last word of the name, or name, year and workplace."""
    # CROSS JOIN keeps the few shared numbers and names outermost; the engine would guess wrong.
    found = database.rows(
        "SELECT DISTINCT p.sort_key, p.rowid FROM (SELECT e164 FROM person_phones "
        "WHERE e164 <> '' GROUP BY e164 HAVING count(*) > 1) s "
        "CROSS JOIN person_phones f ON f.e164 = s.e164 CROSS JOIN persons p ON p.id = f.person_id "
        "CROSS JOIN person_phones g ON g.e164 = s.e164 AND g.person_id <> f.person_id "
        "CROSS JOIN persons q ON q.id = g.person_id WHERE p.merged_into_id IS NULL "
        "AND q.merged_into_id IS NULL AND p.folded_name <> '' AND q.folded_name <> '' "
        "AND (instr(' ' || p.folded_name, ' ' || q.folded_name) > 0 "
        "OR instr(' ' || q.folded_name, ' ' || p.folded_name) > 0) "
        "UNION SELECT p.sort_key, p.rowid FROM (SELECT sort_key, birth_year, employer_id "
        "FROM persons NOT INDEXED WHERE birth_year IS NOT NULL AND employer_id IS NOT NULL "
        "AND folded_name <> '' AND merged_into_id IS NULL "
        "GROUP BY sort_key, birth_year, employer_id HAVING count(*) > 1) s "
        "CROSS JOIN persons p ON p.sort_key = s.sort_key AND p.birth_year = s.birth_year "
        "AND p.employer_id = s.employer_id AND p.merged_into_id IS NULL ORDER BY 1, 2 LIMIT ?",
        [MOST_FOUND + 1],
    )
    return Places(array("q", (row[1] for row in found[:MOST_FOUND])), len(found) <= MOST_FOUND)


def place_of(database: Database, person_id: str) -> int | None:
    """The row number of a person, or None."""
    found: int | None = database.value("SELECT rowid FROM persons WHERE id = ?", [person_id])
    return found


def rows(database: Database, places: Sequence[int]) -> list[PersonRow]:
    """The rows of these people, in the order asked for; missing ones are left out."""
    found: dict[int, PersonRow] = {}
    for start in range(0, len(places), _BATCH):
        found.update(_read(database, places[start : start + _BATCH]))
    return [found[place] for place in places if place in found]


def _read(database: Database, places: Sequence[int]) -> dict[int, PersonRow]:
    marks = ", ".join("?" * len(places))
    over = ", ".join(f"'{status.value}'" for status in sorted(FINAL))
    found: list[tuple[Any, ...]] = database.rows(
        "SELECT p.rowid, p.id, p.full_name, p.birth_year, p.occupation, coalesce(nullif("
        "p.main_phone, ''), (SELECT e164 FROM person_phones f WHERE f.person_id = p.id "
        "ORDER BY f.id LIMIT 1), ''), "
        "(SELECT count(*) FROM person_phones f WHERE f.person_id = p.id), "
        "coalesce(e.name, (SELECT w.name FROM case_people cp JOIN cases c ON c.id = cp.case_id "
        "JOIN employers w ON w.id = c.employer_id WHERE cp.person_id = p.id "
        "ORDER BY c.number DESC LIMIT 1), ''), p.union_member, "
        "(SELECT count(DISTINCT cp.case_id) FROM case_people cp WHERE cp.person_id = p.id), "
        "(SELECT count(DISTINCT cp.case_id) FROM case_people cp JOIN cases c ON c.id = cp.case_id "
        f"WHERE cp.person_id = p.id AND c.status NOT IN ({over})), p.alert <> '' "
        "FROM persons p LEFT JOIN employers e ON e.id = p.employer_id "
        f"WHERE p.rowid IN ({marks})",
        list(places),
    )
    return {
        row[0]: PersonRow(
            place=row[0],
            id=row[1],
            full_name=row[2],
            birth_year=row[3],
            occupation=row[4],
            phone=row[5],
            phone_count=row[6],
            workplace=row[7],
            union_member=YesNoUnknown(row[8]),
            case_count=row[9],
            open_count=row[10],
            has_alert=bool(row[11]),
        )
        for row in found
    }
