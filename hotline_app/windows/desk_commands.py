"""What can be done from anywhere, by name: pages and the commands of the key table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from db.rules import text
from hotline_app.i18n import tr
from hotline_app.widgets.hit_list import HitGroup, HitRow
from hotline_app.windows.keys import KEYS, PAGE_KEYS, shown_key

if TYPE_CHECKING:
    from hotline_app.windows.main_window import MainWindow

# Offered before anything is typed, behind the pages.
_FIRST: Final = frozenset({"undo", "help", "settings", "sign_out"})
_ICONS: Final = {
    "new_contact": "telephone-plus",
    "help": "keyboard",
    "refresh": "arrow-clockwise",
    "appearance": "circle-half",
    "undo": "arrow-counterclockwise",
    "sign_out": "box-arrow-right",
    "settings": "sliders",
}
_USUAL_ICON: Final = "lightning"
# These act on the field with the keyboard or on the search itself.
_LEFT_OUT: Final = frozenset(
    {"everywhere", "escape", "search", "pick_person", "pick_case", "save_and_next"}
)


@dataclass(frozen=True)
class Deed:
    """Something that can be done.

    Attributes:
        words: what it is called, in the language in use.
        key: as it stands on the key sheet, or "".
        icon: name of a Bootstrap icon.
        act: does it.
        is_first: offered before anything is typed.
    """

    words: str
    key: str
    icon: str
    act: Callable[[], object]
    is_first: bool = True

    def row(self) -> HitRow:
        """The deed as an answer of the search."""
        return HitRow(self.icon, self.words, "", self.key, lambda: _call(self.act))


def deeds(window: "MainWindow") -> list[Deed]:
    """Pages first, then the commands that somebody would answer now."""
    found = []
    for number, entry in enumerate(window.pages_in_navigation(), start=1):
        key = shown_key(entry.key) or (f"Ctrl+{number}" if number <= PAGE_KEYS else "")
        go = partial(window.go, entry.key)
        found.append(Deed(entry.words(), key, entry.icon, go))
    names = {deed.words for deed in found}
    for known in KEYS:
        words = known.words()
        if known.command in _LEFT_OUT or words in names or not window.knows(known.command):
            continue
        icon = _ICONS.get(known.command, _USUAL_ICON)
        act = partial(window.do, known.command)
        found.append(Deed(words, known.shown, icon, act, known.command in _FIRST))
        names.add(words)
    return found


def matching(known: Sequence[Deed], typed: str) -> tuple[tuple[HitRow, ...], bool]:
    """The deeds whose words begin with the words typed; the flag says whether one begins so."""
    wanted = text.words(typed)
    if not wanted:
        return (), False
    found = []
    for deed in known:
        words = text.words(deed.words)
        if all(any(word.startswith(piece) for word in words) for piece in wanted):
            begins = " ".join(words).startswith(" ".join(wanted))
            found.append((not begins, deed.row()))
    found.sort(key=lambda pair: pair[0])
    return tuple(row for _, row in found), any(not later for later, _ in found)


def first_group(known: Sequence[Deed]) -> HitGroup:
    """What is offered before anything is typed."""
    rows = tuple(deed.row() for deed in known if deed.is_first)
    return HitGroup(tr("Pages and commands"), rows)


def _call(act: Callable[[], object]) -> None:
    act()
