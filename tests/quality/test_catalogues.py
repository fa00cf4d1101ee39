import pytest

from tests.quality.catalogues import (
    catalogue_files,
    compiled,
    fields_in,
    missing,
    sentences_in_sources,
    words_in_catalogues,
)


def test_sentences_are_found_in_the_sources():
    sentences = sentences_in_sources()
    assert "Search everywhere" in sentences
    assert all(message for message in sentences)


def test_every_sentence_has_vietnamese_words():
    assert not list(missing())


def test_named_fields_agree():
    wrong = []
    for message, entries in words_in_catalogues().items():
        wanted = fields_in(message if isinstance(message, str) else message[-1])
        for words in entries:
            wrong += [(words.domain, form) for form in words.forms if fields_in(form) != wanted]
    assert not wrong


def test_no_sentence_is_said_in_two_ways():
    different = {
        message: entries
        for message, entries in words_in_catalogues().items()
        if len({words.forms for words in entries}) > 1
    }
    assert not different


@pytest.mark.parametrize("path", catalogue_files(), ids=lambda path: path.stem)
def test_compiled_catalogues_are_up_to_date(path):
    assert path.with_suffix(".mo").read_bytes() == compiled(path)
