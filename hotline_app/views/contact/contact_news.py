"""What the desk says once a contact is logged."""

from db.records.drafts import CallDraft, LoggedContact
from hotline_app.events import Events
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.widgets.toast import News

NAME_SHOWN = 40


def saved(logged: LoggedContact, events: Events) -> News:
    """Say under which code the contact stands; the button opens the case."""
    if not logged.is_new:
        title = tr("This contact was saved already: {code}")
    elif logged.is_new_case:
        title = tr("Saved as case {code}")
    else:
        title = tr("Added to case {code}")
    return News(
        title.format(code=logged.case_code),
        details=_short(logged.person_name) or logged.phone,
        action=tr("Open the case"),
        act=lambda: events.announce("open_case", code=logged.case_code),
    )


def being_saved(draft: CallDraft) -> News:
    """Say that a contact is on its way with its files."""
    title = tr("The contact is being saved with its files; the next one can begin")
    return News(title, details=_short(draft.name) or _short(draft.phone), kind="note")


def non_case(kind: str, phone: str) -> News:
    """Say that a contact without a matter is counted."""
    title = tr("Counted: {kind}").format(kind=word("non_case_kind", kind))
    return News(title, details=" ".join(phone.split())[:NAME_SHOWN])


def press_again(key: str) -> News:
    """Ask for the key once more: there is text in the form."""
    return News(
        tr("There is text in the form"),
        details=tr("Press {key} again if this was no matter after all.").format(key=key),
        kind="note",
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= NAME_SHOWN else words[:NAME_SHOWN].rstrip() + "…"
