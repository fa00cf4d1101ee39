"""The list of people and the page of one: real keys, a real office."""

import pytest

from db.commands import calls, person_edits, person_merges
from db.queries import person_details
from db.records.drafts import CallDraft
from db.records.person_facts import PhoneDraft
from tests.gui.case_office import Office
from tests.gui.record_desk import RecordDesk, words_in

MANY = 1_200
LONG = "Nguyễn " * 800


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("crowd"))
    office.fill(MANY)
    yield office
    office.database.close()


@pytest.fixture
def desk(gui, office):
    desk = RecordDesk(gui, office)
    yield desk
    desk.close()


def call(office, **fields):
    draft = CallDraft(
        **{
            "phone": "0912345678",
            "name": "Nguyễn Thị Lan",
            "summary": "Hết gạo",
            "needs": ("food",),
            **fields,
        }
    )
    return calls.log_call(office.database, office.admin, draft).person_id


@pytest.fixture
def page(desk, office):
    return desk.open("open_person", id=call(office))


def facts(desk, page):
    return person_details.facts(desk.database, page.record_id)


class TestList:
    @pytest.fixture
    def page(self, gui, crowd):
        desk = RecordDesk(gui, crowd)
        yield desk.go("people")
        desk.close()

    def test_everybody_by_given_name(self, gui, page):
        assert page.table.total == MANY
        assert page.heading().about.startswith("1.200 người")
        names = [page.table.record(place).full_name for place in range(0, MANY, 60)]
        given = [name.split()[-1] for name in names if not name.startswith(("H'", "Y "))]
        order = ["Bia", "Hà", "Hạnh", "Linh", "Long", "Nam", "Nga", "Ngân", "Trang", "Tú", "Tuấn"]
        places = [order.index(word) for word in given if word in order]
        assert places == sorted(places)
        assert gui.root.focus_get() is page.table.canvas

    def test_search_while_typing_without_tones(self, gui, page):
        gui.press("Control-f")
        gui.type("hanh")
        gui.until(lambda: not page.tasks.is_busy)
        found = [page.table.record(place) for place in range(page.table.total)]
        assert found
        assert all("Hạnh" in row.full_name for row in found)
        gui.press("Escape")
        assert gui.root.focus_get() is page.table.canvas

    def test_the_end_of_a_phone(self, gui, page):
        gui.press("slash")
        gui.paste("0001 117")
        gui.until(lambda: not page.tasks.is_busy)
        assert [row.phone for row in (page.table.record(0),)] == ["+84910001117"]
        assert page.table.total == 1

    def test_nothing_found_says_so(self, gui, page):
        gui.press("slash")
        gui.paste("xyzzy")
        gui.until(lambda: not page.tasks.is_busy)
        assert page.nothing.winfo_ismapped()
        assert page.nothing.cget("text")

    def test_phones_are_masked(self, page):
        column = next(column for column in page.table.columns if column.key == "phone")
        assert column.cell(page.table.record(0)).first[5:8] == "•••"


def test_an_empty_office(gui, desk):
    page = desk.go("people")
    assert page.table.total == 0
    assert page.nothing.winfo_ismapped()
    gui.press("Return", "Down", "End")
    page.chips.value = "twins"
    desk.wait(page)
    assert page.nothing.cget("text")
    empty = desk.go("person")
    assert empty.heading().title
    gui.press("F2", "Control-s", "Escape")
    assert desk.window.front == "people"


def test_enter_opens_the_person_and_escape_goes_back(gui, desk, office):
    person = call(office)
    page = desk.go("people")
    gui.press("Return")
    assert desk.window.front == "person"
    assert desk.window.page.record_id == person
    gui.press("Escape")
    assert desk.window.front == "people"
    assert page.table.current.id == person


def test_contacts_and_cases_open(gui, desk, page):
    assert "Hết gạo" in page.story.timeline._entries[0].details
    gui.focus(page.story.timeline.canvas)
    gui.press("Return")
    assert desk.cases == [page.record.cases[0].code]
    page.facts.buttons["cases"].invoke()
    assert desk.lists[0][0].person_id == page.record_id


