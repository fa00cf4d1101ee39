"""A panel whose act may take a second among a million records: the window stays alive."""

from collections.abc import Callable

from db.errors import HotlineError, StaleRecord
from hotline_app.i18n import tr
from hotline_app.labels import refusal_words
from hotline_app.tasks import Job, Progress
from hotline_app.views.record_panel import RecordPanel
from hotline_app.widgets.toast import News


class SlowPanel(RecordPanel):
    """Carries its act out on the worker. A subclass says it in `prepare`."""

    def prepare(self) -> Callable[[], str]:
        """Read the fields; return the act, which touches no widget and returns its words."""
        raise AssertionError("a panel has an act")

    def save(self) -> None:
        """Begin the act; the panel stays until it is done."""
        if self.button.instate(["disabled"]):
            return
        self._notify("")
        self.button.state(["disabled"])
        self.keep_draft()
        act, database = self.prepare(), self.work.desk.database

        def work(_progress: Progress) -> str:
            try:
                return act()
            finally:
                database.close()

        self.work.desk.tasks.run(Job(work, self._carried_out, self._refused))

    def _carried_out(self, words: str) -> None:
        self.work.drafts.forget(self.draft_place)
        if self.winfo_exists():
            self._first = self._values()
            self.work.done(words)
            return
        # The person has gone on to something else, which must stay as it is.
        events = self.work.desk.events
        events.announce("news", news=News(words))
        events.announce("cases")

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, HotlineError):
            raise error
        if not self.winfo_exists():
            return
        self.button.state(["!disabled"])
        if isinstance(error, StaleRecord):
            self._notify(tr("One of the two was changed meanwhile. Close this and look again."))
        else:
            self._notify(refusal_words(error) or "")
