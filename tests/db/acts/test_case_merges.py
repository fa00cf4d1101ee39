"""Two cases become one and two again: nothing is lost on the way, and nothing unsafe is undone."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.choices import CaseStatus, Role
from db.commands import assistance, cases, referrals
from db.commands.attachments import attach_file
from db.commands.calls import log_call
from db.commands.case_links import link_cases, unlink_cases
from db.commands.case_merges import merge_cases, undo_merge
from db.commands.feedback import record_feedback
from db.commands.follow_ups import add_follow_up
from db.commands.information import give_address, tell_policy
from db.commands.notes import add_note
from db.commands.verification import verify_claim
from db.connection import Database
from db.errors import StaleRecord, ValidationFailed
from db.queries import cases as case_questions
from db.queries import histories, merge_previews
from db.queries.case_details import detail
from db.queries.checks import check
from db.records.case_ties import FeedbackDraft, MergeDraft
from db.records.people import Actor
from tests import factories
from tests.reading import everything

TRACE = {"merges", "audit_entries", "case_transitions"}
STAMPS = ("version", "updated_at", "updated_by")


@pytest.fixture
def officer(actors: dict[Role, Actor]) -> Actor:
    return actors[Role.CASE_OFFICER]


@pytest.fixture
def two(database: Database, officer: Actor) -> tuple[str, str]:
    return _two(database, officer)


def _two(database: Database, officer: Actor) -> tuple[str, str]:
    keep = log_call(database, officer, factories.call()).case_code
    other = log_call(
        database,
        officer,
        factories.call(
            name="H'Bia Ê Ban",
            phone="0905 111 222",
            summary="Trẻ nhỏ hết sữa",
            needs=("food", "lodging"),
            employer="",
            urgency="urgent",
        ),
    ).case_code
    return keep, other


DEEDS: dict[str, Callable[[Database, Actor, str, str], object]] = {
    "note": lambda d, a, code, text: add_note(d, a, code, text),
    "verify": lambda d, a, code, _text: verify_claim(d, a, code, factories.verification()),
    "address": lambda d, a, code, text: give_address(d, a, code, "UBND phường Tân Lợi", text),
    "policy": lambda d, a, code, text: tell_policy(d, a, code, "TLD-3089-2021", text),
    "file": lambda d, a, code, text: attach_file(d, a, code, f"{text}.txt", text.encode()),
    "follow_up": lambda d, a, code, _text: add_follow_up(d, a, code, factories.follow_up()),
    "refer": lambda d, a, code, _text: referrals.refer_case(d, a, code, factories.referral()),
    "assign": lambda d, a, code, _text: assistance.assign_benefit(
        d, a, code, factories.assignment()
    ),
    "feedback": lambda d, a, code, text: record_feedback(
        d, a, code, FeedbackDraft("4", "10 kg gạo", "", text)
    ),
    "contact": lambda d, a, code, text: log_call(
        d, a, factories.call(case_code=code, summary=text, name="Người thứ ba")
    ),
    "urgency": lambda d, a, code, _text: cases.edit_case(
        d, a, code, {"urgency": "high", "people_count": "7"}, detail(d, code).case.version
    ),
    "owner": lambda d, a, code, _text: cases.assign_owner(d, a, code, "canbo"),
}


def _do(database: Database, actor: Actor, code: str, deed: str, text: str) -> None:
    try:
        DEEDS[deed](database, actor, code, text)
    except ValidationFailed as refusal:
        assert set(refusal.problems.values()) <= {"already_assigned", "case_is_closed"}


def _rows(database: Database) -> dict[str, Any]:
    """Everything but the trace; the stamps of the two cases belong to it."""
    found = {name: rows for name, rows in everything(database).items() if name not in TRACE}
    columns = [row[0] for row in database.rows("SELECT name FROM pragma_table_info('cases')")]
    kept = ", ".join(column for column in columns if column not in STAMPS)
    found["cases"] = database.rows(f"SELECT {kept} FROM cases ORDER BY number")
    return found


deeds = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(sorted(DEEDS)),
        st.text(
            st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=12
        ).map(lambda text: f"ghi {text}"),
    ),
    max_size=8,
)


@given(deeds=deeds, is_linked=st.booleans(), chosen=st.sampled_from(["", "keep", "other"]))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_merging_and_undoing_leaves_every_row_as_it_was(
    new_office: Callable[[], Database],
    deeds: list[tuple[bool, str, str]],
    is_linked: bool,
    chosen: str,
) -> None:
    from db.queries import users

    database = new_office()
    officer = users.actor(database, "canbo")
    keep, other = _two(database, officer)
    third = log_call(database, officer, factories.call(name="Y Thứ Ba")).case_code
    for is_kept, deed, text in deeds:
        _do(database, officer, keep if is_kept else other, deed, text)
    if is_linked:
        link_cases(database, officer, third, other, "cùng dãy trọ")
        link_cases(database, officer, keep, other)
    before = _rows(database)
    children = {
        name: len(getattr(detail(database, keep), name))
        + len(getattr(detail(database, other), name))
        for name in ("notes", "contacts", "verifications", "attachments", "referrals", "feedback")
    }
    choices = dict.fromkeys(("summary", "urgency", "owner"), chosen)
    merge_cases(database, officer, MergeDraft(keep, other, choices))
    merged = detail(database, keep)
    assert {name: len(getattr(merged, name)) for name in children} == children
    assert {person.full_name for person in merged.people} >= {"Nguyễn Thị Lan", "H'Bia Ê Ban"}
    assert set(merged.case.needs) == {"food", "lodging"}
    assert detail(database, other).case.status is CaseStatus.DUPLICATE
    assert check(database).is_ok
    undo_merge(database, officer, other)
    assert _rows(database) == before
    assert check(database).is_ok
    database.close()


def test_the_trace_stays_on_both(database: Database, officer: Actor, two: tuple[str, str]) -> None:
    keep, other = two
    merge_cases(database, officer, MergeDraft(keep, other))
    gone = detail(database, other)
    assert gone.case.duplicate_of_code == keep
    assert gone.merges[0].kept_code == keep and gone.merges[0].merged_by == "Phạm Văn Cán"
    assert detail(database, keep).merges == gone.merges
    assert [entry.kind for entry in gone.timeline if entry.kind.startswith("merge")] == [
        "merged_away"
    ]
    for code in two:
        assert "merge_cases" in {entry.act for entry in histories.of_case(database, code)}
    undo_merge(database, officer, other)
    assert detail(database, keep).merges[0].undone_by == "Phạm Văn Cán"
    for code in two:
        assert "undo_merge" in {entry.act for entry in histories.of_case(database, code)}


def test_the_preview_says_what_the_act_does(
    database: Database, officer: Actor, two: tuple[str, str]
) -> None:
    keep, other = two
    add_note(database, officer, other, "ghi chú")
    plan = merge_previews.preview(database, keep, other)
    assert plan.moving == {"contacts": 1, "notes": 1, "case_people": 1, "case_needs": 1}
    stays = {one.name: one.stays for one in plan.fields}
    assert stays["urgency"] == "other" and stays["summary"] == "keep"
    assert stays["employer"] == "keep"
    free = {one.name: one.is_free for one in plan.fields}
    assert free["summary"] and not free["employer"]
    merge_cases(database, officer, MergeDraft(keep, other, {"summary": "other"}, plan.versions))
    whole = detail(database, keep).case
    assert (whole.summary, whole.urgency) == ("Trẻ nhỏ hết sữa", "urgent")
    assert whole.employer_name == "Công ty TNHH Cà phê Ngon"


def test_the_merged_case_is_found_by_the_words_of_both(
    database: Database, officer: Actor, two: tuple[str, str]
) -> None:
    keep, other = two
    merge_cases(database, officer, MergeDraft(keep, other))
    found = case_questions.search(database, "H'Bia").rows
    assert {row.code for row in found} == {keep, other}


def _refused(doing: Callable[[], object], database: Database) -> set[str]:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        doing()
    assert everything(database) == before
    return set(refusal.value.problems.values())


def test_what_cannot_be_merged(database: Database, officer: Actor, two: tuple[str, str]) -> None:
    keep, other = two

    def merge(a: str, b: str) -> Callable[[], object]:
        return lambda: merge_cases(database, officer, MergeDraft(a, b))

    assert _refused(merge(keep, keep), database) == {"merged_with_itself"}
    cases.close_case(database, officer, keep, factories.closing())
    assert _refused(merge(keep, other), database) == {"kept_case_is_finished"}
    merge(other, keep)()
    assert _refused(merge(other, keep), database) == {"already_duplicate"}
    assert detail(database, keep).case.outcome == "met"
    undo_merge(database, officer, keep)
    assert detail(database, keep).case.status is CaseStatus.CLOSED
    assert _refused(lambda: undo_merge(database, officer, keep), database) == {"not_merged"}


def test_a_version_that_was_not_seen_is_refused(
    database: Database, officer: Actor, two: tuple[str, str]
) -> None:
    keep, other = two
    plan = merge_previews.preview(database, keep, other)
    cases.edit_case(database, officer, other, {"summary": "Khác rồi"}, plan.versions[1])
    with pytest.raises(StaleRecord):
        merge_cases(database, officer, MergeDraft(keep, other, {}, plan.versions))


def test_a_merged_case_is_not_reopened_behind_the_merge(
    database: Database, officer: Actor, two: tuple[str, str]
) -> None:
    keep, other = two
    merge_cases(database, officer, MergeDraft(keep, other))

    def reopen() -> None:
        cases.reopen_case(database, officer, other, "gọi lại")

    assert _refused(reopen, database) == {"case_is_merged"}


UNSAFE: dict[str, Callable[[Database, Actor, str, str], object]] = {
    "merge_fields_changed": lambda d, a, keep, _other: cases.edit_case(
        d, a, keep, {"urgency": "normal"}, detail(d, keep).case.version
    ),
    "merge_people_used": lambda d, a, keep, other: record_feedback(
        d, a, keep, FeedbackDraft("5", person_id=detail(d, other).people[0].id)
    ),
    "merge_kept_merged": lambda d, a, keep, _other: merge_cases(
        d, a, MergeDraft(log_call(d, a, factories.call(name="Bốn")).case_code, keep)
    ),
}


@pytest.mark.parametrize("reason", sorted(UNSAFE))
def test_an_unsafe_undoing_is_refused_with_its_reason(
    database: Database, officer: Actor, two: tuple[str, str], reason: str
) -> None:
    keep, other = two
    merge_cases(database, officer, MergeDraft(keep, other))
    UNSAFE[reason](database, officer, keep, other)
    assert _refused(lambda: undo_merge(database, officer, other), database) == {reason}


def test_work_done_after_the_merge_stays_with_the_kept_case(
    database: Database, officer: Actor, two: tuple[str, str]
) -> None:
    keep, other = two
    merge_cases(database, officer, MergeDraft(keep, other))
    add_note(database, officer, keep, "sau khi gộp")
    assert undo_merge(database, officer, other) == keep
    assert [note.text for note in detail(database, keep).notes] == ["sau khi gộp"]
    assert not detail(database, other).notes


def test_links_are_shown_on_both_and_taken_away(
    database: Database, officer: Actor, two: tuple[str, str]
) -> None:
    keep, other = two
    link_cases(database, officer, keep, other, "vợ chồng")
    assert [one.code for one in detail(database, keep).linked] == [other]
    assert [(one.code, one.note) for one in detail(database, other).linked] == [(keep, "vợ chồng")]
    again = _refused(lambda: link_cases(database, officer, other, keep), database)
    assert again == {"already_linked"}
    itself = _refused(lambda: link_cases(database, officer, keep, keep), database)
    assert itself == {"linked_with_itself"}
    unlink_cases(database, officer, other, keep)
    assert not detail(database, keep).linked and not detail(database, other).linked
    missing = _refused(lambda: unlink_cases(database, officer, keep, other), database)
    assert missing == {"not_linked"}
