"""The forms of reception addresses: a new one, changes, withdrawing."""

import tkinter as tk

from db.commands.agencies import add_agency
from db.commands.agency_edits import edit_agency, withdraw_agency
from db.queries import agencies
from db.records.offices import AgencyDraft, AgencyRecord
from hotline_app.i18n import tr
from hotline_app.labels import field_words
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.sheets.knowledge_words import differences

_FIELDS = ("name", "aliases", "takes", "eligibility", "address", "phones", "hours", "area")


class AgencyForm(EntryForm):
    """A new address, or a stored one to change.

    Args:
        parent: the page.
        work: of the page.
        stored: the address, None for a new one.
    """

    def __init__(self, parent: tk.Misc, work: EntryWork, stored: AgencyRecord | None) -> None:
        self._stored = stored
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        return tr("New address") if self._stored is None else tr("Change the address")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""
        self.line("name", tr("Name"), is_required=True)
        self.line("aliases", tr("Other names"), tr("Several names are divided by “;”."))
        self.lines("takes", tr("Takes"), 2)
        self.lines("eligibility", tr("Whom it takes"), 2)
        self.lines("address", tr("Address"), 2)
        self.line("phones", tr("Phones"))
        self.line("hours", tr("Hours"))
        self.line("area", tr("Area"))
        if self._stored is not None:
            for name, value in typed_agency(self._stored).items():
                self.fields[name].value = value

    def act(self) -> tuple[str, str]:
        """Add the address, or save what was changed."""
        desk = self.work.desk
        draft = AgencyDraft(**{name: self.value(name) for name in _FIELDS})
        if self._stored is None:
            added = add_agency(desk.database, desk.actor, draft)
            return tr("{name} is in the directory now.").format(name=added.name[:60]), added.id
        seen = self._stored.version
        edit_agency(desk.database, desk.actor, self._stored.id, draft, seen)
        return tr("The address is saved"), self._stored.id

    def what_changed(self) -> str:
        """What somebody else saved; this person has now seen it, so the next save counts."""
        assert self._stored is not None
        now = agencies.one(self.work.desk.database, self._stored.id)
        words = differences(typed_agency(self._stored), typed_agency(now), field_words)
        self._stored = now
        return words


class AgencyWithdrawal(EntryForm):
    """Withdrawing an address, with the reason.

    Args:
        parent: the page.
        work: of the page.
        stored: the address.
    """

    def __init__(self, parent: tk.Misc, work: EntryWork, stored: AgencyRecord) -> None:
        self._stored = stored
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        return tr("Withdraw the address")

    def build(self) -> None:
        """Say what happens and ask for the reason."""
        self.say(self._stored.name[:200], "Strong.TLabel")
        self.say(tr("It is offered no more. Nothing is deleted; cases and referrals keep it."))
        self.lines("reason", tr("Reason"), 3, is_required=True)

    def act(self) -> tuple[str, str]:
        """Withdraw it."""
        desk, stored = self.work.desk, self._stored
        reason = self.value("reason")
        withdraw_agency(desk.database, desk.actor, stored.id, reason, stored.version)
        return tr("The address is withdrawn"), stored.id

    def what_changed(self) -> str:
        """Take the version as it is now: the next press counts."""
        self._stored = agencies.one(self.work.desk.database, self._stored.id)
        return ""


def typed_agency(stored: AgencyRecord) -> dict[str, str]:
    """An address as it would be typed."""
    values = {name: str(getattr(stored, name)) for name in _FIELDS if name != "aliases"}
    return {**values, "aliases": "; ".join(stored.aliases)}
