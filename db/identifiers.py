"""UUIDv7 identifiers: made where a record is born, sortable by time, never reused (RFC 9562)."""

import secrets
import time


def new_id() -> str:
    """A fresh UUIDv7 as 36 characters.

    48 bits of Unix milliseconds, version 7, 12 bits of the millisecond's fraction (so that what one
    act makes keeps its order), 62 random bits. The computer's clock only orders ids; uniqueness
    comes from the random bits, so a clock set back does no harm.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76
    value |= ((rest << 12) // 1_000_000) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
