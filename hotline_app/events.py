"""Announcements between parts of the window that do not know each other."""

from collections.abc import Callable
from typing import Any

Listener = Callable[..., None]


class Events:
    """Who listens to what. One instance per window, passed to those who need it.

    Args:
        on_error: takes what a listener raised, so that the others still hear.
    """

    def __init__(self, on_error: Callable[[BaseException], None]) -> None:
        self._on_error = on_error
        self._listeners: dict[str, list[Listener]] = {}

    def listen(self, topic: str, listener: Listener) -> Callable[[], None]:
        """Call `listener` at every announcement of `topic`; returns what ends it."""
        self._listeners.setdefault(topic, []).append(listener)

        def stop() -> None:
            if listener in self._listeners.get(topic, []):
                self._listeners[topic].remove(listener)

        return stop

    def is_heard(self, topic: str) -> bool:
        """Whether anybody listens to `topic`: what nobody would answer is not offered."""
        return bool(self._listeners.get(topic))

    def announce(self, topic: str, **details: Any) -> None:
        """Tell every listener of `topic`, in the order they came.

        Args:
            topic: what changed, a plural noun ("cases", "contacts", "users").
            details: passed on as keyword arguments.
        """
        for listener in tuple(self._listeners.get(topic, ())):
            try:
                listener(**details)
            except Exception as error:
                self._on_error(error)
