import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from db.commands import calls
from db.queries import cases, people
from tests import factories
from tests.gui.contact_desk import ContactDesk

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture
def stand(gui, database, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.settle()
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand):
    gui.focus(stand.page.form.phone)
    return stand.page


def count(database, table="contacts"):
    return database.value(f"SELECT count(*) FROM {table}")


def fill(gui, page, **texts):
    for name, text in texts.items():
        gui.focus(page.form.fields[name])
        gui.paste(text)


def alt(page, name):
    spec = page.form.fields[name].spec
    return f"Alt-{spec.name[spec.underline].lower()}"


def pick(gui, field, *keys):
    gui.focus(field)
    field.value = keys
    gui.settle()


def test_an_ordinary_call_takes_twelve_keys_beside_the_text(gui, stand, page, database):
    pressed = []

    def press(*keys):
        pressed.extend(keys)
        gui.press(*keys)

    assert gui.root.focus_get() is page.form.phone.entry
    gui.type("0912345678")
    press("Tab")
    gui.paste("Nguyễn Thị Lan")
    press("Tab")
    gui.paste("Công ty TNHH Cà phê Ngon")
    press("Tab", "Tab")
    gui.type("luong")
    press("Tab", alt(page, "summary"))
    gui.paste("Hết gạo từ hôm qua")
    press("Control-Return")
    assert stand.news[-1].kind == "good", page.form.fields["needs"].problem
    assert count(database, "cases") == 1
    assert len(pressed) <= 12
    row = cases.search(database).rows[0]
    assert (row.person_name, row.phone) == ("Nguyễn Thị Lan", "+84912345678")
    assert page.form.values() == page.form.blank
    assert gui.root.focus_get() is page.form.phone.entry


@pytest.mark.parametrize("key", ["Control-Return", "Control-s"])
def test_saving_takes_the_choice_that_is_marked(gui, stand, page, database, key):
    gui.focus(page.form.fields["summary"])
    gui.paste("Hết gạo")
    gui.focus(page.form.fields["needs"])
    gui.type("luong")
    gui.press(key)
    assert database.value("SELECT need_id FROM case_needs") is not None
    assert database.value("SELECT count(*) FROM contacts") == 1


def test_saved_once_however_often_the_key_is_pressed(gui, stand, page, database):
    fill(gui, page, phone="0912345678", summary="Hết gạo")
    pick(gui, page.form.fields["needs"], "food")
    gui.press("Control-Return", "Control-Return", "Control-Return")
    assert count(database) == 1
    assert not page.form.fields["summary"].problem
    assert stand.news[-1].title.endswith("BMT-2026-000001")
    stand.news[-1].act()
    assert stand.opened == [cases.search(database).rows[0].code]


def test_control_s_saves_and_opens_the_case(gui, stand, page, database):
    told = []
    stand.desk.events.listen("cases", lambda: told.append("cases"))
    fill(gui, page, summary="Gọi ẩn danh, hết gạo")
    pick(gui, page.form.fields["needs"], "food", "lodging")
    gui.press("Control-s", "Control-s")
    assert count(database) == 1
    assert stand.opened == [cases.search(database).rows[0].code]
    assert told == ["cases"]
    assert not list(stand.desk.paths.drafts.glob("*.json"))


def test_the_same_form_is_logged_once_even_after_a_crash_between(gui, stand, page, database):
    fill(gui, page, phone="0912345678", summary="Hết gạo")
    pick(gui, page.form.fields["needs"], "food")
    fields = page.keep()["fields"]
    gui.press("Control-Return")
    page._fill(fields, None)
    gui.focus(page.form.phone)
    gui.press("Control-Return")
    assert count(database) == 1
    assert "BMT-2026-000001" in stand.news[-1].title


