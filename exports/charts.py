"""Charts on paper as vector drawings: columns over time, lines in order of size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from exports.fonts import face
from exports.paper import LEFT, TEXT_WIDTH, Sheet, Style

_SMALL: Final = Style("regular", 9)
_LINE: Final = 15.0
_BLUE: Final = (0.12, 0.37, 0.75)
_PALE: Final = (0.62, 0.72, 0.87)
_GREY: Final = (0.8, 0.8, 0.8)


@dataclass(frozen=True, slots=True)
class PaperBar:
    """A name, its value now and before, and the words at its end."""

    label: str
    value: int
    before: int
    words: str


def draw_rank(sheet: Sheet, bars: Sequence[PaperBar]) -> None:
    """Draw a line for each bar: name, bar now over a thin pale bar of the period before, words.

    Names and words may have several lines; a bar is never split over two pages.
    """
    most = max([1, *(bar.value for bar in bars), *(bar.before for bar in bars)])
    names, words = TEXT_WIDTH * 0.34, TEXT_WIDTH * 0.2
    left = LEFT + names + 6
    room = TEXT_WIDTH - names - words - 12
    for bar in bars:
        lines = sheet.lines(bar.label, _SMALL, names)
        ends = sheet.lines(bar.words, _SMALL, words)
        height = max(_LINE, max(len(lines), len(ends)) * _SMALL.leading + 4)
        sheet.room(height)
        top, middle = sheet.y, sheet.y - height / 2
        canvas = sheet.canvas
        canvas.saveState()
        canvas.setFillColorRGB(*_BLUE)
        canvas.rect(left, middle - 1, room * bar.value / most, 6, stroke=0, fill=1)
        canvas.setFillColorRGB(*_PALE)
        canvas.rect(left, middle - 4.5, room * bar.before / most, 2.5, stroke=0, fill=1)
        canvas.restoreState()
        for texts, x in ((lines, LEFT), (ends, left + room + 6)):
            y = middle + len(texts) * _SMALL.leading / 2 + 2
            for text in texts:
                y -= _SMALL.leading
                sheet.write(text, _SMALL, x, y)
        sheet.y = top - height


@dataclass(frozen=True)
class _Plot:
    """Where columns stand: from `left`, `width` wide, above `foot`, in points.

    Attributes:
        step: value between two marks of the scale; `marks` are all of them.
        unit: points for each of a value.
    """

    left: float
    width: float
    foot: float
    step: int
    marks: range
    unit: float


def draw_columns(sheet: Sheet, bars: Sequence[PaperBar], height: float = 120) -> None:
    """Draw columns over time with a scale, every value above its column where there is room."""
    if not bars:
        return
    sheet.room(height + 24)
    plot = _plot(sheet.y - height, height, max(1, *(bar.value for bar in bars), 1))
    slot = plot.width / len(bars)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.setStrokeColorRGB(*_GREY)
    canvas.setLineWidth(0.4)
    for mark in plot.marks:
        y = plot.foot + mark * plot.unit
        canvas.line(plot.left, y, plot.left + plot.width, y)
    canvas.setFillColorRGB(*_BLUE)
    for place, bar in enumerate(bars):
        x = plot.left + (place + 0.15) * slot
        canvas.rect(x, plot.foot, slot * 0.7, bar.value * plot.unit, stroke=0, fill=1)
    canvas.restoreState()
    _write_scale(sheet, plot)
    _write_columns(sheet, plot, bars)
    sheet.y = plot.foot - 16


def _plot(foot: float, height: float, most: int) -> _Plot:
    """The scale for values up to `most`: at most four steps of 1, 2 or 5 times a power of ten."""
    step = next(
        factor * 10**power
        for power in range(12)
        for factor in (1, 2, 5)
        if most <= 4 * factor * 10**power
    )
    top = step * -(-most // step)
    gutter = face(_SMALL.face).measure(str(step * 4), _SMALL.size) + 6
    marks, unit = range(0, top + 1, step), (height - 14) / top
    return _Plot(LEFT + gutter, TEXT_WIDTH - gutter, foot, step, marks, unit)


def _write_scale(sheet: Sheet, plot: _Plot) -> None:
    for mark in plot.marks:
        words = str(mark)
        x = plot.left - 3 - face(_SMALL.face).measure(words, _SMALL.size)
        sheet.write(words, _SMALL, x, plot.foot + mark * plot.unit - 3)


def _write_columns(sheet: Sheet, plot: _Plot, bars: Sequence[PaperBar]) -> None:
    """Write labels below, as many as have room, the last one always; values above."""
    letters, slot = face(_SMALL.face), plot.width / len(bars)
    widest = max(letters.measure(bar.label, _SMALL.size) for bar in bars) + 4
    every = max(1, -(-int(widest) // max(1, int(slot))))
    for place, bar in enumerate(bars):
        x = plot.left + place * slot
        if (len(bars) - 1 - place) % every == 0:
            sheet.centred(sheet.clean(bar.label), _SMALL, x, slot, plot.foot - 11)
        if bar.value and letters.measure(bar.words, _SMALL.size) <= slot:
            sheet.centred(bar.words, _SMALL, x, slot, plot.foot + bar.value * plot.unit + 2)
