"""Panels for referrals: prepare with a look at the very text, send, answer."""

from db.choices import ConsentPurpose, ReferralState, SendingMethod
from db.commands import referrals
from db.queries.agency_answers import fitting
from db.records.drafts import ReferralDraft
from db.records.referrals import ReferralRecord
from db.rules import disclosure
from db.rules.days import format_day
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case.case_forms import AgencyPanel
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.case.referral_preview_box import ReferralPreviewBox
from hotline_app.views.pieces.referral_agency_card import Suggestions, agency_words
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px

_USUAL = ("name", "phone", "summary")
_SHARING = (ConsentPurpose.SHARE, ConsentPurpose.HANDLE)


class ReferPanel(AgencyPanel):
    """A referral to an agency: what goes out is chosen field by field and shown as it will read."""

    key = "refer"
    preview: ReferralPreviewBox | None = None
    suggestions: Suggestions | None = None

    def title(self) -> str:
        """What the panel is for."""
        return tr("Refer to a body")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Prepare the referral")

    def build(self) -> None:
        """Make the fields; the text below follows them."""
        found = fitting(self.work.desk.database, self.work.detail)
        if found:
            self.suggestions = Suggestions(self.form, found, self._take)
            self.suggestions.pack(fill="x", pady=(0, px(self, 10)))
        self._known = None
        self.pick_agency()
        self._known = self.say("", "Quiet.TLabel")
        self._known.pack_forget()
        self._picker().on_change(self._tell_agency)
        self.lines("request", tr("What is asked of it"), 3)
        self._build_fields()
        self.day("promised_on", tr("Answer promised on"))
        self.line("consent_override", tr("Why without consent"), self._consent_words())
        self.warning = self.say("", "Warn.TLabel")
        self.warning.pack_forget()
        code = self.work.detail.case.code
        self.preview = ReferralPreviewBox(self.form, self.work.desk, code, self._typed)
        self.preview.pack(fill="x", pady=(0, px(self, 10)))
        self.preview.bind("<<Shown>>", self._warn)

    def act(self) -> str:
        """Prepare the referral."""
        desk, code = self.work.desk, self.work.detail.case.code
        draft = self._draft(self.agency())
        referrals.refer_case(desk.database, desk.actor, code, draft)
        return tr("The referral is prepared; mark it when it is sent")

    def changed(self) -> None:
        """Keep what is typed, and write the text anew."""
        super().changed()
        if self.preview is not None:
            self.preview.renew()

    def _build_fields(self) -> None:
        allowed: tuple[str, ...] = disclosure.REFERRAL_FIELDS
        if self.work.detail.case.employer_must_not_know:
            self.say(tr("The employer must not know of this case."), "Warn.TLabel")
            allowed = tuple(one for one in allowed if one not in disclosure.EMPLOYER_FIELDS)
        if disclosure.hides_person(self.work.detail.case.legal_track, "referral_letter"):
            words = tr("Whoever denounces stays secret: name, phone and address do not go out.")
            self.say(words, "Warn.TLabel")
            allowed = tuple(one for one in allowed if one not in disclosure.PERSON_FIELDS)
        chips = Chips(
            self.form,
            FieldSpec(tr("What goes out (press to tick)")),
            [(one, word("sent_field", one)) for one in allowed],
            takes_several=True,
        )
        chips.value = tuple(one for one in _USUAL if one in allowed)
        self.add("fields_sent", chips)

    def _draft(self, agency: str) -> ReferralDraft:
        return ReferralDraft(
            agency,
            self.value("request"),
            tuple(self.fields["fields_sent"].value),
            self.value("promised_on"),
            self.value("consent_override"),
        )

    def _typed(self) -> tuple[ReferralDraft, str]:
        return self._draft(self._picker().value), self._picker().typed

    def _take(self, agency_id: str) -> None:
        """Choose a body that was proposed."""
        self._picker().value = agency_id
        self._agency_changed()
        self._tell_agency()
        self.changed()
        self.fields["request"].focus_set()

    def _tell_agency(self) -> None:
        """Say what is known of the body that is chosen."""
        if self._known is None:
            return
        agency_id = self._picker().value
        if not agency_id:
            self._known.pack_forget()
            return
        self._known.configure(text=agency_words(self.work.desk, agency_id))
        if not self._known.winfo_manager():
            self._known.pack(fill="x", pady=(0, px(self, 10)), after=self.fields["agency"])

    def _warn(self, _event: object) -> None:
        """The story names an employer who must not be named."""
        assert self.preview is not None
        shown = self.preview.shown
        if shown is None or not shown.names_employer:
            self.warning.pack_forget()
            return
        words = tr("⚠ The text names the employer; “(not named)” stands there instead. Read it.")
        self.warning.configure(text=words)
        if not self.warning.winfo_manager():
            self.warning.pack(fill="x", pady=(0, px(self, 10)), before=self.preview)

    def _consent_words(self) -> str:
        consents = [one for person in self.work.detail.people for one in person.consents]
        given = [one for one in consents if one.purpose in _SHARING and one.withdrawn_at is None]
        if given:
            how = word("consent_method", given[-1].method)
            return tr("Not needed: the person has agreed ({how}).").format(how=how)
        return tr("The person has not agreed yet: ask, or write why it must go out.")


