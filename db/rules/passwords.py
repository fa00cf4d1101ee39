"""Passwords of users: scrypt with a salt of its own for each, never anything readable.

Source of the costs: RFC 7914 and OWASP's password storage cheat sheet (N = 2^15, r = 8, p = 1,
32 MB and some 80 ms on an office computer).
"""

import hashlib
import hmac
import secrets
import unicodedata
from typing import Final

SHORTEST: Final = 8
_KIND: Final = "scrypt"
_COST, _BLOCK, _PARALLEL = 2**15, 8, 1
_SALT_BYTES: Final = 16
_HASH_BYTES: Final = 32
_MEMORY: Final = 128 * 1024 * 1024


def problem_of(password: str, user_name: str = "") -> str | None:
    """Why a new password is refused, or None.

    Codes: password_missing, password_too_short (under 8 signs), password_is_name.
    """
    plain = _plain(password)
    if not plain.strip():
        return "password_missing"
    if len(plain) < SHORTEST:
        return "password_too_short"
    if user_name and plain.casefold() == user_name.casefold():
        return "password_is_name"
    return None


def hashed(password: str, salt: bytes | None = None) -> str:
    """What is stored of a password: "scrypt$cost$block$parallel$salt$hash", all in one line."""
    salt = salt or secrets.token_bytes(_SALT_BYTES)
    made = _scrypt(password, salt, (_COST, _BLOCK, _PARALLEL), _HASH_BYTES)
    return f"{_KIND}${_COST}${_BLOCK}${_PARALLEL}${salt.hex()}${made.hex()}"


def matches(password: str, stored: str) -> bool:
    """Whether `password` is the one `stored` was made of; anything unreadable matches nothing."""
    try:
        kind, cost, block, parallel, salt, made = stored.split("$")
        expected = bytes.fromhex(made)
        costs = (int(cost), int(block), int(parallel))
        if kind != _KIND or not expected:
            return False
        found = _scrypt(password, bytes.fromhex(salt), costs, len(expected))
    except (ValueError, OverflowError):
        return False
    return hmac.compare_digest(found, expected)


def delay_seconds(failures: int) -> int:
    """How long the next try has to wait after so many wrong ones in a row: 0, 0, 2, 4 … 60."""
    return 0 if failures < 3 else min(60, 2 ** (failures - 2))


def _scrypt(password: str, salt: bytes, costs: tuple[int, int, int], size: int) -> bytes:
    cost, block, parallel = costs
    return hashlib.scrypt(
        _plain(password).encode(),
        salt=salt,
        n=cost,
        r=block,
        p=parallel,
        maxmem=_MEMORY,
        dklen=size,
    )


def _plain(password: str) -> str:
    # Keyboards differ in how they send "ệ": composed, or a letter and its marks.
    return unicodedata.normalize("NFC", password)
