"""Benefits as typed, as JSON for the journal of unfinished forms."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from db.records.programme_drafts import BenefitDraft, ConditionDraft


def benefits_to_json(benefits: Sequence[BenefitDraft]) -> list[dict[str, Any]]:
    """Plain dicts and lists."""
    return [
        {**asdict(one), "conditions": [asdict(condition) for condition in one.conditions]}
        for one in benefits
    ]


def benefits_from_json(stored: Sequence[dict[str, Any]]) -> tuple[BenefitDraft, ...]:
    """The benefits again."""
    return tuple(
        BenefitDraft(
            **{
                **one,
                "conditions": tuple(ConditionDraft(**condition) for condition in one["conditions"]),
            }
        )
        for one in stored
    )
