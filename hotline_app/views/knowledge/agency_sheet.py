"""One reception address written out, with what can be done."""

from dataclasses import dataclass
from typing import Any

from db.choices import ReferralState
from db.queries import agencies
from db.records.case_filters import CaseFilter
from db.records.offices import AgencyRecord, AnswerRecord, ReferralCounts
from db.rules.assurance import is_due
from db.rules.days import format_day
from hotline_app.i18n import ntr, tr
from hotline_app.views.forms.case_days import today
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.pieces.referral_agency_card import answer_words, failure_words
from hotline_app.views.sheets.sheet_history import write_history
from hotline_app.widgets.pill import Status

OPEN = (ReferralState.PREPARED, ReferralState.SENT, ReferralState.ACKNOWLEDGED)
ANSWERED = (ReferralState.ANSWERED,)
FAILED = (ReferralState.REFUSED, ReferralState.NO_ANSWER)


def assurance_pill(record: AgencyRecord, after_days: int) -> Status:
    """When an address was last assured, and whether that is too long ago."""
    if not record.is_active:
        return Status(tr("No longer offered"), "grey")
    if record.assured_on is None:
        return Status(tr("Never assured"), "red")
    day = format_day(record.assured_on)
    is_late = is_due(record.assured_on, today(), after_days)
    words = tr("Check again · {day}") if is_late else tr("Assured · {day}")
    return Status(words.format(day=day), "amber" if is_late else "green")


@dataclass(frozen=True)
class AgencySheet:
    """Writes an address on the sheet of its page."""

    page: Any
    record: AgencyRecord
    counts: ReferralCounts
    answers: AnswerRecord
    after_days: int

    def write(self) -> None:
        """From the name down to the buttons."""
        record, sheet = self.record, self.page.sheet
        sheet.title(record.name, " · ".join(record.aliases))
        sheet.pills([assurance_pill(record, self.after_days)])
        self._assured()
        sheet.fact(tr("Takes"), record.takes)
        sheet.fact(tr("Whom it takes"), record.eligibility)
        sheet.fact(tr("Address"), record.address)
        sheet.fact(tr("Phones"), record.phones)
        sheet.fact(tr("Hours"), record.hours)
        sheet.fact(tr("Area"), record.area)
        self._referrals()
        write_history(self.page, "agencies", record.id)
        self._buttons()

    def _assured(self) -> None:
        record, sheet = self.record, self.page.sheet
        if record.assured_on is not None:
            who = record.assured_by or "—"
            words = tr("Last assured on {day} by {who}.")
            sheet.words(words.format(day=format_day(record.assured_on), who=who), "Quiet.TLabel")
        if record.is_active:
            words = ntr(
                "Checked again after {days} day (our own choice, set by the office).",
                "Checked again after {days} days (our own choice, set by the office).",
                self.after_days,
            )
            sheet.words(words.format(days=self.after_days), "Quiet.TLabel")

    def _referrals(self) -> None:
        counts, sheet = self.counts, self.page.sheet
        sheet.heading(tr("Referrals"))
        if not counts.total:
            sheet.words(tr("No case was referred there yet."), "Quiet.TLabel")
            return
        sheet.link("cases", tr("All cases"), count_words(counts.total), self._all)
        for key, name, count, states in (
            ("open", tr("Waiting for an answer"), counts.open, OPEN),
            ("answered", tr("Answered"), counts.answered, ANSWERED),
            ("failed", tr("Refused or without an answer"), counts.failed, FAILED),
        ):
            if count:
                sheet.link(key, name, count_words(count), self._opener(name, states))
        self._answers()

    def _answers(self) -> None:
        """How it answers what was sent; what was only prepared is not counted."""
        record, sheet = self.answers, self.page.sheet
        if record.sent:
            sheet.fact(tr("How it answers"), answer_words(record))
        if record.late:
            words = ntr("{count} referral", "{count} referrals", record.late)
            sheet.fact(tr("Overdue now"), words.format(count=count_words(record.late)))
        if record.failures:
            sheet.fact(tr("Sendings that failed"), failure_words(record))

    def _buttons(self) -> None:
        page, sheet = self.page, self.page.sheet
        if self.record.is_active and page.may("assure_agency"):
            sheet.button("assure", tr("Still right (F12)"), page.do_assure, is_main=True)
        if page.may("edit_agency"):
            words = tr("Edit (F2)") if self.record.is_active else tr("Offer again (F2)")
            sheet.button("edit", words, page.do_edit)
        if self.record.is_active and page.may("withdraw_agency"):
            sheet.button("withdraw", tr("Withdraw (Del)"), page.do_withdraw)

    def _all(self) -> None:
        title = tr("Cases of {name}").format(name=self.record.name[:60])
        self._show(CaseFilter(agency_id=self.record.id), title)

    def _opener(self, name: str, states: tuple[ReferralState, ...]) -> Any:
        def show() -> None:
            ids = agencies.referred_case_ids(self.page.desk.database, self.record.id, states)
            title = tr("{name}: {what}").format(name=self.record.name[:60], what=name)
            self._show(CaseFilter(case_ids=ids), title)

        return show

    def _show(self, wanted: CaseFilter, title: str) -> None:
        self.page.desk.events.announce("show_cases", filter=wanted, title=title)