def test_a_case_leads_to_its_person(gui, desk, page):
    person, code = page.record_id, page.record.cases[0].code
    case = desk.window.go("case")
    case.open(code)
    gui.settle()
    case.side.buttons[f"open_person:{person}"].invoke()
    assert desk.window.front == "person"
    assert desk.window.page.record_id == person


def test_the_facts_are_changed_by_keys_alone(gui, desk, page):
    gui.press("F2")
    panel = page.panel
    assert gui.root.focus_get() is panel.fields["full_name"].entry
    gui.press("End")
    gui.type("x")
    assert "Lanx" in panel.fields["sort_name"]._hint[0]
    gui.focus(panel.fields["birth"])
    gui.paste("12/3/1990")
    gui.focus(panel.fields["alert"])
    gui.paste("Không gọi trước 17:00")
    gui.focus(panel.phones.rows[0][1].entry)
    gui.paste("của chồng")
    gui.press("Return")
    gui.paste("0905111222")
    gui.press("Control-s")
    desk.wait(page)
    assert page.panel is None
    shown = facts(desk, page)
    assert shown.full_name == "Nguyễn Thị Lanx"
    assert str(shown.birth_on) == "1990-03-12"
    assert [(one.e164, one.note) for one in shown.phones] == [
        ("+84912345678", "của chồng"),
        ("+84905111222", ""),
    ]
    words = words_in(page.facts)
    assert "⚠ Không gọi trước 17:00" in words
    assert "12/03/1990" in words
    page.story.chips.value = "trail"
    desk.wait(page)
    trail = page.story.timeline._entries
    assert "“Nguyễn Thị Lan” → “Nguyễn Thị Lanx”" in trail[0].details
    assert "0905 111 222" in trail[0].details


def test_problems_stand_under_the_fields_and_nothing_is_lost(gui, desk, page):
    gui.press("F2")
    panel = page.panel
    panel.fields["birth"].value = "mùa lúa"
    panel.phones.value = [["0912345678", ""], ["09", "sai"]]
    panel.fields["unit"].typed = "Sao Hỏa"
    gui.press("Control-s")
    assert panel.fields["birth"].problem
    assert panel.fields["unit"].problem
    assert panel.phones.rows[1][0].problem
    assert panel.fields["birth"].value == "mùa lúa"
    panel.fields["birth"].value = "1990"
    panel.fields["unit"].value = "BMT"
    gui.press("Control-s")
    assert panel.phones.rows[1][0].problem
    assert panel.phones.problem
    panel.phones.rows[1][0].value = "0905111222"
    gui.press("Control-s")
    assert page.panel is None
    assert facts(desk, page).unit_code == "BMT"


def test_two_edits_stand_side_by_side(gui, desk, page, office):
    gui.press("F2")
    panel = page.panel
    panel.fields["address"].value = "Hẻm 12"
    panel.fields["zalo"].value = "của tôi"
    changes = {"address": "Hẻm 99", "occupation": "May"}
    person_edits.edit_person(desk.database, office.officer, page.record_id, changes, 1)
    gui.press("Control-s")
    assert page.panel is panel
    beside = words_in(panel._beside)
    assert "Hẻm 99" in beside
    assert "Hẻm 12" in beside
    assert panel.fields["address"].value == "Hẻm 12"
    assert panel.fields["occupation"].value == "May"
    take = [one for one in panel._beside.winfo_children() if one.winfo_class() == "TButton"]
    take[0].invoke()
    assert panel.fields["address"].value == "Hẻm 99"
    gui.press("Control-s")
    assert page.panel is None
    shown = facts(desk, page)
    assert (shown.address, shown.occupation, shown.zalo) == ("Hẻm 99", "May", "của tôi")


