"""Panels for the selected cases: hand over, follow up, print."""

from collections.abc import Sequence
from typing import Any

from db.choices import FollowUpState
from db.commands import bulk
from db.records.bulk import BulkResult
from db.records.drafts import FollowUpDraft
from db.records.follow_ups import FollowUpTemplateRecord
from hotline_app.i18n import ntr, tr
from hotline_app.tasks import Progress
from hotline_app.views.case_list.case_list_booklet import Booklet
from hotline_app.views.case_list.case_list_panel import ListPanel
from hotline_app.views.forms import case_choices
from hotline_app.views.pieces.bulk_words import rest_words, ticking
from hotline_app.views.pieces.case_paper import open_file
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.pieces.follow_up_sets import sets_in
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.toast import News

MOST_PRINTED = 1_000


class BulkPanel(ListPanel):
    """An act on every selected case."""

    def build(self) -> None:
        """Say how many cases it is about, then make the fields."""
        self._about = self.say("", "Strong.TLabel")
        self.selection_changed()
        self.make_fields()

    def make_fields(self) -> None:
        """Make the fields."""

    def carry_out(self, numbers: Sequence[int], progress: Progress) -> BulkResult:
        """Do the act (on the worker thread)."""
        raise AssertionError("a panel has an act")

    def selection_changed(self) -> None:
        """Say how many cases it is about now."""
        self._about.configure(text=self.about(self.work.selected()))

    def about(self, numbers: Sequence[int] | None) -> str:
        """How many cases it is about, in words."""
        if numbers is None:
            return tr("The whole list is selected; it is still being read.")
        count = len(numbers)
        words = ntr("For {count} selected case", "For {count} selected cases", count)
        return words.format(count=count_words(count))

    def chosen(self) -> Sequence[int]:
        """The selected cases; empty, with words why, when there are none yet."""
        numbers = self.work.selected()
        if numbers is None:
            self.notify(tr("The list is still being read. Try again in a moment."))
            return ()
        if not numbers:
            self.notify(tr("Select cases in the list first."))
        return numbers

    def act(self) -> None:
        """Begin with the first case."""
        numbers = self.chosen()
        if numbers:
            self.run(lambda progress: self.carry_out(numbers, progress), self._done)

    def _done(self, result: BulkResult) -> None:
        title = self.done_words(len(result.done))
        lines = rest_words(result)
        is_whole = not result.refused and not result.left
        self.finished(title, lines[0] if lines else "", "good" if is_whole else "problem")
        style = "Good.TLabel" if is_whole else "Warn.TLabel"
        self.notify("\n".join([title, *lines]), style)
        if result.done:
            self.work.desk.events.announce("cases")

    def done_words(self, count: int) -> str:
        """What was done to how many."""
        raise AssertionError("a panel says what it did")


class OwnersPanel(BulkPanel):
    """Handing cases to one officer."""

    key = "bulk_owner"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Hand to an officer")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Hand over (Ctrl+S)")

    def make_fields(self) -> None:
        """Make the fields."""
        choices = case_choices.users_to_pick(self.work.desk.database)
        self.pick("owner", tr("Handling officer"), choices, is_required=True)

    def carry_out(self, numbers: Sequence[int], progress: Progress) -> BulkResult:
        """Set the owner of each case."""
        desk, tick = self.work.desk, ticking(progress, len(numbers))
        return bulk.assign_owners(desk.database, desk.actor, numbers, self._owner, tick)

    def act(self) -> None:
        """Take what was picked before the worker begins."""
        self._owner = self.value("owner")
        super().act()

    def done_words(self, count: int) -> str:
        """What was done to how many."""
        words = ntr("{count} case has its officer", "{count} cases have their officer", count)
        return words.format(count=count_words(count))


