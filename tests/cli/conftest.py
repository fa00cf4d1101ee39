"""An office made through the command line itself, and two ways to run a command."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hotline_app import i18n
from hotline_app.cli.group import hotline

HOUSE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    """What one command line did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Office:
    """A database of its own, and commands run on it inside this process."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.database = home / "data" / "hotline.sqlite3"

    def run(self, *words: str, language: str = "en", user: str = "") -> Outcome:
        given = ["--language", language, *(["--as", user] if user else []), *words]
        result = CliRunner().invoke(hotline, given)
        if result.exc_info is not None and result.exc_info[0] is not SystemExit:
            raise result.exc_info[1]
        return Outcome(result.exit_code, result.stdout, result.stderr)

    def done(self, *words: str, user: str = "") -> Outcome:
        """Run a command that has to succeed."""
        outcome = self.run(*words, user=user)
        assert outcome.code == 0, outcome.err
        return outcome

    def json(self, *words: str, user: str = "") -> Any:
        return self.done(*words, "--json", user=user).json

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of the database, to see that nothing changed."""
        with closing(sqlite3.connect(self.database)) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in names if name != "case_search"]
            return {name: list(connection.execute(f'SELECT * FROM "{name}"')) for name in tables}


def process(home: Path, *words: str, **environment: str) -> Outcome:
    """Run a command line as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "hotline_app", *words],
        capture_output=True,
        env=clean_environment(home) | environment,
        cwd=home,
        timeout=60,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def clean_environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("HOTLINE_") and k != "DISPLAY"}
    return kept | {"HOTLINE_HOME": str(home), "PYTHONPATH": str(HOUSE)}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    for name in [*os.environ]:
        if name.startswith("HOTLINE_"):
            monkeypatch.delenv(name)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"
    i18n.install(i18n.DEFAULT_LANGUAGE)


@pytest.fixture(scope="session")
def office_file(tmp_path_factory):
    """A small office with work in every state, made once."""
    home = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_HOME", str(home))
        fill(Office(home))
    return home / "data" / "hotline.sqlite3"


def fill(office: Office) -> None:
    office.done(
        "init", "--office", "BMT", "--name", "LĐLĐ thành phố Buôn Ma Thuột", "--user", "lan"
    )
    office.done("add-user", "hoa", "--full-name", "Lê Thị Hoa", "--role", "case_officer")
    office.done("add-user", "nam", "--full-name", "Y Nam Niê", "--role", "supervisor")
    office.done("add-user", "tu", "--full-name", "Võ Văn Tú", "--role", "operator")
    office.done("add-agency", "BHXH thành phố", "--phones", "0262 3852 345", "--takes", "BHXH")
    office.done(
        *("log-call", "--phone", "0912345678", "--name", "Trần Văn Bình", "--need", "food"),
        *("--summary", "Mất việc, hết tiền trọ", "--received", "30/8/2021 14:30"),
        *("--consent", "spoken", "--employer", "Công ty May Ban Mê"),
    )
    office.done(
        *("log-call", "--summary", "Hỏi chế độ", "--need", "legal", "--employer-must-not-know"),
        *("--received", "31/8/2021 9h"),
    )


@pytest.fixture
def office(home, office_file):
    (home / "data").mkdir(parents=True)
    shutil.copy(office_file, home / "data" / "hotline.sqlite3")
    return Office(home)
