"""What happens beside the contact form: the caller, the number's block, what is told."""

from hotline_app.views.contact.caller_choice import CallerChoice
from hotline_app.views.contact.caller_side import CallerSide
from hotline_app.views.contact.contact_form import ContactForm
from hotline_app.views.contact.contact_offers import Offer
from hotline_app.views.contact.contact_state import ContactState
from hotline_app.views.contact.form_journal import FormJournal
from hotline_app.widgets.multi_picker import MultiPicker


class SideKeys:
    """Answers the side of the contact form for its page.

    Attributes:
        form: what was written.
        side: who is calling.
        journal: holds the open forms.
        contact_state: what the form in front knows beside its fields.
        last_cursor: the field that had the keyboard last, and the place in it.
    """

    form: ContactForm
    side: CallerSide
    journal: FormJournal
    contact_state: ContactState
    last_cursor: tuple[str, int] | None

    def do_block_number(self) -> None:
        """Block the number, or lift its block."""
        self.side.block.toggle()

    def do_pick_person(self) -> None:
        """Go on to the next person known on the number."""
        self.side.next_person()

    def do_pick_case(self) -> None:
        """Go on to the next open case, or back to a new one."""
        self.side.next_case()

    def tell_caller(self, offer: Offer) -> None:
        """Note that something was told to the caller, or take it back."""
        field = self.form.fields[offer.field]
        assert isinstance(field, MultiPicker)
        keys = [key for key in field.value if key != offer.key]
        field.value = keys if len(keys) < len(field.value) else [*keys, offer.key]

    def chosen(self, choice: CallerChoice) -> None:
        """Take the person or the case that was picked at the side."""
        self.contact_state = self.contact_state.picking(choice)
        self.form.show_case(choice.case_code)
        self.journal.changed()

    def leave_side(self) -> None:
        """Give the keyboard back to the form."""
        self.form.put_cursor(self.last_cursor)
