"""Whose turn it is to write, among the threads of this program.

SQLite gives the lock to whoever asks at the right moment, and those who wait ask ever more seldom:
long work that writes some dozens of records at a time, and asks again at once, would keep a call
that is to be saved waiting for seconds. Here whoever asked first has the next turn.
"""

import threading
from collections import deque


class Turns:
    """A lock that is handed on in the order of asking."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Lock] = deque()

    def take(self, seconds: float) -> bool:
        """Wait for the turn, which has to be handed on; False when it did not come in time.

        A thread that has the turn must not ask for it again.
        """
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=seconds):
            return True
        with self._guard:
            if mine not in self._waiting:
                # It was handed on in the very last moment.
                return True
            self._waiting.remove(mine)
            return False

    def hand_on(self) -> None:
        """Let the next one have the turn."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False
