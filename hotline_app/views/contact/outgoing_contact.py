"""A contact that the office begins: the form for it, filled with whom it is about."""

from typing import Any

from hotline_app.views.contact.caller_choice import CallerChoice
from hotline_app.views.contact.contact_state import state_from


def begin_outgoing(page: Any, *, phone: str, case_code: str, person_id: str) -> None:
    """Show an empty contact form as outgoing, with number, person and case chosen.

    What stands in front stays open beside it; a form that was begun for the same call comes to
    the front as it is.

    Args:
        page: the page of new contacts.
        phone: as people read it, or "".
        case_code: the case that is called about.
        person_id: the person of the case, or "".
    """
    page.pasting.close()
    page.journal.write()
    for place, form in enumerate(page.journal.forms):
        is_same = state_from(form.fields).choice.case_code == case_code
        if is_same and form.fields.get("direction") == "out":
            page.bring_form(place)
            page.form.put_cursor(page.last_cursor or ("summary", 0))
            return
    page.do_new_form()
    page.form.put({"phone": {"text": phone, "is_kept": False}, "direction": "out"})
    choice = CallerChoice(person_id, case_code)
    page.chosen(choice)
    page.side.show_caller(page.form.phone.number, choice)
    page.form.put_cursor(("summary", 0))
