import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline_app.drafts import DraftJournal

WRITE_AND_WAIT = """
import sys, time
from pathlib import Path
from hotline_app.drafts import DraftJournal

draft = DraftJournal(Path(sys.argv[1])).open("contact")
for step in range(200):
    story = "Nợ lương tháng 9 " * (step + 1)
    draft.update({"phone": "0905 123 456", "story": story}, ("story", step))
    print(step, flush=True)
time.sleep(60)
"""


def test_nothing_is_written_before_the_first_change(tmp_path):
    journal = DraftJournal(tmp_path)
    journal.open("contact")
    assert list(tmp_path.iterdir()) == []
    assert journal.unfinished() == []


def test_an_open_form_survives_a_new_start(tmp_path):
    before = datetime.now(UTC)
    draft = DraftJournal(tmp_path).open("contact")
    draft.update({"name": "H'Bia Êban", "urgent": True, "files": ["a.jpg"]}, ("name", 5))
    (found,) = DraftJournal(tmp_path).unfinished()
    assert found == draft.record
    assert found.kind == "contact"
    assert found.fields == {"name": "H'Bia Êban", "urgent": True, "files": ["a.jpg"]}
    assert found.cursor == ("name", 5)
    assert before <= found.opened_at <= found.changed_at <= datetime.now(UTC)
    assert found.opened_at.utcoffset() == timedelta(0)


def test_forms_open_here_are_not_offered_again(tmp_path):
    journal = DraftJournal(tmp_path)
    journal.open("contact").update({"name": "A"})
    assert journal.unfinished() == []
    assert len(DraftJournal(tmp_path).unfinished()) == 1


def test_forms_are_kept_apart_and_offered_oldest_first(tmp_path):
    journal = DraftJournal(tmp_path)
    drafts = [journal.open("contact") for _ in range(3)]
    for number in (2, 0, 1):
        drafts[number].update({"name": str(number)})
    assert [found.fields["name"] for found in DraftJournal(tmp_path).unfinished()] == [
        "0",
        "1",
        "2",
    ]


def test_a_resumed_form_goes_on_in_the_same_file(tmp_path):
    DraftJournal(tmp_path).open("contact").update({"name": "A"})
    journal = DraftJournal(tmp_path)
    draft = journal.resume(journal.unfinished()[0])
    draft.update({"name": "AB"})
    assert journal.unfinished() == []
    (found,) = DraftJournal(tmp_path).unfinished()
    assert found.fields == {"name": "AB"}
    draft.clear()
    assert list(tmp_path.iterdir()) == []


def test_clear_and_discard_may_come_twice(tmp_path):
    draft = DraftJournal(tmp_path).open("contact")
    draft.clear()
    draft.update({"name": "A"})
    journal = DraftJournal(tmp_path)
    (found,) = journal.unfinished()
    journal.discard(found)
    journal.discard(found)
    assert journal.unfinished() == []


def test_an_unchanged_form_is_not_written_again(tmp_path):
    draft = DraftJournal(tmp_path).open("contact")
    draft.update({"name": "A"}, ("name", 1))
    (path,) = tmp_path.iterdir()
    path.unlink()
    draft.update({"name": "A"}, ("name", 1))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'{"kind": "contact"}', b"[" * 100_000],
    ids=["empty", "cut", "list", "null", "bytes", "short", "deep"],
)
def test_a_damaged_file_is_set_aside(tmp_path, damage):
    DraftJournal(tmp_path).open("contact").update({"name": "good"})
    (tmp_path / "bad.json").write_bytes(damage)
    (found,) = DraftJournal(tmp_path).unfinished()
    assert found.fields == {"name": "good"}
    (broken,) = tmp_path.glob("bad.json.*.broken")
    assert broken.read_bytes() == damage
    assert len(DraftJournal(tmp_path).unfinished()) == 1


def test_files_are_private(tmp_path):
    DraftJournal(tmp_path / "drafts").open("contact").update({"name": "A"})
    (path,) = (tmp_path / "drafts").iterdir()
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_what_was_typed_survives_a_kill(tmp_path):
    house = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE_AND_WAIT, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=house,
    )
    assert process.stdout is not None
    written = -1
    while written < 50:
        written = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split()
    process.wait()
    (found,) = DraftJournal(tmp_path).unfinished()
    last = int(rest[-1]) if rest else written
    assert found.cursor is not None and found.cursor[1] >= last
    assert found.fields["phone"] == "0905 123 456"
    assert found.fields["story"] == "Nợ lương tháng 9 " * (found.cursor[1] + 1)
    assert list(tmp_path.glob("*.broken")) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(fields=st.dictionaries(st.text(max_size=8), json_values, min_size=1), place=st.integers(0))
def test_anything_typed_comes_back(tmp_path_factory, fields, place):
    folder = tmp_path_factory.mktemp("drafts")
    DraftJournal(folder).open("contact").update(fields, ("story", place))
    (found,) = DraftJournal(folder).unfinished()
    assert found.fields == fields
    assert found.cursor == ("story", place)
