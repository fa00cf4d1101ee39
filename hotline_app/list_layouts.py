"""How lists look on this workstation: columns and widths, in one JSON file beside the settings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hotline_app.safe_files import replace_text, set_aside


@dataclass(frozen=True)
class ListLayout:
    """Columns from left to right, () for the usual ones, and widths that were changed."""

    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)


class ListLayouts:
    """The layouts of all lists of this workstation.

    Args:
        path: the file; a damaged one is set aside.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> ListLayout:
        """The layout of a list; what makes no sense falls back alone."""
        stored = self._stored().get(name)
        if not isinstance(stored, dict):
            return ListLayout()
        columns, widths = stored.get("columns"), stored.get("widths")
        return ListLayout(
            tuple(one for one in columns if isinstance(one, str))
            if isinstance(columns, list)
            else (),
            {key: width for key, width in widths.items() if type(width) is int}
            if isinstance(widths, dict)
            else {},
        )

    def write(self, name: str, layout: ListLayout) -> None:
        """Remember a layout.

        Raises:
            OSError: the folder cannot be written.
        """
        every = self._stored()
        every[name] = {"columns": list(layout.columns), "widths": dict(layout.widths)}
        replace_text(self._path, json.dumps(every, indent=2, sort_keys=True) + "\n")

    def _stored(self) -> dict[str, Any]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            set_aside(self._path)
            return {}
        return stored if isinstance(stored, dict) else {}