def test_all_problems_at_once_and_the_keyboard_on_the_first(gui, page, database):
    fill(gui, page, phone="0123", people_count="vài")
    gui.focus(page.form.fields["unit"])
    gui.paste("xyz")
    gui.press("Control-s")
    wrong = {name for name, field in page.form.fields.items() if field.problem}
    assert wrong == {"phone", "needs", "summary", "people_count", "unit"}
    assert gui.root.focus_get() is page.form.phone.entry
    assert page.form.phone.value == "0123"
    assert page.form.fields["unit"].typed == "xyz"
    assert count(database) == 0


def test_consent_is_never_given_by_itself(gui, page, database):
    assert page.form.fields["consent_method"].value == ""
    fill(gui, page, phone="0912345678", name="Lan", summary="Hết gạo")
    pick(gui, page.form.fields["needs"], "food")
    gui.press("Control-Return")
    assert count(database, "consents") == 0
    fill(gui, page, phone="0912345678", name="Lan", summary="Hết gạo lần nữa")
    pick(gui, page.form.fields["needs"], "food")
    gui.click(page.form.fields["consent_method"]._chips["spoken"])
    gui.press("Control-Return")
    assert count(database, "consents") == 1


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("F6", "silent"),
        ("F7", "wrong_number"),
        ("F8", "joke"),
        ("F9", "abusive"),
        ("F10", "hang_up"),
        ("F11", "missed"),
    ],
)
def test_a_contact_without_a_matter_costs_one_key(gui, stand, page, database, key, kind):
    gui.type("0912345678")
    gui.press(key)
    rows = database.rows("SELECT non_case_kind, phone FROM contacts")
    assert [tuple(row) for row in rows] == [(kind, "+84912345678")]
    assert count(database, "cases") == 0
    assert page.form.phone.value == ""
    assert stand.news[-1].kind == "good"


def test_a_held_key_counts_once_and_a_number_badly_heard_is_kept(gui, page, database):
    gui.type("0123")
    gui.press("F6", "F6", "F6")
    rows = database.rows("SELECT phone, phone_as_typed FROM contacts")
    assert [tuple(row) for row in rows] == [("", "0123")]


def test_a_slip_of_the_finger_loses_no_text(gui, stand, page, database):
    fill(gui, page, phone="0912345678", summary="Đang kể dở")
    gui.press("F8")
    assert count(database) == 0
    assert stand.news[-1].kind == "note"
    assert page.form.fields["summary"].value == "Đang kể dở"
    page.held = type(page.held)()
    gui.press("F8")
    assert database.rows("SELECT non_case_kind, narrative FROM contacts")[0][1] == "Đang kể dở"


def known_callers(database, actor):
    first = calls.log_call(database, actor, factories.call(birth_year="1990", alert="Sau 17 giờ"))
    second = calls.log_call(
        database, actor, factories.call(name="Trần Văn Ba", summary="Nợ lương hai tháng")
    )
    return first, second


def test_everyone_known_on_the_number_is_shown(gui, page, database, actor):
    first, second = known_callers(database, actor)
    gui.type("0912 345 678")
    words = page.side.panel.words()
    for said in ("Nguyễn Thị Lan", "1990", "Sau 17 giờ", "Trần Văn Ba", "Nợ lương hai tháng"):
        assert said in words
    assert first.case_code in words
    assert second.case_code in words
    gui.press("BackSpace")
    assert "Trần Văn Ba" not in page.side.panel.words()


def test_how_to_call_back_is_shown_with_the_caller(gui, page, database, actor):
    def calls_and_says(safe, note):
        said = factories.call(call_back_safe=safe, call_back_note=note, received_at="")
        calls.log_call(database, actor, said)

    calls_and_says("no", "chồng nghe máy")
    gui.focus(page.form.phone)
    gui.paste("0912345678")
    words = page.side.panel.words()
    assert "không an toàn" in words and "chồng nghe máy" in words
    calls_and_says("yes", "sau 17:00")
    calls_and_says("unknown", "")
    page.refresh()
    words = page.side.panel.words()
    assert "không an toàn" not in words and "sau 17:00" in words


