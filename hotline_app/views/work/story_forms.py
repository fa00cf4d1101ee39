"""The forms of a story: the decision of a second person, where it was published, withdrawal."""

import tkinter as tk
from collections.abc import Mapping

from db.commands import stories as acts
from db.queries import stories
from db.records.stories import Publication, StoryRecord
from hotline_app.i18n import tr
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec


class StoryForm(EntryForm):
    """Base of the forms.

    Args:
        parent: the page.
        work: of the page.
        story: as it was read.
    """

    def __init__(self, parent: tk.Misc, work: EntryWork, story: StoryRecord) -> None:
        self.story = story
        super().__init__(parent, work)

    def carry_out(self) -> str:
        """Carry out the act; return the words of what was done."""
        raise AssertionError("a form has an act")

    def act(self) -> tuple[str, str]:
        """Carry out the act and tell the other pages."""
        words = self.carry_out()
        self.work.desk.events.announce("cases")
        return words, self.story.id

    def what_changed(self) -> str:
        """Take the story as it is now: the next press counts."""
        self.story = stories.one(self.work.desk.database, self.story.id)
        return ""


class DecisionForm(StoryForm):
    """Approved, or sent back with the reason."""

    def title(self) -> str:
        """What the form is for."""
        return tr("Decide about the story")

    def build(self) -> None:
        """Make the fields."""
        self.say(self.story.title, "Strong.TLabel")
        self.say(self.story.text[:1_000], "Inside.TLabel")
        ways = [("yes", tr("Approve")), ("no", tr("Send back"))]
        self.add("approved", Chips(self.form, FieldSpec(tr("Decision")), ways)).value = "yes"
        self.lines("comment", tr("Comment (a reason when it is sent back)"), 3)

    def carry_out(self) -> str:
        """Decide."""
        desk, is_approved = self.work.desk, self.value("approved") == "yes"
        decision = (is_approved, self.value("comment"))
        acts.decide_story(desk.database, desk.actor, self.story.id, decision, self.story.version)
        return tr("The story is approved") if is_approved else tr("The story is sent back")


class PublicationForm(StoryForm):
    """Where and when an approved story was published."""

    def title(self) -> str:
        """What the form is for."""
        return tr("Where it was published")

    def build(self) -> None:
        """Make the fields."""
        self.say(self.story.title, "Strong.TLabel")
        self.line("published_where", tr("Page, paper or broadcast"), is_required=True)
        self.line("published_link", tr("Link"), "https://…")
        self.day("published_on", tr("Day"), tr("Empty: today"))

    def carry_out(self) -> str:
        """Write it down."""
        desk, story = self.work.desk, self.story
        names = ("published_where", "published_link", "published_on")
        typed = Publication(*(self.value(name) for name in names))
        acts.publish_story(desk.database, desk.actor, story.id, typed, story.version)
        return tr("The publication is written down")


class StoryWithdrawal(StoryForm):
    """Taking a story back, with the reason."""

    def title(self) -> str:
        """What the form is for."""
        return tr("Withdraw the story")

    def build(self) -> None:
        """Say what happens and ask for the reason."""
        self.say(self.story.title, "Strong.TLabel")
        self.say(tr("It is not told any more. Take it off the pages where it was published too."))
        self.lines("reason", tr("Reason"), 3, is_required=True)

    def carry_out(self) -> str:
        """Withdraw it."""
        desk, story = self.work.desk, self.story
        acts.withdraw_story(
            desk.database, desk.actor, story.id, self.value("reason"), story.version
        )
        return tr("The story is withdrawn")


FORMS: Mapping[str, type[StoryForm]] = {
    "decide": DecisionForm,
    "publish": PublicationForm,
    "withdraw": StoryWithdrawal,
}
"""What a draft's place names -> its form."""
