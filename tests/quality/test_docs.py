"""What the documents point to is there: links, pictures, commands."""

import re
from pathlib import Path

import pytest

from hotline_app.cli.sections import commands

HOUSE = Path(__file__).resolve().parents[2]
PAGES = [HOUSE / "README.md", *sorted((HOUSE / "docs").glob("*.md"))]
TARGET = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
GLOBAL_OPTION = r"(?:--(?:database|as|language)\s+\S+\s+|--(?:json|verbose)\s+)*"
COMMAND = re.compile(rf"\bhotline\s+{GLOBAL_OPTION}([a-z][a-z-]*)")
LARGEST_PICTURE = 250_000


def _named_commands(page: Path) -> set[str]:
    code = CODE.findall(page.read_text(encoding="utf-8"))
    return {name for piece in code for name in COMMAND.findall(piece)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_is_there(page):
    targets = [
        target.partition("#")[0]
        for target in TARGET.findall(page.read_text(encoding="utf-8"))
        if "://" not in target
    ]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_named_is_real(page):
    assert _named_commands(page) <= {command.name for command in commands()}


def test_the_table_of_commands_is_complete():
    named = _named_commands(HOUSE / "docs" / "command-line.md")
    assert named == {command.name for command in commands()}


def test_pictures_are_small_and_used():
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = sorted((HOUSE / "docs" / "pictures").glob("*.png"))
    assert pictures
    assert [one.name for one in pictures if one.name not in text] == []
    assert [one.name for one in pictures if one.stat().st_size > LARGEST_PICTURE] == []
