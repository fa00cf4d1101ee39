"""Papers and deadlines of a programme as lines of text: one line each, quick to type."""

from db.records.programme_drafts import DeadlineDraft, DocumentDraft
from db.rules import days

MARK = "|"


def documents_of(text: str) -> tuple[DocumentDraft, ...]:
    """Read papers: "birth certificate | when there is a child", the part behind "|" optional."""
    found = []
    for line in _lines(text):
        title, _, only_if = line.partition(MARK)
        found.append(DocumentDraft(title.strip(), only_if.strip()))
    return tuple(found)


def lines_of_documents(documents: tuple[DocumentDraft, ...]) -> str:
    """Write papers as `documents_of` reads them."""
    return "\n".join(
        f"{one.title} {MARK} {one.only_if}" if one.only_if else one.title for one in documents
    )


def deadlines_of(text: str) -> tuple[DeadlineDraft, ...]:
    """Read deadlines: "31/12/2021 hand in the papers"; without a day the words alone.

    What begins with a digit and holds a stroke is taken for a day: whether it is one is checked
    when the programme is saved.
    """
    found = []
    for line in _lines(text):
        first, _, rest = line.partition(" ")
        is_day = _is_day(first) or (first[:1].isdigit() and "/" in first)
        found.append(DeadlineDraft(rest.strip(), first) if is_day else DeadlineDraft(line))
    return tuple(found)


def lines_of_deadlines(deadlines: tuple[DeadlineDraft, ...]) -> str:
    """Write deadlines as `deadlines_of` reads them."""
    return "\n".join(f"{one.due_on} {one.title}".strip() for one in deadlines)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _is_day(word: str) -> bool:
    try:
        days.parse_day(word)
    except days.DayError:
        return False
    return "/" in word or "-" in word
