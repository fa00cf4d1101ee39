"""Acts of a row that need no form: one press is enough."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from db.commands import assistance, referrals
from db.queries import attachments
from db.records.cases import CaseDetail
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.case_paper import documents_folder, open_file

_SAFE_TO_OPEN: Final = ("image/", "audio/", "video/", "text/plain", "application/pdf")


def _submit(desk: DeskContext, _detail: CaseDetail, item_id: str) -> str:
    assistance.submit_assignment(desk.database, desk.actor, item_id)
    return tr("The support is submitted for decision")


def _acknowledge(desk: DeskContext, _detail: CaseDetail, item_id: str) -> str:
    referrals.acknowledge(desk.database, desk.actor, item_id)
    return tr("The body has the referral")


def _open_file(desk: DeskContext, detail: CaseDetail, item_id: str) -> str:
    """Put a kept file beside the papers of its case and open it."""
    kept = next(one for one in detail.attachments if one.id == item_id)
    folder = documents_folder(desk) / detail.case.code
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / Path(kept.file_name).name
    path.write_bytes(attachments.content(desk.database, item_id))
    # A program somebody sent must never start by a press here: its folder is shown instead.
    open_file(path if kept.media_type.startswith(_SAFE_TO_OPEN) else folder)
    return ""


DIRECT_ACTS: Final[Mapping[str, Callable[[DeskContext, CaseDetail, str], str]]] = {
    "submit": _submit,
    "acknowledge": _acknowledge,
    "open_file": _open_file,
}
"""Key of a row's button -> the act; it returns the words of what was done, or ""."""
