"""The first window with the newest cases, against an empty ttkbootstrap window, as processes."""

import compileall
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.benchmarks.offices import Ground
from tests.benchmarks.tables import milliseconds, percentile, show, timed
from tests.virtual_screen import VirtualScreen, needs_virtual_screen

HOUSE = Path(__file__).resolve().parents[2]
RUNS = 7
EMPTY = "import ttkbootstrap as ttk; root = ttk.App(); root.update(); root.destroy()"
PAGES = {
    "our window with the newest cases": "cases",
    "our window with the form of a call": "new_contact",
    "our window with the day": "today",
}
OURS = """
import sys
from dataclasses import replace
from hotline_app.app import open_workplace, start
place = open_workplace()
place.settings = replace(place.settings, first_page=sys.argv[2])
start(place, sys.argv[1])
place.root.deiconify()
place.root.update()
while sys.argv[2] == "cases" and not place.window.page.rows.read_at:
    place.root.update()
place.root.update()
place.close()
"""


def run(ground: Ground, size: int) -> None:
    """Measure whole processes with `size` cases in the office."""
    database, _ = ground.filled("window.sqlite3", size)
    database.close()
    screen = VirtualScreen() if needs_virtual_screen() else None
    environment = {**os.environ, "HOTLINE_HOME": str(ground.folder / "home")}
    # An installed app is compiled once, like the library it is measured against.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for package in ("db", "exports", "hotline_app"):
        compileall.compile_dir(HOUSE / package, quiet=2)
    if screen is not None:
        environment["DISPLAY"] = screen.display
    commands = {
        "empty ttkbootstrap window": [sys.executable, "-c", EMPTY],
        **{
            name: [sys.executable, "-c", OURS, str(ground.folder / "window.sqlite3"), page]
            for name, page in PAGES.items()
        },
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    # In turn: what else this computer does slows both down alike.
    for _ in range(RUNS):
        for name, command in commands.items():
            started = partial(subprocess.run, command, env=environment, check=True)
            times[name].append(timed(started))
    medians = {name: percentile(seconds, 0.5) for name, seconds in times.items()}
    if screen is not None:
        screen.stop()
    empty = next(iter(medians.values()))
    rows: list[tuple[str, ...]] = [("", "until it is drawn", "ratio (target 1.35)")]
    rows += [
        (name, milliseconds(seconds), f"{seconds / empty:.2f}") for name, seconds in medians.items()
    ]
    show(f"First window, whole processes, {size:,} cases", rows)
