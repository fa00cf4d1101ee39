"""A contact with large files is saved while the next one is typed: nothing lost, nothing twice."""

import io
import os
import threading
import time

import pytest
from PIL import Image

from db.connection import open_database
from db.queries import users
from hotline_app.clipboard import Clip
from hotline_app.drafts import DraftJournal
from hotline_app.tasks import Job
from tests.gui.contact_desk import ContactDesk

LONGEST_PRESS_SECONDS = 0.25  # a loaded machine; the picture itself takes three times as long


@pytest.fixture
def stand(gui, database, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.focus(stand.page.form.phone)
    yield stand
    stand.close()


@pytest.fixture
def gate(stand):
    """Keeps the quick worker busy until it is opened: what is saved waits."""
    gate = threading.Event()
    stand.hold = lambda: stand.desk.tasks.run(
        Job(lambda _progress: gate.wait(20), lambda _answer: None, is_quick=True)
    )
    yield gate
    gate.set()


@pytest.fixture(scope="session")
def photo():
    """What a phone takes: twelve million dots, lying on its side."""
    written, turned = io.BytesIO(), Image.Exif()
    turned[0x0112] = 6
    Image.effect_noise((4000, 3000), 80).convert("RGB").save(written, "JPEG", exif=turned)
    return written.getvalue()


def drafts(stand):
    return sorted(stand.desk.paths.drafts.glob("*.json"))


def attach(gui, stand, name="ảnh trọ.txt", content=b"phong tro"):
    path = stand.desk.paths.data / name
    path.write_bytes(content)
    stand.page.files.take([Clip(path.name, path)])
    return path


def fill(gui, stand, summary="Hết gạo", phone="0912345678", **more):
    for name, text in {"phone": phone, "summary": summary, **more}.items():
        gui.focus(stand.page.form.fields[name])
        gui.paste(text)
    stand.page.form.fields["needs"].value = ("food",)
    gui.settle()


def with_a_file(gui, stand, **texts):
    fill(gui, stand, **texts)
    attach(gui, stand)
    gui.until(lambda: not stand.page.files.is_busy, "the file is beside the draft")


def stored(stand):
    return [
        tuple(row)
        for row in stand.desk.database.rows(
            "SELECT c.summary, a.file_name FROM cases c LEFT JOIN attachments a "
            "ON a.case_id = c.id ORDER BY c.number"
        )
    ]


def saved(gui, stand):
    gui.until(lambda: not stand.page.later.is_busy, "the contact is saved")


def test_large_pictures_keep_nobody_waiting(gui, stand, photo):
    fill(gui, stand)
    attach(gui, stand, "ảnh.jpg", photo)
    gui.until(lambda: not stand.page.files.is_busy, "the file is beside the draft")
    gui.focus(stand.page.form.fields["summary"])
    begun = time.monotonic()
    stand.page.do_save_and_next()
    assert time.monotonic() - begun < LONGEST_PRESS_SECONDS
    assert stand.page.form.values() == stand.page.form.blank
    fill(gui, stand, summary="Cuộc sau", phone="0987654321")
    saved(gui, stand)
    assert stored(stand) == [("Hết gạo", "ảnh.jpg")]
    assert stand.page.form.fields["summary"].value == "Cuộc sau"
    assert [news.kind for news in stand.news] == ["note", "good"]


def test_the_form_stands_on_disk_until_it_is_saved(gui, stand, gate):
    with_a_file(gui, stand)
    stand.hold()
    gui.press("Control-Return")
    assert stand.page.form.values() == stand.page.form.blank
    assert len(drafts(stand)) == 1
    assert stored(stand) == []
    assert not stand.page.waiting.strip.winfo_ismapped()
    stand.page.waiting.show()
    assert stand.page.waiting.strip.records == ()
    gate.set()
    saved(gui, stand)
    assert stored(stand) == [("Hết gạo", "ảnh trọ.txt")]
    assert list(stand.desk.paths.drafts.iterdir()) == []


def test_however_often_it_is_pressed_it_is_saved_once(gui, stand, gate):
    with_a_file(gui, stand)
    stand.hold()
    gui.press("Control-s", "Control-s", "Control-Return", "Control-s")
    assert all(not field.problem for field in stand.page.form.fields.values())
    gate.set()
    saved(gui, stand)
    gui.press("Control-s")
    assert stand.desk.database.value("SELECT count(*) FROM contacts") == 1
    assert stored(stand) == [("Hết gạo", "ảnh trọ.txt")]


def test_save_goes_to_the_case_unless_the_next_call_was_begun(gui, stand, gate):
    with_a_file(gui, stand)
    gui.press("Control-s")
    saved(gui, stand)
    assert len(stand.opened) == 1
    gui.focus(stand.page.form.phone)
    with_a_file(gui, stand, summary="Nợ lương")
    stand.hold()
    gui.press("Control-s")
    fill(gui, stand, summary="Cuộc sau", phone="0987654321")
    gate.set()
    saved(gui, stand)
    assert len(stand.opened) == 1
    assert stand.page.form.fields["summary"].value == "Cuộc sau"


def test_what_the_rules_refuse_stays_in_front(gui, stand):
    gui.focus(stand.page.form.fields["name"])
    gui.paste("Trần Thị Lan")
    attach(gui, stand)
    gui.until(lambda: not stand.page.files.is_busy, "the file is beside the draft")
    gui.press("Control-Return")
    assert stand.page.form.fields["summary"].problem
    assert stand.page.form.fields["name"].value == "Trần Thị Lan"
    assert stand.page.journal.front.files


def test_a_file_that_is_gone_brings_the_form_back(gui, stand):
    with_a_file(gui, stand)
    for kept in stand.page.journal.front.draft.files_folder.iterdir():
        kept.unlink()
    gui.press("Control-Return")
    saved(gui, stand)
    assert stand.page.form.fields["summary"].value == "Hết gạo"
    assert stand.page.form.files.problem
    assert len(stand.page.journal.forms) == 1
    assert stand.news[-1].kind == "problem"
    stand.page.files.remove(stand.page.journal.front.files[0].key)
    gui.press("Control-Return")
    assert stored(stand) == [("Hết gạo", None)]
    assert drafts(stand) == []


def test_a_form_that_comes_back_takes_nobody_away_from_the_next(gui, stand, gate):
    with_a_file(gui, stand)
    for kept in stand.page.journal.front.draft.files_folder.iterdir():
        kept.unlink()
    stand.hold()
    gui.press("Control-Return")
    fill(gui, stand, summary="Cuộc sau", phone="0987654321")
    gate.set()
    saved(gui, stand)
    assert stand.page.form.fields["summary"].value == "Cuộc sau"
    assert stand.page.tabs.titles == ("0987654321 · Cuộc sau", "0912345678 · Hết gạo")
    stand.news[-1].act()
    gui.settle()
    assert stand.page.form.fields["summary"].value == "Hết gạo"
    assert stand.page.form.files.problem
    gui.press("Control-Tab", "Control-Tab")
    assert stand.page.form.files.problem


def test_another_language_meanwhile_loses_nothing(gui, stand, gate):
    with_a_file(gui, stand)
    stand.hold()
    gui.press("Control-s")
    stand.window.set_language("en")
    gui.settle()
    try:
        gate.set()
        gui.until(lambda: stored(stand) == [("Hết gạo", "ảnh trọ.txt")], "saved")
        gui.until(lambda: not stand.window.page.later.is_busy, "the draft is gone")
        assert list(stand.desk.paths.drafts.iterdir()) == []
    finally:
        stand.window.set_language("vi")
        gui.settle()


def test_a_window_closed_meanwhile_opens_with_the_form(gui, stand, gate, database_file, tmp_path):
    with_a_file(gui, stand)
    stand.hold()
    gui.press("Control-s")
    kept = stand.window.kept_pages()
    threading.Timer(0.05, gate.set).start()
    stand.close()
    forms = kept["new_contact"]["forms"]
    assert len(forms.leaving) == 1
    # Another scale: the next window goes on with what the last one held.
    other = ContactDesk(gui.root, gui.look, stand.desk.database, tmp_path / "b", gui.errors.append)
    other.page.take_up(kept["new_contact"])
    assert forms.leaving == []
    assert [form.files[0].file_name for form in forms.forms if form.draft] == ["ảnh trọ.txt"]
    other.close()
    # The program was ended: the next start offers it.
    again = DraftJournal(stand.desk.paths.drafts)
    assert [record.fields["summary"] for record in again.unfinished()] == ["Hết gạo"]


def test_saving_waits_for_a_file_that_is_being_copied(gui, stand, gate):
    fill(gui, stand)
    stand.hold()
    attach(gui, stand)
    attach(gui, stand, "thứ hai.txt", b"hai")
    gui.press("Control-Return")
    assert stand.page.form.values() == stand.page.form.blank
    fill(gui, stand, summary="Cuộc sau", phone="0987654321")
    assert stored(stand) == []
    assert len(drafts(stand)) == 1 + (stand.page.journal.front.draft is not None)
    gate.set()
    saved(gui, stand)
    assert stored(stand) == [("Hết gạo", "ảnh trọ.txt"), ("Hết gạo", "thứ hai.txt")]
    assert stand.page.form.fields["summary"].value == "Cuộc sau"


def test_a_file_that_cannot_be_copied_brings_the_form_back(gui, stand, gate):
    fill(gui, stand)
    stand.hold()
    attach(gui, stand).unlink()
    attach(gui, stand, "thứ hai.txt", b"hai")
    gui.press("Control-Return")
    gate.set()
    saved(gui, stand)
    gui.settle()
    assert stand.page.form.fields["summary"].value == "Hết gạo"
    assert stand.page.form.files.problem
    assert [file.file_name for file in stand.page.form.files.shown] == ["thứ hai.txt"]
    assert stored(stand) == []
    gui.press("Control-Return")
    saved(gui, stand)
    assert stored(stand) == [("Hết gạo", "thứ hai.txt")]


def test_a_window_that_goes_while_a_file_is_copied_blocks_nothing(gui, stand, gate, tmp_path):
    fill(gui, stand)
    stand.hold()
    attach(gui, stand)
    gui.press("Control-Return")
    fill(gui, stand, summary="Cuộc sau", phone="0987654321")
    attach(gui, stand, "thứ hai.txt", b"hai")
    kept = stand.window.kept_pages()["new_contact"]
    threading.Timer(0.05, gate.set).start()
    stand.close()
    other = ContactDesk(gui.root, gui.look, stand.desk.database, tmp_path / "b", gui.errors.append)
    other.page.take_up(kept)
    assert kept["forms"].leaving == []
    assert not other.page.files.is_busy
    assert len(other.page.journal.forms) == 2
    gui.focus(other.page.form.phone)
    gui.press("Control-Return")
    assert stored(other) == [("Cuộc sau", None)]
    other.close()


def test_a_large_picture_from_the_clipboard_is_written_beside_the_window(gui, stand, gate):
    read = []

    def slowly():
        gate.wait(10)
        read.append(threading.current_thread().name)
        return b"PNG"

    stand.page.files.take([Clip("màn hình.png", read=slowly)])
    fill(gui, stand)
    assert (stand.page.journal.front.files, read) == ((), [])
    gate.set()
    gui.until(lambda: bool(stand.page.form.files.shown), "the picture is there")
    assert read == ["hotline work"]
    stand.page.files.take([Clip("trống.png", read=bytes)])
    gui.until(lambda: bool(stand.news), "an empty picture is refused")
    assert stand.news[-1].kind == "problem"


def test_others_save_while_a_picture_is_read(gui, stand, photo):
    fill(gui, stand)
    attach(gui, stand, "ảnh.jpg", photo)
    gui.until(lambda: not stand.page.files.is_busy, "the file is beside the draft")
    stand.page.do_save_and_next()
    gui.press("F6")
    # It is stored when the key returns; the one with the picture may be there by then too.
    silent = "SELECT count(*) FROM contacts WHERE non_case_kind <> ''"
    assert stand.desk.database.value(silent) == 1
    saved(gui, stand)
    assert stand.desk.database.value("SELECT count(*) FROM contacts") == 2


@pytest.mark.skipif(os.name == "nt", reason="root writes everywhere on Unix too")
def test_a_disk_that_refuses_is_told_once_and_saving_goes_on(gui, stand):
    folder = stand.desk.paths.drafts
    fill(gui, stand)
    stand.page.journal.write()
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("the place is taken", "utf-8")
    gui.focus(stand.page.form.fields["name"])
    gui.type("Lan")
    for _ in range(3):
        stand.page.journal.write()
    assert [news.kind for news in stand.news] == ["problem"]
    gui.press("Control-t")
    fill(gui, stand, summary="Cuộc thứ hai", phone="0987654321")
    gui.press("Control-Tab")
    assert stand.page.form.fields["name"].value == "Lan"
    assert stand.page.form.fields["summary"].value == "Hết gạo"
    gui.press("Control-Return")
    assert stored(stand) == [("Hết gạo", None)]
    folder.unlink()
    gui.press("Control-Tab")
    assert stand.page.form.fields["summary"].value == "Cuộc thứ hai"
    stand.page.journal.write()
    assert len(drafts(stand)) == 1


def test_two_workstations_save_pictures_at_once(gui, stand, database_file, photo):
    other = open_database(database_file)
    from db.commands.attachments import attach_file
    from db.commands.calls import log_call
    from tests import factories

    actor = users.actor(other)
    code = log_call(other, actor, factories.call()).case_code
    fill(gui, stand)
    attach(gui, stand, "ảnh.jpg", photo)
    gui.until(lambda: not stand.page.files.is_busy, "the file is beside the draft")
    stand.page.do_save_and_next()
    attach_file(other, actor, code, "ảnh khác.jpg", photo)
    saved(gui, stand)
    other.close()
    assert sorted(name for _, name in stored(stand)) == ["ảnh khác.jpg", "ảnh.jpg"]


def test_a_picture_pasted_into_an_empty_form_is_not_lost(gui, stand, gate):
    stand.hold()
    stand.page.files.take([Clip("màn hình.png", read=lambda: b"PNG")])
    gui.root.focus_get().event_generate("<KeyRelease>", keysym="Control_L")
    stand.page.journal.write()
    gui.press("Control-t")
    stand.page.journal.write()
    gate.set()
    gui.until(lambda: len(drafts(stand)) == 1, "the picture has its form")
    gui.press("Control-Tab")
    gui.until(lambda: bool(stand.page.form.files.shown), "the picture is there")
    kept = stand.page.journal.front.files[0]
    assert (stand.page.journal.front.draft.files_folder / kept.key).read_bytes() == b"PNG"


def test_another_form_is_saved_while_a_file_is_copied(gui, stand, gate):
    attach(gui, stand)
    gui.until(lambda: not stand.page.files.is_busy, "the first file is there")
    stand.hold()
    attach(gui, stand, "thứ hai.txt")
    gui.press("Control-t")
    fill(gui, stand)
    gui.press("Control-Return")
    assert stored(stand) == [("Hết gạo", None)]
