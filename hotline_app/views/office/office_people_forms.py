"""Forms of a user, of the letterhead and of who signs."""

from collections.abc import Mapping
from typing import Final

import ttkbootstrap as ttk

from db.choices import Role
from db.commands import office_settings, passwords, users
from db.errors import HotlineError, ValidationFailed
from db.queries import office_settings as stored_settings
from db.queries import offices
from db.queries import users as stored_users
from db.records.office_settings import Signatory, SignatoryDraft
from db.records.offices import OfficeRecord
from db.records.people import UserDraft, UserRecord
from db.rules.days import format_day
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, refusal_words, word
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.theme import px

HIDDEN_SIGN: Final = "•"


class UserPanel(RecordPanel):
    """A user of the office, or a new one; the sign-in name of a user stays."""

    key = "user"

    def title(self) -> str:
        """What the form is for."""
        user: UserRecord | None = self.work.record
        return user.full_name if user else tr("Add a user")

    def build(self) -> None:
        """Make the fields."""
        user: UserRecord | None = self.work.record
        self._version = user.version if user else 0
        if user is None:
            self.line("user", tr("Sign-in name"), tr("Short, without spaces"), is_required=True)
        self.line("full_name", tr("Full name, as on papers"), is_required=True)
        roles = [Choice(role, word("role", role)) for role in Role]
        self.pick("role", tr("Role"), roles, is_required=True)
        if user is not None:
            answers = [(answer, word("yes_no_unknown", answer)) for answer in ("yes", "no")]
            self.add("is_active", Chips(self.form, FieldSpec(tr("Works here")), answers))
            self.day("absent_from", tr("Absent from"))
            self.day("absent_to", tr("Absent to"))
            others = [
                Choice(other.name, other.full_name, other.name)
                for other in stored_users.all_users(self.work.desk.database)
                if other.is_active and other.id != user.id
            ]
            self.pick("stand_in", tr("Who stands in"), others)
            self._make_password()
        self.fill(_user_values(user))

    def set_password(self) -> None:
        """Give the user the password that was typed; an empty one takes it away."""
        desk, typed = self.work.desk, self.password.value
        try:
            passwords.set_password(desk.database, desk.actor, self.work.record.name, typed)
        except ValidationFailed as refused:
            self.password.show_problem(problem_words("password", refused.problems["password"]))
            return
        except HotlineError as refused:
            self.password.show_problem(refusal_words(refused) or "")
            return
        words = tr("The password is set") if typed else tr("Nothing is asked at sign-in now")
        self.work.done(words)

    def _make_password(self) -> None:
        # Not one of the form's fields: those are journalled to the disk, a password never is.
        hint = tr("At sign-in. Empty and pressed: no password any more.")
        self.password = TextField(self.form, FieldSpec(tr("New password"), hint=hint))
        self.password.entry.configure(show=HIDDEN_SIGN)
        self.password.pack(fill="x", pady=(0, px(self, 10)))
        button = ttk.Button(
            self.form,
            text=tr("Set the password"),
            style="PlainInside.TButton",
            command=self.set_password,
        )
        button.pack(anchor="w")

    def carry_out(self) -> str:
        """Save what was changed, or the new user."""
        desk, user = self.work.desk, self.work.record
        if user is None:
            draft = UserDraft(self.value("user"), self.value("full_name"), self.value("role"))
            users.add_user(desk.database, desk.actor, draft)
            return tr("The user is added")
        changes = self.changes()
        if not changes:
            return tr("Nothing was changed")
        users.edit_user(desk.database, desk.actor, user.name, changes, self._version)
        return tr("The user is saved")

    def stored(self) -> Mapping[str, str]:
        """What is stored now."""
        known = stored_users.all_users(self.work.desk.database)
        now = next(user for user in known if user.id == self.work.record.id)
        self._version = now.version
        return _user_values(now)


