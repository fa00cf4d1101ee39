"""Forms of a need, a channel and a day of the working calendar."""

from typing import Any

import ttkbootstrap as ttk

from db.commands import office_registers
from db.records.office_settings import Holiday, HolidayKind, RegisterEntry
from db.rules.days import format_day
from hotline_app.i18n import tr
from hotline_app.labels import holiday_kind_words, word
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px


class _EntryPanel(RecordPanel):
    """What needs and channels share."""

    def title(self) -> str:
        """What the form is for."""
        return self.work.record.name_vi if self.work.record else tr("Add an entry")

    def build(self) -> None:
        """Make the fields."""
        entry: RegisterEntry | None = self.work.record
        if entry is None:
            hint = tr("Small letters, digits and _; it can never be changed")
            self.line("code", tr("Code"), hint, is_required=True)
        self.line("name_vi", tr("Vietnamese name"), is_required=True)
        self.line("name_en", tr("English name"))
        self.line("position", tr("Place in the list"))
        self.own_fields()
        self.yes_no("is_active", tr("Offered in forms"))
        self.fill(self.entry_values(entry))

    def own_fields(self) -> None:
        """Make what only this register has."""

    def own_values(self, entry: RegisterEntry | None) -> dict[str, str]:
        """What only this register has, as it would be typed."""
        del entry
        return {}

    def yes_no(self, name: str, words: str) -> None:
        """A question with two answers."""
        answers = [(answer, word("yes_no_unknown", answer)) for answer in ("yes", "no")]
        self.add(name, Chips(self.form, FieldSpec(words), answers))

    def entry_values(self, entry: RegisterEntry | None) -> dict[str, str]:
        """The fields as they would be typed."""
        own = self.own_values(entry)
        if entry is None:
            common = {"name_vi": "", "name_en": "", "position": "0", "is_active": "yes"}
            return common | own
        common = {
            "name_vi": entry.name_vi,
            "name_en": entry.name_en,
            "position": str(entry.position),
            "is_active": "yes" if entry.is_active else "no",
        }
        return common | own

    def entry(self, **own: Any) -> RegisterEntry:
        """The entry as it stands in the form."""
        known: RegisterEntry | None = self.work.record
        typed = self.value("position").strip()
        return RegisterEntry(
            known.code if known else self.value("code").strip(),
            self.value("name_vi"),
            self.value("name_en"),
            int(typed) if typed.isascii() and typed.isdigit() else 0,
            self.value("is_active") != "no",
            **own,
        )


class NeedPanel(_EntryPanel):
    """One need of the taxonomy."""

    key = "need"

    def own_fields(self) -> None:
        """Whether lists mask it."""
        self.yes_no("is_sensitive", tr("Sensitive: lists mask it"))

    def own_values(self, entry: RegisterEntry | None) -> dict[str, str]:
        """Whether lists mask it."""
        return {"is_sensitive": "yes" if entry and entry.is_sensitive else "no"}

    def carry_out(self) -> str:
        """Save the need."""
        desk = self.work.desk
        entry = self.entry(is_sensitive=self.value("is_sensitive") == "yes")
        office_registers.save_need(desk.database, desk.actor, entry)
        return tr("The need is saved")


class ChannelPanel(_EntryPanel):
    """One channel: its number or page, its hours."""

    key = "channel"

    def own_fields(self) -> None:
        """Where and when it is answered."""
        self.line("address", tr("Number or page"))
        self.line("hours", tr("Hours"))

    def own_values(self, entry: RegisterEntry | None) -> dict[str, str]:
        """Where and when it is answered."""
        return {
            "address": entry.address if entry else "",
            "hours": entry.hours if entry else "",
        }

    def carry_out(self) -> str:
        """Save the channel."""
        desk = self.work.desk
        entry = self.entry(address=self.value("address"), hours=self.value("hours"))
        office_registers.save_channel(desk.database, desk.actor, entry)
        return tr("The channel is saved")


class HolidayPanel(RecordPanel):
    """One day off, or a working day made up for one."""

    key = "holiday"

    def title(self) -> str:
        """What the form is for."""
        return format_day(self.work.record.day) if self.work.record else tr("Add a day")

    def build(self) -> None:
        """Make the fields."""
        holiday: Holiday | None = self.work.record
        if holiday is None:
            self.day("day", tr("Day"), is_required=True)
        self.line("name", tr("What the day is"), is_required=True)
        kinds = [(kind.value, holiday_kind_words(kind)) for kind in HolidayKind]
        self.add("kind", Chips(self.form, FieldSpec(tr("Kind")), kinds))
        self.fill(
            {
                "name": holiday.name if holiday else "",
                "kind": holiday.kind if holiday else HolidayKind.HOLIDAY.value,
            }
        )
        if holiday is not None:
            self.withdrawing = ttk.Button(
                self.form,
                text=tr("Make it an ordinary day"),
                style="PlainInside.TButton",
                command=self._withdraw,
            )
            self.withdrawing.pack(anchor="w", pady=(px(self, 6), 0))

    def carry_out(self) -> str:
        """Save the day."""
        desk, known = self.work.desk, self.work.record
        day = format_day(known.day) if known else self.value("day")
        office_registers.save_holiday(
            desk.database, desk.actor, day, self.value("kind"), self.value("name")
        )
        return tr("The day is saved; cases from now on count with it")

    def _withdraw(self) -> None:
        desk = self.work.desk
        day = format_day(self.work.record.day)
        office_registers.withdraw_holiday(desk.database, desk.actor, day)
        self.work.done(tr("An ordinary day again: {day}").format(day=day))