class FollowUpsPanel(BulkPanel):
    """The same thing to do for many cases."""

    key = "bulk_follow_up"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Plan a follow-up")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Plan (Ctrl+S)")

    def make_fields(self) -> None:
        """Make the fields."""
        self.lines("what", tr("What to do"), 3, is_required=True)
        self.day("needed_by", tr("Needed by"), is_required=True)
        choices = case_choices.users_to_pick(self.work.desk.database)
        self.pick("assignee", tr("Who does it (empty: you)"), choices)
        self.sets = sets_in(self.form, self.work.desk, (), self._use)
        if self.sets is not None:
            self.sets.listen(self)

    def _use(self, template: FollowUpTemplateRecord) -> None:
        """Make everything of a set for each case."""
        numbers = () if self.is_working else self.chosen()
        wish = (template.id, self.value("assignee"))
        desk = self.work.desk

        def work(progress: Progress) -> BulkResult:
            tick = ticking(progress, len(numbers))
            return bulk.plan_for_many(desk.database, desk.actor, numbers, wish, tick)

        if numbers:
            self.run(work, self._done)

    def carry_out(self, numbers: Sequence[int], progress: Progress) -> BulkResult:
        """Add a follow-up to each case."""
        desk, tick = self.work.desk, ticking(progress, len(numbers))
        return bulk.add_follow_ups(desk.database, desk.actor, numbers, self._draft, tick)

    def act(self) -> None:
        """Take what was typed before the worker begins."""
        names = ("what", "needed_by", "assignee")
        self._draft = FollowUpDraft(**{name: self.value(name) for name in names})
        super().act()

    def done_words(self, count: int) -> str:
        """What was done to how many."""
        words = ntr(
            "The follow-up is planned for {count} case",
            "The follow-up is planned for {count} cases",
            count,
        )
        return words.format(count=count_words(count))


class FinishFollowUpsPanel(BulkPanel):
    """The end of every open follow-up of many cases."""

    key = "bulk_finish"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Finish follow-ups")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Finish (Ctrl+S)")

    def make_fields(self) -> None:
        """Make the fields."""
        self.say(tr("Every open follow-up of these cases ends like this."))
        ends = [FollowUpState.DONE, FollowUpState.DROPPED]
        self.codes("state", tr("How it ended"), "follow_up_state", ends, FollowUpState.DONE)
        self.lines("result", tr("What came out of it"), 4)

    def carry_out(self, numbers: Sequence[int], progress: Progress) -> BulkResult:
        """Finish what is open of each case."""
        desk, tick = self.work.desk, ticking(progress, len(numbers))
        return bulk.finish_follow_ups(desk.database, desk.actor, numbers, self._ending, tick)

    def act(self) -> None:
        """Take what was typed before the worker begins."""
        self._ending = (self.value("result"), self.value("state"))
        bulk.check_ending(self.work.desk.actor, self._ending)
        super().act()

    def done_words(self, count: int) -> str:
        """What was done to how many."""
        words = ntr(
            "The follow-ups of {count} case are finished",
            "The follow-ups of {count} cases are finished",
            count,
        )
        return words.format(count=count_words(count))


class BookletPanel(BulkPanel):
    """Several cases as one booklet."""

    key = "bulk_print"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Print a booklet")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Print (Ctrl+S)")

    def make_fields(self) -> None:
        """Make the fields."""
        phones = [("masked", tr("Their ends only")), ("whole", tr("Whole"))]
        self.add("phones", Chips(self.form, FieldSpec(tr("Phones")), phones)).value = "masked"
        names = [("shown", tr("Named")), ("masked", tr("Left out"))]
        self.add("employer", Chips(self.form, FieldSpec(tr("Employer")), names)).value = "shown"
        words = tr("At most {count} cases in one booklet.")
        self.say(words.format(count=count_words(MOST_PRINTED)))

    def act(self) -> None:
        """Begin with the first case."""
        numbers = self.chosen()
        if len(numbers) > MOST_PRINTED:
            words = tr("These are {count} cases. Select fewer, or print them in parts.")
            self.notify(words.format(count=count_words(len(numbers))))
        elif numbers:
            booklet = Booklet(
                self.work.desk,
                numbers,
                self.value("phones") == "masked",
                self.value("employer") == "masked",
            )
            self.run(booklet.work, self._printed)

    def _printed(self, booklet: Any) -> None:
        count = booklet.count
        words = ntr("The case is printed", "{count} cases are printed", count)
        title, path = words.format(count=count), booklet.path
        self.forget_draft()
        news = News(title, path.name, "good", tr("Open"), lambda: open_file(path))
        self.work.desk.events.announce("news", news=news)
        self.notify(f"{title}: {path}", "Good.TLabel")
