"""The ledger, papers to tick off, help that may be given twice, households: real keys."""

from dataclasses import replace

import pytest

from db.choices import Role
from db.commands import assistance, calls, households, person_edits, verification
from db.commands.attachments import attach_file
from db.commands.programme_edits import edit_programme
from db.queries import case_details, person_details
from db.queries.programme_drafts import as_draft
from db.rules.ledger import ledger
from tests import factories
from tests.gui.record_desk import RecordDesk, words_in
from tests.gui.test_case_page import act_as, pick, press_row

LONG = "Đang ở khu phong tỏa " * 250


@pytest.fixture
def desk(gui, office):
    desk = RecordDesk(gui, office)
    yield desk
    desk.close()


def new_case(office, name, **fields):
    return calls.log_call(office.database, office.officer, factories.call(name=name, **fields))


def open_case(desk, code):
    page = desk.window.go("case")
    page.open(code)
    desk.gui.settle()
    return page


def stored(office, code):
    return case_details.detail(office.database, code)


class TestLedger:
    def test_a_claim_with_its_proof_and_a_newer_check(self, gui, desk, office):
        code = new_case(office, "Lan").case_code
        for name in ("phong tro.txt", "xac nhan.txt"):
            attach_file(office.database, office.officer, code, name, name.encode())
        page = open_case(desk, code)
        gui.press("Alt-x")
        gui.paste("Đang ở khu phong tỏa")
        gui.press("Tab", "space")
        gui.focus(page.panel.fields["result"])
        gui.press("space")
        gui.focus(page.panel.fields["files"])
        gui.press("Down", "space")
        page.panel.fields["valid_until"].value = "31/12/2099"
        gui.press("Control-s")
        assert page.panel is None
        (check,) = stored(office, code).verifications
        assert [one.file_name for one in check.files] == ["xac nhan.txt"]
        side = words_in(page.side)
        assert "Có căn cứ: 1" in side
        assert "1 tệp" in words_on_rows(page)

        press_row(gui, page, "check_again")
        assert "xac nhan.txt" in words_in(page.panel)
        page.panel.fields["method"].value = "site_visit"
        page.panel.fields["result"].value = "false"
        gui.press("Control-s")
        assert page.panel is None
        checks = stored(office, code).verifications
        (claim,) = ledger(checks, checks[-1].verified_at.date()).claims
        assert (claim.state, len(claim.checks)) == ("false", 2)
        side = words_in(page.side)
        assert "Không đúng: 1" in side
        assert "Có căn cứ" not in side

    def test_a_claim_that_was_checked_before_says_so(self, gui, desk, office):
        code = new_case(office, "Lan").case_code
        draft = factories.verification(valid_until="1/1/2021")
        verification.verify_claim(office.database, office.officer, code, draft)
        page = open_case(desk, code)
        assert "Cần kiểm tra lại: 1" in words_in(page.side)
        gui.press("Alt-x")
        gui.paste("dang o khu PHONG tỏa")
        assert "Cần kiểm tra lại" in page.panel.fields["claim"]._hint[0]
        assert "đính kèm trước" in page.panel.fields["files"]._hint[0]

    def test_all_problems_at_once(self, gui, desk, office):
        code = new_case(office, "Lan").case_code
        made = verification.verify_claim(
            office.database, office.officer, code, factories.verification()
        )
        page = open_case(desk, code)
        page.open_panel("check_again", made)
        page.panel.fields["valid_until"].value = "30/2/2026"
        gui.press("Control-s")
        wrong = {name for name, field in page.panel.fields.items() if field.problem}
        assert wrong == {"method", "result", "valid_until"}
        assert len(stored(office, code).verifications) == 1

    def test_a_claim_of_five_thousand_letters(self, gui, desk, office):
        code = new_case(office, "Lan").case_code
        made = verification.verify_claim(
            office.database, office.officer, code, factories.verification(claim=LONG)
        )
        page = open_case(desk, code)
        page.open_panel("check_again", made)
        gui.settle()
        assert page.panel.winfo_width() < page.winfo_width()
        page.panel.fields["method"].value = "site_visit"
        page.panel.fields["result"].value = "partly"
        gui.press("Control-s")
        assert len(stored(office, code).verifications) == 2


