import pytest

from hotline_app.drafts import DraftJournal
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.journal import FormJournal
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.picker import Picker, source_of
from tests.gui.demo_pages import plain_fold


def make_fields(host):
    source = source_of([Choice("n1", "Tiền lương")], plain_fold)
    fields = {
        "name": TextField(host, FieldSpec("Tên")),
        "story": LongTextField(host, FieldSpec("Nội dung")),
        "need": Picker(host, FieldSpec("Nhu cầu"), source),
        "kinds": Chips(host, FieldSpec("Loại"), [("a", "A"), ("b", "B")], takes_several=True),
    }
    for field in fields.values():
        field.pack(fill="x")
    return fields


@pytest.fixture
def errors():
    return []


def test_a_form_is_on_disk_soon_after_typing(gui, host, tmp_path, errors):
    fields = make_fields(host)
    FormJournal(host, DraftJournal(tmp_path).open("contact"), fields, errors.append)
    assert list(tmp_path.iterdir()) == []
    gui.focus(fields["story"])
    gui.type("Nợ lương")
    gui.until(lambda: bool(list(tmp_path.glob("*.json"))), "the draft is on disk")
    (found,) = DraftJournal(tmp_path).unfinished()
    assert found.fields["story"] == "Nợ lương"[: len(found.fields["story"])] != ""
    assert found.cursor == ("story", len(found.fields["story"]))
    assert errors == []


def test_an_unfinished_form_comes_back_whole(gui, host, tmp_path, errors):
    fields = make_fields(host)
    journal = FormJournal(host, DraftJournal(tmp_path).open("contact"), fields, errors.append)
    fields["name"].value = "H'Bia Êban"
    fields["need"].typed = "tien zzz"
    fields["kinds"].value = ("b",)
    gui.focus(fields["name"])
    fields["name"].cursor = 3
    journal.write_now()
    for field in fields.values():
        field.destroy()
    again = make_fields(host)
    drafts = DraftJournal(tmp_path)
    resumed = FormJournal(host, drafts.resume(drafts.unfinished()[0]), again, errors.append)
    gui.root.focus_force()
    resumed.fill()
    gui.settle()
    assert again["name"].value == "H'Bia Êban"
    assert (again["need"].value, again["need"].typed) == ("", "tien zzz")
    assert again["kinds"].value == ("b",)
    assert gui.root.focus_get() is again["name"].entry
    assert again["name"].cursor == 3


def test_a_saved_form_leaves_nothing(gui, host, tmp_path, errors):
    fields = make_fields(host)
    journal = FormJournal(host, DraftJournal(tmp_path).open("contact"), fields, errors.append)
    fields["need"].value = "n1"
    journal.write_now()
    fields["name"].value = "A"
    journal.clear()
    assert list(tmp_path.iterdir()) == []
    assert not [name for name in gui.root.tk.call("after", "info") if name == journal._timer]


def test_a_refusing_disk_is_told_and_the_form_goes_on(gui, host, tmp_path, errors):
    fields = make_fields(host)
    folder = tmp_path / "drafts"
    journal = FormJournal(host, DraftJournal(folder).open("contact"), fields, errors.append)
    folder.rmdir()
    folder.write_text("a file in the way")
    fields["name"].value = "A"
    journal.write_now()
    assert [isinstance(error, OSError) for error in errors] == [True]
    assert fields["name"].value == "A"


def test_a_destroyed_form_stops_its_timer(gui, host, tmp_path, errors):
    fields = make_fields(host)
    journal = FormJournal(host, DraftJournal(tmp_path).open("contact"), fields, errors.append)
    fields["name"].value = "A"
    timer = journal._timer
    assert timer in gui.root.tk.splitlist(gui.root.tk.call("after", "info"))
    host.destroy()
    assert timer not in gui.root.tk.splitlist(gui.root.tk.call("after", "info"))
