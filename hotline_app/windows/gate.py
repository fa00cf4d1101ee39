"""Wrong passwords make the next try wait, longer each time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Gate:
    """Counts wrong passwords for as long as the program runs, whichever page asks."""

    failures: int = 0
    open_at: float = 0.0
    clock: Callable[[], float] = field(default=time.monotonic)

    @property
    def seconds_left(self) -> int:
        """How long nobody may try, in whole seconds."""
        return max(0, round(self.open_at - self.clock() + 0.499))

    def wrong(self) -> None:
        """A wrong password was typed."""
        from db.rules.passwords import delay_seconds

        self.failures += 1
        self.open_at = self.clock() + delay_seconds(self.failures)

    def right(self) -> None:
        """Somebody signed in."""
        self.failures, self.open_at = 0, 0.0
