"""The form of the office's terms."""

from collections.abc import Mapping
from dataclasses import asdict

from db.commands import office_settings
from db.queries import office_settings as stored_settings
from db.records.office_settings import Clocks
from hotline_app.i18n import tr
from hotline_app.labels import clock_words
from hotline_app.views.records.record_panel import RecordPanel


class ClocksPanel(RecordPanel):
    """All terms of cases in one form."""

    key = "terms"

    def title(self) -> str:
        """What the form is for."""
        return tr("Terms of cases")

    def build(self) -> None:
        """Make the fields."""
        clocks: Clocks = self.work.record
        for name in asdict(clocks):
            self.line(name, clock_words(name), is_required=True)
        words = tr(
            "No regulation names the first of these terms; they are our proposal. Those of "
            "complaints and denunciations stand in the law; remote areas have longer ones."
        )
        self.say(words)
        self.fill(_values(clocks))

    def carry_out(self) -> str:
        """Save what was changed."""
        changes = self.changes()
        if not changes:
            return tr("Nothing was changed")
        desk = self.work.desk
        office_settings.change_clocks(desk.database, desk.actor, changes)
        return tr("The terms are saved")

    def stored(self) -> Mapping[str, str]:
        """What is stored now."""
        return _values(stored_settings.clocks(self.work.desk.database))


def _values(clocks: Clocks) -> dict[str, str]:
    return {name: str(number) for name, number in asdict(clocks).items()}
