"""Search per key press, lists and import, at several sizes, against LIKE and OFFSET."""

from random import Random
from time import perf_counter

from db.connection import Database
from db.queries import cases
from hotline_app.demo.people import invent_person
from tests.benchmarks.offices import Ground
from tests.benchmarks.tables import milliseconds, percentile, show, timed, timed_and_worked

QUERIES = 150
LIKE_QUERIES = 10


def _typed(count: int) -> list[str]:
    """What people type: beginnings of names, whole names, words, ends of phones."""
    random = Random(5)
    found = []
    for serial in range(count):
        name = invent_person(random, serial).full_name
        whole = name if serial % 3 else name.lower()
        found.append(
            (whole[: random.randint(2, len(whole))], whole, "gạo", f"{serial * 7919 % 10**5:05d}")[
                serial % 4
            ]
        )
    return found


def run(ground: Ground, size: int) -> None:
    """Fill an office with `size` cases, then measure search, list pages and the fill itself."""
    was_kept, start = ground.is_kept(size), perf_counter()
    database, _ = ground.filled("search.sqlite3", size)
    filling = perf_counter() - start
    speed = "kept from before" if was_kept else f"{size / filling:,.0f} contacts/s"
    texts = _typed(QUERIES)
    both = [timed_and_worked(lambda t=typed: cases.search(database, t)) for typed in texts]
    ours, worked = [elapsed for elapsed, _ in both], [busy for _, busy in both]
    like = [timed(lambda t=typed: _like(database, t)) for typed in texts[:LIKE_QUERIES]]
    first = percentile([timed(lambda: _page(database, 2**62)) for _ in range(20)], 0.5)
    middle = database.value(
        "SELECT number FROM cases ORDER BY number LIMIT 1 OFFSET ?", [size // 2]
    )
    deep = percentile([timed(lambda: _page(database, middle)) for _ in range(20)], 0.5)
    offset = percentile([timed(lambda: _offset(database, size // 2)) for _ in range(5)], 0.5)
    numbers = timed(lambda: cases.numbers(database, limit=1_000))
    ratio = percentile(ours, 0.95) / percentile(like, 0.95)
    show(
        f"Search and lists at {size:,} cases",
        [
            ("", "p50", "p95", "max"),
            *(
                (name, *(milliseconds(percentile(times, at)) for at in (0.5, 0.95, 1.0)))
                for name, times in (
                    ("search, 50 newest with rows", ours),
                    ("  of this the processor", worked),
                    ("LIKE scan", like),
                )
            ),
            ("search p95 / LIKE p95 (target 1/25)", f"1/{1 / ratio:.0f}", "", ""),
            ("first page of the list", milliseconds(first), "", ""),
            ("page in the middle (target 1.5 x first)", f"{deep / first:.2f} x", "", ""),
            ("OFFSET page, for comparison", milliseconds(offset), "", ""),
            ("first 1,000 numbers of the list", milliseconds(numbers), "", ""),
            ("stored by the import path", speed, "", ""),
        ],
    )
    database.close()


def _like(database: Database, typed: str) -> list[tuple[object, ...]]:
    return database.rows(
        "SELECT c.number FROM cases c LEFT JOIN persons p ON p.id = c.person_id "
        "WHERE p.full_name LIKE ? OR c.summary LIKE ? OR p.main_phone LIKE ? "
        "ORDER BY c.number DESC LIMIT 50",
        [f"%{typed}%"] * 3,
    )


def _page(database: Database, before: int) -> int:
    numbers = database.rows(
        "SELECT number FROM cases WHERE number < ? ORDER BY number DESC LIMIT 50", [before]
    )
    return len(cases.rows(database, [row[0] for row in numbers]))


def _offset(database: Database, skipped: int) -> int:
    numbers = database.rows(
        "SELECT number FROM cases ORDER BY number DESC LIMIT 50 OFFSET ?", [skipped]
    )
    return len(cases.rows(database, [row[0] for row in numbers]))
