"""UUIDv7 identifiers: made where a record is born, sortable by time, never reused (RFC 9562)."""

import os
import time


def new_id() -> str:
    """A fresh UUIDv7 as 36 characters.

    48 bits of Unix milliseconds, version 7, 12 bits of the millisecond's fraction (so that what one
    act makes keeps its order), 62 random bits. The computer's clock only orders ids; uniqueness
    comes from the random bits, so a clock set back does no harm.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    order = 0x7000 | (rest << 12) // 1_000_000
    chance = int.from_bytes(os.urandom(8))
    return (
        f"{milliseconds >> 16 & 0xFFFFFFFF:08x}-{milliseconds & 0xFFFF:04x}-{order:04x}-"
        f"{0x8000 | chance >> 50:04x}-{chance & 0xFFFFFFFFFFFF:012x}"
    )
