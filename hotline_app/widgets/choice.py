"""What a list under a field offers, and searching it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One thing to pick.

    Attributes:
        key: what is stored.
        words: what is shown and searched.
        note: quiet words at the right, searched too.
    """

    key: str
    words: str
    note: str = ""


Search = Callable[[str], Sequence[Choice]]


def search_choices(choices: Sequence[Choice], fold: Callable[[str], str]) -> Search:
    """Make a search over a list in memory: every word typed begins some word of the choice.

    Args:
        choices: in the order to show them.
        fold: takes tones, marks and capitals away.
    """
    folded = [(choice, fold(f"{choice.words} {choice.note}").split()) for choice in choices]

    def search(text: str) -> list[Choice]:
        wanted = fold(text).split()
        found = [
            (not " ".join(words).startswith(" ".join(wanted)), choice)
            for choice, words in folded
            if all(any(word.startswith(piece) for word in words) for piece in wanted)
        ]
        # What begins with the words as typed comes before what only has them somewhere.
        return [choice for _is_later, choice in sorted(found, key=lambda pair: pair[0])]

    return search
