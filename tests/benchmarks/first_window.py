"""The first window with the newest cases, against an empty ttkbootstrap window, as processes."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.offices import fill, new_office
from tests.benchmarks.tables import milliseconds, percentile, show, timed
from tests.virtual_screen import VirtualScreen, needs_virtual_screen

RUNS = 7
EMPTY = "import ttkbootstrap as ttk; root = ttk.App(); root.update(); root.destroy()"
OURS = """
import sys
from hotline_app.app import open_workplace, start
place = open_workplace()
start(place, sys.argv[1])
place.window.go("cases")
place.root.deiconify()
place.root.update()
place.close()
"""


def run(folder: Path, size: int) -> None:
    """Measure whole processes with `size` cases in the office."""
    database, actor = new_office(folder / "window.sqlite3")
    fill(database, actor, size)
    database.close()
    screen = VirtualScreen() if needs_virtual_screen() else None
    environment = {**os.environ, "HOTLINE_HOME": str(folder / "home")}
    if screen is not None:
        environment["DISPLAY"] = screen.display
    commands = {
        "empty ttkbootstrap window": [sys.executable, "-c", EMPTY],
        "our window with the newest cases": [
            sys.executable,
            "-c",
            OURS,
            str(folder / "window.sqlite3"),
        ],
    }
    medians = {}
    for name, command in commands.items():
        times = [
            timed(lambda c=command: subprocess.run(c, env=environment, check=True))
            for _ in range(RUNS)
        ]
        medians[name] = percentile(times, 0.5)
    if screen is not None:
        screen.stop()
    empty, ours = medians.values()
    rows = [(name, milliseconds(seconds)) for name, seconds in medians.items()]
    show(
        f"First window, whole processes, {size:,} cases",
        [*rows, ("ratio (target 1.35)", f"{ours / empty:.2f}")],
    )
