"""One union unit: what stands above, below, before and after it, and its employers."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from typing import ClassVar

from db import clock
from db.queries import record_trails, unit_trees
from db.records.case_filters import CaseFilter
from db.records.workplaces import UnitFacts
from db.rules.days import format_day, vietnam_day
from hotline_app.i18n import ntr, tr
from hotline_app.labels import unit_kind_words
from hotline_app.tasks import Job, Progress
from hotline_app.views.records.record_facts import Deed, Fact, RecordFacts, Section
from hotline_app.views.records.record_page import RecordPage
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.views.records.record_story import trail_facts
from hotline_app.views.workplaces.unit_form import UnitPanel


class UnitPage(RecordPage):
    """The page of one unit at a time; `record_id` is its code."""

    kind = "unit"
    topic = "units"
    list_page = "units"
    panels: ClassVar[Mapping[str, type[RecordPanel]]] = {UnitPanel.key: UnitPanel}
    record: UnitFacts
    story: RecordFacts

    def open(self, id: str = "", **details: str) -> None:
        """Show the unit with this `code`; an empty one begins a new unit."""
        super().open(details.get("code", id))

    def make_story(self) -> RecordFacts:
        """Make the card of what stands around the unit."""
        self._stop_made = self.desk.events.listen("unit_made", self._made)
        return RecordFacts(self, self._chosen)

    def read(self, record_id: str) -> UnitFacts:
        """The unit."""
        return unit_trees.known(self.desk.database, record_id)

    def empty_title(self) -> str:
        """Title without a unit."""
        return tr("Union unit")

    def title(self) -> str:
        """The name."""
        return self.record.name

    def about(self) -> str:
        """Kind, code, days."""
        parts = (unit_kind_words(self.record.kind), self.record.code, _days(self.record))
        return " · ".join(part for part in parts if part)

    def deeds(self) -> Sequence[Deed]:
        """What the actor may do."""
        deeds = [Deed("edit", tr("Change"), "pencil", "F2")] if self.may("edit_unit") else []
        count = self.record.counts.get("cases", 0)
        if count:
            words = ntr("{count} case", "{count} cases", count).format(count=count)
            still = tr("{open} open").format(open=self.record.counts["open_cases"])
            deeds.append(Deed("cases", f"{words}, {still}", "inboxes"))
        return deeds

    def sections(self) -> Sequence[Section]:
        """The unit itself and the way up."""
        unit = self.record
        facts = [
            Fact(tr("Name"), unit.name),
            Fact(tr("Short name"), unit.short_name),
            Fact(tr("Other names"), " · ".join(unit.aliases)),
            Fact(tr("Kind"), unit_kind_words(unit.kind)),
            Fact(tr("Code"), unit.code),
            Fact(tr("Stands"), _days(unit)),
        ]
        return [
            Section(tr("Union unit"), tuple(fact for fact in facts if fact.value)),
            Section(tr("Stands below"), tuple(_unit(*one) for one in unit.way)),
        ]

    def show_story(self) -> None:
        """What stands around it; employers, cases and changes follow when they are read."""
        self._show_around(())
        database, unit = self.desk.database, self.record

        def work(_progress: Progress) -> tuple[UnitFacts, tuple[Fact, ...]]:
            trail = trail_facts(record_trails.trail(database, "units", unit.id))
            return unit_trees.counted(database, unit), trail

        self.ask(Job(work, self._counted, replaces="trail"))

    def direct(self, key: str, item_id: str) -> bool:
        """Open what stands around the unit."""
        if key == "unit":
            self.open(code=item_id)
        elif key == "employer":
            self.desk.events.announce("open_employer", id=item_id)
        elif key == "cases":
            wanted = CaseFilter(units=(self.record.code,))
            self.desk.events.announce("show_cases", filter=wanted, title=self.record.name[:60])
        else:
            return False
        return True

    def _counted(self, found: tuple[UnitFacts, tuple[Fact, ...]]) -> None:
        unit, trail = found
        if self.record is None or (unit.id, unit.version) != (self.record.id, self.record.version):
            return
        self.record = unit
        inside = (f"{self.facts}.", f"{self.story}.")
        had_keyboard = str(self.focus_displayof() or "").startswith(inside)
        unfinished = self.drafts.find(f"{self.kind}:{self.record_id}")
        self.facts.show(self.deeds(), self.sections(), unfinished)
        self._show_around(trail)
        if had_keyboard and self.panel is None:
            self.story.focus_set()

    def _show_around(self, trail: tuple[Fact, ...]) -> None:
        unit, today = self.record, vietnam_day(clock.now())
        children = []
        for code, name, last in unit.children:
            is_past = last is not None and last < today
            quiet = tr("until {day}").format(day=format_day(last)) if is_past and last else ""
            children.append(_unit(code, name, quiet))
        employers = [
            Fact("", name, "", None, (("employer", tr("Open")),), one)
            for one, name in unit.employers
        ]
        nothing = Fact("", tr("None is known."))
        no_employer = nothing if unit.counts else Fact("", tr("Loading…"))
        sections = [
            Section(tr("Taken over by"), tuple(_unit(*one) for one in unit.successors)),
            Section(tr("Took over from"), tuple(_unit(*one) for one in unit.predecessors)),
            Section(tr("Employers"), tuple(employers) or (no_employer,)),
            Section(tr("Units directly below"), tuple(children) or (nothing,)),
            Section(tr("Who changed what"), trail),
        ]
        self.story.show((), sections, ())

    def _made(self, code: str) -> None:
        """A new unit was saved: go on with its page."""
        self.record_id = code

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop_made()
        super()._destroyed(event)


def _unit(code: str, name: str, quiet: str = "") -> Fact:
    return Fact("", name, quiet, None, (("unit", tr("Open")),), code)


def _days(unit: UnitFacts) -> str:
    first = tr("since {day}").format(day=format_day(unit.valid_from)) if unit.valid_from else ""
    last = tr("until {day}").format(day=format_day(unit.valid_to)) if unit.valid_to else ""
    return " ".join(part for part in (first, last) if part)
