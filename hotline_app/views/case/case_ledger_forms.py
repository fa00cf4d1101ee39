"""Panels of the ledger: the check of a claim, a newer check of it, all its checks."""

import tkinter as tk

from db import clock
from db.choices import ClaimState, Confidence, VerificationMethod, VerificationResult
from db.commands import verification
from db.records.cases import CaseDetail
from db.records.drafts import VerificationDraft
from db.records.ledger import Claim, Ledger, VerificationRecord
from db.rules import days
from db.rules.ledger import ledger, same_claim
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case.case_panel import Panel, PanelWork
from hotline_app.widgets.check_rows import CheckRows
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.theme import px

CLAIM_TONES = {
    ClaimState.PROVEN: "green",
    ClaimState.DISPUTED: "amber",
    ClaimState.FALSE: "red",
    ClaimState.UNPROVEN: "grey",
    ClaimState.NOT_CHECKED: "violet",
    ClaimState.EXPIRED: "amber",
}


def ledger_of(detail: CaseDetail) -> Ledger:
    """The claims of a case as they stand today."""
    return ledger(detail.verifications, days.vietnam_day(clock.now()))


def claim_pill(claim: Claim) -> Status:
    """Where a claim stands, as a pill."""
    return Status(word("claim_state", claim.state), CLAIM_TONES[claim.state])


def check_words(check: VerificationRecord) -> str:
    """One check in a few lines: what came out, how, by whom, what proves it."""
    head = f"{word('verification_result', check.result)} · {word('confidence', check.confidence)}"
    made = f"{days.format_moment(check.verified_at)} · {check.verified_by}"
    lines = [
        head if check.is_check else word("verification_result", check.result),
        " · ".join(part for part in (word("verification_method", check.method), check.source)),
        made,
        check.evidence,
    ]
    if check.files:
        names = ", ".join(one.file_name for one in check.files)
        lines.append(tr("Files: {names}").format(names=names))
    if check.valid_until is not None:
        day = days.format_day(check.valid_until)
        lines.append(tr("Valid until {day}").format(day=day))
    return "\n".join(line.removesuffix(" · ") for line in lines if line)


class VerifyPanel(Panel):
    """The check of one claim."""

    key = "verify"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Verify a claim")

    def build(self) -> None:
        """Make the fields."""
        claim = self.lines("claim", tr("What was checked"), 2, is_required=True)
        claim.on_change(self._known_before)
        self.check_fields()

    def check_fields(self) -> None:
        """The fields of the check itself."""
        self.codes("method", tr("How"), "verification_method", list(VerificationMethod))
        self.codes("result", tr("Result"), "verification_result", list(VerificationResult))
        self.line("source", tr("Who said so, which paper"))
        self.codes("confidence", tr("How sure"), "confidence", list(Confidence), Confidence.MEDIUM)
        self.line("evidence", tr("Evidence"))
        kept = [one for one in self.work.detail.attachments if one.withdrawn_at is None]
        rows = [(one.id, f"{one.file_name} {one.description}".strip()) for one in kept]
        files = self.add("files", CheckRows(self.form, FieldSpec(tr("Files that prove it")), rows))
        if not rows:
            files.show_hint(tr("The case keeps no file yet: attach it first (Alt+T)."))
        self.day("valid_until", tr("Valid until"), tr("After this day the claim is checked again."))

    def claim(self) -> str:
        """The words of the claim."""
        return self.value("claim")

    def act(self) -> str:
        """Record the check."""
        names = ("method", "result", "source", "confidence", "evidence", "valid_until")
        draft = VerificationDraft(
            claim=self.claim(),
            files=tuple(self.fields["files"].value),
            **{name: self.value(name) for name in names},
        )
        desk = self.work.desk
        verification.verify_claim(desk.database, desk.actor, self.work.detail.case.code, draft)
        return tr("The verification is saved")

    def _known_before(self) -> None:
        """Say so when this very claim was checked before: the new check takes its place."""
        wanted, words = same_claim(self.claim()), ""
        for one in ledger_of(self.work.detail).claims if wanted else ():
            if same_claim(one.newest.claim) == wanted:
                state = word("claim_state", one.state)
                words = tr("Checked before ({state}): this check takes its place.")
                words = words.format(state=state)
        self.fields["claim"].show_hint(words)


class CheckAgainPanel(VerifyPanel):
    """Every check of a claim, and a newer one that takes their place."""

    key = "check_again"

    def __init__(self, parent: tk.Misc, work: PanelWork) -> None:
        claims = ledger_of(work.detail).claims
        self._claim = next(
            one for one in claims if work.item_id in {check.id for check in one.checks}
        )
        super().__init__(parent, work)

    def title(self) -> str:
        """What the panel is for."""
        return tr("Check the claim again")

    def build(self) -> None:
        """Show what is known, then the fields of a newer check."""
        self.say(self._claim.newest.claim, "Strong.TLabel")
        Pill(self.form, claim_pill(self._claim)).pack(anchor="w", pady=(0, px(self, 8)))
        for place, check in enumerate(self._claim.checks):
            self.say(check_words(check), "Inside.TLabel" if place == 0 else "Quiet.TLabel")
        self.check_fields()

    def claim(self) -> str:
        """The words of the claim."""
        return self._claim.newest.claim
