"""What a second start of the program asks of the window that is open, and how long it waits."""

from dataclasses import dataclass
from typing import Final

RAISE: Final = "raise"
CALL: Final = "call"
WISHES: Final = frozenset({RAISE, CALL})
HOST: Final = "127.0.0.1"
ANSWER_SECONDS: Final = 2.0


@dataclass(frozen=True)
class Wish:
    """What a second start asks of the window: come to the front, or begin a call."""

    act: str = RAISE
    phone: str = ""
