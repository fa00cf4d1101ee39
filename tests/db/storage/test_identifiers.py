"""Identifiers by the letter of RFC 9562, version 7."""

import time
from uuid import RFC_4122, UUID

from db.identifiers import new_id


def test_every_id_is_a_version_7_of_this_moment() -> None:
    before = time.time_ns() // 1_000_000
    ids = [new_id() for _ in range(2_000)]
    after = time.time_ns() // 1_000_000
    assert len(set(ids)) == len(ids)
    for one in ids:
        uuid = UUID(one)
        assert str(uuid) == one
        assert (uuid.version, uuid.variant) == (7, RFC_4122)
        assert before <= uuid.int >> 80 <= after


def test_random_bits_are_all_used() -> None:
    ids = [UUID(new_id()).int for _ in range(500)]
    ever_set, always_set = 0, -1
    for one in ids:
        ever_set |= one
        always_set &= one
    low = (1 << 62) - 1
    assert ever_set & low == low
    assert always_set & low == 0


def test_ids_sort_by_time() -> None:
    first = new_id()
    time_of_first = time.time_ns()
    while time.time_ns() - time_of_first < 2_000_000:
        pass
    assert new_id() > first
