"""From the command line to the window; it is loaded only when there is a display."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from hotline_app.cli.door import Refused
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import current_language, tr


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown; Windows and macOS always have a screen."""
    return sys.platform in ("win32", "darwin") or bool(environment.get("DISPLAY"))


def open_or_photograph(session: Session, folder: str) -> None:
    """Open the window, or write a picture of each of its pages into `folder` and stop.

    Raises:
        Refused: there is no display.
    """
    if not has_display():
        raise _no_display()
    given = session.database_url or os.environ.get("HOTLINE_DATABASE", "").strip()
    open_window(given, file_path(folder) if folder else None, user=session.actor_name())


def open_window(
    database_url: str, screenshot_folder: Path | None = None, *, user: str = ""
) -> None:
    """Run the window until it is closed.

    Args:
        database_url: empty means the one of the settings.
        screenshot_folder: write a picture of every page into it, then stop.
        user: who acts; empty means the first administrator.

    Raises:
        Refused: the display cannot be reached, or Python has no Tk.
    """
    try:
        from hotline_app import app
    except ModuleNotFoundError as error:
        if error.name not in ("tkinter", "_tkinter"):
            raise
        raise Refused(tk_is_missing()) from error
    try:
        app.run(
            database_url,
            user=user,
            language=current_language(),
            screenshot_folder=screenshot_folder,
        )
    except app.NoDisplay as error:
        raise _no_display() from error


def tk_is_missing() -> str:
    """What to do when Python has no Tk."""
    return tr(
        "Tk is missing, so the window cannot open. Install it (python3-tk on Debian and "
        "Ubuntu; on Windows install Python anew with tcl/tk)."
    )


def _no_display() -> Refused:
    return Refused(
        tr(
            "There is no display here, so the window cannot open. Use the commands "
            "(“hotline --help”), or start it on a desktop."
        )
    )
