"""Pills and buttons side by side, in as many lines as their room asks for."""

from typing import Any

import ttkbootstrap as ttk

from hotline_app.widgets.theme import px

GAP = 6


def flow_width(holder: ttk.Frame) -> int:
    """How wide all parts are in one line."""
    parts = holder.winfo_children()
    gaps = px(holder, GAP) * max(len(parts) - 1, 0)
    return sum(part.winfo_reqwidth() for part in parts) + gaps


def flow(holder: ttk.Frame, room: int) -> None:
    """Place the parts in lines no wider than `room`; the holder takes the height they need."""
    gap, lines = px(holder, GAP), _lines(holder, room)
    top = widest = 0
    for line in lines:
        height = max(part.winfo_reqheight() for part in line)
        left = 0
        for part in line:
            part.place(x=left, y=top + (height - part.winfo_reqheight()) // 2)
            left += part.winfo_reqwidth() + gap
        widest = max(widest, left - gap)
        top += height + gap
    holder.configure(width=max(widest, 1), height=max(top - gap, 1))


def _lines(holder: ttk.Frame, room: int) -> list[list[Any]]:
    gap = px(holder, GAP)
    lines: list[list[Any]] = []
    left = 0
    for part in holder.winfo_children():
        width = part.winfo_reqwidth()
        if not lines or left + width > room:
            lines.append([])
            left = 0
        lines[-1].append(part)
        left += width + gap
    return lines
