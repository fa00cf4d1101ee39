"""From the command line to the window; it is loaded only when there is a display."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
        raise Refused(_no_display())
    given = session.database_url or os.environ.get("HOTLINE_DATABASE", "").strip()
    open_window(given, session.actor_name(), file_path(folder) if folder else None)


def open_window(database_url: str, user: str = "", screenshot_folder: Path | None = None) -> None:
    """Run the window until it is closed.

    Args:
        database_url: empty means the one of the settings.
        user: sign-in name; empty means the first administrator.
        screenshot_folder: write a picture of every page into it, then stop.

    Raises:
        Refused: the display cannot be reached, or Tk is missing.
    """
    with _refusing_without_screen():
        from hotline_app import app

        app.run(
            database_url,
            user=user,
            language=current_language(),
            screenshot_folder=screenshot_folder,
        )


@contextmanager
def _refusing_without_screen() -> Iterator[None]:
    """Tk's own errors are told by their names: the command line never loads Tk to know them."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in ("tkinter", "_tkinter"):
            raise
        raise Refused(tk_is_missing()) from error
    except Exception as error:
        if type(error).__name__ != "TclError" or "display" not in str(error):
            raise
        raise Refused(_no_display()) from error


def tk_is_missing() -> str:
    """What to do when Python has no Tk."""
    return tr(
        "Tk is missing, so the window cannot open. Install it (python3-tk on Debian and "
        "Ubuntu; on Windows install Python anew with tcl/tk)."
    )


def _no_display() -> str:
    return tr(
        "There is no display here, so the window cannot open. Use the commands "
        "(“hotline --help”), or start it on a desktop."
    )
