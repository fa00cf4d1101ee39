"""The keys of the contact form: each command of the key table that only this page answers."""

from collections.abc import Callable
from functools import partial
from typing import Final

FIGURES: Final = 9


class ContactKeys:
    """Answers the one-key contacts."""

    def log_non_case(self, kind: str) -> None:
        """Log a contact without a matter."""
        raise AssertionError("a contact form logs contacts")

    def do_silent_call(self) -> None:
        """Nobody spoke."""
        self.log_non_case("silent")

    def do_wrong_number(self) -> None:
        """Somebody else was meant."""
        self.log_non_case("wrong_number")

    def do_joke(self) -> None:
        """It was a joke."""
        self.log_non_case("joke")

    def do_abusive(self) -> None:
        """The caller was abusive."""
        self.log_non_case("abusive")

    def do_hung_up(self) -> None:
        """The caller hung up."""
        self.log_non_case("hang_up")

    def do_missed(self) -> None:
        """Nobody took the call."""
        self.log_non_case("missed")


def figure_keys(tell: Callable[[int], None]) -> dict[str, Callable[[], bool]]:
    """Give Alt and each figure what it tells the caller."""

    def answer(number: int) -> bool:
        tell(number)
        return True

    return {f"<Alt-Key-{number}>": partial(answer, number) for number in range(1, FIGURES + 1)}
