"""The form that prints the register of papers: which book, which year, as what."""

from db import clock
from db.errors import ValidationFailed
from db.rules.days import vietnam_day
from hotline_app.i18n import tr
from hotline_app.views.forms.entry_form import EntryForm
from hotline_app.views.pieces.document_print import RegisterWish, print_register
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec

_YEARS = range(2000, 2101)


class RegisterPrint(EntryForm):
    """What is printed of the register."""

    def title(self) -> str:
        """What the form is for."""
        return tr("Print the register")

    def build(self) -> None:
        """Make the fields."""
        books = [
            ("out", tr("Gone out")),
            ("in", tr("Come in")),
            ("both", tr("Both in one book")),
        ]
        book = Chips(self.form, FieldSpec(tr("Which book")), books)
        book.value = "out"
        self.add("direction", book)
        self.line("year", tr("Year"))
        self.fields["year"].value = str(vietnam_day(clock.now()).year)
        endings = [(".pdf", "PDF"), (".xlsx", "Excel")]
        ending = Chips(self.form, FieldSpec(tr("Kind of file")), endings)
        ending.value = ".pdf"
        self.add("ending", ending)
        self.say(tr("Withdrawn numbers stay in their place with the reason."))

    def act(self) -> tuple[str, str]:
        """Print on the worker; a toast offers the file."""
        typed = self.value("year").strip()
        if not (typed.isascii() and typed.isdigit() and int(typed) in _YEARS):
            raise ValidationFailed({"year": "not_a_year"})
        direction = self.value("direction")
        wish = RegisterWish(
            "" if direction == "both" else direction, int(typed), self.value("ending")
        )
        print_register(self.work.desk, wish)
        return "", ""
