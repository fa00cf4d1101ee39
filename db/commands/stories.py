"""Stories: written, decided by a second person, published somewhere, withdrawn when need be.

Consent to be told of is asked apart from consent to be helped; without it nothing goes out.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from db import audit, clock, lookups
from db.choices import YesNoUnknown
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.casework import Story, StoryPicture
from db.models.work import Attachment
from db.queries import stories
from db.records.people import Actor
from db.records.stories import Publication, StoryDraft, StoryRecord, StoryState
from db.rows import insert, insert_owned, update_owned
from db.rules import text
from db.rules.days import DayError, parse_day, vietnam_day

_LINK: Final = re.compile(r"https?://\S+")


def mark_picture(
    database: Database, actor: Actor, attachment_id: str, consent: str, *, is_of_child: bool
) -> None:
    """Say whether a picture may be published, and whether a child can be seen on it.

    Raises:
        NotFound: no such file.
        ValidationFailed: it is no picture, or the answer is none.
    """
    with acting(database, actor, "mark_picture"):
        row = database.row(
            "SELECT case_id, media_type, consent_publish, is_of_child, version, file_name "
            "FROM attachments WHERE id = ?",
            [attachment_id],
        )
        if row is None:
            raise NotFound("attachment", attachment_id)
        if not row[1].startswith("image/"):
            raise ValidationFailed({"file": "not_a_picture"})
        if consent not in set(YesNoUnknown):
            raise ValidationFailed({"consent_publish": "unknown_code"})
        values: dict[str, Any] = {"consent_publish": consent, "is_of_child": is_of_child}
        update_owned(database, Attachment, actor, attachment_id, row[4], **values)
        changes = {
            "file": row[5],
            "consent_publish": [row[2], consent],
            "is_of_child": [bool(row[3]), is_of_child],
        }
        subject = audit.Subject("attachments", attachment_id, row[0])
        audit.record(database, actor, "mark_picture", subject, changes)


def save_story(
    database: Database,
    actor: Actor,
    case_code: str,
    draft: StoryDraft,
    known: tuple[str, int] = ("", 0),
) -> str:
    """Write a story of a case, or change one that is not approved yet; returns its id.

    A story that was sent back is a draft again once it is saved.

    Args:
        known: id and version of the story that is changed.

    Raises:
        ValidationFailed: no title or text, a picture without consent, or it is too far already.
        StaleRecord: somebody saved a newer version.
    """
    story_id, seen = known
    with acting(database, actor, "save_story") as desk:
        case_id, _, code = lookups.case_key(database, case_code)
        problems = _draft_problems(desk, code, draft)
        if problems:
            raise ValidationFailed(problems)
        values = _values(draft)
        if story_id:
            _in_state(database, story_id, (StoryState.DRAFT, StoryState.REJECTED))
            update_owned(database, Story, actor, story_id, seen, **values)
            database.execute("DELETE FROM story_pictures WHERE story_id = ?", [story_id])
        else:
            story_id = insert_owned(
                database, Story, actor, created_at=desk.at, case_id=case_id, **values
            )
        _add_pictures(database, story_id, draft)
        subject = audit.Subject("stories", story_id, case_id)
        changes = {"title": values["title"], "consent_person": draft.consent_person}
        audit.record(database, actor, "save_story", subject, changes)
    return story_id


def _add_pictures(database: Database, story_id: str, draft: StoryDraft) -> None:
    for position, (attachment_id, caption) in enumerate(draft.pictures):
        insert(
            database,
            StoryPicture,
            story_id=story_id,
            attachment_id=attachment_id,
            caption=text.clean(caption),
            position=position,
        )


def decide_story(
    database: Database, actor: Actor, story_id: str, decision: tuple[bool, str], seen: int
) -> StoryRecord:
    """Approve a draft, or send it back with the reason; by somebody who did not write it.

    Args:
        decision: whether it is approved, and the comment.

    Raises:
        NotFound: no such story.
        ValidationFailed: one's own story, consent that is missing, sent back without a reason.
        StaleRecord: somebody saved a newer version.
    """
    is_approved, comment = decision
    with acting(database, actor, "decide_story") as desk:
        story = _in_state(database, story_id, (StoryState.DRAFT,))
        said = text.clean(comment)
        writers = database.row(
            "SELECT created_by, updated_by FROM stories WHERE id = ?", [story_id]
        )
        if actor.user_id in (writers or ()):
            raise ValidationFailed({"story": "own_story"})
        if not is_approved and not said:
            raise ValidationFailed({"comment": "reason_missing"})
        if is_approved:
            _require_consent(database, story)
        state = StoryState.APPROVED if is_approved else StoryState.REJECTED
        changes = {
            "state": state,
            "decided_by": actor.user_id,
            "decided_at": desk.at,
            "decision_comment": said,
        }
        return _go_on(desk, story, seen, changes, "decide_story")


def publish_story(
    database: Database, actor: Actor, story_id: str, typed: Publication, seen: int
) -> StoryRecord:
    """Say where an approved story was published; consent is looked at once more.

    Raises:
        NotFound: no such story.
        ValidationFailed: not approved, consent gone, no place, a link or day that cannot be read.
        StaleRecord: somebody saved a newer version.
    """
    with acting(database, actor, "publish_story") as desk:
        story = _in_state(database, story_id, (StoryState.APPROVED,))
        today, problems = vietnam_day(clock.now()), {}
        where, link = text.clean_line(typed.where), typed.link.strip()
        if not where:
            problems["published_where"] = "where_missing"
        if link and not _LINK.fullmatch(link):
            problems["published_link"] = "link_not_plain"
        day = today
        try:
            day = parse_day(typed.on) if typed.on.strip() else today
        except DayError as error:
            problems["published_on"] = error.code
        if day > today:
            problems["published_on"] = "in_the_future"
        if problems:
            raise ValidationFailed(problems)
        _require_consent(database, story)
        changes = {
            "state": StoryState.PUBLISHED,
            "published_on": day,
            "published_where": where,
            "published_link": link,
        }
        return _go_on(desk, story, seen, changes, "publish_story")


def withdraw_story(
    database: Database, actor: Actor, story_id: str, reason: str, seen: int
) -> StoryRecord:
    """Take a story back, whatever state it is in; where it was published stays written.

    Raises:
        NotFound: no such story.
        ValidationFailed: no reason, or withdrawn already.
        StaleRecord: somebody saved a newer version.
    """
    with acting(database, actor, "withdraw_story") as desk:
        others = tuple(state for state in StoryState if state is not StoryState.WITHDRAWN)
        story = _in_state(database, story_id, others)
        said = text.clean(reason)
        if not said:
            raise ValidationFailed({"reason": "reason_missing"})
        changes = {"state": StoryState.WITHDRAWN, "decision_comment": said}
        return _go_on(desk, story, seen, changes, "withdraw_story")


def _values(draft: StoryDraft) -> dict[str, Any]:
    return {
        "title": text.clean_line(draft.title),
        "text": text.clean(draft.text),
        "feedback_id": draft.feedback_id or None,
        "state": StoryState.DRAFT,
        "is_about_child": draft.is_about_child,
        "consent_person": draft.consent_person,
        "consent_child": draft.consent_child,
    }


def _draft_problems(desk: Desk, code: str, draft: StoryDraft) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not text.clean_line(draft.title):
        problems["title"] = "title_missing"
    if not text.clean(draft.text):
        problems["text"] = "text_missing"
    for name in ("consent_person", "consent_child"):
        if getattr(draft, name) not in set(YesNoUnknown):
            problems[name] = "unknown_code"
    offered = {one.attachment_id: one for one in stories.offered_pictures(desk.database, code)}
    chosen = [attachment_id for attachment_id, _caption in draft.pictures]
    if not offered.keys() >= set(chosen):
        problems["pictures"] = "picture_without_consent"
    elif not draft.is_about_child and any(offered[one].is_of_child for one in chosen):
        problems["is_about_child"] = "child_consent_missing"
    return problems


def _require_consent(database: Database, story: StoryRecord) -> None:
    """Refuse what may not be told: the person, for a child the child too, every picture."""
    problems: dict[str, str] = {}
    if story.consent_person is not YesNoUnknown.YES:
        problems["consent_person"] = "publish_consent_missing"
    elif _was_refused(database, story):
        problems["consent_person"] = "publish_refused"
    has_child = story.is_about_child or any(one.is_of_child for one in story.pictures)
    if has_child and story.consent_child is not YesNoUnknown.YES:
        problems["consent_child"] = "child_consent_missing"
    if not all(one.may_be_shown for one in story.pictures):
        problems["pictures"] = "picture_without_consent"
    if problems:
        raise ValidationFailed(problems)


def _was_refused(database: Database, story: StoryRecord) -> bool:
    """Whether the person said no in the feedback, or withdrew the consent to publish."""
    said = database.value("SELECT consent_publish FROM feedbacks WHERE id = ?", [story.feedback_id])
    newest = database.row(
        "SELECT n.withdrawn_at FROM consents n JOIN cases c ON c.person_id = n.person_id "
        "WHERE c.code = ? AND n.purpose = 'publish' ORDER BY n.given_at DESC, n.id DESC LIMIT 1",
        [story.case_code],
    )
    return said == YesNoUnknown.NO or (newest is not None and newest[0] is not None)


def _in_state(database: Database, story_id: str, states: tuple[StoryState, ...]) -> StoryRecord:
    story = stories.one(database, story_id)
    if story.state not in states:
        raise ValidationFailed({"story": "story_not_in_this_state"})
    return story


def _go_on(
    desk: Desk, story: StoryRecord, seen: int, changes: Mapping[str, Any], act: str
) -> StoryRecord:
    database = desk.database
    update_owned(database, Story, desk.actor, story.id, seen, **changes)
    case_id = database.value("SELECT case_id FROM stories WHERE id = ?", [story.id])
    told = {name: value for name, value in changes.items() if not name.startswith("decided")}
    told["state"] = [story.state, changes["state"]]
    audit.record(database, desk.actor, act, audit.Subject("stories", story.id, case_id), told)
    return stories.one(database, story.id)
