"""Stories of cases and the pictures that may stand in them."""

from datetime import date
from typing import Any, Final

from db.choices import YesNoUnknown
from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.errors import NotFound
from db.records.stories import StoryPictureRecord, StoryRecord, StoryState

MOST: Final = 2_000
_SELECT: Final = (
    "SELECT s.id, c.code, coalesce(p.full_name, ''), s.title, s.text, s.state, "
    "coalesce(s.feedback_id, ''), s.is_about_child, s.consent_person, s.consent_child, "
    "coalesce(w.full_name, ''), s.created_at, coalesce(d.full_name, ''), s.decided_at, "
    "s.decision_comment, s.published_on, s.published_where, s.published_link, s.version, "
    "s.updated_at, coalesce(x.full_name, '') "
    "FROM stories s JOIN cases c ON c.id = s.case_id LEFT JOIN persons p ON p.id = c.person_id "
    "LEFT JOIN users w ON w.id = s.created_by LEFT JOIN users d ON d.id = s.decided_by "
    "LEFT JOIN users x ON x.id = s.updated_by"
)
_PICTURES: Final = (
    "SELECT a.id, a.file_name, {caption}, a.created_at, a.is_of_child, "
    "a.consent_publish = 'yes' AND NOT EXISTS (SELECT 1 FROM attachment_variants v "
    "WHERE v.attachment_id = a.id AND v.kind = 'withdrawn') FROM {tables}"
)


def all_stories(database: Database, most: int = MOST) -> tuple[StoryRecord, ...]:
    """The newest stories of the office, without their pictures."""
    rows = database.rows(f"{_SELECT} ORDER BY s.created_at DESC, s.id DESC LIMIT ?", [most])
    return tuple(_read(row, ()) for row in rows)


def of_case(database: Database, case_id: str) -> tuple[StoryRecord, ...]:
    """The stories of a case, oldest first, with their pictures."""
    rows = database.rows(f"{_SELECT} WHERE s.case_id = ? ORDER BY s.created_at, s.id", [case_id])
    return tuple(_read(row, pictures(database, row[0])) for row in rows)


def one(database: Database, story_id: str) -> StoryRecord:
    """A story with its pictures.

    Raises:
        NotFound: no such story.
    """
    row = database.row(f"{_SELECT} WHERE s.id = ?", [story_id])
    if row is None:
        raise NotFound("story", story_id)
    return _read(row, pictures(database, story_id))


def pictures(database: Database, story_id: str) -> tuple[StoryPictureRecord, ...]:
    """The pictures of a story in their order."""
    tables = "story_pictures sp JOIN attachments a ON a.id = sp.attachment_id"
    sql = _PICTURES.format(caption="sp.caption", tables=tables)
    rows = database.rows(f"{sql} WHERE sp.story_id = ? ORDER BY sp.position, a.id", [story_id])
    return tuple(map(_picture, rows))


def offered_pictures(database: Database, case_code: str) -> tuple[StoryPictureRecord, ...]:
    """The pictures of a case that may be published; its description is the caption."""
    tables = "attachments a JOIN cases c ON c.id = a.case_id"
    sql = _PICTURES.format(caption="a.description", tables=tables)
    rows = database.rows(
        f"{sql} WHERE c.code = ? AND a.media_type LIKE 'image/%' ORDER BY a.created_at, a.id",
        [case_code],
    )
    return tuple(one for one in map(_picture, rows) if one.may_be_shown)


def _picture(row: tuple[Any, ...]) -> StoryPictureRecord:
    return StoryPictureRecord(row[0], row[1], row[2], from_text(row[3]), bool(row[4]), bool(row[5]))


def _read(row: tuple[Any, ...], shown: tuple[StoryPictureRecord, ...]) -> StoryRecord:
    is_withdrawn = row[5] == StoryState.WITHDRAWN
    return StoryRecord(
        id=row[0],
        case_code=row[1],
        person_name=row[2],
        title=row[3],
        text=row[4],
        state=StoryState(row[5]),
        feedback_id=row[6],
        is_about_child=bool(row[7]),
        consent_person=YesNoUnknown(row[8] or YesNoUnknown.UNKNOWN),
        consent_child=YesNoUnknown(row[9] or YesNoUnknown.UNKNOWN),
        written_by=row[10],
        written_at=from_text(row[11]),
        decided_by=row[12],
        decided_at=from_text_or_none(row[13]),
        decision_comment=row[14],
        published_on=date.fromisoformat(row[15]) if row[15] else None,
        published_where=row[16],
        published_link=row[17],
        version=row[18],
        pictures=shown,
        withdrawn_at=from_text(row[19]) if is_withdrawn else None,
        withdrawn_by=row[20] if is_withdrawn else "",
    )
