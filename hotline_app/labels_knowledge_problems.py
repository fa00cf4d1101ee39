"""Sentences under the fields of programmes, addresses, cards and notices. Source strings only."""

from collections.abc import Mapping
from typing import Final


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

PROBLEMS: Final[Mapping[str, str]] = {
    "amount_missing": tr("Write the amount, or choose a kind without a fixed one."),
    "answer_missing": tr("Write the answer."),
    "benefit_in_use": tr(
        "A benefit that was assigned to a case cannot be taken away. End the programme instead, "
        "or make a new version of it."
    ),
    "code_taken": tr("This code is used already. Choose another."),
    "names_itself": tr("A programme cannot amend or replace itself."),
    "not_a_window": tr(
        "Write two days, for example 01/05/2021 – 31/12/2021; one of them may be left out."
    ),
    "no_longer_offered": tr("This was withdrawn already."),
    "number_missing": tr("Write the number of the decision, for example 3089/QĐ-TLĐ."),
    "question_missing": tr("Write the question."),
    "title_missing": tr("Write the title."),
    "value_missing": tr("Write what the answer is compared with."),
    "who_missing": tr("Write who gets it."),
}
"""Problem code -> sentence; said under any field."""

FIELDS: Final[Mapping[str, str]] = {
    "amends": tr("Amends"),
    "area": tr("Area"),
    "benefits": tr("Benefits"),
    "budget": tr("Budget"),
    "conditions": tr("Conditions"),
    "deadlines": tr("Deadlines"),
    "documents": tr("Papers needed"),
    "eligibility": tr("Whom it takes"),
    "hours": tr("Hours"),
    "is_active": tr("Offered"),
    "issued_on": tr("Issued on"),
    "issuer": tr("Issued by"),
    "number": tr("Programme number"),
    "question": tr("Question"),
    "replaces": tr("Replaces"),
    "scope_area": tr("Area"),
    "source": tr("Source"),
    "source_document": tr("Source document"),
    "takes": tr("Takes"),
    "title": tr("Title"),
}
"""Field of a draft -> what people call it."""