def _user_values(user: UserRecord | None) -> dict[str, str]:
    if user is None:
        return {"full_name": "", "role": Role.OPERATOR.value}
    return {
        "full_name": user.full_name,
        "role": user.role.value,
        "is_active": "yes" if user.is_active else "no",
        "absent_from": format_day(user.absent_from) if user.absent_from else "",
        "absent_to": format_day(user.absent_to) if user.absent_to else "",
        "stand_in": user.stand_in,
    }


class LetterheadPanel(RecordPanel):
    """The office's name and the lines of its papers."""

    key = "letterhead"

    def title(self) -> str:
        """What the form is for."""
        office: OfficeRecord = self.work.record
        return f"{office.code}  {office.name}"

    def build(self) -> None:
        """Make the fields."""
        office: OfficeRecord = self.work.record
        self._version = office.version
        self.line("name", tr("Name of the office"), is_required=True)
        self.line("parent_name", tr("Line of the superior body"))
        self.line("letterhead_name", tr("Line of the office"), is_required=True)
        hint = tr("Behind the number: 05/LĐLĐ")
        self.line("document_symbol", tr("Symbol of papers"), hint)
        self.line("place_name", tr("Place beside the day"))
        self.line("address", tr("Address"))
        self.line("phone", tr("Phone"))
        self.say(tr("The code {code} stays: it stands in every case.").format(code=office.code))
        self.fill(_office_values(office))

    def carry_out(self) -> str:
        """Save what was changed."""
        changes = self.changes()
        if not changes:
            return tr("Nothing was changed")
        desk = self.work.desk
        office_settings.edit_office(desk.database, desk.actor, changes, self._version)
        return tr("The office is saved")

    def stored(self) -> Mapping[str, str]:
        """What is stored now."""
        now = offices.here(self.work.desk.database)
        self._version = now.version
        return _office_values(now)


def _office_values(office: OfficeRecord) -> dict[str, str]:
    head = office.letterhead
    return {
        "name": office.name,
        "parent_name": head.parent_name,
        "letterhead_name": head.office_name,
        "document_symbol": head.document_symbol,
        "place_name": head.place_name,
        "address": head.address,
        "phone": head.phone,
    }


class SignatoryPanel(RecordPanel):
    """Who signs, in whose name, from when to when."""

    key = "signatory"

    def title(self) -> str:
        """What the form is for."""
        return self.work.record.name if self.work.record else tr("Add a signatory")

    def build(self) -> None:
        """Make the fields."""
        signatory: Signatory | None = self.work.record
        self._version = signatory.version if signatory else 0
        self.line("name", tr("Full name"), is_required=True)
        self.line("title", tr("Position"))
        self.line("authority", tr("In whose name"), tr("TM. BAN THƯỜNG VỤ, KT. CHỦ TỊCH …"))
        self.day("valid_from", tr("From"))
        self.day("valid_to", tr("To"))
        self.fill(_signatory_values(signatory))

    def carry_out(self) -> str:
        """Save the signatory."""
        desk, known = self.work.desk, self.work.record
        draft = SignatoryDraft(**self.typed_values(), id=known.id if known else "")
        office_settings.save_signatory(desk.database, desk.actor, draft, self._version)
        return tr("The signatory is saved")

    def stored(self) -> Mapping[str, str]:
        """What is stored now."""
        known = stored_settings.signatories(self.work.desk.database)
        now = next(one for one in known if one.id == self.work.record.id)
        self._version = now.version
        return _signatory_values(now)


def _signatory_values(signatory: Signatory | None) -> dict[str, str]:
    if signatory is None:
        draft = SignatoryDraft("")
        return {
            "name": "",
            "title": draft.title,
            "authority": draft.authority,
            "valid_from": "",
            "valid_to": "",
        }
    start, end = signatory.valid_from, signatory.valid_to
    return {
        "name": signatory.name,
        "title": signatory.title,
        "authority": signatory.authority,
        "valid_from": format_day(start) if start else "",
        "valid_to": format_day(end) if end else "",
    }
