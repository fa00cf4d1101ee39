"""Where things live on this computer; never inside the code."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

APP_FOLDER = "union-hotline"
OVERRIDE = "HOTLINE_HOME"
CODE_FOLDER = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Paths:
    """The folders of one installation.

    Attributes:
        data: the database and attachments.
        config: the settings file.
        documents: where outputs are offered to be saved.
        log: the rotating log.
        drafts: forms that were not saved yet.
    """

    data: Path
    config: Path
    documents: Path
    log: Path
    drafts: Path

    @property
    def settings_file(self) -> Path:
        """The one settings file."""
        return self.config / "settings.json"

    def make(self) -> "Paths":
        """Create the folders that are missing, private where they hold personal data."""
        for folder in (self.data, self.config, self.log, self.drafts):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.documents.mkdir(parents=True, exist_ok=True)
        return self


def find_paths(environment: Mapping[str, str] = os.environ) -> Paths:
    """Return the folders of this computer and user, without creating them.

    Args:
        environment: `HOTLINE_HOME` names one folder for everything (portable use and tests).

    Raises:
        ValueError: `HOTLINE_HOME` is inside the code, where personal data must never be.
    """
    home = environment.get(OVERRIDE, "").strip()
    return _under(Path(home).expanduser().resolve()) if home else _of_this_user()


def _under(home: Path) -> Paths:
    if home.is_relative_to(CODE_FOLDER):
        raise ValueError(f"{OVERRIDE} must not be inside the code: {home}")
    return Paths(
        data=home / "data",
        config=home / "config",
        documents=home / "documents",
        log=home / "log",
        drafts=home / "drafts",
    )


def _of_this_user() -> Paths:
    import platformdirs

    data = Path(platformdirs.user_data_dir(APP_FOLDER, appauthor=False))
    return Paths(
        data=data,
        config=Path(platformdirs.user_config_dir(APP_FOLDER, appauthor=False)),
        documents=Path(platformdirs.user_documents_dir()) / APP_FOLDER,
        log=Path(platformdirs.user_log_dir(APP_FOLDER, appauthor=False)),
        drafts=data / "drafts",
    )
