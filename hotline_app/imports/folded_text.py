"""A text without tones and capitals beside the original, so that what is found can be shown."""

import unicodedata
from functools import lru_cache

from db.rules.text import fold


class FoldedText:
    """Folded letters, each with its place in the original.

    Line ends stay line ends and every other white space is one space wide, so that patterns may
    count on lines and words.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        letters: list[str] = []
        places: list[int] = []
        for place, character in enumerate(original):
            for letter in _folded(character):
                letters.append(letter)
                places.append(place)
        self.text = "".join(letters)
        self._places = places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the original for a span of the folded text; blank ends are cut off."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            at = self._places[start] if start < len(self._places) else len(self.original)
            return at, at
        last = self._places[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return self._places[start], last

    def folded_place(self, place: int) -> int:
        """Give the first place of the folded text that stands at or behind one of the original."""
        low, high = 0, len(self._places)
        while low < high:
            middle = (low + high) // 2
            if self._places[middle] < place:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character in "\n\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if character.isspace():
        return " "
    # One letter may become several; none may become blank, or words would fall apart.
    return fold(character).replace(" ", "")
