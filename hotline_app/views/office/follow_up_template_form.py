"""The form of a set of follow-ups on the page of the office."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db.commands.follow_up_templates import save_follow_up_template
from db.queries import follow_up_templates, registers
from db.records.follow_ups import FollowUpTemplateDraft, FollowUpTemplateRecord
from db.rules.follow_ups import write_lines
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.labels import word
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column

if TYPE_CHECKING:
    from db.connection import Database


def template_columns() -> Sequence[Column]:
    """The columns of the list of sets."""
    return (
        Column("name", tr("Name"), lambda row: row.name, 200, 3),
        Column("lines", tr("What it makes"), _made, 130, 1, is_quiet=True),
        Column("state", tr("In forms"), _state, 130),
    )


def _made(row: FollowUpTemplateRecord) -> str:
    words = ntr("{count} follow-up", "{count} follow-ups", len(row.lines))
    return words.format(count=len(row.lines))


def _state(row: FollowUpTemplateRecord) -> Status:
    return Status(tr("in use"), "green") if row.is_active else Status(tr("switched off"), "grey")


class FollowUpTemplatePanel(RecordPanel):
    """One set: its name, whom it is offered for, a line for each follow-up."""

    key = "follow_up_template"

    def title(self) -> str:
        """What the form is for."""
        return self.work.record.name if self.work.record else tr("Add a set of follow-ups")

    def build(self) -> None:
        """Make the fields."""
        self._version = self.work.record.version if self.work.record else 0
        self.line("name", tr("Name"), is_required=True)
        self.lines("lines", tr("What is to be done, by working days"), 7, is_required=True)
        self.say(
            tr(
                "One line each, the working days first: “3: Call, ask whether it came”. A line "
                "that begins with “Call” stands in the list of calls as well."
            )
        )
        database: Database = self.work.desk.database
        language = current_language()
        needs = [Choice(one.code, one.name(language)) for one in registers.needs(database)]
        self.pick("need", tr("Only for the need (empty: every case)"), needs)
        answers = [(answer, word("yes_no_unknown", answer)) for answer in ("yes", "no")]
        self.add("is_active", Chips(self.form, FieldSpec(tr("Offered in forms")), answers))
        self.fill(_values_of(self.work.record))

    def stored(self) -> Mapping[str, str]:
        """The set as it is stored now."""
        now = follow_up_templates.one(self.work.desk.database, self.work.record.id)
        self._version = now.version
        return _values_of(now)

    def carry_out(self) -> str:
        """Save the set."""
        desk, known = self.work.desk, self.work.record
        draft = FollowUpTemplateDraft(
            self.value("name"),
            self.value("lines"),
            self.value("need"),
            self.value("is_active") != "no",
        )
        record_id, seen = (known.id, self._version) if known else ("", 0)
        save_follow_up_template(desk.database, desk.actor, draft, record_id, seen)
        return tr("The set of follow-ups is saved")


def _values_of(record: FollowUpTemplateRecord | None) -> dict[str, str]:
    if record is None:
        return {"name": "", "lines": "", "need": "", "is_active": "yes"}
    return {
        "name": record.name,
        "lines": write_lines(record.lines),
        "need": record.need,
        "is_active": "yes" if record.is_active else "no",
    }
