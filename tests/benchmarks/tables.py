"""How a benchmark says what it found: rows of figures, each against a limit of the same run."""

from collections.abc import Callable, Sequence
from time import perf_counter, process_time


def percentile(seconds: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the measurements lie."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def milliseconds(seconds: float) -> str:
    """Seconds as milliseconds with three places."""
    return f"{seconds * 1000:.3f} ms"


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call of `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def timed_and_worked(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that one call takes, and those the processor works for it: free of what else runs."""
    start, worked = perf_counter(), process_time()
    work()
    return perf_counter() - start, process_time() - worked


def show(title: str, rows: Sequence[Sequence[str]]) -> None:
    """Print a table with columns that fit."""
    print(f"\n{title}")
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  " + "  ".join(cells).rstrip())
