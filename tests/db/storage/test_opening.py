"""Whatever cannot be opened is refused with its code, and not one byte of it changes."""

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import database_files
from db.commands.calls import log_call
from db.connection import open_database
from db.errors import DatabaseRefused
from db.migrations import runner
from db.queries import users
from db.queries.checks import check
from tests.factories import call


def _tree(folder: Path) -> dict[str, str]:
    """Every file under `folder` with the hash of its bytes; an empty journal holds nothing."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm") and _holds_something(path)
    }


def _holds_something(path: Path) -> bool:
    return not path.name.endswith("-wal") or path.stat().st_size > 0


def _refused(path: Path, *, create: bool = False) -> str:
    before = _tree(path.parent) if path.parent.is_dir() else {}
    with pytest.raises(DatabaseRefused) as refusal:
        open_database(path, create=create)
    if path.parent.is_dir():
        assert _tree(path.parent) == before
    return refusal.value.code


def _another_program(path: Path, *statements: str) -> Path:
    other = sqlite3.connect(path)
    for statement in statements:
        other.execute(statement)
    other.commit()
    other.close()
    return path


BOTH_WAYS = pytest.mark.parametrize("create", [False, True], ids=["open", "create"])


@BOTH_WAYS
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_truncated_file(database_file: Path, share: float, create: bool) -> None:
    whole = database_file.read_bytes()
    database_file.write_bytes(whole[: int(len(whole) * share)])
    assert _refused(database_file, create=create) == "damaged"


@BOTH_WAYS
def test_less_than_a_header(database_file: Path, create: bool) -> None:
    database_file.write_bytes(database_file.read_bytes()[:60])
    assert _refused(database_file, create=create) == "damaged"


@BOTH_WAYS
def test_a_damaged_first_page(database_file: Path, create: bool) -> None:
    whole = bytearray(database_file.read_bytes())
    whole[100:3000] = random.Random(7).randbytes(2900)
    database_file.write_bytes(whole)
    assert _refused(database_file, create=create) == "damaged"


@BOTH_WAYS
def test_a_damaged_list_of_migrations(database_file: Path, create: bool) -> None:
    reader = sqlite3.connect(database_file)
    find = "SELECT rootpage FROM sqlite_master WHERE name = 'schema_migrations'"
    page = reader.execute(find).fetchone()[0]
    size = reader.execute("PRAGMA page_size").fetchone()[0]
    reader.close()
    whole = bytearray(database_file.read_bytes())
    whole[(page - 1) * size : page * size] = random.Random(1).randbytes(size)
    database_file.write_bytes(whole)
    assert _refused(database_file, create=create) == "damaged"


@pytest.mark.parametrize("seed", range(6))
def test_random_bytes_in_the_middle_are_told(database_file: Path, seed: int) -> None:
    whole = bytearray(database_file.read_bytes())
    dice = random.Random(seed)
    start = dice.randrange(len(whole) // 8, len(whole) * 3 // 4)
    whole[start : start + 20_000] = dice.randbytes(min(20_000, len(whole) - start))
    database_file.write_bytes(whole)
    before = _tree(database_file.parent)
    try:
        database = open_database(database_file)
    except DatabaseRefused as refusal:
        assert refusal.code == "damaged"
    else:
        try:
            codes = {problem.code for problem in check(database).problems}
        finally:
            database.close()
        assert "file_damaged" in codes
    assert _tree(database_file.parent) == before


@BOTH_WAYS
@pytest.mark.parametrize(
    "content",
    [b"Xin ch\xc3\xa0o", b"\x00" * 5000, b"PK\x03\x04" + b"zip" * 900, os.urandom(4096)],
    ids=["text", "zeros", "zip", "noise"],
)
def test_no_database_at_all(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "hotline.db"
    path.write_bytes(content)
    assert _refused(path, create=create) == "not_a_database"


def test_an_empty_file_was_never_set_up(tmp_path: Path) -> None:
    path = tmp_path / "hotline.db"
    path.touch()
    assert _refused(path) == "not_set_up"
    made = open_database(path, create=True)
    assert made.schema_version == runner.LATEST
    made.close()


@BOTH_WAYS
def test_a_directory(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "hotline.db"
    path.mkdir()
    assert _refused(path, create=create) == "not_a_database"


@BOTH_WAYS
@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE songs (title TEXT)",),
        ("CREATE TABLE schema_migrations (filename TEXT)",),
        (
            "CREATE TABLE schema_migrations (version TEXT)",
            "INSERT INTO schema_migrations VALUES ('20210830101500')",
        ),
    ],
    ids=["songs", "no version", "dated versions"],
)
def test_the_database_of_another_program(
    tmp_path: Path, statements: tuple[str, ...], create: bool
) -> None:
    path = _another_program(tmp_path / "hotline.db", *statements)
    assert _refused(path, create=create) == "foreign_database"


@BOTH_WAYS
def test_a_newer_schema(database_file: Path, create: bool) -> None:
    _another_program(database_file, "INSERT INTO schema_migrations VALUES (99, 'm0099', '')")
    assert _refused(database_file, create=create) == "newer_schema"


def test_nothing_there(tmp_path: Path) -> None:
    assert _refused(tmp_path / "hotline.db") == "not_found"
    assert _refused(tmp_path / "away" / "hotline.db") == "folder_missing"
    assert not (tmp_path / "away").exists()


def test_creating_makes_the_folder(tmp_path: Path) -> None:
    database = open_database(tmp_path / "Đường dây" / "năm 2021" / "tổng đài.db", create=True)
    assert database.schema_version == runner.LATEST
    database.close()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("x")
    assert _refused(tmp_path / "folder" / "hotline.db") == "folder_missing"
    assert _refused(tmp_path / "folder" / "hotline.db", create=True) == "read_only"


def test_an_unknown_engine_is_refused_without_its_password() -> None:
    with pytest.raises(DatabaseRefused) as refusal:
        open_database("oracle://me:secret@host/hotline")
    assert refusal.value.code == "unknown_engine"
    assert "secret" not in str(refusal.value)


def test_both_ways_to_name_a_file(database_file: Path) -> None:
    for url in (str(database_file), f"sqlite:///{database_file}"):
        database = open_database(url)
        assert database.path == database_file
        database.close()


_AS_NOBODY = """
import os, sys
from db.connection import open_database
from db.errors import DatabaseRefused
os.setgid(65534)
os.setuid(65534)
try:
    open_database(sys.argv[1], create=sys.argv[2] == "create")
