"""The last act of a case page, where it can be taken back: from its toast or with Ctrl+Z."""

from collections.abc import Callable

from db.errors import HotlineError
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import refusal_words
from hotline_app.widgets.toast import News

Undo = Callable[[], None]


class LastAct:
    """Remembers one act at a time.

    Args:
        desk: of the page.
    """

    def __init__(self, desk: DeskContext) -> None:
        self._desk = desk
        self._undo: Undo | None = None

    def told(self, words: str, code: str, undo: Undo | None) -> None:
        """Say what was done; with an `undo` the toast offers to take it back."""
        self._undo = undo
        if undo is None:
            news = News(words, code)
        else:
            news = News(words, code, action=tr("Undo"), act=self.take_back)
        self._desk.events.announce("news", news=news)
        self._desk.events.announce("cases")

    def undo(self) -> bool:
        """Take the act back; False when there is none, and the desk may take back another."""
        if self._undo is None:
            return False
        self.take_back()
        return True

    def take_back(self) -> None:
        """Take the act back, once; say why when that is refused."""
        undo, self._undo = self._undo, None
        if undo is None:
            return
        try:
            undo()
        except HotlineError as error:
            news = News(refusal_words(error) or "", kind="problem")
            self._desk.events.announce("news", news=news)
        else:
            self._desk.events.announce("news", news=News(tr("The last act was taken back")))
            self._desk.events.announce("cases")
