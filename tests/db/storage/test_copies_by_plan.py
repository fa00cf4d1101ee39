"""Copies by plan through what happens to sticks, disks and clocks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.commands.backups import back_up, back_up_if_due
from db.commands.office_settings import change_back_up_plan
from db.connection import Database
from db.errors import DatabaseRefused
from db.queries.back_ups import look_inside
from db.records.people import Actor
from tests.factories import vietnam

SetClock = Callable[[datetime], None]
START = vietnam(2022, 2, 7, 8)


@pytest.fixture
def stick(database: Database, actor: Actor, tmp_path: Path, set_clock: SetClock) -> Path:
    """A stick with one copy of this morning; the plan is one a day, three stay."""
    set_clock(START)
    folder = tmp_path / "USB của văn phòng"
    folder.mkdir()
    plan = {"folder": str(folder), "every_days": "1", "keep": "3"}
    change_back_up_plan(database, actor, plan)
    assert back_up_if_due(database, actor) is not None
    return folder


def names(folder: Path) -> list[str]:
    """The moments of the copies in a folder, oldest first."""
    return sorted(path.name.removeprefix("hotline-BMT-")[:8] for path in folder.iterdir())


def test_a_computer_that_slept_over_its_times_copies_once(
    database: Database, actor: Actor, stick: Path, set_clock: SetClock
) -> None:
    set_clock(START + timedelta(days=9))
    assert back_up_if_due(database, actor) is not None
    assert back_up_if_due(database, actor) is None
    assert names(stick) == ["20220207", "20220216"]


def test_a_copy_made_by_hand_elsewhere_is_none_of_the_plans(
    database: Database, actor: Actor, stick: Path, tmp_path: Path, set_clock: SetClock
) -> None:
    set_clock(START + timedelta(hours=20))
    back_up(database, actor, tmp_path / "on the desk.sqlite3")
    assert back_up_if_due(database, actor) is None
    set_clock(START + timedelta(hours=25))
    back_up(database, actor, tmp_path / "on the desk.sqlite3")
    assert back_up_if_due(database, actor) is not None


def test_another_stick_in_its_place_gets_a_copy_at_once(
    database: Database, actor: Actor, stick: Path, set_clock: SetClock
) -> None:
    stick.rename(stick.with_name("in the drawer"))
    stick.mkdir()
    set_clock(START + timedelta(hours=1))
    made = back_up_if_due(database, actor)
    assert made is not None and made.parent == stick
    assert back_up_if_due(database, actor) is None


def test_a_stick_that_was_pulled_out_is_missed_when_a_copy_is_due(
    database: Database, actor: Actor, stick: Path, set_clock: SetClock
) -> None:
    away = stick.with_name("in the drawer")
    stick.rename(away)
    set_clock(START + timedelta(hours=3))
    assert back_up_if_due(database, actor) is None
    set_clock(START + timedelta(hours=25))
    with pytest.raises(DatabaseRefused) as refusal:
        back_up_if_due(database, actor)
    assert (refusal.value.code, refusal.value.where) == ("folder_missing", str(stick))
    assert not stick.exists()
    away.rename(stick)
    assert back_up_if_due(database, actor) is not None
    assert names(stick) == ["20220207", "20220208"]


def test_copies_from_the_future_do_not_push_out_the_true_ones(
    database: Database, actor: Actor, stick: Path, set_clock: SetClock
) -> None:
    (first,) = stick.iterdir()
    for year in (2031, 2032):
        shutil.copyfile(first, stick / f"hotline-BMT-{year}0207-010000.sqlite3")
    for day in (1, 2):
        set_clock(START + timedelta(days=day))
        assert back_up_if_due(database, actor) is not None
    assert names(stick) == ["20220207", "20220208", "20220209"]


def test_what_a_power_cut_left_half_made_goes_and_foreign_files_stay(
    database: Database, actor: Actor, stick: Path, set_clock: SetClock
) -> None:
    half = stick / "hotline-BMT-20220201-010000.sqlite3.part"
    at_work = stick / "hotline-BMT-20220208-005959.sqlite3.part"
    foreign = stick / "hotline-BMT-của chị Hoa.sqlite3"
    for file in (half, at_work, foreign):
        file.write_bytes(b"x")
    set_clock(START + timedelta(days=1))
    os.utime(half, (0, (START - timedelta(days=6)).timestamp()))
    assert back_up_if_due(database, actor) is not None
    assert (half.exists(), at_work.exists(), foreign.exists()) == (False, True, True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a small file system")
@pytest.mark.parametrize("options", ["size=32k", "ro"])
def test_a_full_or_locked_stick_keeps_what_it_has(
    database: Database, actor: Actor, stick: Path, set_clock: SetClock, options: str
) -> None:
    (copy,) = stick.iterdir()
    place = stick.with_name("small")
    place.mkdir()
    size = copy.stat().st_size + 65_536 if options.startswith("size") else 8_000_000
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no right to mount")
    try:
        shutil.copy2(copy, place)
        if options == "ro":
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        change_back_up_plan(database, actor, {"folder": str(place), "keep": "1"})
        set_clock(START + timedelta(days=2))
        with pytest.raises(DatabaseRefused) as refusal:
            back_up_if_due(database, actor)
        assert refusal.value.code == ("read_only" if options == "ro" else "disk_full")
        (kept,) = place.iterdir()
        assert look_inside(kept).office_code == actor.office_code
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
