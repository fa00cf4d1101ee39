"""One person: what is known, what was agreed to, every contact and case, who changed what."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from typing import ClassVar

from db import clock
from db.commands import households, person_merges
from db.queries import own_acts, person_details, person_twins, record_trails, registers
from db.records.case_filters import CaseFilter
from db.records.person_facts import AuditLine, PersonFacts, Twin
from db.rules.days import vietnam_day
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.tasks import Job
from hotline_app.views.people.person_consents import ConsentPanel, WithdrawPanel
from hotline_app.views.people.person_form import PersonPanel
from hotline_app.views.people.person_history import history
from hotline_app.views.people.person_household import HouseholdPanel
from hotline_app.views.people.person_merge_form import MergePanel
from hotline_app.views.people.person_sections import sections_of
from hotline_app.views.pieces.person_words import birth_words, name_words, phone_words
from hotline_app.views.records.record_facts import Deed, Section
from hotline_app.views.records.record_page import RecordPage
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.views.records.record_panels import short
from hotline_app.views.records.record_story import RecordStory, trail_entries
from hotline_app.widgets.toast import News

_PANELS = (PersonPanel, ConsentPanel, WithdrawPanel, MergePanel, HouseholdPanel)


class PersonPage(RecordPage):
    """The page of one person at a time.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    kind = "person"
    topic = "people"
    list_page = "people"
    panels: ClassVar[Mapping[str, type[RecordPanel]]] = {panel.key: panel for panel in _PANELS}
    record: PersonFacts
    story: RecordStory

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        language, database = current_language(), desk.database
        self._names = {
            "needs": {one.code: one.name(language) for one in registers.needs(database)},
            "channels": {one.code: one.name(language) for one in registers.channels(database)},
        }
        self._twins: tuple[Twin, ...] = ()
        self._twins_of = ""
        super().__init__(parent, desk)

    def open(self, id: str = "", **details: str) -> None:
        """Show a person; of one who was merged the one who stays. `other` opens a merge."""
        other = details.get("other", "")
        if id:
            super().open(id)
        if other and self.record_id != other and self.may("merge_persons"):
            self.open_panel("merge", other)

    def make_story(self) -> RecordStory:
        """Make the line of time."""
        return RecordStory(self, tr("Contacts and cases"), self._open_case, self.show_story)

    def read(self, record_id: str) -> PersonFacts:
        """The person, merges followed."""
        database = self.desk.database
        return person_details.facts(database, person_details.resolve(database, record_id))

    def empty_title(self) -> str:
        """Title without a person."""
        return tr("Worker")

    def title(self) -> str:
        """The name."""
        return name_words(self.record.full_name)

    def about(self) -> str:
        """What tells namesakes apart."""
        person, role = self.record, self.desk.actor.role
        phones = [phone_words(phone, role) for phone in person.phones[:1]]
        cases = ntr("{count} case", "{count} cases", len(person.cases))
        parts = (*phones, birth_words(person), person.employer_name)
        return " · ".join(part for part in (*parts, cases.format(count=len(person.cases))) if part)

    def alert(self) -> str:
        """Shown at every contact."""
        never = tr("It is not safe to call back") if self.record.is_never_called else ""
        return "\n⚠ ".join(part for part in (never, self.record.alert) if part)

    def deeds(self) -> Sequence[Deed]:
        """What the actor may do."""
        deeds = (
            ("edit_person", Deed("edit", tr("Change"), "pencil", "F2")),
            ("record_consent", Deed("consent", tr("Record consent"), "check2-square")),
            ("join_household", Deed("household", tr("Household…"), "people")),
        )
        shown = [deed for act, deed in deeds if self.may(act)]
        if self.record.cases:
            shown.append(Deed("cases", tr("Their cases as a list"), "inboxes"))
        return shown

    def sections(self) -> Sequence[Section]:
        """What is known, who may be the same person, what was agreed to."""
        twins = self._twins if self._twins_of == self.record.id else ()
        return sections_of(self.record, twins, self.desk.actor)

    def show_story(self) -> None:
        """Contacts and cases, or the changes."""
        person = self.record
        if self.story.is_trail:
            database = self.desk.database
            self.ask(
                Job(
                    lambda _progress: record_trails.trail(database, "persons", person.id),
                    self._show_trail,
                    replaces="trail",
                )
            )
        else:
            self.story.timeline.set_entries(history(person, self._names))

    def direct(self, key: str, item_id: str) -> bool:
        """Open somebody else, list the cases, undo a merge."""
        events = self.desk.events
        if key == "look":
            events.announce("open_person", id=item_id)
        elif key == "employer":
            events.announce("open_employer", id=item_id)
        elif key == "unit":
            events.announce("open_unit", code=item_id)
        elif key == "cases":
            self._show_cases()
        elif key == "leave_household":
            households.leave_household(self.desk.database, self.desk.actor, item_id)
            self.tell(News(tr("Taken out of the household"), self.title()))
            self.changed()
        elif key == "undo_merge":
            desk = self.desk
            self.act_later(
                lambda: person_merges.undo_person_merge(desk.database, desk.actor, item_id),
                tr("These are two persons again"),
            )
        else:
            return False
        return True

    def do_undo(self) -> bool:
        """Take back one's own latest merge of today; False when there is none."""
        if self.record is None or not self.may("undo_person_merge"):
            return False
        merges = [one[2] for one in self.record.merged]
        today, me = vietnam_day(clock.now()), self.desk.actor.user_id
        own = own_acts.last_own_merge(self.desk.database, me, merges, today)
        if own is not None:
            self._chosen("undo_merge", own)
        return own is not None

    def _show(self, record_id: str) -> None:
        super()._show(record_id)
        if self.record is None:
            return
        self.record_id = self.record.id
        if self._twins_of != self.record.id:
            self._twins = ()
        database, person_id = self.desk.database, self.record.id
        self.ask(
            Job(
                lambda _progress: person_twins.twins(database, person_id),
                lambda found: self._show_twins(person_id, found),
                replaces="twins",
            )
        )

    def _show_trail(self, lines: Sequence[AuditLine]) -> None:
        if self.record is not None and self.story.is_trail:
            entries = trail_entries(lines, self.record.created_at, self.record.created_by)
            self.story.timeline.set_entries(entries)

    def _show_twins(self, person_id: str, found: tuple[Twin, ...]) -> None:
        if self.record is None or self.record.id != person_id:
            return
        is_news = found != self._twins or self._twins_of != person_id
        self._twins, self._twins_of = found, person_id
        if is_news and found:
            unfinished = self.drafts.find(f"{self.kind}:{person_id}")
            self.facts.show(self.deeds(), self.sections(), unfinished, self.alert())

    def _show_cases(self) -> None:
        title = tr("Cases of {name}").format(name=short(self.title(), 40))
        wanted = CaseFilter(person_id=self.record.id)
        self.desk.events.announce("show_cases", filter=wanted, title=title)

    def _open_case(self, key: str) -> None:
        if key and not key.startswith("audit:"):
            self.desk.events.announce("open_case", code=key)
