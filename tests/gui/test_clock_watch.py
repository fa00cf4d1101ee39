"""The clock on the wall is set back while the window is open: nothing waits for an hour."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hotline_app.windows.clock_watch import ClockWatch

HOUR_MS = 3_600_000
LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"

_WINDOW = """
import os, sys, tkinter
from pathlib import Path
from hotline_app.tasks import Job, Tasks
from hotline_app.windows.clock_watch import ClockWatch
root = tkinter.Tk()
tasks = Tasks(root, lambda error: sys.exit(str(error)))
watch = ClockWatch(root)
def set_back():
    # A timer of a minute waits already; from here on the clock is an hour behind.
    root.after(60_000, lambda: tasks.run(Job(lambda progress: "answered", answered)))
    Path(os.environ["FAKETIME_TIMESTAMP_FILE"]).write_text("-3600\\n")
def answered(words):
    print(words, flush=True)
    root.quit()
root.after(100, set_back)
root.mainloop()
watch.close()
"""


def test_only_a_clock_that_was_set_back_makes_timers_due(gui):
    wall, steady = [1_000.0], [50.0]
    watch = ClockWatch(gui.root, lambda: wall[0], lambda: steady[0])
    try:
        for wall[0], steady[0], is_back in (
            (1_002.0, 52.0, False),  # two seconds passed
            (1_004.9, 55.5, False),  # adjusted by less than a second
            (9_000.0, 60.0, False),  # set forward, or the computer slept
            (5_400.0, 62.0, True),
            (5_402.0, 64.0, False),
        ):
            assert watch.was_set_back() is is_back
    finally:
        watch.close()


@pytest.mark.skipif(not Path(LIBRARY).exists(), reason="no library that sets clocks back")
def test_answers_come_and_timers_ring_after_the_clock_was_set_back(screen, tmp_path):
    offset = tmp_path / "offset"
    offset.write_text("+0\n")
    faked = {
        "LD_PRELOAD": LIBRARY,
        "FAKETIME_TIMESTAMP_FILE": str(offset),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    words = [sys.executable, "-c", _WINDOW]
    said = subprocess.run(
        words, env=os.environ | faked, capture_output=True, text=True, timeout=30, check=False
    )
    assert (said.returncode, said.stdout) == (0, "answered\n"), said.stderr
