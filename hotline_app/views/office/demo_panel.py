"""A demonstration office beside the real one: made once, opened in a window of its own."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from hotline_app.i18n import current_language, tr
from hotline_app.views.records.record_panel import RecordPanel

CASES: Final = 120
FILE: Final = "hotline-demo.sqlite3"


class DemonstrationPanel(RecordPanel):
    """Opens the office in a program of its own, which makes it when it is not there yet."""

    key = "demonstration"

    def title(self) -> str:
        """What the form is for."""
        return tr("Demonstration office")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Open the demonstration office")

    @property
    def file(self) -> Path:
        """Where the office is kept, apart from the real one."""
        folder: Path = self.work.desk.paths.data
        return folder / "demonstration" / FILE

    def build(self) -> None:
        """Say what it is."""
        self.say(
            tr(
                "An office with invented people, for training and trying out. It opens in a window "
                "of its own with a banner; nothing done there touches this office."
            )
        )

    def carry_out(self) -> str:
        """Start the program."""
        file = self.file
        program = [sys.executable, "-m", "hotline_app", "--language", current_language()]
        if file.exists():
            subprocess.Popen([*program, "--database", str(file)], start_new_session=True)
            return tr("The demonstration office opens")
        # A process of its own: an office with a past is made by turning the clock back.
        words = ["demo", "--dir", str(file.parent), "--cases", str(CASES)]
        subprocess.Popen([*program, *words], start_new_session=True)
        return tr("The demonstration office is being made; its window opens in some seconds")
