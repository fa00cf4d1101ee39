"""The top of the window while a case is shown: its code, its person, and where they come from."""

from collections.abc import Sequence

from db.choices import Role
from db.records.cases import CaseDetail
from db.rules import days
from hotline_app.i18n import tr
from hotline_app.views.pieces.case_words import shown_phone
from hotline_app.widgets.page import Heading, PageButton

LONGEST_NAME = 48


def heading_of(detail: CaseDetail, role: Role, buttons: Sequence[PageButton]) -> Heading:
    """Code and person, phone, employer and when the case was received."""
    case, people = detail.case, detail.people
    name = people[0].full_name if people else ""
    phones = [phone.e164 or phone.as_typed for one in people[:1] for phone in one.phones]
    parts = [shown_phone(phones[0], role) if phones else ""]
    parts.append(case.employer_name)
    parts.append(tr("received {moment}").format(moment=days.format_moment(case.opened_at)))
    return Heading(
        f"{case.code} · {_short(name) or tr('No name given')}",
        " · ".join(_short(part) for part in parts if part),
        tuple(buttons),
    )


def _short(words: str) -> str:
    """Leave room for the buttons, whatever somebody typed as a name."""
    return words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME]}…"
