"""The panel in which a story of a case is written: words, pictures, what was agreed to."""

from typing import Any

from db.choices import YesNoUnknown
from db.commands import stories as acts
from db.queries import stories
from db.records.stories import StoryDraft, StoryRecord
from db.rules import text as folding
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case.case_panel import Panel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import source_of

_ANSWERS = (YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN)


class StoryPanel(Panel):
    """A new story of the case."""

    key = "story"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Write a story")

    def build(self) -> None:
        """Make the fields."""
        story = self.story()
        self.line("title", tr("Title"), is_required=True)
        self.lines("text", tr("What may be told"), 7, is_required=True)
        self._consents()
        self._feedback()
        self._pictures()
        if story is not None:
            self._fill(story)

    def story(self) -> StoryRecord | None:
        """The story that is changed; None for a new one."""
        return None

    def act(self) -> str:
        """Save the story."""
        desk, code = self.work.desk, self.work.detail.case.code
        acts.save_story(desk.database, desk.actor, code, self._draft(), self.known())
        desk.events.announce("stories")
        return tr("The story is saved; a second person decides about it")

    def known(self) -> tuple[str, int]:
        """Id and version of the story that is changed."""
        return "", 0

    # Inside

    def _consents(self) -> None:
        self.codes(
            "consent_person",
            tr("The person agreed to its being told"),
            "yes_no_unknown",
            _ANSWERS,
            YesNoUnknown.UNKNOWN,
        )
        child = [("no", tr("no child in it")), ("yes", tr("a child can be recognised"))]
        made = Chips(self.form, FieldSpec(tr("Children")), child)
        made.value = "no"
        self.add("is_about_child", made)
        self.codes(
            "consent_child",
            tr("The child and the parents agreed"),
            "yes_no_unknown",
            _ANSWERS,
            YesNoUnknown.UNKNOWN,
        )
        self.say(tr("Agreeing to be helped is not agreeing to be told of: ask for this apart."))

    def _feedback(self) -> None:
        said = [
            Choice(
                one.id, one.text or one.what_received, word("yes_no_unknown", one.consent_publish)
            )
            for one in self.work.detail.feedback
        ]
        if said:
            self.pick("feedback_id", tr("Rests on what was said"), said)

    def _pictures(self) -> None:
        desk, code = self.work.desk, self.work.detail.case.code
        self._offered = {
            one.attachment_id: one for one in stories.offered_pictures(desk.database, code)
        }
        choices = [
            Choice(one.attachment_id, one.caption or one.file_name, one.file_name)
            for one in self._offered.values()
        ]
        spec = FieldSpec(
            tr("Pictures"), hint=tr("Only those whose publishing was agreed to are offered.")
        )
        self.add("pictures", MultiPicker(self.form, spec, source_of(choices, folding.fold)))

    def _draft(self) -> StoryDraft:
        picker: Any = self.fields["pictures"]
        feedback = self.value("feedback_id") if "feedback_id" in self.fields else ""
        return StoryDraft(
            self.value("title"),
            self.value("text"),
            feedback,
            self.value("is_about_child") == "yes",
            self.value("consent_person"),
            self.value("consent_child"),
            tuple((key, self._offered[key].caption) for key in picker.value),
        )

    def _fill(self, story: StoryRecord) -> None:
        values = {
            "title": story.title,
            "text": story.text,
            "feedback_id": story.feedback_id,
            "is_about_child": "yes" if story.is_about_child else "no",
            "consent_person": story.consent_person,
            "consent_child": story.consent_child,
        }
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].value = str(value)
        picker: Any = self.fields["pictures"]
        picker.value = [one.attachment_id for one in story.pictures if one.may_be_shown]


class StoryEditPanel(StoryPanel):
    """A story that is not approved yet."""

    key = "edit_story"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Change the story")

    def story(self) -> StoryRecord | None:
        """The story the panel is about."""
        found = (one for one in self.work.detail.stories if one.id == self.work.item_id)
        return next(found, None)

    def known(self) -> tuple[str, int]:
        """Id and version as they were read."""
        story = self.story()
        return (story.id, story.version) if story is not None else ("", 0)
