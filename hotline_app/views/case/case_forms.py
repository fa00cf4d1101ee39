"""Panels for what is said: notes, addresses, policies."""

from db.choices import NoteKind
from db.commands import agencies, information, notes
from db.records.offices import AgencyDraft
from hotline_app.i18n import tr
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.forms import case_choices
from hotline_app.widgets.picker import Picker


class NotePanel(Panel):
    """A note."""

    key = "note"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Note")

    def build(self) -> None:
        """Make the fields."""
        self.lines("text", tr("Text"), 8, is_required=True)
        self.codes("kind", tr("For whom"), "note_kind", list(NoteKind), NoteKind.GENERAL)

    def act(self) -> str:
        """Add the note."""
        desk, code = self.work.desk, self.work.detail.case.code
        notes.add_note(desk.database, desk.actor, code, self.value("text"), self.value("kind"))
        return tr("The note is saved")


class AgencyPanel(Panel):
    """Base of panels that name an agency: one of the directory, or a new one."""

    def pick_agency(self) -> None:
        """Make the picker and the fields of a new agency."""
        choices = case_choices.agencies_to_pick(self.work.desk.database)
        picker = self.pick(
            "agency", tr("Body or office"), choices, is_required=True, takes_free_text=True
        )
        self.line("new_address", tr("Its address"))
        self.line("new_phones", tr("Its phones"))
        picker.on_change(self._agency_changed)
        self._agency_changed()

    def agency(self) -> str:
        """The agency's id; a new one is put into the directory first."""
        picker = self._picker()
        if picker.value:
            return picker.value
        draft = AgencyDraft(
            picker.typed, address=self.value("new_address"), phones=self.value("new_phones")
        )
        desk = self.work.desk
        added = agencies.add_agency(desk.database, desk.actor, draft)
        choices = case_choices.agencies_to_pick(desk.database)
        self.offer("agency", choices, takes_free_text=True)
        picker.value = added.id
        return added.id

    def _picker(self) -> Picker:
        picker = self.fields["agency"]
        assert isinstance(picker, Picker)
        return picker

    def _agency_changed(self) -> None:
        picker = self._picker()
        is_new = bool(picker.typed.strip()) and not picker.value
        picker.show_hint(tr("Not in the directory yet: it will be added.") if is_new else "")
        for name in ("new_address", "new_phones"):
            self.show_field(name, is_new, after="agency")


class AddressPanel(AgencyPanel):
    """A reception address given to the caller."""

    key = "address"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Give a reception address")

    def build(self) -> None:
        """Make the fields."""
        self.pick_agency()
        self.lines("note", tr("Note"), 3)

    def act(self) -> str:
        """Record that the address was given."""
        desk, code = self.work.desk, self.work.detail.case.code
        note = self.value("note")
        information.give_address(desk.database, desk.actor, code, self.agency(), note)
        return tr("The reception address is recorded")


class PolicyPanel(Panel):
    """A policy told to the caller."""

    key = "policy"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Tell a policy")

    def build(self) -> None:
        """Make the fields."""
        known = case_choices.all_programmes(self.work.desk.database)
        self.pick("programme", tr("Programme"), case_choices.programmes_to_pick(known))
        self.lines("text", tr("What was said"), 6)

    def act(self) -> str:
        """Record what was told."""
        desk, code = self.work.desk, self.work.detail.case.code
        programme, said = self.value("programme"), self.value("text")
        information.tell_policy(desk.database, desk.actor, code, programme, said)
        return tr("What was told is recorded")
