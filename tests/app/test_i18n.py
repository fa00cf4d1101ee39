import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline_app.i18n import LANGUAGES, current_language, install, ntr, stretched, tr
from tests.quality.catalogues import fields_in

SEARCH = "Search everywhere"


@pytest.fixture(autouse=True)
def vietnamese_afterwards() -> Iterator[None]:
    yield
    install("vi")


def test_vietnamese_comes_first():
    assert current_language() == "vi"
    assert tr("Search everywhere") == "Tìm ở mọi nơi"


def test_english_is_the_source():
    install("en")
    assert tr("Search everywhere") == SEARCH
    assert ntr("{count} row", "{count} rows", 1) == "{count} row"
    assert ntr("{count} row", "{count} rows", 2) == "{count} rows"


def test_the_empty_text_is_not_the_header():
    for language in LANGUAGES:
        install(language)
        assert not tr("")


def test_unknown_sentences_stand_as_they_are():
    unknown = "zzz"
    assert tr(unknown) == "zzz"


def test_an_unknown_language_is_refused_and_nothing_changes():
    with pytest.raises(ValueError):
        install("fr")
    assert current_language() == "vi"


def test_the_pseudo_language_is_longer_and_keeps_fields():
    install("qps")
    words = tr("This cannot be done now ({code}). Nothing was lost.")
    assert words.startswith("[") and words.endswith("]")
    assert "{code}" in words
    assert len(words) >= 1.4 * len("This cannot be done now ({code}). Nothing was lost.")
    assert words.format(code="busy").count("busy") == 1


@given(st.text(st.characters(exclude_characters="{}"), min_size=1), st.sampled_from(["", "{name}"]))
def test_stretched_keeps_the_fields(text, field):
    assert fields_in(stretched(text + field)) == fields_in(text + field)


@pytest.mark.parametrize(
    "module", ["i18n", "paths", "settings", "drafts", "errors", "events", "safe_files", "tasks"]
)
def test_no_window_is_needed(module):
    code = f"import sys, hotline_app.{module}; sys.exit('tkinter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
