"""The photo sheet of a story: read, checked and written; for the window and the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

from db import clock
from db.queries import attachments, offices, stories
from db.records.stories import StoryPictureRecord, StoryRecord
from hotline_app.i18n import current_language, tr

if TYPE_CHECKING:
    from db.connection import Database


def consent_words(picture: StoryPictureRecord) -> str:
    """What was agreed to for a picture."""
    if picture.is_of_child:
        return tr("The person, and for the child as well, agreed to its publishing")
    return tr("Its publishing was agreed to")


def write_sheet(
    database: "Database", story_id: str, path: Path, made: tuple[str, int]
) -> tuple[Path, int]:
    """Write the photo sheet of a story.

    Args:
        made: full name of who makes it, and how many pictures stand on a page (2 or 4).

    Returns:
        The file and how many pictures stand in it; those without consent are left out.

    Raises:
        NotFound: no such story.
        ExportRefused: the file cannot be written.
    """
    # The paper libraries cost a third of a second: they are loaded when somebody prints.
    from exports.desk import PaperOptions
    from exports.photo_sheet import Photo, PhotoSheet, write_photo_sheet

    story = stories.one(database, story_id)
    name, per_page = made
    shown = [one for one in story.pictures if one.may_be_shown and _may_show(story, one)]
    photos = tuple(
        Photo(
            attachments.content(database, one.attachment_id),
            one.caption or story.title,
            consent_words(one),
        )
        for one in shown
    )
    letterhead = offices.letterhead(database)
    wish = PhotoSheet(
        letterhead,
        PaperOptions(clock.now(), name),
        story.title,
        tr("Case {code}").format(code=story.case_code),
        photos,
        per_page,
    )
    return write_photo_sheet(wish, (path, tr, current_language())), len(photos)


def _may_show(story: StoryRecord, picture: StoryPictureRecord) -> bool:
    return story.consent_person == "yes" and (
        not picture.is_of_child or story.consent_child == "yes"
    )
