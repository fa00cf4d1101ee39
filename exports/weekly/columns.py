"""Every field the weekly export gives out, named one by one: nothing else leaves.

`key` is the field of the record, and the name in JSON Lines; it is never renamed. `title` is the
head of the column, an English source string.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.records.weeks import WeekReport


def tr(text: str) -> str:
    """Mark `text` for the catalogue; the words are translated when they are shown."""
    return text


@dataclass(frozen=True, slots=True)
class Column:
    """One field: kind is text, long, phone, moment, number, money, yes_no, word, need or channel.

    `subject` names the words of a code (see `exports.words`); `width` is in characters.
    """

    key: str
    title: str
    kind: str = "text"
    width: int = 18
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One list of the report: its file name, the name of its sheet, its rows and columns."""

    name: str
    title: str
    rows: Callable[[WeekReport], Sequence[Any]]
    columns: tuple[Column, ...]


_CASES: Final = (
    Column("code", tr("Case code"), width=17),
    Column("opened_at", tr("Opened"), "moment", 16),
    Column("status", tr("Status"), "word", 14, "status"),
    Column("urgency", tr("Urgency"), "word", 10, "urgency"),
    Column("person_name", tr("Person"), width=18),
    Column("phone", tr("Phone"), "phone", 14),
    Column("employer_name", tr("Employer"), width=19),
    Column("unit_code", tr("Union unit"), "unit", 18),
    Column("needs", tr("Needs"), "needs", 18),
    Column("summary", tr("Summary"), "long", 42),
    Column("owner_name", tr("Handling officer"), width=16),
    Column("due_at", tr("Due"), "moment", 16),
)
_CONTACTS: Final = (
    Column("received_at", tr("Received"), "moment", 16),
    Column("case_code", tr("Case code"), width=17),
    Column("direction", tr("Direction"), "word", 10, "direction"),
    Column("channel", tr("Channel"), "channel", 13),
    Column("matter_kind", tr("Kind of matter"), "word", 14, "matter_kind"),
    Column("non_case_kind", tr("Contact without a matter"), "word", 13, "non_case_kind"),
    Column("person_name", tr("Person"), width=18),
    Column("on_behalf_of", tr("On behalf of"), width=14),
    Column("phone", tr("Phone"), "phone", 14),
    Column("phone_as_typed", tr("Phone as typed"), width=14),
    Column("narrative", tr("What was said"), "long", 48),
    Column("call_back_safe", tr("Safe to call back"), "word", 10, "yes_no_unknown"),
    Column("call_back_note", tr("Calling back"), width=14),
    Column("taken_by", tr("Taken by"), width=15),
    Column("recorded_by", tr("Recorded by"), width=15),
    Column("recorded_at", tr("Recorded"), "moment", 16),
)
_VERIFICATIONS: Final = (
    Column("verified_at", tr("Verified at"), "moment", 17),
    Column("case_code", tr("Case code"), width=18),
    Column("claim", tr("Claim"), "long", 45),
    Column("method", tr("Method"), "word", 24, "verification_method"),
    Column("source", tr("Source"), "long", 30),
    Column("result", tr("Result"), "word", 22, "verification_result"),
    Column("confidence", tr("Confidence"), "word", 18, "confidence"),
    Column("verified_by", tr("Verified by"), width=20),
)
_ASSISTANCE: Final = (
    Column("programme_number", tr("Programme number"), width=18),
    Column("programme_title", tr("Programme"), "long", 45),
    Column("benefit_code", tr("Benefit"), width=20),
    Column("proposed", tr("Proposed"), "number", 11),
    Column("approved", tr("Approved"), "number", 11),
    Column("rejected", tr("Rejected"), "number", 11),
    Column("delivered", tr("Delivered"), "number", 11),
    Column("amount_approved", tr("Amount approved (VND)"), "money", 18),
    Column("amount_delivered", tr("Amount delivered (VND)"), "money", 18),
    Column("is_programme_checked", tr("Checked against the official text"), "yes_no", 18),
)
_UNMET: Final = (
    Column("case_code", tr("Case code"), width=18),
    Column("need", tr("Need"), "need", 28),
    Column("outcome", tr("Outcome"), "word", 18, "outcome"),
    Column("reason", tr("Reason"), "word", 28, "unmet_reason"),
    Column("closed_at", tr("Closed"), "moment", 17),
)

TABLES: Final = (
    Table("cases", tr("Cases"), lambda report: report.cases, _CASES),
    Table("contacts", tr("Contacts"), lambda report: report.contacts, _CONTACTS),
    Table("verifications", tr("Verification"), lambda report: report.verifications, _VERIFICATIONS),
    Table("assistance", tr("Assistance"), lambda report: report.assistance, _ASSISTANCE),
    Table("unmet", tr("Unmet needs"), lambda report: report.unmet, _UNMET),
)
