"""What a command answers: one value for programs, lines for people."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from hotline_app.cli.json_form import json_text

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a command.

    Attributes:
        value: what `--json` prints.
        lines: what people read.
        is_done: False when the command looked and found something wrong: it ends with 2.
    """

    value: Any
    lines: Sequence[str]
    is_done: bool = True


def deliver(answer: Answer, *, as_json: bool) -> None:
    """Print an answer on the standard output."""
    text = json_text(answer.value) if as_json else "\n".join(answer.lines)
    if text:
        click.echo(text)


def facts(pairs: Iterable[tuple[str, str]], indent: str = "") -> list[str]:
    """Lines of labels and values, the values under each other; empty values are left out.

    A value of several lines stays under itself.
    """
    shown = [(label, value) for label, value in pairs if value]
    room = max((width(label) for label, _ in shown), default=0)
    lines = []
    for label, value in shown:
        first, *rest = value.splitlines() or [""]
        lines.append(f"{indent}{padded(label, room)}{_GAP}{first}")
        lines += [f"{indent}{' ' * room}{_GAP}{line}" for line in rest]
    return lines


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table, columns under each other; a text of several lines becomes one."""
    texts = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not texts:
        return []
    rooms = [max(map(width, column)) for column in zip(headings, *texts, strict=True)]
    ruled = [headings, ["─" * room for room in rooms], *texts]
    return [_GAP.join(map(padded, row, rooms)).rstrip() for row in ruled]


def padded(text: str, room: int) -> str:
    """`text` filled with blanks to `room` columns of a terminal."""
    return text + " " * (room - width(text))


def width(text: str) -> int:
    """Columns of a terminal that `text` takes: marks take none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def shortened(text: str, room: int) -> str:
    """`text` in one line of at most `room` letters."""
    line = " ".join(text.split())
    return line if len(line) <= room else line[: room - 1].rstrip() + "…"
