"""One window per database: a second start finds the first one and hands over what it wanted.

Two files stand in the data folder for each database that is open in a window. The lock is held by
the operating system for as long as the process lives, however it ends: after a kill -9 or a power
cut nothing has to be cleaned up. The note beside it says on which port of this computer the window
listens and holds a secret, so that only programs of the same person reach it.
"""

import errno
import hashlib
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from hotline_app.paths import Paths
from hotline_app.safe_files import replace_text
from hotline_app.wishes import HOST, Wish

if TYPE_CHECKING:
    from hotline_app.second_starts import Listener

_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})
_START_SECONDS: Final = 10.0
_PAUSE_SECONDS: Final = 0.1


@dataclass
class Entrance:
    """How the window was entered: the lock it holds, and a number that rings."""

    lock: "InstanceLock | None" = None
    phone: str = ""


class NoAnswer(Exception):
    """A window has the database but does not answer."""


def key_of(database_url: str) -> str:
    """A short name for a database: the same file gives the same name however it is written."""
    text = database_url.removeprefix("sqlite:///")
    if "://" not in text:
        text = os.path.normcase(Path(text).expanduser().resolve())
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def drafts_folder(paths: Paths, database_url: str, usual_url: str) -> Path:
    """Where the window of a database keeps unfinished forms: no two windows share a folder.

    The office's usual database keeps them where they always were; a demo office or another file
    that is opened beside it has a folder of its own.
    """
    key = key_of(database_url)
    return paths.drafts if key == key_of(usual_url) else paths.drafts / key


class InstanceLock:
    """The lock and the note of one database.

    Args:
        paths: of this computer.
        database_url: which database the window is for.
    """

    def __init__(self, paths: Paths, database_url: str) -> None:
        folder = paths.data / "windows"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = key_of(database_url)
        self._lock_file = folder / f"{key}.lock"
        self._note_file = folder / f"{key}.json"
        self._held: IO[bytes] | None = None
        self._listener: Listener | None = None

    @property
    def listener(self) -> "Listener":
        """Takes the wishes of second starts; made when it is first asked for."""
        if self._listener is None:
            self._listener = self._listen()
        return self._listener

    def take(self) -> bool:
        """Take the lock; False when another process has it."""
        file = self._lock_file.open("ab")
        if not _lock(file):
            file.close()
            return False
        self._held = file
        # A note that a killed window left behind names a port that may be anybody's by now.
        self._note_file.unlink(missing_ok=True)
        return True

    def _listen(self) -> "Listener":
        # Sockets are loaded once the window stands.
        from hotline_app.second_starts import Listener

        listener = Listener()
        note = {"port": listener.port, "secret": listener.secret, "pid": os.getpid()}
        replace_text(self._note_file, json.dumps(note))
        return listener

    def hand_over(self, wish: Wish, seconds: float = _START_SECONDS) -> None:
        """Tell the window that has the lock; it may still be starting.

        Raises:
            NoAnswer: it did not answer in time.
        """
        end = time.monotonic() + seconds
        while True:
            if self._ask(wish):
                return
            if time.monotonic() > end:
                raise NoAnswer
            time.sleep(_PAUSE_SECONDS)

    def release(self) -> None:
        """Let the next window have the database."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        if self._held is not None:
            self._note_file.unlink(missing_ok=True)
            self._held.close()
            self._held = None

    def _ask(self, wish: Wish) -> bool:
        from hotline_app.second_starts import ask

        try:
            note: dict[str, Any] = json.loads(self._note_file.read_text(encoding="utf-8"))
            return ask((HOST, int(note["port"])), str(note["secret"]), wish)
        except (OSError, ValueError, KeyError, TypeError):
            return False


def _lock(file: IO[bytes]) -> bool:
    """Lock a file for this process until it is closed or the process ends in any way."""
    try:
        if sys.platform == "win32":
            import msvcrt

            windows: Any = msvcrt
            file.seek(0)
            windows.locking(file.fileno(), windows.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A folder whose disk knows no locks must not keep the office from its work.
        return error.errno not in _TAKEN
    return True
