"""Panels for what helped people say, and for cases that belong together."""

from functools import partial

from db.choices import YesNoUnknown
from db.commands import case_links, feedback
from db.records.case_ties import FeedbackDraft
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case.case_other_cases import other_cases
from hotline_app.views.case.case_panel import Panel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker import Picker


class FeedbackPanel(Panel):
    """What came, when, how satisfied, and whether it may be told."""

    key = "feedback"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Feedback of the person")

    def build(self) -> None:
        """Make the fields."""
        people = self.work.detail.people
        if len(people) > 1:
            unknown = tr("No name given")
            choices = [Choice(one.id, one.full_name or unknown) for one in people]
            self.pick("person", tr("Who said it (empty: the person of the case)"), choices)
        grades = [(grade, word("satisfaction", grade)) for grade in "12345"]
        asked = FieldSpec(tr("How satisfied"), hint=tr("Leave it open when nobody said."))
        self.add("satisfaction", Chips(self.form, asked, grades))
        self.line("what_received", tr("What was received"))
        self.day("received_on", tr("On which day"))
        self.lines("text", tr("In the person's own words"), 4)
        answers = [YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN]
        words = tr("May this be told to others")
        self.codes("consent_publish", words, "yes_no_unknown", answers, YesNoUnknown.UNKNOWN.value)
        self.say(tr("Agreeing to be helped is not agreeing to be told of: ask for this apart."))

    def act(self) -> str:
        """Record what was said."""
        names = ("satisfaction", "what_received", "received_on", "text", "consent_publish")
        values = {name: self.value(name) for name in names}
        person = self.value("person") if "person" in self.fields else ""
        desk, code = self.work.desk, self.work.detail.case.code
        draft = FeedbackDraft(**values, person_id=person)
        feedback.record_feedback(desk.database, desk.actor, code, draft)
        return tr("The feedback is recorded")


class LinkPanel(Panel):
    """A case that belongs together with this one."""

    key = "link"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Link with another case")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Link")

    def build(self) -> None:
        """Make the fields."""
        source = other_cases(self.work.desk.database, self.work.detail)
        spec = FieldSpec(tr("The other case"), is_required=True)
        self.add("other", Picker(self.form, spec, source), is_required=True)
        self.lines("note", tr("Why they belong together"), 3)
        self.say(tr("Both stay cases of their own; the link is shown on both."))

    def act(self) -> str:
        """Link the two."""
        desk, code = self.work.desk, self.work.detail.case.code
        other = self.value("other")
        case_links.link_cases(desk.database, desk.actor, code, other, self.value("note"))
        self.undo = partial(_unlink, desk, code, other)
        return tr("Linked with {code}").format(code=other)


def _unlink(desk: DeskContext, code: str, other: str) -> None:
    case_links.unlink_cases(desk.database, desk.actor, code, other)
