"""Passwords are never stored and never lost to a keyboard."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules import passwords

SENTENCE = "Gạo trắng, nước trong"


def test_the_same_password_is_never_stored_twice_alike():
    first, second = passwords.hashed(SENTENCE), passwords.hashed(SENTENCE)
    assert first != second
    assert passwords.matches(SENTENCE, first)
    assert passwords.matches(SENTENCE, second)
    assert "Gạo" not in first


def test_composed_and_decomposed_letters_are_one_password():
    stored = passwords.hashed(unicodedata.normalize("NFC", SENTENCE))
    assert passwords.matches(unicodedata.normalize("NFD", SENTENCE), stored)


@pytest.mark.parametrize("other", ["", "gạo trắng, nước trong", SENTENCE + " ", "x" * 10_000])
def test_anything_else_does_not_match(other):
    assert not passwords.matches(other, passwords.hashed(SENTENCE))


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("", "password_missing"),
        ("        ", "password_missing"),
        ("ngắn", "password_too_short"),
        ("QuanTri1", "password_is_name"),
        ("đủ dài rồi", None),
    ],
)
def test_new_passwords(password, problem):
    assert passwords.problem_of(password, "quantri1") == problem


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_a_damaged_hash_matches_nothing(stored):
    assert not passwords.matches(SENTENCE, stored)


def test_wrong_tries_wait_longer_and_longer():
    waits = [passwords.delay_seconds(failures) for failures in range(12)]
    assert waits[:6] == [0, 0, 0, 2, 4, 8]
    assert waits == sorted(waits)
    assert max(waits) == 60
