"""UUIDv7 identifiers: made where a record is born, sortable by time, never reused (RFC 9562)."""

import secrets
import time


def new_id() -> str:
    """A fresh UUIDv7 as 36 characters.

    48 bits of Unix milliseconds, version 7, 74 random bits. The computer's clock only orders ids
    for speed; uniqueness comes from the random bits, so a clock set back does no harm.
    """
    milliseconds = time.time_ns() // 1_000_000
    random_bits = secrets.randbits(74)
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76
    value |= (random_bits >> 62) << 64
    value |= 0b10 << 62
    value |= random_bits & 0x3FFFFFFFFFFFFFFF
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
