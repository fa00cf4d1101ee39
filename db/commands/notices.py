"""Notices to every desk: saved with their validity, withdrawn with a reason."""

from datetime import timedelta

from db import audit
from db.commands.stamps import acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.desk import Notice
from db.queries import notices
from db.records.answer_cards import NoticeDraft, NoticeRecord
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.rules import text
from db.rules.days import vietnam_day
from db.rules.validity import read_validity


def save_notice(
    database: Database, actor: Actor, draft: NoticeDraft, notice_id: str = "", seen: int = 0
) -> NoticeRecord:
    """Add a notice, or change the one with `notice_id` if it still has version `seen`.

    Raises:
        ValidationFailed: no title, no text, a day that cannot be read, an end before the beginning.
        NotFound: no such notice.
        StaleRecord: somebody saved a newer version.
    """
    fields = _read(draft)
    with acting(database, actor, "save_notice") as desk:
        changes = dict(fields)
        if notice_id:
            before = notices.one(database, notice_id)
            changes = {
                name: [getattr(before, name), value]
                for name, value in fields.items()
                if getattr(before, name) != value
            }
            update_owned(database, Notice, actor, notice_id, seen, **fields)
        else:
            notice_id = insert_owned(database, Notice, actor, created_at=desk.at, **fields)
        subject = audit.Subject("notices", notice_id)
        audit.record(database, actor, "save_notice", subject, changes)
    return notices.one(database, notice_id)


def withdraw_notice(
    database: Database, actor: Actor, notice_id: str, reason: str, seen: int
) -> NoticeRecord:
    """End a notice yesterday, so that it is shown no more; it stays stored with the reason.

    Raises:
        ValidationFailed: no reason, or it ended already.
        NotFound: no such notice.
        StaleRecord: somebody saved a newer version.
    """
    said = text.clean(reason)
    if not said:
        raise ValidationFailed({"reason": "reason_missing"})
    with acting(database, actor, "withdraw_notice") as desk:
        before = notices.one(database, notice_id)
        today = vietnam_day(desk.now)
        if before.valid_to is not None and before.valid_to < today:
            raise ValidationFailed({"reason": "no_longer_offered"})
        ended_on = today - timedelta(days=1)
        update_owned(database, Notice, actor, notice_id, seen, valid_to=ended_on)
        subject = audit.Subject("notices", notice_id)
        changes = {"reason": said, "valid_to": [before.valid_to, ended_on]}
        audit.record(database, actor, "withdraw_notice", subject, changes)
    return notices.one(database, notice_id)


def _read(draft: NoticeDraft) -> dict[str, object]:
    problems: dict[str, str] = {}
    title, body = text.clean_line(draft.title), text.clean(draft.text)
    if not title:
        problems["title"] = "title_missing"
    if not body:
        problems["text"] = "text_missing"
    valid_from, valid_to = read_validity(draft.valid_from, draft.valid_to, problems)
    if problems:
        raise ValidationFailed(problems)
    return {
        "title": title,
        "text": body,
        "source_document": text.clean_line(draft.source_document),
        "valid_from": valid_from,
        "valid_to": valid_to,
    }
