"""Panels for a referral that waits: the body has it, the next letter, a sending that failed."""

from functools import partial
from typing import Any

from db import clock
from db.commands import referral_steps, referrals
from db.queries.referrals import last_superior
from db.records.referrals import FailureDraft, ReceiptDraft, ReferralStepRecord
from db.rules.days import format_day, vietnam_day
from db.rules.reminders import FAILURES, NO_ANSWER, StepKind
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, word
from hotline_app.tasks import Job, Progress
from hotline_app.views.case.case_referral_forms import ReferralPanel
from hotline_app.views.forms import case_choices
from hotline_app.views.pieces.case_paper import open_file
from hotline_app.views.pieces.document_print import CasePaper, offer_paper, write_paper
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec


class AcknowledgePanel(ReferralPanel):
    """The body says that it has the referral."""

    key = "acknowledge"

    def title(self) -> str:
        """What the panel is for."""
        return tr("The body has the referral")

    def build(self) -> None:
        """Make the fields."""
        self.say_referral()
        self.line("by", tr("Who said so"), tr("Name and office, as far as known"))
        self.day("received_on", tr("Day it was received"), tr("Empty: today"))
        self.day("promised_on", tr("Answer promised on"), tr("Empty: the day stays as it is"))

    def act(self) -> str:
        """Record it."""
        desk = self.work.desk
        receipt = ReceiptDraft(
            self.value("received_on"), self.value("by"), self.value("promised_on")
        )
        referrals.acknowledge(desk.database, desk.actor, self.work.item_id, receipt)
        return tr("The body has the referral")


class FailurePanel(ReferralPanel):
    """A sending that failed, with its reason."""

    key = "failure"

    def title(self) -> str:
        """What the panel is for."""
        return tr("The sending failed")

    def build(self) -> None:
        """Make the fields."""
        self.say_referral()
        self.codes("kind", tr("What happened"), "referral_step", [kind.value for kind in FAILURES])
        self.lines("reason", tr("Reason"), 3, is_required=True)
        self.day("failed_on", tr("Day"), tr("Empty: today"))
        self.pick_file("file", tr("File that shows it"))
        self.say(
            tr(
                "Mail that came back, a wrong address, nobody there: the referral counts as not "
                "sent and can be sent again. Not competent: the referral is refused."
            )
        )

    def act(self) -> str:
        """Count it."""
        desk = self.work.desk
        draft = FailureDraft(
            self.value("kind"), self.value("reason"), self.value("failed_on"), self.file_id("file")
        )
        referral_steps.record_failure(desk.database, desk.actor, self.work.item_id, draft)
        return tr("The failure is counted")


class RemindPanel(ReferralPanel):
    """The next letter about a referral without an answer: written, numbered and counted at once."""

    key = "remind"

    def title(self) -> str:
        """What the panel is for: the letter that comes next."""
        following = self.referral().next_step
        return word("referral_step", following.kind) if following else tr("Nothing is waited for")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Number and write it")

    def build(self) -> None:
        """Make the fields."""
        self.say_referral()
        one, following = self.referral(), self.referral().next_step
        if one.due_on is not None:
            self.say(tr("The answer is due on {day}.").format(day=format_day(one.due_on)))
        for step in one.letters:
            self.say(step_words(step))
        if following is not None and not following.is_due(vietnam_day(clock.now())):
            words = tr("It may go out from {day} on.").format(day=format_day(following.from_on))
            self.say(words, "Warn.TLabel")
        if following is not None and following.kind == NO_ANSWER:
            self.say(problem_words("kind", "no_letter_left"), "Warn.TLabel")
        if following is not None and following.kind == StepKind.ESCALATION:
            self._pick_superior(one.agency_id)
        self.lines("remark", tr("Remark for the office"), 2)
        self._build_file()

    def save(self) -> None:
        """Write the letter on the worker; the panel stays until it is written."""
        if not self.is_ready():
            return
        self.keep_draft()
        self.button.state(["disabled"])
        work = partial(self._write, self._wanted())
        self.work.desk.tasks.run(Job(work, self._written, self.refused_later))

    def _pick_superior(self, agency_id: str) -> None:
        database = self.work.desk.database
        choices = case_choices.agencies_to_pick(database)
        picker = self.pick(
            "superior", tr("Body above"), choices, is_required=True, takes_free_text=True
        )
        before = last_superior(database, agency_id)
        known = next((one.key for one in choices if one.words == before), "")
        if known:
            picker.value = known

    def _build_file(self) -> None:
        ending = Chips(
            self.form, FieldSpec(tr("Kind of file")), [(".pdf", "PDF"), (".docx", "Word")]
        )
        ending.value = ".pdf"
        self.add("ending", ending)
        ready = [("yes", tr("Open it at once")), ("no", tr("Only write it"))]
        opened = Chips(self.form, FieldSpec(tr("When it is ready")), ready)
        opened.value = "no"
        self.add("opened", opened)
        self.say(tr("Number, file and step of the referral are made together."))

    def _wanted(self) -> CasePaper:
        one = self.referral()
        is_last = one.next_step is not None and one.next_step.kind == StepKind.ESCALATION
        superior = ""
        if "superior" in self.fields:
            picker: Any = self.fields["superior"]
            superior = picker.typed.strip()
        return CasePaper(
            "escalation" if is_last else "reminder",
            self.work.detail.case.code,
            one.id,
            self.value("ending"),
            takes_number=True,
            superior=superior,
            remark=self.value("remark"),
        )

    def _write(self, wanted: CasePaper, _progress: Progress) -> Any:
        try:
            return wanted, write_paper(self.work.desk, wanted)
        finally:
            self.work.desk.database.close()

    def _written(self, made: Any) -> None:
        wanted, paper = made
        self.forget_draft()
        is_opened = self.winfo_exists() and self.value("opened") == "yes"
        if self.winfo_exists():
            self.work.done("")
        offer_paper(self.work.desk, wanted, paper)
        if is_opened:
            open_file(paper.path)


def step_words(step: ReferralStepRecord) -> str:
    """A step in one line: what, its number, its day, to whom."""
    number = tr("No. {number}").format(number=step.document_number) if step.document_number else ""
    parts = (word("referral_step", step.kind), number, format_day(step.done_on), step.reason)
    return " · ".join(part for part in parts if part)
