"""What the documents say about the command line is so."""

import re
import shlex

import click
import pytest

from hotline_app.cli.group import hotline
from tests.cli.conftest import HOUSE, Office

DOCUMENT = (HOUSE / "docs" / "command-line.md").read_text("utf-8")
ENVIRONMENT = ("HOTLINE_DATABASE", "HOTLINE_USER", "HOTLINE_LANGUAGE", "HOTLINE_HOME")


@pytest.mark.parametrize("name", hotline.commands)
def test_every_command_and_option_is_described(name):
    command = hotline.commands[name]
    assert re.search(rf"`{name}[ `]", DOCUMENT)
    options = [p.opts[0] for p in command.params if isinstance(p, click.Option)]
    assert [option for option in options if option not in DOCUMENT] == []


def test_every_option_before_the_command_is_described():
    for parameter in hotline.params:
        assert f"`{parameter.opts[0]}`" in DOCUMENT
    assert all(name in DOCUMENT for name in ENVIRONMENT)


def test_no_option_is_described_that_does_not_exist():
    known = {
        option for c in (hotline, *hotline.commands.values()) for p in c.params for option in p.opts
    }
    assert set(re.findall(r"--[a-z][a-z-]+", DOCUMENT)) - known == set()


def test_the_example_runs_as_it_stands(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    example = re.search(r"```sh\n(.*?)```", DOCUMENT, re.DOTALL)
    office = Office(home)
    for line in example[1].splitlines():
        words = shlex.split(line)
        assert words.pop(0) == "hotline"
        office.done(*words)
    assert (tmp_path / "vu-viec.pdf").exists()
    assert (tmp_path / "BMT-2021-W35").is_dir()
