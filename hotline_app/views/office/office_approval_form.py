"""The form that says what a second person decides in the office."""

from collections.abc import Mapping

from db.commands import office_settings
from db.queries import office_settings as stored_settings
from db.records.office_settings import ApprovalRules
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec


class ApprovalRulesPanel(RecordPanel):
    """Two questions with two answers."""

    key = "approval_rules"

    def title(self) -> str:
        """What the form is for."""
        return tr("What a second person decides")

    def build(self) -> None:
        """Make the fields."""
        rules: ApprovalRules = self.work.record
        answers = [(answer, word("yes_no_unknown", answer)) for answer in ("yes", "no")]
        for name, words in (
            ("closing", tr("Closing a case")),
            ("letters", tr("Number of a paper that goes out")),
        ):
            self.add(name, Chips(self.form, FieldSpec(words, True), answers))
        self.say(
            tr(
                "With “yes” an officer only proposes; a supervisor or the administrator approves "
                "or rejects, and never what they proposed themselves."
            )
        )
        self.say(tr("Support from a programme always needs a second person."))
        self.fill(_values(rules))

    def carry_out(self) -> str:
        """Save what was changed."""
        changes = self.changes()
        if not changes:
            return tr("Nothing was changed")
        desk = self.work.desk
        office_settings.change_approval_rules(desk.database, desk.actor, changes)
        return tr("The rules of approval are saved")

    def stored(self) -> Mapping[str, str]:
        """What is stored now."""
        return _values(stored_settings.approval_rules(self.work.desk.database))


def _values(rules: ApprovalRules) -> dict[str, str]:
    return {
        "closing": "yes" if rules.closing else "no",
        "letters": "yes" if rules.letters else "no",
    }
