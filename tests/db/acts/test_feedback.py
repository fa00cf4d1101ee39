"""What helped people say, files that are withdrawn, and the history in words."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.choices import Role
from db.commands import cases
from db.commands.attachments import attach_file, withdraw_file
from db.commands.calls import log_call
from db.commands.feedback import record_feedback
from db.commands.information import give_address
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.queries import histories
from db.queries.case_details import detail
from db.records.case_ties import FeedbackDraft
from db.records.people import Actor
from tests import factories
from tests.reading import everything


@pytest.fixture
def officer(actors: dict[Role, Actor]) -> Actor:
    return actors[Role.CASE_OFFICER]


@pytest.fixture
def code(database: Database, officer: Actor) -> str:
    return log_call(database, officer, factories.call()).case_code


def test_feedback_is_kept_apart_from_consent(database: Database, officer: Actor, code: str) -> None:
    draft = FeedbackDraft("5", "10 kg gạo, mì", "30/8/2021", "Cảm ơn công đoàn", "no")
    record_feedback(database, officer, code, draft)
    whole = detail(database, code)
    (said,) = whole.feedback
    assert (said.satisfaction, said.what_received, said.text) == (
        5,
        "10 kg gạo, mì",
        "Cảm ơn công đoàn",
    )
    assert (said.received_on, said.consent_publish) == (date(2021, 8, 30), "no")
    assert (said.person_name, said.recorded_by) == ("Nguyễn Thị Lan", "Phạm Văn Cán")
    entry = next(entry for entry in whole.timeline if entry.kind == "feedback")
    assert entry.text == "Cảm ơn công đoàn" and entry.field("satisfaction") == "5"


@pytest.mark.parametrize(
    ("draft", "problems"),
    [
        (FeedbackDraft(), {"text": "feedback_empty"}),
        (FeedbackDraft("6", text="tốt"), {"satisfaction": "not_one_to_five"}),
        (FeedbackDraft("0"), {"satisfaction": "not_one_to_five"}),
        (FeedbackDraft("4", received_on="31/2/2021"), {"received_on": "not_a_day"}),
        (FeedbackDraft("4", received_on="1/1/2099"), {"received_on": "in_the_future"}),
        (FeedbackDraft("4", consent_publish="maybe"), {"consent_publish": "unknown_code"}),
        (FeedbackDraft("4", person_id="x"), {"person": "person_not_in_case"}),
    ],
)
def test_what_cannot_be_taken(
    database: Database, officer: Actor, code: str, draft: FeedbackDraft, problems: dict[str, str]
) -> None:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        record_feedback(database, officer, code, draft)
    assert refusal.value.problems == problems
    assert everything(database) == before


@given(
    st.builds(
        FeedbackDraft,
        satisfaction=st.text(max_size=3),
        what_received=st.text(max_size=30),
        received_on=st.text(max_size=12),
        text=st.text(max_size=60),
        consent_publish=st.sampled_from(["yes", "no", "unknown", ""]),
    )
)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_wild_feedback_is_taken_or_refused(
    database: Database, officer: Actor, code: str, draft: FeedbackDraft
) -> None:
    count = len(detail(database, code).feedback)
    try:
        record_feedback(database, officer, code, draft)
    except ValidationFailed:
        assert len(detail(database, code).feedback) == count
    else:
        said = detail(database, code).feedback[-1]
        assert said.satisfaction is None or 1 <= said.satisfaction <= 5
        assert said.satisfaction or said.what_received or said.text


def test_a_withdrawn_file_keeps_its_name_and_reason(
    database: Database, officer: Actor, code: str
) -> None:
    kept = attach_file(database, officer, code, "cccd.txt", b"079")
    with pytest.raises(ValidationFailed):
        withdraw_file(database, officer, kept, "  ")
    withdraw_file(database, officer, kept, "Giấy tờ của người khác")
    (file,) = detail(database, code).attachments
    assert file.withdrawn_reason == "Giấy tờ của người khác"
    assert file.withdrawn_by == "Phạm Văn Cán" and file.withdrawn_at is not None
    with pytest.raises(ValidationFailed) as refusal:
        withdraw_file(database, officer, kept, "lần nữa")
    assert refusal.value.problems == {"file": "already_withdrawn"}
    with pytest.raises(NotFound):
        withdraw_file(database, officer, "none", "nhầm")
    # The same file sent again is a new one, not the withdrawn one.
    assert attach_file(database, officer, code, "cccd.txt", b"079") != kept


def test_the_history_names_people_and_values(database: Database, officer: Actor, code: str) -> None:
    cases.edit_case(database, officer, code, {"urgency": "urgent", "people_count": "3"}, 1)
    cases.assign_owner(database, officer, code, "truc")
    give_address(database, officer, code, "UBND phường Tân Lợi")
    newest_first = histories.of_case(database, code)
    assert [entry.act for entry in newest_first] == [
        "give_address",
        "assign_owner",
        "edit_case",
        "log_call",
    ]
    address, owner, edit, _call = newest_first
    assert ("agency", None, "UBND phường Tân Lợi") in address.changes
    assert ("owner", "", "Nguyễn Thị Trực") in owner.changes
    assert set(edit.changes) == {("urgency", "normal", "urgent"), ("people_count", "1", "3")}
    assert edit.by == "Phạm Văn Cán"
