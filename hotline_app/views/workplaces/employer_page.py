"""One employer: its names, its way into the union, its cases in figures."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from db import clock
from db.choices import YesNoUnknown
from db.commands import employers
from db.queries import own_acts, record_trails, registers, workplaces
from db.records.workplaces import EmployerFacts, EmployerFigures
from db.rules import days
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.tasks import Job
from hotline_app.views.records.record_facts import Deed, Fact, Section
from hotline_app.views.records.record_page import RecordPage
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.views.records.record_panels import short
from hotline_app.views.records.record_story import trail_facts
from hotline_app.views.workplaces.employer_figures import FigureCard, filter_of
from hotline_app.views.workplaces.employer_form import (
    EmployerMergePanel,
    EmployerPanel,
    NewUnionPanel,
)


class EmployerPage(RecordPage):
    """The page of one employer at a time.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    kind = "employer"
    topic = "employers"
    list_page = "employers"
    panels: ClassVar[Mapping[str, type[RecordPanel]]] = {
        panel.key: panel for panel in (EmployerPanel, NewUnionPanel, EmployerMergePanel)
    }
    record: EmployerFacts
    story: FigureCard

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        language = current_language()
        needs = registers.needs(desk.database)
        self._need_names = {one.code: one.name(language) for one in needs}
        self._twins: Sequence[tuple[str, str]] = ()
        self._trail: tuple[Fact, ...] = ()
        self._about_id = ""
        super().__init__(parent, desk)
        self._stops.append(desk.events.listen("employer_made", self._made))

    def make_story(self) -> FigureCard:
        """Make the figures."""
        return FigureCard(self, self._need_names, self._show_cases, self._open_case)

    def read(self, record_id: str) -> EmployerFacts:
        """The employer."""
        return workplaces.facts(self.desk.database, record_id)

    def empty_title(self) -> str:
        """Title without an employer."""
        return tr("Employer")

    def title(self) -> str:
        """The name."""
        return self.record.name

    def about(self) -> str:
        """What it is and where it belongs."""
        parts = (self.record.industrial_park, self.record.union_name or self.record.upper_name)
        return " · ".join(part for part in parts if part)

    def deeds(self) -> Sequence[Deed]:
        """What the actor may do."""
        deeds = []
        if self.may("edit_employer"):
            deeds.append(Deed("edit", tr("Change"), "pencil", "F2"))
        if self.may("add_unit") and not self.record.union_code:
            deeds.append(Deed("union", tr("Add its grass-roots union"), "diagram-3"))
        return deeds

    def sections(self) -> Sequence[Section]:
        """Facts, the way into the union, likely doubles, changes."""
        record = self.record
        is_here = self._about_id == record.id
        return [
            Section(tr("Possible duplicates"), tuple(self._doubles() if is_here else ())),
            Section(tr("Employer"), tuple(fact for fact in _facts(record) if fact.value)),
            Section(tr("Way into the union"), tuple(_way(record))),
            Section(tr("Merged into this record"), tuple(self._merges())),
            Section(tr("Who changed what"), self._trail if is_here else ()),
        ]

    def show_story(self) -> None:
        """Count the cases, look for doubles and changes, without stopping the window."""
        database, record_id = self.desk.database, self.record.id
        if self._about_id != record_id:
            self.story.show(None)

        def work(_progress: Any) -> Any:
            return (
                workplaces.figures(database, record_id),
                workplaces.likely_twins(database, record_id),
                trail_facts(record_trails.trail(database, "employers", record_id)),
            )

        self.ask(Job(work, lambda found: self._found(record_id, *found), replaces="figures"))

    def direct(self, key: str, item_id: str) -> bool:
        """Open a unit or another employer; undo a merge."""
        if key == "unit":
            self.desk.events.announce("open_unit", code=item_id)
        elif key == "look":
            self.desk.events.announce("open_employer", id=item_id)
        elif key == "undo_merge":
            desk = self.desk
            self.act_later(
                lambda: employers.undo_employer_merge(desk.database, desk.actor, item_id),
                tr("These are two employers again"),
            )
        else:
            return False
        return True

    def do_undo(self) -> bool:
        """Take back one's own latest merge of today; False when there is none."""
        if self.record is None or not self.may("undo_employer_merge"):
            return False
        merges = [one[0] for one in self.record.merged]
        today, me = days.vietnam_day(clock.now()), self.desk.actor.user_id
        own = own_acts.last_own_merge(self.desk.database, me, merges, today)
        if own is not None:
            self._chosen("undo_merge", own)
        return own is not None

    def _found(
        self,
        record_id: str,
        figures: EmployerFigures,
        twins: Sequence[tuple[str, str]],
        trail: tuple[Fact, ...],
    ) -> None:
        if self.record is None or self.record.id != record_id:
            return
        has_keyboard = self.focus_displayof() in self.story.buttons
        self.story.show(figures)
        if has_keyboard or self.panel is None:
            self.story.focus_set()
        is_news = (self._about_id, self._twins, self._trail) != (record_id, twins, trail)
        self._about_id, self._twins, self._trail = record_id, twins, trail
        if is_news:
            unfinished = self.drafts.find(f"{self.kind}:{record_id}")
            self.facts.show(self.deeds(), self.sections(), unfinished)

    def _made(self, id: str) -> None:
        """A new employer was saved: go on with its page."""
        self.record_id = id

    def _doubles(self) -> Sequence[Fact]:
        acts: tuple[tuple[str, str], ...] = (("look", tr("Open")),)
        if self.may("merge_employers"):
            acts = (("merge", tr("Compare")), *acts)
        quiet = tr("A like name. Is it the same employer?")
        return [Fact("", name, quiet, None, acts, other) for other, name in self._twins]

    def _merges(self) -> Sequence[Fact]:
        acts = (("undo_merge", tr("Undo")),) if self.may("undo_employer_merge") else ()
        return [Fact("", name, "", None, acts, merge) for merge, name in self.record.merged]

    def _open_case(self, code: str) -> None:
        self.desk.events.announce("open_case", code=code)

    def _show_cases(self, fields: Mapping[str, object], words: str) -> None:
        title = f"{short(self.record.name, 40)} · {words}"
        wanted = filter_of(self.record.id, fields)
        self.desk.events.announce("show_cases", filter=wanted, title=title)


