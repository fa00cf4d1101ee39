"""An hour at the desk in some minutes: what holds the window, how fast it answers, what it holds.

A real window on a generated office, worked by key presses until the time is over. Tables of the
heartbeat's lateness with the places that held it for more than 50 ms, of the times of everything
that was done, and of what there is in memory at every tenth of the time.
"""

import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from tests.benchmarks.desk_counts import Counts, counted, grown
from tests.benchmarks.desk_hands import Hands
from tests.benchmarks.desk_watch import LATE_SECONDS, Stall, Watch
from tests.benchmarks.desk_work import Work
from tests.benchmarks.offices import Ground
from tests.benchmarks.tables import percentile, show
from tests.virtual_screen import VirtualScreen, needs_virtual_screen

STEPS = 10
WARM_UP_STEPS = 3
STALLS_SHOWN = 40
FIRST_PAINTS = 5
SMALL_OFFICE = 1_000
TARGETS = {"again: page": 20, "resize": 16, "theme": 120, "scroll": 16, "jump": 16}
FIRST_PAINT = """
import sys, time
from hotline_app.app import open_workplace, start
from tests.benchmarks.desk_counts import resident_megabytes
place = open_workplace()
start(place, sys.argv[1])
place.root.deiconify()
place.root.update()
before = resident_megabytes()
begun = time.perf_counter()
page = place.window.go("cases")
while not page.rows.read_at:
    place.root.update()
place.root.update()
print(1000 * (time.perf_counter() - begun), resident_megabytes() - before)
place.close()
"""


def run(ground: Ground, size: int, minutes: float = 2.0) -> None:
    """Work `minutes` at a desk with `size` cases in its office."""
    screen = VirtualScreen() if needs_virtual_screen() else None
    kept = {name: os.environ.get(name) for name in ("DISPLAY", "HOTLINE_HOME")}
    os.environ["HOTLINE_HOME"] = str(ground.folder / "home")
    if screen is not None:
        os.environ["DISPLAY"] = screen.display
    try:
        offices = [_office(ground, count) for count in (SMALL_OFFICE, size)]
        _work(offices[-1], size, minutes)
        _first_paints(offices, size)
    finally:
        for name, value in kept.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        if screen is not None:
            screen.stop()


def _office(ground: Ground, size: int) -> Path:
    name = f"desk-{size}.sqlite3"
    database, _ = ground.filled(name, size)
    database.close()
    return ground.folder / name


def _work(office: Path, size: int, minutes: float) -> None:
    from hotline_app.app import open_workplace, start

    place = open_workplace()
    start(place, str(office))
    place.root.deiconify()
    place.root.update()
    watch = Watch(place.root)
    hands = Hands(place, watch)
    work = Work(hands)
    watch.begin()
    begun = time.perf_counter()
    counts: list[tuple[int, Counts]] = []
    rounds = 0
    while len(counts) < STEPS:
        work.round()
        rounds += 1
        if time.perf_counter() - begun >= minutes * 60 * (len(counts) + 1) / STEPS:
            hands.go("cases")
            watch.doing = "counting"
            counts.append((rounds, counted(place.root)))
    watch.end()
    place.close()
    print(f"\n{size:,} cases: {rounds} rounds in {time.perf_counter() - begun:.0f} s")
    _show_lateness(watch, hands)
    _show_times(hands)
    _show_counts(counts)


def _show_lateness(watch: Watch, hands: Hands) -> None:
    shares = (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0))
    figures = [
        (name, f"{1000 * percentile(watch.lateness, share):.1f} ms") for name, share in shares
    ]
    stalls = [stall for stall in watch.stalls if stall.doing != "counting"]
    figures.append((f"late > {1000 * LATE_SECONDS:.0f} ms", f"{len(stalls):,}"))
    figures.append(("  of these our own work", f"{sum(_is_ours(one) for one in stalls):,}"))
    figures.append(("beats", f"{len(watch.lateness):,}"))
    show("The window's thread: how late a timer of 5 ms comes", figures)
    groups: defaultdict[tuple[str, str], list[Stall]] = defaultdict(list)
    for stall in stalls:
        groups[stall.doing, stall.place].append(stall)
    rows: list[tuple[str, ...]] = [("while", "in", "times", "median", "longest", "processor")]
    by_weight = sorted(groups.items(), key=lambda pair: -sum(one.late for one in pair[1]))
    for (doing, place), ones in by_weight[:STALLS_SHOWN]:
        late = [1000 * one.late for one in ones]
        worked = statistics.median(1000 * one.worked for one in ones)
        figures_of = (
            f"{statistics.median(late):.0f} ms",
            f"{max(late):.0f} ms",
            f"{worked:.0f} ms",
        )
        rows.append((doing, place, f"{len(ones)}", *figures_of))
    show(f"What held it longer than {1000 * LATE_SECONDS:.0f} ms, the heaviest first", rows)


def _is_ours(stall: Stall) -> bool:
    return stall.worked > LATE_SECONDS


def _show_times(hands: Hands) -> None:
    for title, times in (
        ("Done and drawn (the thread is held)", hands.blocked),
        ("Asked and answered (the thread is free)", hands.answered),
    ):
        rows: list[tuple[str, ...]] = [
            ("", "times", "p50", "p95", "max", "processor p50", "target")
        ]
        for name, seconds in sorted(times.items()):
            figures = [f"{1000 * percentile(seconds, share):.1f} ms" for share in (0.5, 0.95, 1.0)]
            worked = hands.worked.get(name) if times is hands.blocked else None
            used = f"{1000 * percentile(worked, 0.5):.1f} ms" if worked else ""
            target = next((f"{ms} ms" for word, ms in TARGETS.items() if name.startswith(word)), "")
            rows.append((name, f"{len(seconds)}", *figures, used, target))
        show(title, rows)


def _show_counts(counts: list[tuple[int, Counts]]) -> None:
    rows: list[tuple[str, ...]] = [
        ("time", "rounds", "MB", "objects", "widgets", "Tcl commands", "images")
    ]
    for place, (rounds, count) in enumerate(counts):
        rows.append((f"{100 * (place + 1) // STEPS} %", f"{rounds}", *count.cells()))
    show("What the window holds (on the list of cases, after collecting)", rows)
    (first_rounds, first), (last_rounds, last) = counts[WARM_UP_STEPS - 1], counts[-1]
    between = f"round {first_rounds} and round {last_rounds}"
    show(f"Objects that grew between {between}", [("type", "", ""), *grown(first, last)])


def _first_paints(offices: list[Path], size: int) -> None:
    """The first paint of the list, large and small in turn, as processes."""
    measured: dict[Path, list[list[float]]] = {office: [] for office in offices}
    for _turn in range(FIRST_PAINTS):
        for office in offices:
            command = [sys.executable, "-c", FIRST_PAINT, str(office)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True)
            measured[office].append([float(figure) for figure in answer.stdout.split()])
    rows = [("", "first paint", "memory")]
    medians = []
    for office, count in zip(offices, (SMALL_OFFICE, size), strict=True):
        paint, memory = (statistics.median(each) for each in zip(*measured[office], strict=True))
        medians.append((paint, memory))
        rows.append((f"{count:,} cases", f"{paint:.0f} ms", f"{memory:.1f} MB"))
    (small, small_memory), (large, large_memory) = medians
    more = f"{large_memory - small_memory:+.1f} MB"
    rows.append(("large against small (targets 1.2, 5 MB)", f"{large / small:.2f}", more))
    show("First paint of the list of cases", rows)
