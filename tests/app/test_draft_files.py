import os
import time

import pytest

from hotline_app.draft_files import THROWN_KEPT_SECONDS, keep_bytes, read_bytes
from hotline_app.drafts import DraftJournal


@pytest.fixture
def draft(tmp_path):
    draft = DraftJournal(tmp_path).open("contact")
    draft.update({"phone": "0912 345 678"})
    kept = keep_bytes(draft.files_folder, "đơn.pdf", b"%PDF")
    draft.set_files((kept,))
    return draft


def test_files_come_back_with_their_form(draft, tmp_path):
    journal = DraftJournal(tmp_path)
    (found,) = journal.unfinished()
    (file,) = found.files
    assert (file.file_name, file.size) == ("đơn.pdf", 4)
    assert read_bytes(journal.resume(found).files_folder, file) == b"%PDF"
    draft.update({"phone": "0912 345 679"}, ("phone", 3))
    assert DraftJournal(tmp_path).unfinished()[0].files == (file,)


def test_a_form_with_nothing_but_a_file_is_offered(tmp_path):
    draft = DraftJournal(tmp_path).open("contact")
    draft.set_files((keep_bytes(draft.files_folder, "a.jpg", b"jpg"),))
    assert len(DraftJournal(tmp_path).unfinished()) == 1


def test_a_saved_form_takes_its_files_along(draft, tmp_path):
    draft.clear()
    assert list(tmp_path.iterdir()) == []


def test_a_form_thrown_away_can_be_put_back_with_its_files(draft, tmp_path):
    journal = DraftJournal(tmp_path)
    (found,) = journal.unfinished()
    journal.discard(found)
    assert journal.unfinished() == []
    # A crash in between: the next start does not offer it, and keeps it for a day.
    again = DraftJournal(tmp_path)
    assert again.unfinished() == []
    again.put_back(found)
    assert again.unfinished() == [found]
    assert read_bytes(draft.files_folder, found.files[0]) == b"%PDF"


def test_what_was_thrown_away_long_ago_and_files_of_nobody_are_swept(draft, tmp_path):
    journal = DraftJournal(tmp_path)
    journal.discard(journal.unfinished()[0])
    (thrown,) = tmp_path.glob("*.thrown")
    long_ago = time.time() - THROWN_KEPT_SECONDS - 60
    os.utime(thrown, (long_ago, long_ago))
    DraftJournal(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_files_are_readable_by_their_owner_only(draft):
    if os.name != "posix":
        pytest.skip("modes of POSIX")
    (path,) = draft.files_folder.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    assert draft.files_folder.stat().st_mode & 0o077 == 0


def test_pasted_pictures_stay_as_long_as_a_form_names_them(tmp_path):
    journal = DraftJournal(tmp_path)
    pasted = tmp_path / "pasted"
    pasted.mkdir()
    kept, left = pasted / "hình-1.png", pasted / "hình-2.png"
    for picture in (kept, left):
        picture.write_bytes(b"PNG")
    draft = journal.open("case_panel")
    draft.update({"file": f"{kept}\n/media/usb/đơn.pdf"})
    DraftJournal(tmp_path)
    assert list(pasted.iterdir()) == [kept]
    draft.clear()
    DraftJournal(tmp_path)
    assert list(pasted.iterdir()) == []