def test_half_written_panels_survive(gui, desk, page, office):
    gui.press("F2")
    page.panel.fields["address"].value = "Viết dở"
    page.panel.phones.value = [["0912345678", "ghi chú dở"]]
    gui.press("Escape")
    assert page.panel is None
    assert "•" in page.facts.buttons["edit"].cget("text")
    desk.close()
    again = RecordDesk(gui, office)
    shown = again.open("open_person", id=page.record_id)
    assert "•" in shown.facts.buttons["edit"].cget("text")
    gui.press("F2")
    assert shown.panel.fields["address"].value == "Viết dở"
    assert shown.panel.phones.value == [["0912345678", "ghi chú dở"]]
    again.close()


def test_consent_is_recorded_and_withdrawn(gui, desk, page):
    page.facts.buttons["consent"].invoke()
    gui.press("Control-s")
    assert page.panel.fields["purpose"].problem
    assert page.panel.fields["method"].problem
    gui.press("Right", "space")
    page.panel.fields["method"].value = "written"
    page.panel.fields["given_at"].value = "hôm kia"
    gui.press("Control-s")
    assert page.panel.fields["given_at"].problem
    page.panel.fields["given_at"].value = ""
    gui.press("Control-s")
    desk.wait(page)
    [consent] = facts(desk, page).consents
    assert (consent.purpose, consent.method) == ("share", "written")
    page.facts.buttons[f"withdraw:{consent.id}"].invoke()
    gui.press("Control-s")
    desk.wait(page)
    assert facts(desk, page).consents[0].withdrawn_at is not None
    assert f"withdraw:{consent.id}" not in page.facts.buttons


def test_a_double_is_named_merged_and_parted(gui, desk, page, office):
    other = call(office, name="Thị Lan", alert="Sau 17 giờ", summary="Hỏi lương")
    desk.desk.events.announce("people")
    desk.wait(page)
    gui.until(lambda: f"merge:{other}" in page.facts.buttons, "the double is named")
    assert "cùng số điện thoại" in words_in(page.facts)
    page.facts.buttons[f"merge:{other}"].invoke()
    gui.settle()
    assert page.panel.fields["full_name"].value == "kept"
    page.panel.fields["full_name"].value = "merged"
    gui.press("Control-s")
    desk.wait(page)
    shown = facts(desk, page)
    assert (shown.full_name, shown.alert, len(shown.cases)) == ("Thị Lan", "Sau 17 giờ", 2)
    assert desk.news[-1].act is not None
    people = desk.go("people")
    assert people.table.total == 1
    desk.open("open_person", id=other)
    assert page.record_id != other
    gui.focus(page.story.timeline.canvas)
    gui.press("Control-z")
    desk.wait(page)
    assert facts(desk, page).full_name == "Nguyễn Thị Lan"
    assert desk.go("people").table.total == 2


def test_a_merge_of_a_colleague_or_of_another_day_is_left_alone(gui, desk, page, office):
    other = call(office, name="Thị Lan", summary="Hỏi lương")
    kept = page.record_id
    merged = person_merges.merge_persons(office.database, office.supervisor, kept, other)
    long_ago = "2021-08-30T02:00:00.000Z"
    for by, at in ((office.supervisor, None), (desk.desk.actor, long_ago)):
        sql = "UPDATE merges SET created_by = ?, created_at = coalesce(?, created_at) WHERE id = ?"
        office.database.execute(sql, [by.user_id, at, merged])
        desk.desk.events.announce("people")
        desk.wait(page)
        gui.focus(page.story.timeline.canvas)
        gui.press("Control-z")
        desk.wait(page)
        assert len(facts(desk, page).merged) == 1


def test_a_merge_that_is_refused_stays_open(gui, desk, page, office):
    other = call(office, name="Thị Lan", summary="Hỏi lương")
    page.open_panel("merge", other)
    person_edits.edit_person(office.database, office.admin, other, {"zalo": "lan"}, 1)
    gui.press("Control-s")
    desk.wait(page)
    assert page.panel.notice.cget("text")
    assert page.panel.button.instate(["!disabled"])
    assert facts(desk, page).merged == ()


