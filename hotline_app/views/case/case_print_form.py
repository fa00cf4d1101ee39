"""The panel that prints the case."""

from db.rules import permissions
from db.rules.disclosure import hides_person
from db.rules.documents import OF_REFERRALS, PAPERS
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.official_papers import LETTERS_THAT_URGE, meeting_of
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.pieces.case_paper import PrintWish, documents_folder, open_file, print_cases
from hotline_app.views.pieces.document_print import CasePaper, print_paper
from hotline_app.views.pieces.meeting_fields import (
    add_meeting_fields,
    show_meeting_fields,
    typed_meeting,
)
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec

SUMMARY = "summary"


class PrintPanel(Panel):
    """What is masked on the paper, and its number."""

    key = "print"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Print the case")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Print")

    def build(self) -> None:
        """Make the fields."""
        self._build_kind()
        choices = [("phones", tr("phone numbers")), ("employer", tr("the employer"))]
        choices.append(("people", tr("the people of the case")))
        masks = Chips(
            self.form, FieldSpec(tr("Not readable on the paper")), choices, takes_several=True
        )
        case, hidden = self.work.detail.case, []
        if case.employer_must_not_know:
            hidden.append("employer")
        if hides_person(case.legal_track, SUMMARY):
            hidden += ["phones", "people"]
        masks.value = tuple(hidden)
        self.add("masks", masks)
        linked = self.work.detail.linked
        if linked:
            words = ntr("With {count} linked case", "With {count} linked cases", len(linked))
            kinds = [("one", tr("This case")), ("linked", words.format(count=len(linked)))]
            papers = Chips(self.form, FieldSpec(tr("Which paper")), kinds)
            papers.value = "one"
            self.add("papers", papers)
        ready = [("yes", tr("Open it at once")), ("no", tr("Only write it"))]
        opened = Chips(self.form, FieldSpec(tr("When it is ready")), ready)
        opened.value = "no"
        self.add("opened", opened)
        self.line("document_number", tr("Number of the paper"), tr("Empty: dots to write on"))
        folder = documents_folder(self.work.desk)
        self.say(tr("The file is put into {folder}").format(folder=folder))
        self._fit_kind()

    def act(self) -> str:
        """Print on the worker."""
        if self.value("kind") != SUMMARY:
            return self._official()
        masks = self.fields["masks"].value
        detail = self.work.detail
        codes = [detail.case.code]
        if "papers" in self.fields and self.value("papers") == "linked":
            codes += [one.code for one in detail.linked]
        wish = PrintWish(
            tuple(codes),
            "phones" in masks,
            "employer" in masks,
            # Whoever takes the tick off wants the office's own file, of this case alone.
            names_secret_employer=len(codes) == 1 and "employer" not in masks,
            names_denouncer=len(codes) == 1 and "people" not in masks,
            masks_people="people" in masks,
            document_number=self.value("document_number").strip(),
        )
        print_cases(self.work.desk, wish, open_file if self.value("opened") == "yes" else None)
        return ""

    def _build_kind(self) -> None:
        """The summary of the case, or an official paper with what belongs to it."""
        detail = self.work.detail
        papers = [one for one in PAPERS if detail.referrals or one not in OF_REFERRALS]
        kinds = [(SUMMARY, tr("Case summary")), *((one, word("paper", one)) for one in papers)]
        kind = Chips(self.form, FieldSpec(tr("Kind of paper")), kinds)
        kind.value = SUMMARY
        self.add("kind", kind)
        if detail.referrals:
            known = [(one.id, one.agency_name[:40]) for one in detail.referrals]
            referral = Chips(self.form, FieldSpec(tr("About which referral")), known)
            referral.value = known[-1][0]
            self.add("referral", referral)
        endings = [(".pdf", "PDF"), (".docx", "Word")]
        ending = Chips(self.form, FieldSpec(tr("Official papers: kind of file")), endings)
        ending.value = ".pdf"
        self.add("ending", ending)
        numbers = [("no", tr("Dots, or the number it has"))]
        if self.work.desk.actor.role in permissions.ALLOWED["issue_number"]:
            numbers.append(("yes", tr("The next number of the register")))
        number = Chips(self.form, FieldSpec(tr("Official papers: number")), numbers)
        number.value = "no"
        self.add("takes_number", number)
        add_meeting_fields(self)
        kind.on_change(self._fit_kind)

    def _fit_kind(self) -> None:
        """Show only what the chosen kind of paper has."""
        paper = self.value("kind")
        is_summary = paper == SUMMARY
        shown = {
            "papers": is_summary,
            "masks": is_summary,
            # A letter that urges takes its number with its step, from the row of the referral.
            "takes_number": not is_summary and paper not in LETTERS_THAT_URGE,
            "ending": not is_summary,
            "referral": paper in OF_REFERRALS,
        }
        for name, is_shown in shown.items():
            if name in self.fields:
                self.show_field(name, is_shown, after="kind")
        show_meeting_fields(self, paper)
        if "document_number" in self.fields:
            self.show_field("document_number", is_summary, after="opened")

    def _official(self) -> str:
        paper = self.value("kind")
        wanted = CasePaper(
            paper,
            self.work.detail.case.code,
            self.value("referral") if paper in OF_REFERRALS else "",
            self.value("ending"),
            self.value("takes_number") == "yes" and paper not in LETTERS_THAT_URGE,
            meeting=typed_meeting(self, paper),
        )
        # What cannot be read is said under its field, before the worker begins.
        meeting_of(wanted.meeting)
        print_paper(self.work.desk, wanted, open_file if self.value("opened") == "yes" else None)
        return ""
