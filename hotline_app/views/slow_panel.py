"""A panel whose act may take a second among a million records: the window stays alive."""

from collections.abc import Callable

from db.errors import StaleRecord
from hotline_app.i18n import tr
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
        self.notify("")
        self.button.state(["disabled"])
        self.keep_draft()
        act, database = self.prepare(), self.work.desk.database

        def work(_progress: Progress) -> str:
            try:
                return act()
            finally:
                database.close()

        self.work.desk.tasks.run(Job(work, self._carried_out, self.refused_later))

    def _carried_out(self, words: str) -> None:
        self.forget_draft()
        if self.winfo_exists():
            self.work.done(words)
            return
        # The person has gone on to something else, which must stay as it is.
        events = self.work.desk.events
        events.announce("news", news=News(words))
        events.announce("cases")

    def refused(self, error: Exception) -> None:
        """Say why nothing was done."""
        if isinstance(error, StaleRecord):
            self.notify(tr("One of the two was changed meanwhile. Close this and look again."))
        else:
            super().refused(error)