def test_who_goes_on_while_two_are_merged_is_not_disturbed(gui, desk, page, office):
    other = call(office, name="Thị Lan", summary="Hỏi lương")
    page.open_panel("merge", other)
    page.panel.save()
    page.open_panel("edit")
    page.panel.fields["address"].value = "Đang viết"
    desk.wait(page)
    assert page.panel.key == "edit"
    assert page.panel.fields["address"].value == "Đang viết"
    assert len(facts(desk, page).merged) == 1


def test_two_selected_rows_are_compared(gui, desk, office):
    call(office, name="Y Blô", phone="0905111222")
    one = call(office, name="Y Blô Niê", phone="0905111333")
    call(office, person_id=one, summary="Lần hai")
    page = desk.go("people")
    gui.press("Home", "Shift-Down")
    button = page.heading().buttons[0]
    assert not button.is_primary
    button.act()
    page = desk.window.page
    assert page.record_id == one
    assert page.panel.key == "merge"


def test_a_name_of_five_thousand_letters(gui, desk, office):
    person = call(office, name=LONG, employer=LONG, address=LONG, alert=LONG)
    page = desk.go("people")
    assert page.table.total == 1
    shown = desk.open("open_person", id=person)
    assert len(shown.heading().title) < 80
    gui.press("F2")
    gui.settle()
    assert shown.panel.fields["full_name"].value == LONG.strip()
    gui.press("Escape")
    shown.story.chips.value = "trail"
    desk.wait(shown)


def test_who_only_reads_sees_the_ends_of_phones_and_no_acts(gui, office):
    from db.choices import Role
    from db.records.people import Actor

    admin = office.admin
    reader = Actor(
        admin.user_id, "tinh", Role.PROVINCIAL_READER, admin.office_id, admin.office_code
    )
    desk = RecordDesk(gui, office, reader)
    page = desk.open("open_person", id=call(office))
    assert "0912 345 678" not in words_in(page.facts)
    assert set(page.facts.buttons) == {"cases"}
    gui.press("F2")
    assert page.panel is None
    desk.close()


def test_another_language_keeps_the_panel(gui, desk, page):
    gui.press("F2")
    page.panel.fields["address"].value = "Viết dở"
    desk.window.set_language("en")
    try:
        again = desk.window.page
        assert again is not page
        assert again.panel.fields["address"].value == "Viết dở"
    finally:
        desk.window.set_language("vi")


def test_a_switch_to_dark_leaves_no_light_behind(gui, desk, page):
    from hotline_app.widgets.palette import DARK, LIGHT

    def rgb(colour):
        return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))

    gui.press("F2")
    gui.look.set_appearance("dark")
    stale = {rgb(getattr(LIGHT, name)) for name in ("page", "card", "chosen", "soft")}
    assert not gui.colours(page) & stale
    assert rgb(DARK.card) in gui.colours(page)


def test_a_hidden_page_waits_until_it_is_seen(gui, desk, page, office):
    desk.go("people")
    person_edits.edit_person(office.database, office.admin, page.record_id, {"zalo": "lan"}, 1)
    desk.desk.events.announce("people")
    gui.settle()
    assert page.record.zalo == ""
    desk.go("person")
    assert page.record.zalo == "lan"


def test_a_person_that_is_gone_is_told(gui, desk, page):
    desk.open("open_person", id="nobody")
    assert desk.news[-1].kind == "problem"
    assert page.record is not None


def test_phones_are_kept_as_drafts_of_the_act(gui, host):
    from hotline_app.views.people.phone_rows import PhoneRows
    from hotline_app.widgets.fields import FieldSpec

    rows = PhoneRows(host, FieldSpec("Điện thoại"))
    rows.pack()
    assert rows.value == []
    rows.value = [["0912345678", "x"], ["", ""], ["113", ""]]
    assert rows.drafts[0] == PhoneDraft("0912345678", "x")
    assert rows.value == [["0912345678", "x"], ["113", ""]]
    rows.rows[0][2].invoke()
    assert rows.value == [["113", ""]]
    rows.more.invoke()
    assert len(rows.rows) == 3
    rows.set_enabled(False)
    rows.set_enabled(True)
    for row in tuple(rows.rows):
        row[2].invoke()
    assert rows.value == []
    assert len(rows.rows) == 1
