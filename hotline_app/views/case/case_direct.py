"""Acts of a row that need no form: one press is enough."""

from collections.abc import Callable, Mapping
from typing import Final

from db.commands import assistance, case_links
from db.records.cases import CaseDetail
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.case.case_files import open_kept


def _submit(desk: DeskContext, _detail: CaseDetail, item_id: str) -> str:
    assistance.submit_assignment(desk.database, desk.actor, item_id)
    return tr("The support is submitted for decision")


def _open_file(desk: DeskContext, detail: CaseDetail, item_id: str) -> str:
    open_kept(desk, next(one for one in detail.attachments if one.id == item_id))
    return ""


def _open_case(desk: DeskContext, _detail: CaseDetail, item_id: str) -> str:
    """Show another case; its code is the id of the row."""
    desk.events.announce("open_case", code=item_id)
    return ""


def _open_person(desk: DeskContext, _detail: CaseDetail, item_id: str) -> str:
    desk.events.announce("open_person", id=item_id)
    return ""


def _open_story(desk: DeskContext, _detail: CaseDetail, item_id: str) -> str:
    desk.events.announce("open_story", id=item_id)
    return ""


def _unlink(desk: DeskContext, detail: CaseDetail, item_id: str) -> str:
    case_links.unlink_cases(desk.database, desk.actor, detail.case.code, item_id)
    return tr("The link with {code} is taken away").format(code=item_id)


DIRECT_ACTS: Final[Mapping[str, Callable[[DeskContext, CaseDetail, str], str]]] = {
    "submit": _submit,
    "open_file": _open_file,
    "open_case": _open_case,
    "open_person": _open_person,
    "open_story": _open_story,
    "unlink": _unlink,
}
"""Key of a row's button -> the act; it returns the words of what was done, or ""."""
