"""Breaking text into lines that fit, measured with remembered word widths."""

from typing import Final

from exports.fonts import Face

_PER_EM: Final = 1000


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """Break printable `text` into lines no wider than `width` points.

    Lines break at spaces; a word wider than a line breaks between its letters. Blank lines in the
    text stay as empty lines; every character that shows is kept.
    """
    limit = width * _PER_EM / size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        _wrap_paragraph(paragraph, face, limit, lines)
    return lines


def _wrap_paragraph(paragraph: str, face: Face, limit: float, lines: list[str]) -> None:
    space = face.widths[" "]
    word_width = face.word_width
    line: list[str] = []
    used = 0.0
    for word in paragraph.split():
        wide = word_width(word) if len(word) < 60 else face.measure(word, _PER_EM)
        if line and used + space + wide <= limit:
            line.append(word)
            used += space + wide
            continue
        if line:
            lines.append(" ".join(line))
        if wide > limit:
            word, wide = _break_word(word, face, limit, lines)
        line, used = [word], wide
    lines.append(" ".join(line))


def _break_word(word: str, face: Face, limit: float, lines: list[str]) -> tuple[str, float]:
    """Put full lines of an over-long word on `lines`; give what is left and its width."""
    start, used = 0, 0.0
    widths = face.widths
    for position, letter in enumerate(word):
        wide = widths[letter]
        # A mark (width 0) stays with its letter; one letter always fits, however narrow the line.
        if used + wide > limit and position > start:
            lines.append(word[start:position])
            start, used = position, 0.0
        used += wide
    return word[start:], used
