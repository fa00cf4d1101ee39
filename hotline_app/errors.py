"""The one error door: everything unexpected is logged, shown once and can be reported."""

import logging
import platform
import re
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from db.errors import HotlineError
from hotline_app.i18n import tr

LOG_BYTES = 500_000
LOG_FILES = 5
KEPT_FOR_REPORT = 20
READ_FOR_REPORT = 64_000

_ENTRY = re.compile(r"^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} )", re.MULTILINE)


@dataclass(frozen=True)
class Failure:
    """An error as it is shown.

    Attributes:
        words: the sentence.
        is_unexpected: nobody foresaw it; whoever looks after the program wants the report.
    """

    words: str
    is_unexpected: bool


Words = Callable[[BaseException], str]
Show = Callable[[Failure], None]


class ErrorDoor:
    """Where errors end. Neither the log nor the report holds what people typed.

    Only the kind of error and the places in the code are kept: the message of an exception may
    quote a name or a phone number.

    Args:
        log_folder: `Paths.log`.
        words: gives the sentence for an error; by default a general one.
    """

    def __init__(self, log_folder: Path, words: Words | None = None) -> None:
        log_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.log_file = log_folder / "hotline.log"
        self._words = words or general_words
        self._show: Show | None = None
        self._seen: list[str] = []
        self._logger = logging.getLogger(f"hotline.{id(self)}")
        self._logger.propagate = False
        self._handler = RotatingFileHandler(
            self.log_file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._logger.addHandler(self._handler)

    def show_with(self, show: Show) -> None:
        """From now on show each failure with `show` (a toast, a dialog, the terminal)."""
        self._show = show

    def handle(self, error: BaseException) -> str:
        """Log an error, show its sentence and return the sentence."""
        account = describe(error)
        self._seen = [*self._seen, account][-KEPT_FOR_REPORT:]
        self._logger.error(account)
        sentence = self._words(error)
        if self._show is not None:
            self._show(Failure(sentence, not isinstance(error, HotlineError)))
        return sentence

    def report_callback_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Take over from Tk, which would only print what a callback raised."""
        self.handle(error.with_traceback(trace))

    def report_text(self) -> str:
        """Return what can be sent to the people who look after the program.

        The newest errors of the log, also those from before the program was started anew.
        """
        entries = self._entries()[-KEPT_FOR_REPORT:] or self._seen
        return "\n\n".join([_about_computer(), *entries])

    def _entries(self) -> list[str]:
        """The newest entries of the log, oldest first; none where it cannot be read."""
        with suppress(OSError):
            content = self.log_file.read_bytes()[-READ_FOR_REPORT:].decode(errors="replace")
            # What stands before the first time is the rest of an entry that is cut.
            return [entry.strip() for entry in _ENTRY.split(content)[1:]]
        return []

    def close(self) -> None:
        """Let go of the log file."""
        self._logger.removeHandler(self._handler)
        self._handler.close()


def general_words(error: BaseException) -> str:
    """Return a sentence for any error that nobody has words for."""
    if isinstance(error, HotlineError):
        return tr("This cannot be done now ({code}). Nothing was lost.").format(code=error.code)
    return tr("Something went wrong ({kind}). What you typed is kept; please try again.").format(
        kind=type(error).__name__
    )


def describe(error: BaseException) -> str:
    """Return the kind of an error and where it came from, without its message."""
    code = f" [{error.code}]" if isinstance(error, HotlineError) else ""
    if isinstance(error, OSError) and error.errno is not None:
        code = f" [errno {error.errno}]"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    lines = [f"{type(error).__name__}{code}", *places]
    cause = error.__cause__ or error.__context__
    if cause is not None:
        lines.append(f"after {describe(cause)}")
    return "\n".join(lines)


def _about_computer() -> str:
    # What is asked of the computer costs a start-up of its own; a report is written seldom.
    from importlib import metadata

    version = ""
    with suppress(metadata.PackageNotFoundError):
        version = metadata.version("union-hotline")
    return "\n".join(
        (
            f"union-hotline {version}".strip(),
            f"Python {platform.python_version()}",
            f"{platform.system()} {platform.release()}",
        )
    )
