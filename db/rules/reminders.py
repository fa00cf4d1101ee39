"""What comes next for a referral that is not answered: three reminders, then the body above it.

The order of the letters is the office's own custom, no law's. The first may go out on the day
after the answer was due, each later one on the day after the term of the letter before it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class StepKind(StrEnum):
    """What was done about a referral, or happened to it, after it was prepared."""

    ACKNOWLEDGED = "acknowledged"
    REMINDER_1 = "reminder_1"
    REMINDER_2 = "reminder_2"
    REMINDER_3 = "reminder_3"
    ESCALATION = "escalation"
    RETURNED_MAIL = "returned_mail"
    WRONG_ADDRESS = "wrong_address"
    NOBODY_THERE = "nobody_there"
    NOT_COMPETENT = "not_competent"
    OTHER_FAILURE = "other_failure"
    LETTER_WITHDRAWN = "letter_withdrawn"


REMINDERS: Final = (StepKind.REMINDER_1, StepKind.REMINDER_2, StepKind.REMINDER_3)
LETTERS: Final = (*REMINDERS, StepKind.ESCALATION)
"""Steps that send a paper, in their order."""
NOT_DELIVERED: Final = (StepKind.RETURNED_MAIL, StepKind.WRONG_ADDRESS, StepKind.NOBODY_THERE)
"""Failures after which the body does not have the referral: it has to be sent again."""
FAILURES: Final = (*NOT_DELIVERED, StepKind.NOT_COMPETENT, StepKind.OTHER_FAILURE)
NO_ANSWER: Final = "no_answer"
"""What is left after the escalation: to record that no answer came."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next: a kind of `LETTERS` or `NO_ANSWER`, and the first day it may be done."""

    kind: str
    from_on: date

    def is_due(self, today: date) -> bool:
        """Whether it may be done today."""
        return today >= self.from_on


def next_step(
    due_on: date, done: Iterable[tuple[str, date]], term: Callable[[date], date]
) -> NextStep:
    """What comes next for a referral that waits for an answer.

    Args:
        due_on: day the answer is due.
        done: kind and day of its steps, in their order; a sending that failed begins anew.
        term: day of a letter -> last day of the term it gave.
    """
    letters: list[date] = []
    for kind, on in done:
        if kind in NOT_DELIVERED:
            letters.clear()
        elif kind in LETTERS:
            letters.append(on)
    kinds = (*LETTERS, NO_ANSWER)
    last = max(due_on, term(letters[-1])) if letters else due_on
    return NextStep(str(kinds[min(len(letters), len(LETTERS))]), last + timedelta(days=1))
