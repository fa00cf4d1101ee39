"""Lists that people sign: who can be put on one, and what closing it records."""

from pathlib import Path

import pytest

from db.choices import AssignmentState, Role
from db.commands.approvals import approve_proposal
from db.commands.assistance import deliver_assignment
from db.commands.cases import edit_case
from db.commands.deliveries import (
    change_delivery_lines,
    close_delivery_list,
    edit_delivery_list,
    make_delivery_list,
    number_delivery_list,
)
from db.commands.documents import restore_wording, save_wording, withdraw_number
from db.commands.letters_with_steps import number_list_or_propose
from db.commands.office_settings import change_approval_rules
from db.connection import Database
from db.errors import NotAllowed, NotFound, StaleRecord, ValidationFailed
from db.queries import approvals, assignments, case_details, deliveries, documents
from db.queries.checks import check
from db.records.deliveries import DeliveryDraft, WholeDelivery
from db.records.people import Actor
from tests.db.acts.everyday import Office
from tests.reading import everything

DRAFT = DeliveryDraft("TLD-3089-2021", place="Hội trường KCN Hòa Phú", party="Lê Văn Trao")


@pytest.fixture
def office(database: Database, actors: dict[Role, Actor], tmp_path: Path) -> Office:
    return Office(database, actors, tmp_path)


def made(office: Office, count: int = 3) -> WholeDelivery:
    approved = [office.approved() for _ in range(count)]
    return make_delivery_list(office.database, office.officer, DRAFT, approved)


def refused(office: Office, doing, problem: dict[str, str]) -> None:
    before = everything(office.database)
    with pytest.raises(ValidationFailed) as refusal:
        doing()
    assert refusal.value.problems == problem
    assert everything(office.database) == before


def test_a_list_is_made_of_who_waits(office: Office) -> None:
    for _ in range(3):
        office.approved()
    office.submitted()
    waiting = deliveries.waiting(office.database, "TLD-3089-2021")
    assert len(waiting) == 3
    assert deliveries.waiting(office.database, "TLD-2606-2021") == ()
    ids = [line.assignment_id for line in waiting]
    whole = make_delivery_list(office.database, office.officer, DRAFT, ids)
    assert [line.assignment_id for line in whole.lines] == ids
    assert whole.record.title == whole.record.programme_number
    assert whole.record.total == sum(line.amount for line in waiting)
    assert whole.record.count == 3
    assert deliveries.waiting(office.database) == ()
    assert deliveries.all_lists(office.database) == (whole.record,)
    assert deliveries.one(office.database, whole.record.id[-8:]) == whole


def test_who_may_not_stand_on_a_list(office: Office) -> None:
    d, officer = office.database, office.officer
    whole = made(office, 1)
    listed = whole.lines[0].assignment_id
    for ids, problem in (
        ([], "no_lines"),
        ([office.submitted()], "not_approved"),
        ([listed], "on_open_list"),
    ):
        refused(
            office,
            lambda ids=ids: make_delivery_list(d, officer, DRAFT, ids),
            {"lines": problem},
        )
    other = DeliveryDraft("TLD-2606-2021")
    waiting = [office.approved()]
    refused(
        office,
        lambda: make_delivery_list(d, officer, other, waiting),
        {"lines": "other_programme"},
    )
    for draft, problem in (
        (DeliveryDraft(title="A", deliver_on="31/2/2021"), {"deliver_on": "not_a_day"}),
        (DeliveryDraft(), {"title": "text_missing"}),
        (DeliveryDraft(title="A" * 501), {"title": "too_long"}),
    ):
        refused(
            office,
            lambda draft=draft: make_delivery_list(d, officer, draft, waiting),
            problem,
        )
    with pytest.raises(NotFound):
        make_delivery_list(d, officer, DeliveryDraft("NIRGENDS"), waiting)
    with pytest.raises(NotFound):
        make_delivery_list(d, officer, DRAFT, ["nobody"])


def test_closing_records_who_signed_and_leaves_the_others_approved(office: Office) -> None:
    d = office.database
    whole = made(office)
    first, second, absent = whole.lines
    signed = [first.assignment_id, second.assignment_id]
    closed = close_delivery_list(d, office.officer, whole.record.id, signed, 1)
    assert not closed.record.is_open
    assert closed.record.delivered == 2
    assert [line.is_delivered for line in closed.lines] == [True, True, False]
    done = assignments.one(d, first.assignment_id)
    assert done.state is AssignmentState.DELIVERED
    assert done.amount_delivered == first.amount
    assert whole.record.title in done.receipt
    (left,) = deliveries.waiting(d)
    assert left.assignment_id == absent.assignment_id
    told = [entry.kind for entry in case_details.detail(d, first.case_code).timeline]
    assert told[-1] == "delivered"
    again = make_delivery_list(d, office.officer, DRAFT, [absent.assignment_id])
    assert again.record.is_open
    assert check(d).is_ok


