"""Panels for work that is planned."""

from db.choices import FollowUpState
from db.commands import follow_ups
from db.errors import HotlineError
from db.records.drafts import FollowUpDraft
from db.records.follow_ups import FollowUpTemplateRecord
from hotline_app.i18n import ntr, tr
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.forms import case_choices
from hotline_app.views.pieces.follow_up_sets import sets_in


class FollowUpPanel(Panel):
    """Something to do for the case."""

    key = "follow_up"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Plan a follow-up")

    def build(self) -> None:
        """Make the fields."""
        self.lines("what", tr("What to do"), 3, is_required=True)
        self.day("needed_by", tr("Needed by"), is_required=True)
        choices = case_choices.users_to_pick(self.work.desk.database)
        self.pick("assignee", tr("Who does it (empty: you)"), choices)
        needs = self.work.detail.case.needs
        self.sets = sets_in(self.form, self.work.desk, needs, self._use)
        if self.sets is not None:
            self.sets.listen(self)

    def _use(self, template: FollowUpTemplateRecord) -> None:
        """Make everything of a set at once; what was typed stays for the next time."""
        desk, code = self.work.desk, self.work.detail.case.code
        assignee = self.value("assignee")
        try:
            made = follow_ups.plan_follow_ups(
                desk.database, desk.actor, code, template.id, assignee
            )
        except HotlineError as error:
            self.refused(error)
        else:
            words = ntr("{count} follow-up is planned", "{count} follow-ups are planned", len(made))
            self.work.done(words.format(count=len(made)))

    def act(self) -> str:
        """Add the follow-up."""
        names = ("what", "needed_by", "assignee")
        draft = FollowUpDraft(**{name: self.value(name) for name in names})
        desk = self.work.desk
        follow_ups.add_follow_up(desk.database, desk.actor, self.work.detail.case.code, draft)
        return tr("The follow-up is planned")


class FinishPanel(Panel):
    """The end of a follow-up."""

    key = "finish"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Finish the follow-up")

    def build(self) -> None:
        """Make the fields."""
        found = [one for one in self.work.detail.follow_ups if one.id == self.work.item_id]
        self.say(found[0].what if found else "", "Inside.TLabel")
        ends = [FollowUpState.DONE, FollowUpState.DROPPED]
        self.codes("state", tr("How it ended"), "follow_up_state", ends, FollowUpState.DONE)
        self.lines("result", tr("What came out of it"), 4)

    def act(self) -> str:
        """Finish the follow-up."""
        desk = self.work.desk
        result, state = self.value("result"), self.value("state")
        follow_ups.finish_follow_up(desk.database, desk.actor, self.work.item_id, result, state)
        return tr("The follow-up is finished")