class ReferralPanel(Panel):
    """Base of panels about one referral."""

    def referral(self) -> ReferralRecord:
        """The referral as it was read."""
        known = self.work.detail.referrals
        return next(one for one in known if one.id == self.work.item_id)

    def say_referral(self) -> None:
        """Write which one it is."""
        one = self.referral()
        self.say(one.agency_name, "Strong.TLabel")
        if one.request:
            self.say(one.request, "Inside.TLabel")

    def pick_file(self, name: str, words: str) -> None:
        """One of the files of the case, when it keeps any."""
        kept = [one for one in self.work.detail.attachments if one.withdrawn_at is None]
        choices = [Choice(one.id, one.file_name, one.description[:80]) for one in reversed(kept)]
        if choices:
            self.pick(name, words, choices)
        else:
            self.say(tr("A file can prove it too: attach it to the case first (Alt+T)."))

    def file_id(self, name: str) -> str:
        """The id of the file that was picked, or ""."""
        return self.value(name) if name in self.fields else ""


class SentPanel(ReferralPanel):
    """A prepared referral left the office."""

    key = "sent"

    def title(self) -> str:
        """What the panel is for."""
        return tr("The referral is sent")

    def build(self) -> None:
        """Make the fields."""
        self.say_referral()
        self.codes("method", tr("How"), "sending_method", list(SendingMethod))
        hint = tr("For example the number of the postal receipt, or who took it")
        self.line("proof", tr("What proves it"), hint)
        self.pick_file("file", tr("Or the file that proves it"))
        self.line("document_number", tr("Number of the paper"), self._number_words())

    def act(self) -> str:
        """Mark it as sent."""
        desk, item = self.work.desk, self.work.item_id
        method, proof = self.value("method"), self.value("proof")
        referrals.mark_sent(
            desk.database,
            desk.actor,
            item,
            method,
            proof,
            self.value("document_number"),
            proof_file_id=self.file_id("file"),
        )
        return tr("The referral is marked as sent")

    def _number_words(self) -> str:
        number = self.referral().document_number
        return tr("Empty: {number} of the register").format(number=number) if number else ""


class AnswerPanel(ReferralPanel):
    """What the agency answered."""

    key = "answer"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Answer to the referral")

    def build(self) -> None:
        """Make the fields."""
        self.say_referral()
        due_on = self.referral().due_on
        if due_on is not None:
            self.say(tr("The answer is due on {day}.").format(day=format_day(due_on)))
        states = [ReferralState.ANSWERED, ReferralState.REFUSED, ReferralState.NO_ANSWER]
        self.codes("state", tr("What came"), "referral_state", states, ReferralState.ANSWERED)
        self.lines("answer", tr("Answer, or the reason of the refusal"), 5)
        self.day("answered_on", tr("Day of the answer"), tr("Empty: today"))
        self.say(tr("An answer on paper is registered on the page “Register of papers”."))

    def act(self) -> str:
        """Record the answer."""
        desk, item = self.work.desk, self.work.item_id
        referrals.record_answer(
            desk.database,
            desk.actor,
            item,
            self.value("answer"),
            self.value("state"),
            answered_on=self.value("answered_on"),
        )
        return tr("The answer is recorded")
