"""A call that rings: the contact form for its number, without losing the one that is open."""

from typing import TYPE_CHECKING, Any, Final

from db.rules.phones import display_phone, read_phone
from db.rules.text import clean_line
from hotline_app.views.forms.draft_strip import about_phone
from hotline_app.widgets.dialog import Dialog

if TYPE_CHECKING:
    from hotline_app.windows.main_window import MainWindow

LONGEST: Final = 60
_SCHEMES: Final = ("tel:", "callto:", "sip:", "sips:")


def number_in(given: str) -> str:
    """The number as it is written into the form.

    Telephone programs hand over "tel:+84912345678" or "sip:0912345678@host"; what is no number
    (a hidden caller) is written as it came.
    """
    text = clean_line(given)[: LONGEST * 4]
    for scheme in _SCHEMES:
        if text.lower().startswith(scheme):
            text = text[len(scheme) :].partition("@")[0].partition(";")[0]
    text = text.strip("/ ")[:LONGEST]
    number = read_phone(text).e164
    return display_phone(number) if number else text


def begin_call(window: "MainWindow", phone: str) -> None:
    """Show the contact form with the number; a half-written form stays open beside it.

    A form that was begun for the number comes to the front as it is. A question that must be
    answered keeps the keyboard until then.
    """
    asking: Any = window.root.grab_current()
    keyboard = window.root.focus_get()
    page: Any = window.go("new_contact")
    wanted = number_in(phone)
    if wanted:
        _show(page, wanted)
    if isinstance(asking, Dialog) and keyboard is not None:
        asking.give_back_to(window.root.focus_get())
        keyboard.focus_force()


def _show(page: Any, wanted: str) -> None:
    if _same(page.form.phone.value, wanted):
        return
    # A chat that is being read waits: it must not fill the form of the call.
    page.pasting.close()
    for place, form in enumerate(page.journal.forms):
        if place != page.journal.place and _same(about_phone(form.fields), wanted):
            page.bring_form(place)
            return
    page.do_new_form()
    page.form.phone.value = wanted
    page.form.put_cursor(("name", 0))


def _same(typed: str, wanted: str) -> bool:
    there, coming = read_phone(typed).e164, read_phone(wanted).e164
    return there == coming if there and coming else typed.strip() == wanted