def test_one_key_adds_the_contact_to_an_open_case(gui, stand, page, database, actor):
    known_callers(database, actor)
    gui.type("0912345678")
    gui.press("F4")
    chosen = page.contact_state.choice
    assert chosen.case_code
    assert chosen.case_code in page.form.fields["needs"]._hint[0]
    fill(gui, page, summary="Gọi lại hỏi kết quả")
    gui.press("Control-Return")
    assert count(database) == 3
    assert count(database, "cases") == 2
    assert chosen.case_code in stand.news[-1].title
    assert len(people.caller_history(database, "+84912345678").callers) == 2


def test_one_key_picks_the_person(gui, page, database, actor):
    known_callers(database, actor)
    gui.type("0912345678")
    gui.press("F3")
    person = page.contact_state.choice.person_id
    fill(gui, page, summary="Việc khác")
    pick(gui, page.form.fields["needs"], "wages")
    gui.press("Control-Return")
    assert count(database, "persons") == 2
    latest = "SELECT person_id FROM contacts ORDER BY created_at DESC LIMIT 1"
    assert database.value(latest) == person
    assert page.contact_state.choice.person_id == ""


def test_long_names_signs_and_separate_marks(gui, page, database):
    long_name = "Nguyễn Thị Hạnh 👩‍🏭 " * 250
    apart = unicodedata.normalize("NFD", "H' Bia Êban gặp khó khăn")
    fill(gui, page, name=long_name, phone="0912345678", summary=apart)
    pick(gui, page.form.fields["needs"], "food")
    gui.press("Control-Return")
    row = database.row("SELECT full_name FROM persons")
    assert len(row[0]) >= 4_900
    assert "👩‍🏭" in row[0]
    narrative = database.value("SELECT narrative FROM contacts")
    assert narrative == unicodedata.normalize("NFC", apart)
    gui.type("0912345678")
    assert "Nguyễn Thị Hạnh" in page.side.panel.words()
    assert page.side.panel.winfo_width() < 520


def test_theme_language_and_escape_drop_nothing(gui, stand, page, database, actor):
    known_callers(database, actor)
    fill(gui, page, phone="0912345678", name="Lan", summary="Dòng một\ndòng hai")
    pick(gui, page.form.fields["needs"], "food")
    gui.press("F4")
    gui.focus(page.form.fields["unit"])
    gui.paste("công đo")
    gui.press("Escape", "Escape")
    before, state = page.form.values(), page.contact_state
    gui.press("Control-d")
    assert page.form.values() == before
    stand.window.set_language("en")
    gui.settle()
    try:
        again = stand.window.page
        assert again is not page
        assert again.contact_state == state
        assert again.form.fields["channel"].typed == "Hotline"
        assert again.heading().title == "New contact"
    finally:
        stand.window.set_language("vi")
        gui.settle()
    assert stand.window.page.form.values() == before
    assert len(list(stand.desk.paths.drafts.glob("*.json"))) == 1


