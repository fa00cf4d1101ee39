"""The keys of several open forms: a new one, the next one, throwing one away."""

from hotline_app.i18n import tr
from hotline_app.views.contact.form_journal import FormJournal
from hotline_app.views.contact.open_forms import OpenForm
from hotline_app.views.forms.unfinished_strip import UnfinishedStrip
from hotline_app.widgets.toast import News, undo_news


class FormsKeys:
    """Answers the commands about open forms for a page.

    Attributes:
        journal: holds the open forms.
        waiting: offers those that nobody has open.
    """

    journal: FormJournal
    waiting: UnfinishedStrip

    def show_front(self) -> None:
        """Show the form that is in front now."""
        raise AssertionError("a page shows its form")

    def show_tabs(self) -> None:
        """Name the open forms."""
        raise AssertionError("a page names its forms")

    def tell(self, news: News) -> None:
        """Show news."""
        raise AssertionError("a page tells news")

    def do_new_form(self) -> None:
        """Begin an empty form; the one in front stays open."""
        self.journal.begin()
        self.show_front()

    def do_new_contact(self) -> None:
        """Begin an empty form: the page is in front already."""
        self.do_new_form()

    def do_next_form(self) -> None:
        """Go to the next open form."""
        self.bring_form(self.journal.place + 1)

    def do_previous_form(self) -> None:
        """Go to the previous open form."""
        self.bring_form(self.journal.place - 1)

    def do_close_form(self) -> None:
        """Throw the form in front away; the news can take that back."""
        record = self.journal.throw_away()
        self.show_front()
        if record is not None:

            def put_back() -> None:
                self.journal.put_back(record)
                self.show_front()

            self.tell(undo_news(tr("The form was thrown away"), put_back))

    def do_resume_form(self) -> None:
        """Go on with the oldest form that was left unfinished."""
        self.waiting.restore_first()

    def bring_form(self, place: int) -> None:
        """Bring a form to the front; places are counted round."""
        if place != self.journal.place:
            self.journal.bring(place)
            self.show_front()

    def take_back(self, form: OpenForm, *, is_wanted: bool) -> None:
        """A form that had left was not saved; whoever writes another one is left in peace.

        Args:
            is_wanted: somebody asked for it: it comes to the front in any case.
        """
        if self.journal.come_back(form):
            self.show_front()
        elif is_wanted and form in self.journal.forms:
            self.bring_form(self.journal.forms.index(form))
        else:
            self.show_tabs()
