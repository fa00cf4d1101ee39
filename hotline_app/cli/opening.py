"""From the command line to the window; it is loaded only when there is a display."""

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from hotline_app.cli.door import Refused, say
from hotline_app.cli.session import Session
from hotline_app.i18n import LANGUAGES, current_language, install, tr
from hotline_app.one_instance import Entrance, InstanceLock, NoAnswer
from hotline_app.wishes import CALL, Wish

USUAL_SIZE = "1366x768"
SIZES = (USUAL_SIZE, "1920x1080")
PICTURE_SCALES = (100, 200)


@dataclass(frozen=True)
class Pictures:
    """Which pictures of the pages are wanted.

    Attributes:
        folder: made when it is missing.
        size: "1366x768".
        scale: per cent, or 0 for that of the settings.
        appearance: "light", "dark", or "" for both.
        is_every: every page in every size, scale, language and appearance, in subfolders.
        is_whole: forms, panels, dialogs and first pages besides the pages.
    """

    folder: Path
    size: str = USUAL_SIZE
    scale: int = 0
    appearance: str = ""
    is_every: bool = False
    is_whole: bool = False


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown; Windows and macOS always have a screen."""
    return sys.platform in ("win32", "darwin") or bool(environment.get("DISPLAY"))


def open_window(session: Session, phone: str = "") -> None:
    """Run the window until it is closed; where it is open already, bring it to the front.

    Args:
        session: names the database and the user.
        phone: a number that rings: its contact form is begun.

    Raises:
        Refused: the display cannot be reached, Python has no Tk, or the window that is open does
            not answer.
    """
    lock = InstanceLock(session.paths().make(), session.where())
    if not lock.take():
        wish = Wish(CALL, phone) if phone else Wish()
        try:
            lock.hand_over(wish)
        except NoAnswer as error:
            raise Refused(_does_not_answer()) from error
        say(tr("The window is open already; it is in front now."))
        return
    try:
        _show(session, Entrance(lock, phone))
    finally:
        lock.release()


def _show(session: Session, entrance: Entrance) -> None:
    if not has_display():
        raise _no_display()
    app = _app()
    try:
        app.run(
            _given(session),
            user=session.actor_name(),
            language=current_language(),
            entrance=entrance,
        )
    except app.NoDisplay as error:
        raise _no_display() from error


def photograph(session: Session, wanted: Pictures) -> None:
    """Write a picture of each page of the window and stop.

    Raises:
        Refused: there is no display, or it is too small for some pictures.
    """
    if not has_display():
        raise _no_display()
    if not wanted.is_every:
        _take(session, wanted)
        return
    language = current_language()
    missing = []
    for size, scale, spoken in product(SIZES, PICTURE_SCALES, LANGUAGES):
        install(spoken)
        name = f"{spoken}-{size}-{scale}"
        try:
            _take(session, Pictures(wanted.folder / name, size, scale, is_whole=True))
        except Refused:
            missing.append(name)
    install(language)
    if missing:
        words = tr("The screen is too small for these pictures: {names}.")
        raise Refused(words.format(names=", ".join(missing)))


def _take(session: Session, wanted: Pictures) -> None:
    app = _app()
    from hotline_app.windows.picture_wish import PictureWish
    from hotline_app.windows.pictures import TooSmall

    width, _, height = wanted.size.partition("x")
    try:
        with tempfile.TemporaryDirectory() as stage:
            wish = PictureWish(
                folder=wanted.folder,
                stage=Path(stage),
                size=(int(width), int(height)),
                scale=wanted.scale,
                appearances=(wanted.appearance,) if wanted.appearance else ("light", "dark"),
                is_whole=wanted.is_whole,
            )
            app.run(
                _given(session),
                user=session.actor_name(),
                language=current_language(),
                pictures=wish,
            )
    except app.NoDisplay as error:
        raise _no_display() from error
    except TooSmall as error:
        words = tr("The screen is too small for pictures of {size}.").format(size=wanted.size)
        raise Refused(words) from error


def _given(session: Session) -> str:
    return session.database_url or os.environ.get("HOTLINE_DATABASE", "").strip()


def _app() -> Any:
    try:
        from hotline_app import app
    except ModuleNotFoundError as error:
        if error.name not in ("tkinter", "_tkinter"):
            raise
        raise Refused(tk_is_missing()) from error
    return app


def tk_is_missing() -> str:
    """What to do when Python has no Tk."""
    return tr(
        "Tk is missing, so the window cannot open. Install it (python3-tk on Debian and "
        "Ubuntu; on Windows install Python anew with tcl/tk)."
    )


def _does_not_answer() -> str:
    return tr(
        "This office is open in a window already, and that window does not answer. Close it, or "
        "wait a moment; then start again."
    )


def _no_display() -> Refused:
    return Refused(
        tr(
            "There is no display here, so the window cannot open. Use the commands "
            "(“hotline --help”), or start it on a desktop."
        )
    )
