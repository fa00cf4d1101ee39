"""The right side of a record: what happened, and who changed what, as one line of time."""

import tkinter as tk
from collections.abc import Callable, Sequence
from datetime import datetime

from db.records.person_facts import AuditLine
from db.rules import days
from hotline_app.i18n import tr
from hotline_app.labels import act_words
from hotline_app.views.pieces.person_words import change_words
from hotline_app.views.records.record_facts import Fact
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px
from hotline_app.widgets.timeline import Happening, Timeline

STORY, TRAIL = "story", "trail"
LONGEST = 1_000
_HIDDEN = frozenset({"merged"})


class RecordStory(Card):
    """A card with two chips and a timeline.

    Args:
        parent: the page.
        words: of the first chip.
        opened: takes the key of an entry.
        turned: called when the other chip was pressed; the page shows its entries.
    """

    def __init__(
        self,
        parent: tk.Misc,
        words: str,
        opened: Callable[[str], None],
        turned: Callable[[], None],
    ) -> None:
        super().__init__(parent, padding=14)
        choices = [(STORY, words), (TRAIL, tr("Who changed what"))]
        self.chips = Chips(self.body, FieldSpec(""), choices)
        self.chips.value = STORY
        self.chips.pack(fill="x", pady=(0, px(self, 10)))
        self.timeline = Timeline(self.body, opened)
        self.timeline.pack(fill="both", expand=True)
        self.chips.on_change(turned)

    @property
    def is_trail(self) -> bool:
        """Whether the changes are shown."""
        return self.chips.value == TRAIL

    def focus_set(self) -> None:
        """Put the keyboard on the entries."""
        self.timeline.focus_set()


def trail_entries(lines: Sequence[AuditLine], added_at: datetime, added_by: str) -> list[Happening]:
    """The audit trail in words, newest first, down to the day the record was added."""
    added = Happening(
        tr("Added"), days.format_moment(added_at), "", added_by, "plus-lg", "green", "audit:0"
    )
    changed = [
        Happening(
            title=act_words(line.act),
            when=days.format_moment(line.at),
            details="\n".join(
                change_words(name, before[:LONGEST], after[:LONGEST])
                for name, before, after in line.changes
                if name not in _HIDDEN
            ),
            who=line.by,
            icon="pencil-fill",
            tone="grey",
            key=f"audit:{line.number}",
        )
        for line in lines
    ]
    return [*changed, added]


def trail_facts(lines: Sequence[AuditLine], most: int = 20) -> tuple[Fact, ...]:
    """The latest changes as lines of a card."""
    return tuple(
        Fact(
            "",
            " · ".join((act_words(line.act), line.by, days.format_moment(line.at))),
            "\n".join(
                change_words(name, before[:LONGEST], after[:LONGEST])
                for name, before, after in line.changes
            ),
        )
        for line in lines[:most]
    )
