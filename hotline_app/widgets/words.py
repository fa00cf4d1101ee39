"""Words drawn by hand: cut to the room they have."""

from tkinter import font as tkfont


def fitted(words: str, font: tkfont.Font, room: int) -> str:
    """Return `words` in one line, cut with "…" so that they are at most `room` pixels wide."""
    line = " ".join(words.split())
    if room <= 0:
        return ""
    # Cells hold what people typed: never measure 5,000 letters for a 200-pixel column.
    line = line[: room // 2 + 1] if len(line) > room else line
    if font.measure(line) <= room:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if font.measure(line[:middle] + "…") <= room:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + "…" if low else ""