def _facts(record: EmployerFacts) -> Sequence[Fact]:
    size = f"{record.size:,}".replace(",", ".") if record.size is not None else ""
    saved = tr("{moment}, {name}").format(
        moment=days.format_moment(record.updated_at), name=record.updated_by or "—"
    )
    return [
        Fact(tr("Name"), record.name),
        Fact(tr("Other names"), " · ".join(record.aliases)),
        Fact(tr("Tax code"), record.tax_code),
        Fact(tr("Industrial park"), record.industrial_park),
        Fact(tr("Number of workers"), size),
        Fact(tr("Address"), record.address),
        Fact(tr("Last changed"), saved),
    ]


def _way(record: EmployerFacts) -> Sequence[Fact]:
    """From the employer upwards, one unit in a line; and who takes the cases."""
    facts = []
    if record.has_union is YesNoUnknown.NO:
        facts.append(Fact("", tr("There is no grass-roots union here yet.")))
    elif not record.union_code:
        facts.append(Fact("", tr("Nobody asked yet whether there is a grass-roots union.")))
    for place, (code, name) in enumerate(record.way):
        quiet = tr("takes the cases") if code == record.upper_code else ""
        sign = "↑ " if place or not record.union_code else ""
        facts.append(Fact("", f"{sign}{name}", quiet, None, (("unit", tr("Open")),), code))
    if not record.upper_code:
        facts.append(Fact("", tr("No union above is known: its cases get no unit.")))
    return facts
