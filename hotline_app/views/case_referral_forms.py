"""Panels for referrals: prepare, send, answer."""

from db.choices import ConsentPurpose, ReferralState, SendingMethod
from db.commands import referrals
from db.records.referrals import ReferralRecord
from db.records.drafts import ReferralDraft
from db.rules import disclosure
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case_forms import AgencyPanel
from hotline_app.views.case_panel import Panel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec

_USUAL = ("name", "phone", "summary")
_SHARING = (ConsentPurpose.SHARE, ConsentPurpose.HANDLE)


class ReferPanel(AgencyPanel):
    """A referral to an agency: what goes out is chosen field by field."""

    key = "refer"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Refer to a body")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Prepare the referral")

    def build(self) -> None:
        """Make the fields."""
        self.pick_agency()
        self.lines("request", tr("What is asked of it"), 3)
        allowed: tuple[str, ...] = disclosure.REFERRAL_FIELDS
        if self.work.detail.case.employer_must_not_know:
            self.say(tr("The employer must not know of this case."), "Warn.TLabel")
            allowed = tuple(one for one in allowed if one not in disclosure.EMPLOYER_FIELDS)
        chips = Chips(
            self.form,
            FieldSpec(tr("What goes out (press to tick)")),
            [(one, word("sent_field", one)) for one in allowed],
            takes_several=True,
        )
        chips.value = _USUAL
        self.add("fields_sent", chips)
        self.day("promised_on", tr("Answer promised on"))
        self.line("consent_override", tr("Why without consent"), self._consent_words())

    def act(self) -> str:
        """Prepare the referral."""
        desk, code = self.work.desk, self.work.detail.case.code
        draft = ReferralDraft(
            self.agency(),
            self.value("request"),
            tuple(self.fields["fields_sent"].value),
            self.value("promised_on"),
            self.value("consent_override"),
        )
        referrals.refer_case(desk.database, desk.actor, code, draft)
        return tr("The referral is prepared; mark it when it is sent")

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
        self.line("proof", tr("What proves it"), hint, is_required=True)
        self.line("document_number", tr("Number of the paper"))

    def act(self) -> str:
        """Mark it as sent."""
        desk, item = self.work.desk, self.work.item_id
        method, proof = self.value("method"), self.value("proof")
        number = self.value("document_number")
        referrals.mark_sent(desk.database, desk.actor, item, method, proof, number)
        return tr("The referral is marked as sent")


class AnswerPanel(ReferralPanel):
    """What the agency answered."""

    key = "answer"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Answer to the referral")

    def build(self) -> None:
        """Make the fields."""
        self.say_referral()
        states = [ReferralState.ANSWERED, ReferralState.REFUSED, ReferralState.NO_ANSWER]
        self.codes("state", tr("What came"), "referral_state", states, ReferralState.ANSWERED)
        self.lines("answer", tr("Answer"), 5)

    def act(self) -> str:
        """Record the answer."""
        desk, item = self.work.desk, self.work.item_id
        answer, state = self.value("answer"), self.value("state")
        referrals.record_answer(desk.database, desk.actor, item, answer, state)
        return tr("The answer is recorded")
