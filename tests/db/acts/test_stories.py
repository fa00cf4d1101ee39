"""Stories: consent asked apart, a second person decides, children need both consents."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.choices import Role
from db.commands import stories
from db.commands.attachments import attach_file, withdraw_file
from db.commands.case_merges import merge_cases, undo_merge
from db.commands.feedback import record_feedback
from db.connection import Database
from db.errors import NotAllowed, NotFound, StaleRecord, ValidationFailed
from db.queries import stories as stored
from db.queries.case_details import detail
from db.queries.checks import check
from db.records.case_ties import FeedbackDraft, MergeDraft
from db.records.people import Actor
from db.records.stories import Publication, StoryState
from tests.db.acts.everyday import Office
from tests.db.acts.everyday_follow_ups import A_PICTURE, STORY

PLACE = Publication("Facebook Công đoàn Đắk Lắk", "https://facebook.com/cddl/1", "")


@pytest.fixture
def office(database: Database, actors: dict[Role, Actor], tmp_path: Path) -> Office:
    return Office(database, actors, tmp_path)


def refused(act, *given) -> dict[str, str]:
    with pytest.raises(ValidationFailed) as failure:
        act(*given)
    return dict(failure.value.problems)


def picture(office: Office, code: str, consent: str = "yes", *, child: bool = False) -> str:
    kept = attach_file(office.database, office.officer, code, "gạo.png", A_PICTURE, "Chị nhận gạo")
    stories.mark_picture(office.database, office.officer, kept, consent, is_of_child=child)
    return kept


def test_from_draft_to_published_and_withdrawn(office: Office) -> None:
    d, officer, supervisor, code = (
        office.database, office.officer, office.supervisor, office.case(),
    )  # fmt: skip
    draft = replace(STORY, pictures=((picture(office, code), "Chị nhận gạo"),))
    story = stories.save_story(d, officer, code, draft)
    assert refused(stories.publish_story, d, officer, story, PLACE, 1) == {
        "story": "story_not_in_this_state"
    }
    now = stories.decide_story(d, supervisor, story, (True, "Hay"), 1)
    assert (now.state, now.decided_by, now.decision_comment) == (
        StoryState.APPROVED, "Lê Thị Phụ", "Hay",
    )  # fmt: skip
    assert refused(stories.save_story, d, officer, code, draft, (story, now.version))
    now = stories.publish_story(d, officer, story, PLACE, now.version)
    assert now.state is StoryState.PUBLISHED
    assert now.published_on is not None
    now = stories.withdraw_story(d, officer, story, "Chị đổi ý", now.version)
    assert (now.state, now.published_where) == (StoryState.WITHDRAWN, PLACE.where)
    (shown,) = detail(d, code).stories
    assert shown.pictures[0].caption == "Chị nhận gạo"
    assert check(d).is_ok


def test_who_wrote_it_does_not_decide(office: Office) -> None:
    d, code = office.database, office.case()
    story = stories.save_story(d, office.supervisor, code, STORY)
    assert refused(stories.decide_story, d, office.supervisor, story, (True, ""), 1) == {
        "story": "own_story"
    }
    with pytest.raises(NotAllowed):
        stories.decide_story(d, office.officer, story, (True, ""), 1)
    # Who changed it is a writer as well.
    stories.save_story(d, office.actors[Role.ADMINISTRATOR], code, STORY, (story, 1))
    admin = office.actors[Role.ADMINISTRATOR]
    assert refused(stories.decide_story, d, admin, story, (True, ""), 2) == {"story": "own_story"}


def test_sent_back_needs_a_reason_and_becomes_a_draft_again(office: Office) -> None:
    d, code = office.database, office.case()
    story = stories.save_story(d, office.officer, code, STORY)
    assert refused(stories.decide_story, d, office.supervisor, story, (False, " "), 1) == {
        "comment": "reason_missing"
    }
    back = stories.decide_story(d, office.supervisor, story, (False, "Viết gọn lại"), 1)
    assert back.state is StoryState.REJECTED
    with pytest.raises(StaleRecord):
        stories.save_story(d, office.officer, code, STORY, (story, 1))
    stories.save_story(d, office.officer, code, STORY, (story, back.version))
    assert stored.one(d, story).state is StoryState.DRAFT


@pytest.mark.parametrize("consent", ["no", "unknown"])
def test_without_the_persons_consent_nothing_is_approved(office: Office, consent: str) -> None:
    d, code = office.database, office.case()
    story = stories.save_story(d, office.officer, code, replace(STORY, consent_person=consent))
    assert refused(stories.decide_story, d, office.supervisor, story, (True, ""), 1) == {
        "consent_person": "publish_consent_missing"
    }


def test_a_child_needs_both_consents(office: Office) -> None:
    d, code = office.database, office.case()
    kept = picture(office, code, child=True)
    with_child = replace(STORY, pictures=((kept, ""),))
    assert refused(stories.save_story, d, office.officer, code, with_child) == {
        "is_about_child": "child_consent_missing"
    }
    for person, child, problems in (
        ("yes", "unknown", {"consent_child"}),
        ("unknown", "yes", {"consent_person"}),
        ("no", "no", {"consent_person", "consent_child"}),
    ):
        draft = replace(with_child, is_about_child=True, consent_person=person, consent_child=child)
        story = stories.save_story(d, office.officer, code, draft)
        found = refused(stories.decide_story, d, office.supervisor, story, (True, ""), 1)
        assert set(found) == problems
    both = replace(with_child, is_about_child=True, consent_child="yes")
    story = stories.save_story(d, office.officer, code, both)
    assert stories.decide_story(d, office.supervisor, story, (True, ""), 1)


def test_what_was_said_in_the_feedback_counts(office: Office) -> None:
    d, code = office.database, office.case()
    said = FeedbackDraft("5", text="Cảm ơn", consent_publish="no")
    feedback = record_feedback(d, office.officer, code, said)
    story = stories.save_story(d, office.officer, code, replace(STORY, feedback_id=feedback))
    assert refused(stories.decide_story, d, office.supervisor, story, (True, ""), 1) == {
        "consent_person": "publish_refused"
    }


@pytest.mark.parametrize("how", ["marked", "withdrawn"])
def test_consent_that_is_gone_stops_the_publication(office: Office, how: str) -> None:
    d, code = office.database, office.case()
    kept = picture(office, code)
    draft = replace(STORY, pictures=((kept, ""),))
    story = stories.save_story(d, office.officer, code, draft)
    now = stories.decide_story(d, office.supervisor, story, (True, ""), 1)
    if how == "marked":
        stories.mark_picture(d, office.officer, kept, "no", is_of_child=False)
    else:
        withdraw_file(d, office.officer, kept, "chị không muốn")
    assert refused(stories.publish_story, d, office.officer, story, PLACE, now.version) == {
        "pictures": "picture_without_consent"
    }
    assert stored.offered_pictures(d, code) == ()


def test_pictures_without_consent_are_refused(office: Office) -> None:
    d, code = office.database, office.case()
    for consent in ("no", "unknown"):
        kept = picture(office, code, consent)
        draft = replace(STORY, pictures=((kept, ""),))
        assert refused(stories.save_story, d, office.officer, code, draft) == {
            "pictures": "picture_without_consent"
        }
    paper = attach_file(d, office.officer, code, "đơn.txt", b"don")
    with pytest.raises(ValidationFailed):
        stories.mark_picture(d, office.officer, paper, "yes", is_of_child=False)
    with pytest.raises(NotFound):
        stories.mark_picture(d, office.officer, "không có", "yes", is_of_child=False)


def test_all_problems_at_once(office: Office) -> None:
    d, code = office.database, office.case()
    empty = replace(STORY, title=" ", text="", consent_person="maybe")
    assert set(refused(stories.save_story, d, office.officer, code, empty)) == {
        "title", "text", "consent_person",
    }  # fmt: skip
    story = stories.save_story(d, office.officer, code, STORY)
    stories.decide_story(d, office.supervisor, story, (True, ""), 1)
    typed = Publication(" ", "facebook", "1/1/2099")
    assert refused(stories.publish_story, d, office.officer, story, typed, 2) == {
        "published_where": "where_missing",
        "published_link": "link_not_plain",
        "published_on": "in_the_future",
    }
    assert refused(stories.withdraw_story, d, office.officer, story, "", 2) == {
        "reason": "reason_missing"
    }


def test_stories_go_with_a_merged_case_and_come_back(office: Office) -> None:
    d, kept, other = office.database, office.case(), office.case(name="Vụ thứ hai")
    story = stories.save_story(d, office.officer, other, STORY)
    merge_cases(d, office.officer, MergeDraft(kept, other))
    assert [one.id for one in detail(d, kept).stories] == [story]
    undo_merge(d, office.officer, other)
    assert [one.id for one in detail(d, other).stories] == [story]
    assert detail(d, kept).stories == ()


def test_the_timeline_tells_of_a_story(office: Office) -> None:
    d, code = office.database, office.case()

    def told() -> list[tuple[str, str, str]]:
        entries = detail(d, code).timeline
        return [(one.kind, one.by, one.text) for one in entries if one.kind.startswith("story_")]

    story = stories.save_story(d, office.officer, code, STORY)
    assert [kind for kind, _, _ in told()] == ["story_written"]
    stories.decide_story(d, office.supervisor, story, (False, "Thiếu ngày nhận"), 1)
    assert told()[-1] == ("story_rejected", "Lê Thị Phụ", "Thiếu ngày nhận")
    stories.save_story(d, office.officer, code, STORY, (story, 2))
    stories.decide_story(d, office.supervisor, story, (True, "Hay"), 3)
    stories.publish_story(d, office.officer, story, Publication("Báo Đắk Lắk"), 4)
    assert told()[1:] == [
        ("story_approved", "Lê Thị Phụ", "Hay"),
        ("story_published", "", ""),
    ]
    assert detail(d, code).timeline[-1].field("where") == "Báo Đắk Lắk"
    stories.withdraw_story(d, office.officer, story, "Chị Lan đổi ý", 5)
    assert told()[1:] == [
        ("story_approved", "Lê Thị Phụ", ""),
        ("story_published", "", ""),
        ("story_withdrawn", "Phạm Văn Cán", "Chị Lan đổi ý"),
    ]
