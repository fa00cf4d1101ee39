"""The user guide covers the window: every page has its picture, every key is in the table."""

import re
from pathlib import Path

import pytest
from PIL import Image

from hotline_app import i18n
from hotline_app.windows.keys import key_sheet
from hotline_app.windows.pages import page_keys

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE = (DOCS / "huong-dan-su-dung.md").read_text(encoding="utf-8")
PICTURE = re.compile(r"!\[([^\]]+)\]\((pictures/[^)]+)\)")
HEADING = re.compile(r"^(#{2,3}) (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(#([^)]+)\)")
LARGEST = 150_000


def anchor(heading):
    """The address of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", page_keys())
def test_every_page_of_the_window_has_a_picture_in_the_guide(page):
    names = [Path(target).name for _words, target in PICTURE.findall(GUIDE)]
    assert [name for name in names if re.fullmatch(rf"{page}(-[a-z_]+)?-(light|dark)\.png", name)]


def test_every_picture_says_what_it_shows_and_is_there():
    shown = PICTURE.findall(GUIDE)
    assert [target for _words, target in shown if not (DOCS / target).is_file()] == []
    assert len({target for _words, target in shown}) == len(shown)


@pytest.mark.parametrize("path", sorted((DOCS / "pictures").glob("*.png")), ids=lambda p: p.name)
def test_pictures_are_of_one_size_and_light(path):
    assert path.stat().st_size <= LARGEST
    assert Image.open(path).size == (1366, 768)


@pytest.fixture
def in_vietnamese():
    i18n.install("vi")


def test_every_key_of_the_table_is_in_the_guide(in_vietnamese):
    for heading, keys in key_sheet().items():
        assert f"**{heading}**" in GUIDE
        assert [shown for shown, _words in keys if f"\n| {shown} |" not in GUIDE] == []


def test_sections_are_numbered_once_and_in_order():
    numbers = [
        tuple(int(part) for part in heading.split(" ")[0].rstrip(".").split("."))
        for _level, heading in HEADING.findall(GUIDE)
        if heading[0].isdigit()
    ]
    assert numbers == sorted(set(numbers))
    chapters = [number[0] for number in numbers if len(number) == 1]
    assert chapters == list(range(1, len(chapters) + 1))


def test_every_link_inside_the_guide_leads_somewhere():
    anchors = {anchor(heading) for _level, heading in HEADING.findall(GUIDE)}
    assert [link for link in LINK.findall(GUIDE) if link not in anchors] == []


def test_the_table_of_contents_names_every_chapter():
    contents = GUIDE.partition("## Mục lục")[2].partition("\n## ")[0]
    chapters = [h for level, h in HEADING.findall(GUIDE) if level == "##" and h[0].isdigit()]
    assert [chapter for chapter in chapters if f"](#{anchor(chapter)})" not in contents] == []
