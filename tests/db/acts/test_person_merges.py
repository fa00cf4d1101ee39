"""Two records of one person become one and two again: nothing is lost, nothing is left behind."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from db.commands.assistance import assign_benefit
from db.commands.calls import log_call
from db.commands.person_edits import edit_person, record_consent
from db.commands.person_merges import merge_persons, undo_person_merge
from db.connection import Database
from db.errors import HotlineError, NotFound, StaleRecord, ValidationFailed
from db.queries import cases, people, people_lists, person_details, person_twins, users
from db.queries.checks import check
from db.record_moves import PERSON_REFERENCES
from db.records.people import Actor
from db.records.person_facts import ConsentDraft, PhoneDraft
from db.rows import table_of
from db.search import index
from tests import factories
from tests.reading import everything

TABLES = (*(one.table for one in PERSON_REFERENCES), "persons", "case_search", "case_phones")
STAMPS = ("version", "updated_at", "updated_by")


def rows(database: Database) -> dict[str, list[object]]:
    """Everything about people, without the stamps that every act leaves."""
    whole = everything(database)
    found: dict[str, list[object]] = {}
    for table in TABLES:
        columns = [row[1] for row in database.rows(f"PRAGMA table_info({table})")]
        stamped = [place for place, name in enumerate(columns) if name in STAMPS]
        found[table] = [
            tuple(value for place, value in enumerate(row) if place not in stamped)
            if table != "case_search"
            else row
            for row in whole[table]
        ]
    return found


class Desk(RuleBasedStateMachine):
    """People call, are changed, merged and parted again, in any order."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database
        self.actor = users.actor(database)
        self.people: list[str] = []
        self.codes: list[str] = []

    @rule(
        name=st.sampled_from(["Lan", "Nguyễn Thị Lan", "H'Hen Niê", ""]),
        phone=st.sampled_from(["0912345678", "0905111222", ""]),
        alert=st.sampled_from(["", "Sau 17 giờ", "Chủ không được biết"]),
    )
    def call(self, name: str, phone: str, alert: str) -> None:
        draft = factories.call(name=name, phone=phone, alert=alert, consent_method="spoken")
        logged = log_call(self.database, self.actor, draft)
        self.codes.append(logged.case_code)
        if logged.person_id and logged.person_id not in self.people:
            self.people.append(logged.person_id)

    @precondition(lambda self: self.people)
    @rule(data=st.data())
    def join_a_case(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(self.people))
        code = data.draw(st.sampled_from(self.codes))
        draft = factories.call(case_code=code, person_id=self._now(person), phone="0977000111")
        log_call(self.database, self.actor, draft)

    @precondition(lambda self: self.people)
    @rule(data=st.data(), zalo=st.sampled_from(["", "lan"]), year=st.sampled_from(["", "1990"]))
    def edit(self, data: st.DataObject, zalo: str, year: str) -> None:
        person = self._now(data.draw(st.sampled_from(self.people)))
        version = person_details.facts(self.database, person).version
        phones = [PhoneDraft("0912345678"), PhoneDraft("113", "x")]
        changes = {"zalo": zalo, "birth": year}
        edit_person(self.database, self.actor, person, changes, version, phones)
        record_consent(self.database, self.actor, person, ConsentDraft("share", "spoken"))

    @precondition(lambda self: self.codes)
    @rule(data=st.data())
    def propose(self, data: st.DataObject) -> None:
        code = data.draw(st.sampled_from(self.codes))
        try:
            assign_benefit(self.database, self.actor, code, factories.assignment())
        except HotlineError as refusal:
            assert refusal.code == "validation_failed"

    @precondition(lambda self: len(self.people) > 1)
    @rule(data=st.data(), is_undone=st.booleans())
    def merge(self, data: st.DataObject, is_undone: bool) -> None:
        kept, merged = (self._now(data.draw(st.sampled_from(self.people))) for _ in "12")
        if kept == merged:
            return
        take = data.draw(st.lists(st.sampled_from(["full_name", "birth", "alert", "zalo"])))
        before = rows(self.database)
        merge_id = merge_persons(self.database, self.actor, kept, merged, take)
        for reference in PERSON_REFERENCES:
            table, column = reference.table, reference.column
            question = f"SELECT count(*) FROM {table} WHERE {column} = ?"
            assert self.database.value(question, [merged]) == 0
        assert merged not in {row.id for row in people_lists.search(self.database, "", 1000)}
        assert index.differences(self.database) == ()
        if is_undone:
            undo_person_merge(self.database, self.actor, merge_id)
            assert rows(self.database) == before

    def _now(self, person: str) -> str:
        return person_details.resolve(self.database, person)

    def teardown(self) -> None:
        open_merges = self.database.rows(
            "SELECT id FROM merges WHERE undone_at IS NULL ORDER BY created_at DESC, id DESC"
        )
        for (merge_id,) in open_merges:
            undo_person_merge(self.database, self.actor, merge_id)
        assert index.differences(self.database) == ()
        assert check(self.database).is_ok


