"""Finding another case from a panel: by code, name, phone or words of the matter."""

from typing import TYPE_CHECKING

from db.queries import cases
from db.records.case_rows import CaseRow
from db.records.cases import CaseDetail
from hotline_app.views.pieces.case_words import short_status
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.picker import PickerSource

if TYPE_CHECKING:
    from db.connection import Database

SUGGESTED = 12
LONGEST_NOTE = 44


def other_cases(database: "Database", detail: CaseDetail) -> PickerSource:
    """Every case but this one, found as the list of cases finds them.

    Before anything is typed the cases of the same phone stand there: most doubles are among them.
    """
    code = detail.case.code

    def search(typed: str) -> list[Choice]:
        wanted = typed.strip()
        rows = cases.first(database, wanted or _phone(detail), SUGGESTED)
        if not wanted and len(rows) <= 1:
            rows = cases.first(database, "", SUGGESTED)
        return [_choice(row) for row in rows if row.code != code]

    def find(key: str) -> Choice | None:
        rows = cases.first(database, key, 2)
        return next((_choice(row) for row in rows if row.code == key), None)

    return PickerSource(search, find)


def _phone(detail: CaseDetail) -> str:
    phones = [phone.e164 for person in detail.people for phone in person.phones if phone.e164]
    return phones[0].replace("+84", "0") if phones else ""


def _choice(row: CaseRow) -> Choice:
    words = " · ".join(part for part in (row.code, row.person_name) if part)
    note = f"{short_status(row.status)} · {row.summary}"
    return Choice(row.code, words, note if len(note) <= LONGEST_NOTE else note[:LONGEST_NOTE] + "…")
