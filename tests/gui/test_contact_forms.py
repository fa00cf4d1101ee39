"""Several forms at once: tabs, throwing away, starting again, kill -9 with two of them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.commands import calls
from hotline_app.views.contact.contact_values import draft_of
from tests.gui.contact_desk import ContactDesk

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture
def stand(gui, database, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.focus(stand.page.form.phone)
    yield stand
    stand.close()


def drafts(stand):
    return sorted(stand.desk.paths.drafts.glob("*.json"))


def fill(gui, page, **texts):
    for name, text in texts.items():
        gui.focus(page.form.fields[name])
        gui.paste(text)


def two_forms(gui, stand):
    page = stand.page
    fill(gui, page, phone="0912345678", summary="Cuộc thứ nhất")
    first = page.form.values()
    gui.press("Control-t")
    assert gui.root.focus_get() is page.form.phone.entry
    fill(gui, page, phone="0987654321", name="Trần Văn Ba")
    return first, page.form.values()


def test_two_forms_side_by_side(gui, stand):
    page = stand.page
    assert not page.tabs.winfo_ismapped()
    first, second = two_forms(gui, stand)
    assert page.tabs.winfo_ismapped()
    assert page.tabs.titles == ("0912345678 · Cuộc thứ nhất", "0987654321 · Trần Văn Ba")
    gui.press("Control-Tab")
    assert page.form.values() == first
    assert gui.root.focus_get() is page.form.fields["summary"].text
    assert page.form.fields["summary"].cursor == len("Cuộc thứ nhất")
    gui.press("Control-Tab")
    assert page.form.values() == second
    gui.press("Control-Shift-Tab")
    assert page.form.values() == first
    gui.click(page.tabs._chips._chips["1"])
    assert page.form.values() == second
    assert len(drafts(stand)) == 2


def test_a_new_form_is_only_begun_once(gui, stand):
    page = stand.page
    gui.press("Control-t", "Control-n", "Control-t")
    assert len(page.journal.forms) == 1
    two_forms(gui, stand)
    gui.press("Control-n", "Control-n", "Control-t")
    assert len(page.journal.forms) == 3
    assert page.tabs.titles[2] not in ("", None)


def test_undo_of_one_form_never_brings_the_text_of_another(gui, stand):
    page = stand.page
    fill(gui, page, summary="Chuyện riêng của người thứ nhất")
    gui.press("Control-t")
    fill(gui, page, summary="Khác")
    gui.root.focus_get().event_generate("<<Undo>>")
    gui.root.focus_get().event_generate("<<Undo>>")
    gui.settle()
    assert "riêng" not in page.form.fields["summary"].value


def test_saving_one_keeps_the_other_and_its_clock(gui, stand, database):
    page = stand.page
    first, _second = two_forms(gui, stand)
    gui.press("Control-Tab")
    begun_at = page.contact_state.begun_at
    gui.press("Control-Tab")
    page.form.fields["needs"].value = ("wages",)
    fill(gui, page, summary="Nợ lương")
    gui.press("Control-Return")
    assert database.value("SELECT count(*) FROM cases") == 1
    assert len(drafts(stand)) == 1
    gui.press("Control-Tab")
    assert page.form.values() == first
    assert page.contact_state.begun_at == begun_at


def test_many_forms_leave_room_for_the_one_in_front(gui, stand):
    page = stand.page
    for number in range(20):
        fill(gui, page, phone=f"09123456{number:02}", name="Nguyễn Thị Hồng Hạnh Phương Trinh")
        gui.press("Control-t")
    assert len(page.tabs.titles) == 21
    gui.settle()
    assert page.tabs.winfo_height() < 90
    assert page.form.winfo_height() > 400
    assert "21" in str(page.tabs._count.cget("text"))
    gui.press("Control-Tab", "Control-Tab", "Control-Tab")
    assert page.form.phone.value == "0912345602"
    assert page.tabs._chips.value == "2"
    gui.click(page.tabs._chips._chips["4"])
    assert page.form.phone.value == "0912345604"


def test_a_form_thrown_away_comes_back(gui, stand):
    page = stand.page
    first, second = two_forms(gui, stand)
    gui.press("Control-w")
    assert page.form.values() == first
    assert len(drafts(stand)) == 1
    assert not page.tabs.winfo_ismapped()
    stand.news[-1].act()
    gui.settle()
    assert page.form.values() == second
    assert len(drafts(stand)) == 2
    gui.press("Control-w", "Control-w", "Control-w")
    assert page.form.values() == page.form.blank
    assert drafts(stand) == []


def test_language_and_theme_keep_every_form(gui, stand):
    first, second = two_forms(gui, stand)
    gui.press("Control-d")
    stand.window.set_language("en")
    gui.settle()
    try:
        page = stand.window.page
        assert page.form.fields["name"].value == second["name"]
        gui.press("Control-Tab")
        assert page.form.fields["summary"].value == first["summary"]
    finally:
        stand.window.set_language("vi")
        gui.settle()
    assert stand.window.page.form.values() == first
    gui.press("Control-Tab")
    assert stand.window.page.form.values() == second
    assert len(drafts(stand)) == 2


def killed_while_typing(gui, tmp_path, forms="two"):
    """Type into two forms in a process of its own, then kill it without a word."""
    script = HOUSE / "tests" / "gui" / "typing_desk.py"
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "hotline.db"), str(tmp_path / "home"), forms],
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        assert typist.stdout.readline().strip() == "typed"
        end = time.monotonic() + 1.0
        while len(list((tmp_path / "home").rglob("*.json"))) < 2 and time.monotonic() < end:
            gui.settle()
        typist.send_signal(signal.SIGKILL)


def test_two_forms_and_a_file_survive_a_kill(gui, database, tmp_path):
    killed_while_typing(gui, tmp_path)
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    page = stand.page
    gui.focus(page.form.phone)
    assert page.waiting.strip.winfo_ismapped()
    gui.press("Control-o")
    assert page.form.phone.value == "0912 345 678"
    assert page.form.fields["summary"].value == "Hết gạo 👩‍🏭 từ hôm qua"
    assert [file.file_name for file in page.form.files.shown] == ["đơn xin.txt"]
    gui.press("Control-o")
    assert page.form.phone.value == "0987 654 321"
    assert page.form.fields["name"].value == "Trần Văn Ba"
    assert not page.waiting.strip.winfo_ismapped()
    gui.press("Control-o")
    assert len(page.journal.forms) == 2
    gui.press("Control-Tab", "Control-Return")
    gui.until(lambda: not page.later.is_busy, "the contact is saved with its file")
    stored = database.rows(
        "SELECT a.file_name, c.content FROM attachments a "
        "JOIN attachment_contents c ON c.attachment_id = a.id"
    )
    assert [tuple(row) for row in stored] == [("đơn xin.txt", "gạo".encode())]
    assert len(list((tmp_path / "home").rglob("drafts/*"))) == 1
    stand.close()


def test_a_form_that_was_being_saved_survives_a_kill(gui, database, tmp_path):
    killed_while_typing(gui, tmp_path, "leaving")
    assert database.value("SELECT count(*) FROM contacts") == 0
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    page = stand.page
    gui.focus(page.form.phone)
    gui.press("Control-o")
    assert page.form.phone.value == "0912 345 678"
    assert [file.file_name for file in page.form.files.shown] == ["đơn xin.txt"]
    gui.press("Control-Return")
    gui.until(lambda: not page.later.is_busy, "the contact is saved with its file")
    assert database.value("SELECT count(*) FROM attachments") == 1
    gui.press("Control-o")
    assert page.form.phone.value == "0987 654 321"
    stand.close()


def test_what_was_saved_before_the_power_went_is_not_offered_again(gui, stand, database, tmp_path):
    page = stand.page
    fill(gui, page, phone="0912345678", summary="Hết gạo")
    page.form.fields["needs"].value = ("food",)
    page.journal.write()
    draft = draft_of(page.form.values(), **page.contact_state.known())
    calls.log_call(database, stand.desk.actor, draft)
    again = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.settle()
    assert not again.page.waiting.strip.winfo_ismapped()
    assert drafts(again) == []
    again.close()
