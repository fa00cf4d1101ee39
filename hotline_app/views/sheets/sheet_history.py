"""Who changed what in a record of the knowledge base, at the end of its sheet."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from db.queries import histories
from db.records.case_ties import HistoryEntry
from db.rules import days
from hotline_app.i18n import tr
from hotline_app.labels import act_words, field_words, word
from hotline_app.labels_knowledge import level_words, sureness_words

MOST: Final = 12
LONGEST: Final = 200
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "level": level_words,
    "confidence": sureness_words,
    "is_active": lambda value: word("yes_no_unknown", value),
}
"""Field -> the words of its codes."""
_ENDED: Final = "ended:"


def write_history(page: Any, table: str, record_id: str) -> None:
    """Write the latest changes of a record on the sheet of its page."""
    found = histories.of_record(page.desk.database, table, record_id, MOST)
    if not found:
        return
    page.sheet.heading(tr("Who changed what"))
    for entry in found:
        moment = days.format_moment(entry.at)
        page.sheet.words(" · ".join((act_words(entry.act), entry.by or "—", moment)))
        if entry.changes:
            page.sheet.words(history_words(entry), "Quiet.TLabel")


def history_words(entry: HistoryEntry) -> str:
    """What changed, one field in a line."""
    return "\n".join(_line(*change) for change in entry.changes)


def _line(name: str, before: str | None, after: str) -> str:
    if name.startswith(_ENDED):
        field = tr("End of {code}").format(code=name.removeprefix(_ENDED))
    else:
        field = field_words(name)
    was, now = (_value(name, value or "") for value in (before, after))
    if was and now:
        line = tr("{field}: “{before}” → “{after}”")
        return line.format(field=field, before=was, after=now)
    if now:
        return tr("{field}: {value}").format(field=field, value=now)
    if was:
        return tr("{field}: “{value}” taken out").format(field=field, value=was)
    return tr("{field}: changed").format(field=field)


def _value(name: str, value: str) -> str:
    if value and name in _WORDS:
        return _WORDS[name](value)
    if _DAY.fullmatch(value):
        return days.format_day(date.fromisoformat(value))
    line = " ".join(value.replace("|", ", ").split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