def test_a_closed_list_stays_as_it_was(office: Office) -> None:
    d, officer = office.database, office.officer
    whole = made(office, 1)
    closed = close_delivery_list(d, officer, whole.record.id, [], 1).record
    waiting = [office.approved()]
    for doing in (
        lambda: close_delivery_list(d, officer, closed.id, [], closed.version),
        lambda: edit_delivery_list(d, officer, closed.id, DRAFT, closed.version),
        lambda: change_delivery_lines(d, officer, closed.id, (waiting, []), closed.version),
    ):
        refused(office, doing, {"list": "list_closed"})
    assert deliveries.one(d, closed.id).record == closed


def test_all_of_a_closing_or_nothing(office: Office) -> None:
    d, officer = office.database, office.officer
    whole = made(office)
    ids = [line.assignment_id for line in whole.lines]
    deliver_assignment(d, officer, ids[2])
    refused(
        office,
        lambda: close_delivery_list(d, officer, whole.record.id, ids, 1),
        {"state": "not_approved"},
    )
    refused(
        office,
        lambda: close_delivery_list(d, officer, whole.record.id, ["x"], 1),
        {"lines": "not_on_the_list"},
    )
    later = DeliveryDraft("TLD-3089-2021", deliver_on="1/1/2099")
    saved = edit_delivery_list(d, officer, whole.record.id, later, 1).record
    refused(
        office,
        lambda: close_delivery_list(d, officer, saved.id, ids[:1], saved.version),
        {"deliver_on": "in_the_future"},
    )
    with pytest.raises(NotAllowed):
        close_delivery_list(d, office.operator, saved.id, ids[:1], saved.version)


def test_lines_come_and_go_while_the_list_is_open(office: Office) -> None:
    d, officer = office.database, office.officer
    whole = made(office, 2)
    new, old = office.approved(), whole.lines[0].assignment_id
    changed = change_delivery_lines(d, officer, whole.record.id, ([new], [old]), 1)
    assert [line.assignment_id for line in changed.lines] == [
        whole.lines[1].assignment_id,
        new,
    ]
    assert {line.assignment_id for line in deliveries.waiting(d)} == {old}
    with pytest.raises(StaleRecord):
        change_delivery_lines(d, officer, whole.record.id, ([old], []), 1)
    title = DeliveryDraft(title="Đợt 2", witness="Y Wang Ƀya")
    saved = edit_delivery_list(d, officer, whole.record.id, title, 2).record
    assert (saved.title, saved.witness) == ("Đợt 2", "Y Wang Ƀya")
    assert saved.programme_code == "TLD-3089-2021"


def test_the_record_of_a_list_takes_one_number(office: Office) -> None:
    d, officer = office.database, office.officer
    whole = made(office, 1)
    number = number_delivery_list(d, officer, whole.record.id)
    assert number.startswith("01/BB-")
    assert number_delivery_list(d, officer, whole.record.id) == number
    line = documents.one(d, number)
    withdraw_number(d, officer, line.id, "in sai", line.version)
    assert deliveries.one(d, whole.record.id).record.document_number == ""
    assert number_delivery_list(d, officer, whole.record.id).startswith("02/BB-")
    assert deliveries.one(d, whole.record.id).record.document_number.startswith("02/BB-")
    with pytest.raises(NotAllowed):
        number_delivery_list(d, office.operator, made(office, 1).record.id)


def test_the_number_of_a_record_waits_for_the_second_person(office: Office) -> None:
    d, officer = office.database, office.officer
    change_approval_rules(d, office.actors[Role.ADMINISTRATOR], {"letters": "yes"})
    list_id = made(office, 1).record.id
    refused(
        office,
        lambda: number_delivery_list(d, officer, list_id),
        {"paper": "letter_needs_approval"},
    )
    assert number_list_or_propose(d, officer, list_id) == ""
    assert number_list_or_propose(d, officer, list_id) == ""
    (waiting,) = [one for one in approvals.inbox(d) if one.kind == "letter"]
    approve_proposal(d, office.actors[Role.SUPERVISOR], waiting.id)
    number = deliveries.one(d, list_id).record.document_number
    assert number.startswith("01/BB-")
    assert number_list_or_propose(d, officer, list_id) == number


def test_an_employer_that_must_not_know_stands_on_no_list(office: Office) -> None:
    d = office.database
    whole = made(office, 1)
    assert whole.lines[0].workplace
    code = whole.lines[0].case_code
    version = case_details.detail(d, code).case.version
    edit_case(d, office.officer, code, {"employer_must_not_know": "yes"}, version)
    assert deliveries.one(d, whole.record.id).lines[0].workplace == ""


def test_shipped_words_come_back(office: Office, actors: dict[Role, Actor]) -> None:
    d, admin = office.database, actors[Role.ADMINISTRATOR]
    shipped = documents.shipped_wording("invitation")
    save_wording(d, admin, "invitation", {"subject": "V/v họp {about}"})
    own = {one.paper: one.is_own for one in documents.all_wordings(d)}
    assert own.pop("invitation")
    assert not any(own.values())
    assert restore_wording(d, admin, "invitation") == shipped
    assert documents.wording(d, "invitation") == shipped
    with pytest.raises(NotFound):
        restore_wording(d, admin, "poem")
    with pytest.raises(NotAllowed):
        restore_wording(d, office.officer, "invitation")
