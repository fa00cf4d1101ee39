"""`python -m tests.benchmarks [calls|search|lists|figures|window|…] [--sizes 10000]`.

With `--keep FOLDER` the offices that are filled stay there, and the next run works on copies.

Prints tables of ratios, each measured side by side in one run. Nothing passes or fails here.
"""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks import (
    desk_hour,
    figures,
    first_window,
    listing,
    logging_calls,
    paper,
    searching,
    weekly,
)
from tests.benchmarks.offices import Ground

SIZED = {
    "calls": logging_calls.run,
    "search": searching.run,
    "lists": listing.run,
    "figures": figures.run,
    "window": first_window.run,
    "weekly": weekly.run,
    "hour": desk_hour.run,
}


def main() -> None:
    """Run the chosen benchmarks in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", default=[*SIZED, "paper"])
    parser.add_argument("--sizes", default="10000", help="numbers of cases, comma between them")
    parser.add_argument("--minutes", type=float, default=2.0, help="of work at the desk (hour)")
    parser.add_argument(
        "--keep", type=Path, help="folder where filled offices stay, to be copied the next time"
    )
    chosen = parser.parse_args()
    if chosen.keep is not None:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    sizes = [int(size) for size in chosen.sizes.split(",")]
    for what in chosen.what:
        if what == "paper":
            paper.run()
            continue
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                job = SIZED[what]
                if what == "hour":
                    job = partial(desk_hour.run, minutes=chosen.minutes)
                job(Ground(Path(folder), chosen.keep), size)


if __name__ == "__main__":
    main()