def test_merging_and_undoing_in_any_order(new_office) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        lambda: Desk(new_office()),
        settings=settings(max_examples=15, stateful_step_count=12, deadline=None),
    )


@pytest.fixture
def two(database: Database, actor: Actor) -> tuple[str, str]:
    one = log_call(database, actor, factories.call(alert="Sau 17 giờ"))
    other = factories.call(name="Lan", phone="0912345678, 0905111222", alert="Gọi mẹ", sex="female")
    return one.person_id, log_call(database, actor, other).person_id


def test_everything_stands_with_the_one_that_stays(
    database: Database, actor: Actor, two: tuple[str, str]
) -> None:
    kept, merged = two
    merge_id = merge_persons(database, actor, kept, merged)
    facts = person_details.facts(database, kept)
    assert facts.full_name == "Nguyễn Thị Lan"
    assert facts.sex == "female"
    assert facts.alert == "Sau 17 giờ\nGọi mẹ"
    assert [phone.e164 for phone in facts.phones] == ["+84912345678", "+84905111222"]
    assert len(facts.cases) == len(facts.contacts) == 2
    assert facts.merged == ((merged, "Lan", merge_id),)
    assert person_details.facts(database, merged).merged_into == kept
    assert person_details.resolve(database, merged) == kept
    [caller] = people.caller_history(database, "+84912345678").callers
    assert (caller.person.id, len(caller.cases)) == (kept, 2)
    assert cases.search(database, "nguyen thi lan").total == 2


def test_the_preview_says_what_the_merge_does(
    database: Database, actor: Actor, two: tuple[str, str]
) -> None:
    kept, merged = two
    shown = person_twins.preview(database, kept, merged)
    assert {field.name: (field.kept, field.merged) for field in shown.fields if field.merged} == {
        "full_name": ("Nguyễn Thị Lan", "Lan"),
        "sex": ("", "female"),
        "language": ("vi", "vi"),
        "alert": ("Sau 17 giờ", "Gọi mẹ"),
    }
    assert [field.name for field in shown.fields if field.is_conflict] == ["full_name", "alert"]
    assert (shown.moving["cases"], shown.moving["person_phones"]) == (1, 1)
    assert shown.twice["person_phones"] == 1
    merge_persons(database, actor, kept, merged, ["full_name", "alert"])
    facts = person_details.facts(database, kept)
    assert (facts.full_name, facts.sort_name, facts.alert) == ("Lan", "Lan", "Gọi mẹ")