except DatabaseRefused as refusal:
    print(refusal.code)
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another user reaches: pytest's own are closed again by each new run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody else"
)
@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o000, 0o777)]
)
@BOTH_WAYS
def test_a_file_or_folder_that_may_not_be_written(
    office_file: Path, open_to_all: Path, file_mode: int, folder_mode: int, create: bool
) -> None:
    folder = open_to_all / "place"
    folder.mkdir()
    path = folder / "hotline.db"
    path.write_bytes(office_file.read_bytes())
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    before = _tree(folder)
    words = [sys.executable, "-c", _AS_NOBODY, str(path), "create" if create else "open"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "read_only", done.stderr
    assert _tree(folder) == before


_MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /srv/office nfs4 rw,vers=4.2 0 0
server:/old /srv/old nfs rw 0 0
//nas/cong\040doan /mnt/Công\040đoàn\040share cifs rw 0 0
host:/home /mnt/ssh fuse.sshfs rw 0 0
/dev/sdb1 /srv/office/local xfs rw 0 0
systemd-1 /mnt/auto autofs rw 0 0
server:/auto /mnt/auto nfs rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/truc/hotline.db", "ext4"),
        ("/srv/office/hotline.db", "nfs4"),
        ("/srv/office2/hotline.db", "ext4"),
        ("/srv/office/local/hotline.db", "xfs"),
        ("/srv/old/a/b/hotline.db", "nfs"),
        ("/mnt/Công đoàn share/hotline.db", "cifs"),
        ("/mnt/ssh/hotline.db", "fuse.sshfs"),
        ("/mnt/auto/hotline.db", "nfs"),
    ],
)
def test_the_file_system_by_the_mount_table(path: str, kind: str) -> None:
    assert database_files.file_system_kind(Path(path), _MOUNTS) == kind


@pytest.mark.skipif(sys.platform == "win32", reason="mount tables are Unix")
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_network_share_is_refused(database_file: Path, tmp_path: Path, kind: str) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path} {kind} rw 0 0\n"
    local = f"server:/x / {kind} rw 0 0\n/dev/sda1 {tmp_path} ext4 rw 0 0\n"
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    assert database_files.is_on_network_share(database_file, mounts)
    assert database_files.is_on_network_share(link / "hotline.db", mounts)
    assert not database_files.is_on_network_share(database_file, local)
    assert not database_files.is_on_network_share(database_file)


def test_a_file_left_open_by_a_crash_is_opened_again(database_file: Path) -> None:
    script = (
        "import os, sys; from db.connection import open_database; from db.queries import users\n"
        "from db.commands.calls import log_call; from tests.factories import call\n"
        "database = open_database(sys.argv[1])\n"
        "log_call(database, users.actor(database), call()); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(database_file)], check=False)
    assert done.returncode == 9
    assert database_file.with_name("hotline.db-wal").stat().st_size > 0
    database = open_database(database_file)
    assert database.value("SELECT count(*) FROM cases") == 1
    log_call(database, users.actor(database), call())
    assert check(database).is_ok
    database.close()
