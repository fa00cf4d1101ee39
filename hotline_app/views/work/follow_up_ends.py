"""The form that ends follow-ups: one, or all that are marked, with a result that says how many."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial

from db.choices import FollowUpState
from db.commands import bulk
from db.records.bulk import BulkResult
from db.records.follow_ups import ListedFollowUp
from hotline_app.i18n import ntr, tr
from hotline_app.labels import problem_words
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.bulk_words import rest_words, ticking
from hotline_app.views.pieces.case_words import count_words
from hotline_app.widgets.failures import report_failure

SHOWN = 8


class EndForm(EntryForm):
    """How one or many follow-ups ended.

    Args:
        parent: the page.
        work: of the page.
        found: the follow-ups.
        state: what is chosen first: done or dropped.
    """

    def __init__(
        self, parent: tk.Misc, work: EntryWork, found: Sequence[ListedFollowUp], state: str
    ) -> None:
        self._found, self._state = tuple(found), state
        super().__init__(parent, work)
        self._tasks = Tasks(self, partial(report_failure, self))

    def title(self) -> str:
        """What the form is for."""
        count = len(self._found)
        words = ntr("Finish {count} follow-up", "Finish {count} follow-ups", count)
        return words.format(count=count_words(count))

    def build(self) -> None:
        """Say what is ended and ask how."""
        lines = [f"{one.case_code}: {one.what[:120]}" for one in self._found[:SHOWN]]
        if len(self._found) > SHOWN:
            more = ntr("{count} more", "{count} more", len(self._found) - SHOWN)
            lines.append(more.format(count=count_words(len(self._found) - SHOWN)))
        self.say("\n".join(lines), "Inside.TLabel")
        ends = [FollowUpState.DONE, FollowUpState.DROPPED]
        self.codes("state", tr("How it ended"), "follow_up_state", ends, self._state)
        self.lines("result", tr("What came out of it"), 4)

    def begin(self) -> None:
        """Put the keyboard where the result is written."""
        self.fields["result"].focus_set()

    def save(self) -> None:
        """End everything on a worker; what was refused is said."""
        if self._tasks.is_busy:
            return
        desk, ending = self.work.desk, (self.value("result"), self.value("state"))
        ids = [one.id for one in self._found]
        is_unsaid = ending[1] == FollowUpState.DROPPED and not ending[0].strip()
        missing = problem_words("result", "reason_missing")
        if not self.is_ready({"result": missing} if is_unsaid else None):
            return
        self.keep_draft()
        self.button.state(["disabled"])

        def work(progress: Progress) -> BulkResult:
            try:
                tick = ticking(progress, len(ids))
                return bulk.finish_listed(desk.database, desk.actor, ids, ending, tick)
            finally:
                desk.database.close()

        self._tasks.run(Job(work, self._ended, progressed=self._progressed))

    def _progressed(self, done: int, total: int) -> None:
        if done < total:
            words = tr("{done} of {total}")
            self.notify(words.format(done=count_words(done), total=count_words(total)))

    def _ended(self, result: BulkResult) -> None:
        count = len(result.done)
        words = ntr("{count} follow-up is finished", "{count} follow-ups are finished", count)
        lines = rest_words(result)
        self.work.desk.events.announce("cases")
        if count:
            self.forget_draft()
            said = " · ".join([words.format(count=count_words(count)), *lines])
            self.after_idle(partial(self.work.done, said, ""))
            return
        self.button.state(["!disabled"])
        self.notify("\n".join(lines))

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._tasks.leave()
        super()._destroyed(event)
