"""Files kept with a case: their bytes stay inside the database, one file holds the office.

A picture is shown without what the camera wrote into it (place, owner); the untouched original
is kept apart, because it may have to prove something one day.
"""

import hashlib
import json
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from db import audit, lookups
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.work import Attachment, AttachmentContent, AttachmentVariant
from db.queries.attachments import variant
from db.records.drafts import CallDraft, FileDraft
from db.records.people import Actor
from db.rows import insert, insert_owned
from db.rules import permissions, text

if TYPE_CHECKING:
    from db.picture_files import CleanPicture

LARGEST: Final = 50 * 1024 * 1024
"""Bytes of the largest file that is taken: a phone's long video does not belong in the office."""

ORIGINAL: Final = "original"
THUMBNAIL: Final = "thumbnail"
WITHDRAWN: Final = "withdrawn"
"""Kinds of `attachment_variants`; the content of the last is who withdrew a file, when and why."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was looked at before an act begins: nobody waits for the lock meanwhile.

    Attributes:
        draft: as it came.
        digest: fingerprint of its bytes.
        picture: what is shown of it, where it is a picture.
    """

    draft: FileDraft
    digest: str
    picture: "CleanPicture | None"


def attach_file(
    database: Database,
    actor: Actor,
    case_code: str,
    file_name: str,
    content: bytes,
    description: str = "",
) -> str:
    """Keep a file with a case; the same bytes are kept once per case. Returns its id.

    Raises:
        ValidationFailed: an empty or too large file.
    """
    problem = file_problem(content)
    if problem:
        raise ValidationFailed({"file": problem})
    permissions.require(actor, "attach_file")
    # A large picture takes a second to read: nobody waits for the write lock meanwhile.
    (file,) = read_files([FileDraft(file_name, content, description)])
    with acting(database, actor, "attach_file") as desk:
        case_id, _, _ = lookups.case_key(database, case_code)
        return store_file(desk, case_id, file)


def file_problem(content: bytes) -> str:
    """Code of what stands against keeping these bytes, or ""."""
    if not content:
        return "file_empty"
    return "file_too_large" if len(content) > LARGEST else ""


def problems_of(draft: CallDraft) -> dict[str, str]:
    """Field -> problem code for the files of a contact; only a case can keep files."""
    if draft.attachments and draft.non_case_kind and not draft.case_code:
        return {"attachments": "files_need_a_case"}
    for file in draft.attachments:
        problem = file_problem(file.content)
        if problem:
            return {"attachments": problem}
    return {}


def read_files(files: Sequence[FileDraft]) -> tuple[ReadFile, ...]:
    """Look at files before an act begins; a large picture takes a second."""
    if not files:
        return ()
    # Reading pictures costs a start-up of its own; most contacts bring no file.
    from db.picture_files import clean_picture

    return tuple(
        ReadFile(file, hashlib.sha256(file.content).hexdigest(), clean_picture(file.content))
        for file in files
    )


def store_file(desk: Desk, case_id: str, read: ReadFile) -> str:
    """Keep a file inside an act; the same bytes are kept once per case. Returns its id.

    `sha256` is the fingerprint of the file as it came, also where a cleaned picture is shown.
    """
    file, digest, picture = read.draft, read.digest, read.picture
    name = text.clean_line(PurePath(file.file_name.replace("\\", "/")).name) or "file"
    known = _same_file(desk, case_id, digest)
    if known is not None:
        return known
    shown = picture.content if picture else file.content
    record_id = insert_owned(
        desk.database,
        Attachment,
        desk.actor,
        created_at=desk.at,
        case_id=case_id,
        file_name=name,
        media_type=picture.media_type if picture else _media_type(name),
        size=len(shown),
        sha256=digest,
        description=text.clean(file.description),
    )
    insert(desk.database, AttachmentContent, attachment_id=record_id, content=shown)
    variants = {THUMBNAIL: picture.thumbnail} if picture else {}
    if shown != file.content:
        variants[ORIGINAL] = file.content
    _keep_variants(desk, record_id, variants)
    subject = audit.Subject("attachments", record_id, case_id)
    changes = {"file": name, "sha256": digest}
    audit.record(desk.database, desk.actor, "attach_file", subject, changes)
    return record_id


def _same_file(desk: Desk, case_id: str, digest: str) -> str | None:
    """The file of a case with the same bytes, unless it was withdrawn."""
    known: str | None = desk.database.value(
        "SELECT id FROM attachments a WHERE case_id = ? AND sha256 = ? AND NOT EXISTS "
        "(SELECT 1 FROM attachment_variants v WHERE v.attachment_id = a.id AND v.kind = ?)",
        [case_id, digest, WITHDRAWN],
    )
    return known


def _keep_variants(desk: Desk, attachment_id: str, variants: Mapping[str, bytes]) -> None:
    """Keep what stands beside the content that is shown: the small picture, the original."""
    for kind, content in variants.items():
        row = {"attachment_id": attachment_id, "kind": kind, "content": content}
        insert(desk.database, AttachmentVariant, **row)


def withdraw_file(database: Database, actor: Actor, attachment_id: str, reason: str) -> None:
    """Take a file out of the case: it is not opened or printed any more, its name and reason stay.

    The bytes are kept, so that a file withdrawn by mistake is not lost.

    Raises:
        NotFound: no such file.
        ValidationFailed: no reason, or withdrawn already.
    """
    said = text.clean(reason)
    with acting(database, actor, "withdraw_file") as desk:
        row = database.row(
            "SELECT case_id, file_name FROM attachments WHERE id = ?", [attachment_id]
        )
        if row is None:
            raise NotFound("attachment", attachment_id)
        if not said:
            raise ValidationFailed({"reason": "reason_missing"})
        if variant(database, attachment_id, WITHDRAWN) is not None:
            raise ValidationFailed({"file": "already_withdrawn"})
        told = {"at": desk.at, "by": actor.user_id, "reason": said}
        insert(
            database,
            AttachmentVariant,
            attachment_id=attachment_id,
            kind=WITHDRAWN,
            content=json.dumps(told, ensure_ascii=False).encode(),
        )
        subject = audit.Subject("attachments", attachment_id, row[0])
        audit.record(database, actor, "withdraw_file", subject, {"file": row[1], "reason": said})


def _media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