class TestSupport:
    def test_help_given_twice_wants_a_reason(self, gui, desk, office):
        first = new_case(office, "Nguyễn Thị Lan")
        draft = factories.assignment()
        assistance.assign_benefit(office.database, office.officer, first.case_code, draft)
        code = new_case(office, "Trần Văn Bình").case_code
        page = open_case(desk, code)
        gui.press("Alt-h")
        assert not page.panel.fields["double_reason"].winfo_manager()
        gui.press("Tab")
        pick(gui, "3089-AN")
        assert not page.panel.doubles.findings
        gui.press("Tab")
        gui.paste("28/08/2021")
        words = words_in(page.panel.doubles)
        assert "Nguyễn Thị Lan" in words
        assert first.case_code in words
        assert "cùng số điện thoại, cùng chế độ hỗ trợ, cùng sự việc" in words
        gui.press("Control-s")
        assert page.panel.fields["double_reason"].problem
        assert gui.root.focus_get() is page.panel.fields["double_reason"].focus_widget
        assert not stored(office, code).assignments
        gui.paste("Hai người khác nhau, dùng chung điện thoại")
        gui.press("Control-s")
        assert page.panel is None
        (made,) = stored(office, code).assignments
        assert made.double_reason == "Hai người khác nhau, dùng chung điện thoại"
        assert "Có thể hỗ trợ trùng" in words_on_rows(page)
        gui.press("Alt-y")
        happened = page.panel.timeline._entries
        assert any("cùng số điện thoại" in one.details for one in happened)

    def test_the_other_case_opens_and_nothing_typed_is_lost(self, gui, desk, office):
        first = new_case(office, "Nguyễn Thị Lan")
        draft = factories.assignment()
        assistance.assign_benefit(office.database, office.officer, first.case_code, draft)
        code = new_case(office, "Trần Văn Bình").case_code
        page = open_case(desk, code)
        page.open_panel("support")
        page.panel.fields["benefit"].value = "3089-AN"
        page.panel.fields["event_on"].value = "28/08/2021"
        page.panel.fields["double_reason"].value = "Viết dở"
        buttons = [w for w in page.panel.doubles.winfo_children() if w.winfo_class() == "TButton"]
        gui.focus(buttons[0])
        buttons[0].invoke()
        assert desk.cases == [first.case_code]
        page.open(first.case_code)
        page.open(code)
        page.open_panel("support")
        assert page.panel.fields["double_reason"].value == "Viết dở"
        assert page.panel.fields["double_reason"].winfo_manager()

    def test_approval_warns_of_doubles_and_of_the_budget(self, gui, desk, office):
        database, officer, supervisor = office.database, office.officer, office.supervisor
        draft = as_draft(database, "TLD-3089-2021")
        draft = replace(draft, budget="500.000")
        edit_programme(database, supervisor, "TLD-3089-2021", draft, 1)
        both = [new_case(office, name, phone="") for name in ("Y Nam Niê", "H'Hen Niê")]
        for one in both:
            wish = factories.assignment(double_reason="")
            made = assistance.assign_benefit(database, officer, one.case_code, wish)
            assistance.submit_assignment(database, officer, made.id)
        households.join_household(database, officer, both[0].person_id, both[1].person_id)
        page = open_case(desk, both[1].case_code)
        act_as(page, supervisor)
        page.refresh()
        press_row(gui, page, "approve")
        words = words_in(page.panel)
        assert "cùng hộ gia đình" in words
        assert "còn lại: 500.000 đồng" in words
        assert "vượt kinh phí 500.000 đồng" in words
        assert "Giấy tờ còn thiếu" in words
        gui.press("Control-s")
        assert page.panel.fields["comment"].problem
        gui.focus(page.panel.fields["amount"])
        gui.paste("400.000")
        assert "vượt kinh phí" not in words_in(page.panel)
        gui.press("Tab")
        gui.paste("Mỗi người một nơi làm")
        gui.press("Control-s")
        (made,) = stored(office, both[1].case_code).assignments
        assert (made.state, made.amount_approved) == ("approved", 400_000)

    def test_papers_are_ticked_off_by_keys(self, gui, desk, office):
        code = new_case(office, "Lan").case_code
        page = open_case(desk, code)
        page.open_panel("support")
        page.panel.fields["benefit"].value = "23-IV-1T"
        rows = page.panel.papers.rows
        assert len(rows) > 1
        gui.focus(page.panel.papers)
        gui.press("space", "Down", "space", "Up", "space")
        gui.press("Control-s")
        (made,) = stored(office, code).assignments
        assert [title for title, is_here in made.check_list.papers if is_here] == [rows[1][0]]
        assert f"thiếu {len(rows) - 1} giấy tờ" in words_on_rows(page)
        press_row(gui, page, "papers")
        assert page.panel.fields["papers"].value == (rows[1][0],)
        page.panel.fields["papers"].value = [key for key, _words in rows]
        gui.press("Control-s")
        (made,) = stored(office, code).assignments
        assert made.check_list.papers_missing == ()


