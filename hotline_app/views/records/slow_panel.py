"""A panel whose act may take a second among a million records: the window stays alive."""

from collections.abc import Callable
from typing import Any

from db.errors import StaleRecord
from hotline_app.i18n import tr
from hotline_app.tasks import Job, Progress
from hotline_app.views.forms.side_form import FieldRefused
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.toast import News


class SlowPanel(RecordPanel):
    """Carries its act out on the worker. A subclass says it in `prepare`."""

    def prepare(self) -> Callable[[], str]:
        """Read the fields; return the act, which touches no widget and returns its words."""
        raise AssertionError("a panel has an act")

    def is_slow(self) -> bool:
        """Whether the act takes its time as the fields stand; else it is done at once."""
        return True

    def carry_out(self) -> str:
        """Carry the act out at once."""
        return self.prepare()()

    def save(self) -> None:
        """Begin the act; the panel stays until it is done."""
        if self.button.instate(["disabled"]):
            return
        if not self.is_slow():
            super().save()
        elif self.is_ready():
            self._begin()

    def refused(self, error: Exception) -> None:
        """Say why nothing was done."""
        super().refused(self.changed_meanwhile() if isinstance(error, StaleRecord) else error)

    # Inside

    def _begin(self) -> None:
        self.button.state(["disabled"])
        self.keep_draft()
        act, database, sent = self.prepare(), self.work.desk.database, self.values()

        def work(_progress: Progress) -> str:
            try:
                return act()
            finally:
                database.close()

        def done(words: str) -> None:
            self._carried_out(words, sent)

        self.work.desk.tasks.run(Job(work, done, self.refused_later))

    def _carried_out(self, words: str, sent: dict[str, Any]) -> None:
        events = self.work.desk.events
        if self.winfo_exists() and self.values() == sent:
            self.forget_draft()
            self.work.done(words)
            return
        # The person has gone on to something else, or typed on: that must stay as it is.
        if self.winfo_exists():
            self._go_on(words)
        else:
            self.work.drafts.forget(self.draft_place)
        events.announce("news", news=News(words))
        events.announce("cases")

    def _go_on(self, words: str) -> None:
        """Let what was typed while the act was under way be the next thing to save."""
        self.button.state(["!disabled"])
        self.stop_comparing()
        self.before = dict(self.stored())
        self.keep_draft()
        rest = tr("What was typed since then is not saved yet.")
        self.notify(f"{words}. {rest}", "Warn.TLabel")


class MergingPanel(SlowPanel):
    """Two records become one: there is nothing to put side by side when one of them changed."""

    def changed_meanwhile(self) -> FieldRefused:
        """Return the words that say so."""
        words = tr("One of the two was changed meanwhile. Close this and look again.")
        return FieldRefused("", words)
