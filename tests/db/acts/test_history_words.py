"""The history of a case speaks the language of its readers: every field of an entry has words."""

import json

import pytest

from db.choices import Role
from hotline_app import i18n
from hotline_app.labels import field_words
from tests.db.acts.everyday import Office, prepared
from tests.db.acts.test_rights_and_trail import EVERYTHING, MAY

UNTOLD = {"sha256", "case", "created"}


@pytest.fixture(autouse=True)
def in_vietnamese():
    i18n.install("vi")
    yield
    i18n.install("en")


@pytest.mark.parametrize("act", sorted(EVERYTHING))
def test_every_field_of_an_entry_about_a_case_has_words(act, database, actors, tmp_path):
    office = Office(database, actors, tmp_path)
    lowest = next(role for role in MAY if act in MAY[role])
    prepared(act, office)(actors[lowest if lowest in actors else Role.ADMINISTRATOR])
    entries = database.rows("SELECT changes FROM audit_entries WHERE case_id IS NOT NULL")
    fields = {name for (changes,) in entries for name in json.loads(changes or "{}")} - UNTOLD
    assert {name for name in fields if field_words(name) == name} == set()
