"""A call that rings: the contact form for its number, without losing the one that is open."""

from typing import TYPE_CHECKING, Any, Final

from db.rules.phones import display_phone, read_phone
from db.rules.text import clean_line

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

    A second ring of the number that is in front already changes nothing.
    """
    page: Any = window.go("new_contact")
    wanted = number_in(phone)
    if not wanted or _same(page.form.phone.value, wanted):
        return
    page.do_new_form()
    page.form.phone.value = wanted
    page.form.put_cursor(("name", 0))


def _same(typed: str, wanted: str) -> bool:
    there, coming = read_phone(typed).e164, read_phone(wanted).e164
    return there == coming if there and coming else typed.strip() == wanted
