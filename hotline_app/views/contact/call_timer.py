"""How long the call lasts already."""

import tkinter as tk
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from db import clock
from db.rules.days import VIETNAM
from hotline_app.i18n import tr

TICK_MS: Final = 1000


class CallTimer:
    """Calls `ticked` every second while it runs.

    Args:
        form: for its timers; call `stop` before it goes away.
        ticked: writes the time anew.
    """

    def __init__(self, form: tk.Misc, ticked: Callable[[], None]) -> None:
        self._form = form
        self._ticked = ticked
        self._timer = ""

    def start(self) -> None:
        """Run; nothing happens when it runs already."""
        if not self._timer:
            self._timer = self._form.after(TICK_MS, self._tick)

    def stop(self) -> None:
        """Stand still."""
        if self._timer:
            self._form.after_cancel(self._timer)
            self._timer = ""

    def _tick(self) -> None:
        self._timer = self._form.after(TICK_MS, self._tick)
        self._ticked()


def time_words(begun_at: datetime) -> str:
    """Say how long ago a call was begun, and when."""
    lasts = timedelta(seconds=max(0, int((clock.now() - begun_at).total_seconds())))
    return tr("● {duration} · begun at {time}").format(
        duration=lasts, time=f"{begun_at.astimezone(VIETNAM):%H:%M:%S}"
    )