def test_merges_that_cannot_be(database: Database, actor: Actor, two: tuple[str, str]) -> None:
    kept, merged = two
    third = log_call(database, actor, factories.call(name="Mai")).person_id
    for names, code in (((kept, kept), "merge_with_itself"),):
        with pytest.raises(ValidationFailed) as refusal:
            merge_persons(database, actor, *names)
        assert refusal.value.problems == {"person": code}
    with pytest.raises(ValidationFailed):
        merge_persons(database, actor, kept, merged, ["nonsense"])
    with pytest.raises(NotFound):
        merge_persons(database, actor, kept, "nobody")
    with pytest.raises(StaleRecord):
        merge_persons(database, actor, kept, merged, (), (7, 1))
    first = merge_persons(database, actor, kept, merged, (), (1, 1))
    with pytest.raises(ValidationFailed) as refusal:
        merge_persons(database, actor, third, merged)
    assert refusal.value.problems == {"person": "merged_already"}
    second = merge_persons(database, actor, third, kept)
    log_call(database, actor, factories.call(person_id=merged, summary="Từ một trang cũ"))
    assert len(person_details.facts(database, third).cases) == 4
    with pytest.raises(ValidationFailed):
        undo_person_merge(database, actor, first)
    undo_person_merge(database, actor, second)
    undo_person_merge(database, actor, first)
    with pytest.raises(ValidationFailed) as refusal:
        undo_person_merge(database, actor, first)
    assert refusal.value.problems == {"merge": "already_done"}
    with pytest.raises(NotFound):
        undo_person_merge(database, actor, "nothing")


def test_what_was_done_since_stays(database: Database, actor: Actor, two: tuple[str, str]) -> None:
    kept, merged = two
    merge_id = merge_persons(database, actor, kept, merged)
    log_call(database, actor, factories.call(person_id=kept, summary="Gọi sau khi gộp"))
    version = person_details.facts(database, kept).version
    edit_person(database, actor, kept, {"sex": "male"}, version)
    undo_person_merge(database, actor, merge_id)
    facts = person_details.facts(database, kept)
    assert (facts.sex, facts.alert, len(facts.cases)) == ("male", "Sau 17 giờ", 2)
    assert len(person_details.facts(database, merged).cases) == 1


def test_twins_are_named_with_their_reasons(database: Database, actor: Actor) -> None:
    lan = log_call(database, actor, factories.call(birth_year="1990")).person_id
    short = log_call(database, actor, factories.call(name="Thi Lan", birth_year="1991")).person_id
    same = factories.call(phone="0905111222", name="NGUYEN THI LAN", birth_year="1990")
    away = log_call(database, actor, same).person_id
    log_call(database, actor, factories.call(name="Y Blô"))  # the same number, another person
    log_call(database, actor, factories.call(phone="0977000111", employer=""))  # only the name
    found = person_twins.twins(database, lan)
    assert [(twin.id, twin.reasons, twin.against) for twin in found] == [
        (away, ("same_name", "same_birth_year", "same_workplace"), ()),
        (short, ("same_phone", "like_name", "same_workplace"), ("other_birth_year",)),
    ]
    listed = people_lists.rows(database, people_lists.likely_twins(database).places)
    assert {row.id for row in listed} == {lan, short}
    merge_persons(database, actor, lan, away)
    assert [twin.id for twin in person_twins.twins(database, lan)] == [short]


def test_what_is_said_about_a_shared_number_is_kept(database: Database, actor: Actor) -> None:
    one = log_call(database, actor, factories.call()).person_id
    other = log_call(database, actor, factories.call(name="Lan")).person_id
    for person, note in ((one, "của chồng"), (other, "sau 17 giờ")):
        edit_person(database, actor, person, {}, 1, [PhoneDraft("0912345678", note)])
    before = rows(database)
    merge_id = merge_persons(database, actor, one, other)
    [phone] = person_details.facts(database, one).phones
    assert phone.note == "của chồng; sau 17 giờ"
    undo_person_merge(database, actor, merge_id)
    assert rows(database) == before


def test_no_table_that_names_a_person_is_forgotten() -> None:
    from db.models import assistance, base, bonds, people
    from db.models import cases as case_tables

    naming = {
        table_of(model)
        for module in (assistance, bonds, people, case_tables)
        for model in vars(module).values()
        if isinstance(model, type)
        and issubclass(model, base.Row)
        and "person_id" in getattr(model, "_meta", base.Row._meta).columns
    }
    assert naming | {"persons"} == {reference.table for reference in PERSON_REFERENCES}
