"""Every panel of a case: what is half-written is on disk within a second and comes back whole."""

import shutil
import time

import pytest

from db.choices import ConditionKind
from db.commands import approvals, assistance, calls, follow_ups, referrals
from db.commands.agencies import add_agency
from db.commands.attachments import attach_file
from db.commands.case_merges import merge_cases
from db.commands.verification import verify_claim
from db.queries import programmes
from db.records.case_ties import MergeDraft
from db.records.offices import AgencyDraft
from hotline_app.drafts import DraftJournal
from hotline_app.views.case.case_actions import ACTIONS, ITEM_PANELS
from hotline_app.views.forms.panel_drafts import CASE_KIND, CASE_OWNER, PanelDrafts, read_field
from hotline_app.widgets.check_rows import CheckRows
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.picker import Picker
from tests import factories
from tests.gui.case_office import Office, Stand

HALF = "viết dở 👩‍🏭"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.database.close()


@pytest.fixture(scope="module")
def items(office):
    """A case with a paper in every state a panel is about; panel key -> id."""
    database, officer, supervisor = office.database, office.officer, office.supervisor
    code = calls.log_call(database, officer, factories.call()).case_code
    submitted, approved = [
        assistance.assign_benefit(
            database, officer, code, factories.assignment(benefit_code=benefit)
        ).id
        for benefit in ("3089-AN", "2606-F0")
    ]
    assistance.submit_assignment(database, officer, submitted)
    assistance.submit_assignment(database, officer, approved)
    assistance.approve_assignment(database, supervisor, approved)
    add_agency(database, office.admin, AgencyDraft("UBND phường Tân Lợi"))
    prepared = referrals.refer_case(database, officer, code, factories.referral())
    sent = referrals.refer_case(database, officer, code, factories.referral())
    referrals.mark_sent(database, officer, sent, "hand", "Ký nhận")
    task = follow_ups.add_follow_up(
        database, officer, code, factories.follow_up(needed_by="31/12/2030")
    )
    check = verify_claim(database, officer, code, factories.verification())
    kept_file = attach_file(database, officer, code, "đơn.txt", b"xin ho tro")
    other = calls.log_call(database, officer, factories.call(summary="Gọi lần hai")).case_code
    merge_cases(database, supervisor, MergeDraft(code, other))
    proposal = approvals.propose_closing(database, officer, code, factories.closing())
    return {
        "code": code,
        "kept_file": kept_file,
        "undo_merge": other,
        "approve": submitted,
        "reject": submitted,
        "deliver": approved,
        "sent": prepared,
        "acknowledge": sent,
        "remind": sent,
        "failure": sent,
        "answer": sent,
        "finish": task,
        "papers": submitted,
        "check_again": check,
        "approve_proposal": proposal,
        "reject_proposal": proposal,
        "take_back": proposal,
    }


@pytest.fixture
def stand(gui, office):
    shutil.rmtree(office.folder / "home", ignore_errors=True)
    stand = Stand(gui, office, office.supervisor)
    yield stand
    stand.close()


def open_panel(gui, stand, items, key):
    stand.desk.events.announce("open_case", code=items["code"])
    gui.settle()
    page = stand.window.page
    page.open_panel(key, items.get(key, ""))
    gui.settle()
    assert page.panel is not None
    return page.panel


def write_half(gui, panel):
    """Change every field that is shown, the last one by keys."""
    for field in panel.fields.values():
        if not field.winfo_manager():
            continue
        if isinstance(field, Chips):
            _press_another(gui, field)
        elif isinstance(field, Picker):
            field.typed = HALF
        elif isinstance(field, CheckRows):
            for key, _words in field.rows[:1]:
                gui.focus(field._boxes[key])
                gui.press("space")
        else:
            field.value = HALF
    return {name: _plain(read_field(field)) for name, field in panel.fields.items()}


def _press_another(gui, field):
    key = next(key for key, _words in reversed(field._choices) if key not in field._on)
    chip = field._chips[key]
    gui.focus(chip)
    gui.press("space")


def _plain(stored):
    return list(stored) if isinstance(stored, tuple) else stored


@pytest.mark.parametrize("key", [*(action.key for action in ACTIONS), *ITEM_PANELS])
def test_a_half_written_panel_comes_back_whole(gui, office, stand, items, key):
    panel = open_panel(gui, stand, items, key)
    began = time.monotonic()
    written = write_half(gui, panel)
    place = panel.draft_place
    if not written:
        return
    folder = stand.desk.paths.drafts

    def on_disk():
        found = DraftJournal(folder).unfinished()
        return any({**record.fields, **written} == record.fields for record in found)

    gui.until(on_disk, "it is on disk")
    assert time.monotonic() - began < 5
    fresh = PanelDrafts(DraftJournal(folder), CASE_KIND, CASE_OWNER)
    assert place[1] in fresh.find(place[0])
    again = Stand(gui, office, office.supervisor)
    other = open_panel(gui, again, items, key)
    assert {name: _plain(read_field(field)) for name, field in other.fields.items()} == written
    again.close()


def test_the_cursor_comes_back_too(gui, office, stand, items):
    panel = open_panel(gui, stand, items, "note")
    gui.focus(panel.fields["text"])
    gui.paste("Chị Lan hẹn gọi lại")
    gui.press("Left", "Left", "Left")
    panel.keep_draft()
    again = Stand(gui, office, office.supervisor)
    other = open_panel(gui, again, items, "note")
    assert gui.root.focus_get() is other.fields["text"].text
    assert other.fields["text"].cursor == len("Chị Lan hẹn gọi ")
    again.close()


def test_a_day_that_is_half_typed_in_the_check_list_comes_back(gui, office, stand, items):
    wanted = next(
        (benefit.code, condition.fact)
        for programme in programmes.all_programmes(office.database)
        for benefit in programme.benefits
        for condition in benefit.conditions
        if condition.kind is ConditionKind.BETWEEN_DATES and condition.fact != "event_on"
    )
    panel = open_panel(gui, stand, items, "support")
    panel.fields["benefit"].value = wanted[0]
    question = panel.check_list._questions.get(wanted[1])
    if not isinstance(question, DateField):
        pytest.skip("no benefit asks for a day")
    question.value = "30/8/20"
    panel.keep_draft()
    again = Stand(gui, office, office.supervisor)
    other = open_panel(gui, again, items, "support")
    assert other.check_list.question(wanted[1]).value == "30/8/20"
    again.close()