def test_what_was_typed_survives_a_kill(gui, database, tmp_path):
    script = HOUSE / "tests" / "gui" / "typing_desk.py"
    environment = {**os.environ, "PYTHONPATH": str(HOUSE)}
    path = str(tmp_path / "hotline.db")
    with subprocess.Popen(
        [sys.executable, str(script), path, str(tmp_path / "home")],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        assert typist.stdout.readline().strip() == "typed"
        drafts = tmp_path / "home"
        end = time.monotonic() + 1.0
        while not list(drafts.rglob("*.json")) and time.monotonic() < end:
            gui.settle()
        typist.send_signal(signal.SIGKILL)
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.settle()
    page = stand.page
    assert page.waiting.strip.winfo_ismapped()
    gui.click(page.waiting.strip.restore_button)
    assert page.form.phone.value == "0912 345 678"
    assert page.form.fields["summary"].value == "Hết gạo 👩‍🏭 từ hôm qua"
    assert page.form.fields["needs"].value == ("food",)
    gui.press("Control-Return")
    assert count(database, "cases") == 1
    assert not list((tmp_path / "home").rglob("drafts/*.json"))
    stand.close()


def test_everything_said_is_kept_with_the_contact(gui, stand, page, database, actor):
    fill(
        gui,
        page,
        phone="0912345678",
        name="Nguyễn Thị Lan",
        summary="Cả dãy trọ hết gạo",
        call_back_hours="sau 17 giờ",
        call_back_who="chỉ chị Lan",
        on_behalf_of="Tổ trưởng dãy trọ",
        people_count="12",
        birth_year="1990",
        address="Thôn 3, xã Ea Tu",
        alert="Không nói với quản đốc",
    )
    pick(gui, page.form.fields["needs"], "food", "lodging")
    for name, key in (
        ("urgency", "urgent"),
        ("call_back_safe", "yes"),
        ("employer_must_not_know", "yes"),
        ("consents", "handle"),
        ("consents", "share"),
        ("consent_method", "recorded_call"),
        ("direction", "out"),
        ("union_member", "yes"),
        ("sex", "female"),
    ):
        gui.focus(page.form.fields[name]._chips[key])
        gui.press("space")
    gui.focus(page.form.fields["channel"])
    page.form.fields["channel"].value = "zalo"
    gui.focus(page.form.fields["taken_by"])
    gui.type("truc")
    gui.press("Tab")
    gui.press("Control-Return")
    assert stand.news[-1].kind == "good"
    contact = database.row(
        "SELECT direction, channel_id, on_behalf_of, call_back_safe, call_back_note, u.name "
        "FROM contacts k JOIN users u ON u.id = k.taken_by_id"
    )
    assert tuple(contact) == (
        "out",
        "zalo",
        "Tổ trưởng dãy trọ",
        "yes",
        "sau 17 giờ; được nghe máy: chỉ chị Lan",
        "truc",
    )
    case = database.row("SELECT urgency, people_count, employer_must_not_know FROM cases")
    assert tuple(case) == ("urgent", 12, 1)
    assert database.value("SELECT count(*) FROM case_needs") == 2
    given = database.rows("SELECT purpose, method FROM consents ORDER BY purpose")
    assert [tuple(row) for row in given] == [
        ("handle", "recorded_call"),
        ("share", "recorded_call"),
    ]
    person = database.row("SELECT sex, union_member, birth_year, address, alert FROM persons")
    assert tuple(person)[:3] == ("female", "yes", 1990)
    assert "quản đốc" in person[4]


def test_consent_to_a_purpose_asks_how_it_was_given(gui, page, database):
    fields = page.form.fields
    assert fields["consents"].value == ()
    assert fields["consent_method"].value == ""
    fill(gui, page, phone="0912345678", name="Lan", summary="Hết gạo")
    pick(gui, fields["needs"], "food")
    gui.focus(fields["consents"]._chips["publish"])
    gui.press("space", "Control-Return")
    assert fields["consent_method"].problem
    assert fields["consents"].value == ("publish",)
    assert count(database) == 0


def test_every_alt_letter_goes_to_its_field(gui, page):
    lettered = [
        field
        for field in (*page.form.fields.values(), page.form.files)
        if field.spec.underline >= 0
    ]
    assert len(lettered) >= 16
    for field in lettered:
        gui.press(f"Alt-{field.spec.name[field.spec.underline].lower()}")
        assert gui.root.focus_get() is field.focus_widget, field.spec.name
    assert "channel" in {
        name for name, field in page.form.fields.items() if field.spec.underline >= 0
    }


def test_the_keyboard_goes_through_the_form_in_reading_order(gui, page):
    seen = []
    for _ in range(60):
        cursor = page.form.cursor()
        if cursor is not None and cursor[0] not in seen:
            seen.append(cursor[0])
        gui.press("Tab")
    assert seen == list(page.form.fields)
