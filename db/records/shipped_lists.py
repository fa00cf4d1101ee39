"""What came with this version and the office does not have yet."""

from dataclasses import dataclass

from db.reference.seeds import AnswerCardSeed, FollowUpTemplateSeed


@dataclass(frozen=True, slots=True)
class MissingLists:
    """What can be taken over.

    Attributes:
        sets: sets of follow-ups.
        cards: answer cards.
        purposes: code of a programme, of its benefit, and of the need that benefit serves.
    """

    sets: tuple[FollowUpTemplateSeed, ...] = ()
    cards: tuple[AnswerCardSeed, ...] = ()
    purposes: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the office has everything."""
        return not (self.sets or self.cards or self.purposes)
