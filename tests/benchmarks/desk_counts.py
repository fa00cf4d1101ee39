"""What a window holds: memory, objects, widgets, commands and images of Tcl."""

import gc
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0


@dataclass(frozen=True)
class Counts:
    """What there is at one moment.

    Attributes:
        megabytes: resident, or 0 where the system does not say.
        objects: known to the collector, after it ran.
        widgets: of the whole window.
        commands: Tcl commands; every binding and timer makes one.
        images: of Tk.
        types: objects by type.
    """

    megabytes: float
    objects: int
    widgets: int
    commands: int
    images: int
    types: Counter[str]

    def cells(self) -> tuple[str, ...]:
        """The figures as words of a table."""
        figures = (self.objects, self.widgets, self.commands, self.images)
        return (f"{self.megabytes:.1f}", *(f"{figure:,}" for figure in figures))


def resident_megabytes() -> float:
    """Memory of this process that is not swapped out."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * PAGE_BYTES / 2**20


def counted(root: Any) -> Counts:
    """Count everything now."""
    gc.collect()
    found = gc.get_objects()
    call = root.tk.call
    return Counts(
        megabytes=resident_megabytes(),
        objects=len(found),
        widgets=_widgets(root),
        commands=len(root.tk.splitlist(call("info", "commands"))),
        images=len(root.tk.splitlist(call("image", "names"))),
        types=Counter(f"{type(one).__module__}.{type(one).__qualname__}" for one in found),
    )


def grown(before: Counts, after: Counts, most: int = 8) -> list[tuple[str, str, str]]:
    """The types that grew most: name, before, after."""
    more = after.types - before.types
    return [
        (name, f"{before.types[name]:,}", f"{after.types[name]:,}")
        for name, _count in more.most_common(most)
    ]


def _widgets(widget: Any) -> int:
    return 1 + sum(_widgets(child) for child in widget.winfo_children())
