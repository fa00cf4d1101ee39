from pathlib import Path

import pytest

from hotline_app.paths import CODE_FOLDER, find_paths


def test_one_folder_for_everything(tmp_path):
    paths = find_paths({"HOTLINE_HOME": str(tmp_path / "stick")}).make()
    folders = (paths.data, paths.config, paths.documents, paths.log, paths.drafts)
    assert all(folder.is_dir() and folder.is_relative_to(tmp_path) for folder in folders)
    assert len(set(folders)) == 5
    assert paths.settings_file.parent == paths.config


def test_this_user_has_places_outside_the_code(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    paths = find_paths({})
    for folder in (paths.data, paths.config, paths.documents, paths.log, paths.drafts):
        assert folder.is_absolute()
        assert not folder.is_relative_to(CODE_FOLDER)
        assert not folder.exists()


@pytest.mark.parametrize("inside", [".", "data", "hotline_app/../exported"])
def test_never_inside_the_code(inside):
    with pytest.raises(ValueError, match="inside the code"):
        find_paths({"HOTLINE_HOME": str(CODE_FOLDER / inside)})


def test_the_code_folder_is_the_checkout():
    assert (CODE_FOLDER / "hotline_app" / "paths.py").samefile(
        Path(__file__).parents[2] / "hotline_app" / "paths.py"
    )
