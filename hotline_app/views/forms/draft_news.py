"""What is said when unfinished text cannot be written to the disk: once, not at every letter."""

from collections.abc import Callable

from hotline_app.i18n import tr
from hotline_app.widgets.toast import News


class DiskNews:
    """Tells of a disk that refuses, and again only after it has worked meanwhile.

    Args:
        tell: shows news.
    """

    def __init__(self, tell: Callable[[News], None]) -> None:
        self._tell = tell
        self._is_told = False

    def __call__(self, error: OSError | None) -> None:
        """Take how writing went: the refusal, or None."""
        if error is not None and not self._is_told:
            words = tr("The text could not be written to the disk ({reason}). Do not switch off.")
            reason = error.strerror or type(error).__name__
            self._tell(News(words.format(reason=reason), "", "problem"))
        self._is_told = error is not None