def words_on_rows(page):
    """What the rows beside the timeline say, wherever there is room for it."""
    sections = page.side._shown_work[0]
    return "\n".join(f"{row.first} {row.second}" for section in sections for row in section.rows)


class TestPeople:
    def test_the_number_of_the_card(self, gui, desk, office):
        one = new_case(office, "Nguyễn Thị Lan").person_id
        page = desk.open("open_person", id=one)
        gui.press("F2")
        gui.focus(page.panel.fields["id_number"])
        gui.paste("0661234567")
        gui.press("Control-s")
        assert "12 chữ số" in page.panel.fields["id_number"].problem
        assert page.panel.fields["id_number"].value == "0661234567"
        page.panel.fields["id_number"].value = "066 123 456 789"
        gui.press("Control-s")
        desk.wait(page)
        assert person_details.facts(office.database, one).id_number == "066123456789"
        assert "066123456789" in words_in(page.facts)

    def test_who_only_reads_sees_its_end(self, gui, office):
        one = new_case(office, "Nguyễn Thị Lan").person_id
        person_edits.edit_person(
            office.database, office.officer, one, {"id_number": "066123456789"}, 1
        )
        actor = replace(office.admin, role=Role.PROVINCIAL_READER)
        desk = RecordDesk(gui, office, actor)
        page = desk.open("open_person", id=one)
        words = words_in(page.facts)
        assert "066123456789" not in words
        assert "••• 789" in words
        desk.close()

    def test_a_household_by_keys(self, gui, desk, office):
        lan = new_case(office, "Nguyễn Thị Lan").person_id
        hen = new_case(office, "H'Hen Niê", phone="0987654321").person_id
        page = desk.open("open_person", id=lan)
        page.open_panel("household")
        gui.press("Control-s")
        assert page.panel.fields["person"].problem
        pick(gui, "hen nie")
        gui.press("Control-s")
        desk.wait(page)
        assert page.panel is None
        (other,) = person_details.facts(office.database, lan).household
        assert other.id == hen
        assert "H'Hen Niê" in words_in(page.facts)
        page._chosen("leave_household", lan)
        desk.wait(page)
        assert person_details.facts(office.database, lan).household == ()
        assert person_details.facts(office.database, hen).household_id == ""


class TestProgrammes:
    def test_what_a_benefit_serves_is_chosen_and_shown(self, gui, desk, office):
        page = desk.go("programmes")
        desk.desk.events.announce("open_programme", code="TLD-3749-2021")
        desk.wait(desk.window.page)
        gui.press("F2")
        page.panel.benefits.choose(2)
        made = page.panel.benefits.fields["purpose"]
        gui.focus(made)
        gui.paste("không có nhu cầu này")
        gui.press("Escape")
        gui.press("Control-s")
        assert made.problem
        made.value = "children"
        gui.press("Control-s")
        desk.wait(page)
        assert page.panel is None
        assert as_draft(office.database, "TLD-3749-2021").benefits[2].purpose == "children"
        assert "Phục vụ nhu cầu" in words_in(page.sheet)

    def test_pairs_stand_on_the_programme_and_lead_to_their_cases(self, gui, desk, office):
        for name in ("Lan", "Hoa"):
            code = new_case(office, name).case_code
            draft = factories.assignment()
            assistance.assign_benefit(office.database, office.officer, code, draft)
        page = desk.go("programmes")
        desk.desk.events.announce("open_programme", code="TLD-3089-2021")
        desk.wait(desk.window.page)
        gui.until(lambda: "doubles" in page.sheet.buttons, "the programme is written out")
        page.sheet.buttons["doubles"].invoke()
        (wanted, title), *_ = desk.lists
        assert len(wanted.case_ids) == 2
        assert "trùng" in title
