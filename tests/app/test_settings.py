import json
from dataclasses import replace

import pytest

from hotline_app.settings import Settings, read_settings, write_settings


def test_no_file_gives_the_defaults(tmp_path):
    assert read_settings(tmp_path / "settings.json") == Settings()
    assert list(tmp_path.iterdir()) == []


def test_settings_come_back(tmp_path):
    path = tmp_path / "config" / "settings.json"
    settings = replace(
        Settings(),
        language="en",
        appearance="dark",
        font_size=12,
        scale=150,
        database="Đắk Lắk",
        first_page="today",
    )
    write_settings(path, settings)
    assert read_settings(path) == settings
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '"x"', "[" * 100_000])
def test_a_broken_file_is_set_aside(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert read_settings(path) == Settings()
    assert not path.exists()
    (broken,) = tmp_path.glob("settings.json.*.broken")
    assert broken.read_text() == text


def test_several_broken_files_are_all_kept(tmp_path):
    path = tmp_path / "settings.json"
    for text in ("{1", "{2", "{3"):
        path.write_text(text)
        read_settings(path)
    kept = {broken.read_text() for broken in tmp_path.glob("*.broken")}
    assert kept == {"{1", "{2", "{3"}


def test_one_senseless_value_falls_back_alone(tmp_path):
    path = tmp_path / "settings.json"
    stored = {
        "language": "fr",
        "appearance": 7,
        "font_size": 200,
        "scale": 33,
        "is_maximised": 1,
        "database": "here.sqlite3",
        "unknown": True,
    }
    path.write_text(json.dumps(stored))
    expected = replace(Settings(), font_size=14, database="here.sqlite3")
    assert read_settings(path) == expected


def test_a_failed_write_keeps_the_old_file(tmp_path):
    path = tmp_path / "settings.json"
    write_settings(path, Settings())
    before = path.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        write_settings(path, replace(Settings(), database="\ud800"))
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1
