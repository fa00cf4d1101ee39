"""The keys of the window: one table that binds them and writes the key sheet."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from hotline_app.i18n import tr

PAGE_KEYS = 9
# X gives Tab another name where Shift is held.
_BACK_TAB = (
    ("<Control-Shift-Tab>", "<Control-ISO_Left_Tab>", "<Control-Shift-ISO_Left_Tab>")
    if sys.platform.startswith("linux")
    else ("<Control-Shift-Tab>",)
)


@dataclass(frozen=True)
class Key:
    """One key.

    Attributes:
        sequences: Tk's names; the first one counts, the others are the same key with CapsLock.
        command: what it does: `do_<command>` of the page, or of the window.
        shown: as it stands on the key sheet.
        words: gives the words of the key sheet in the language in use.
        group: gives the heading on the key sheet.
    """

    sequences: tuple[str, ...]
    command: str
    shown: str
    words: Callable[[], str]
    group: Callable[[], str]


def _everywhere() -> str:
    return tr("Everywhere")


def _in_forms() -> str:
    return tr("In forms and lists")


def _without_case() -> str:
    return tr("Contacts that are no case, in one key")


def _in_calls() -> str:
    return tr("In the list of calls")


def _control(letter: str) -> tuple[str, ...]:
    return (f"<Control-{letter}>", f"<Control-{letter.upper()}>")


def _in_programmes() -> str:
    return tr("In the form of a programme")


def _on_a_case() -> str:
    return tr("On a case")


def _on_proposals() -> str:
    return tr("On what waits for approval")


def _alt(letter: str) -> tuple[str, ...]:
    return (f"<Alt-{letter}>", f"<Alt-{letter.upper()}>")


KEYS = (
    Key(_control("n"), "new_contact", "Ctrl+N", lambda: tr("New contact"), _everywhere),
    Key(_control("k"), "everywhere", "Ctrl+K", lambda: tr("Search everywhere"), _everywhere),
    Key(("<F1>",), "help", "F1", lambda: tr("Help and this key sheet"), _everywhere),
    Key(("<F5>",), "refresh", "F5", lambda: tr("Refresh the page"), _everywhere),
    Key(_control("d"), "appearance", "Ctrl+D", lambda: tr("Light or dark"), _everywhere),
    Key(("<Control-comma>",), "settings", "Ctrl+,", lambda: tr("This workstation"), _everywhere),
    Key(_control("l"), "sign_out", "Ctrl+L", lambda: tr("Sign out, another user"), _everywhere),
    Key(("<Escape>",), "escape", "Esc", lambda: tr("Close a panel (text stays)"), _everywhere),
    Key(_control("f"), "search", "Ctrl+F", lambda: tr("Search in this list"), _in_forms),
    Key(_control("s"), "save", "Ctrl+S", lambda: tr("Save"), _in_forms),
    Key(
        ("<Control-Return>", "<Control-KP_Enter>"),
        "save_and_next",
        "Ctrl+Enter",
        lambda: tr("Save and begin the next one"),
        _in_forms,
    ),
    Key(("<F2>",), "edit", "F2", lambda: tr("Edit"), _in_forms),
    Key(("<F3>",), "pick_person", "F3", lambda: tr("Pick the caller among those known"), _in_forms),
    Key(("<F3>",), "call", "F3", lambda: tr("Call: log the contact we begin"), _in_calls),
    Key(("<F4>",), "no_answer", "F4", lambda: tr("Nobody answered: try later"), _in_calls),
    Key(("<F4>",), "pick_case", "F4", lambda: tr("Add the contact to an open case"), _in_forms),
    Key(
        ("<Control-Shift-V>", "<Control-Shift-v>"),
        "paste_chat",
        "Ctrl+Shift+V",
        lambda: tr("Read a pasted Zalo or Facebook chat"),
        _in_forms,
    ),
    Key(_control("t"), "new_form", "Ctrl+T", lambda: tr("New form beside this one"), _in_forms),
    Key(("<Control-Tab>",), "next_form", "Ctrl+Tab", lambda: tr("Next open form"), _in_forms),
    Key(_BACK_TAB, "previous_form", "Ctrl+Shift+Tab", lambda: tr("Previous form"), _in_forms),
    Key(_control("w"), "close_form", "Ctrl+W", lambda: tr("Throw the form away"), _in_forms),
    Key(_control("o"), "resume_form", "Ctrl+O", lambda: tr("Open an unfinished form"), _in_forms),
    Key(_control("b"), "block_number", "Ctrl+B", lambda: tr("Block the number"), _in_forms),
    Key(_control("p"), "print", "Ctrl+P", lambda: tr("Print"), _in_forms),
    Key(_control("e"), "export", "Ctrl+E", lambda: tr("Export"), _in_forms),
    Key(_alt("f"), "list_filter", "Alt+F", lambda: tr("Add a filter to the list"), _in_forms),
    Key(_alt("b"), "list_views", "Alt+B", lambda: tr("Choose a view of the list"), _in_forms),
    Key(_control("z"), "undo", "Ctrl+Z", lambda: tr("Take back the last act"), _in_forms),
    Key(("<F6>",), "silent_call", "F6", lambda: tr("Silent call"), _without_case),
    Key(("<F7>",), "wrong_number", "F7", lambda: tr("Wrong number"), _without_case),
    Key(("<F8>",), "joke", "F8", lambda: tr("Joke"), _without_case),
    Key(("<F9>",), "abusive", "F9", lambda: tr("Abusive call"), _without_case),
    Key(("<F10>",), "hung_up", "F10", lambda: tr("Hung up"), _without_case),
    Key(("<F11>",), "missed", "F11", lambda: tr("Missed call"), _without_case),
    Key(_alt("g"), "case_note", "Alt+G", lambda: tr("Note"), _on_a_case),
    Key(_alt("x"), "case_verify", "Alt+X", lambda: tr("Verify"), _on_a_case),
    Key(_alt("d"), "case_address", "Alt+D", lambda: tr("Give address"), _on_a_case),
    Key(_alt("c"), "case_policy", "Alt+C", lambda: tr("Tell policy"), _on_a_case),
    Key(_alt("h"), "case_support", "Alt+H", lambda: tr("Support"), _on_a_case),
    Key(_alt("u"), "case_refer", "Alt+U", lambda: tr("Refer"), _on_a_case),
    Key(_alt("v"), "case_follow_up", "Alt+V", lambda: tr("Follow up"), _on_a_case),
    Key(_alt("t"), "case_file", "Alt+T", lambda: tr("File"), _on_a_case),
    Key(_alt("s"), "case_status", "Alt+S", lambda: tr("Status"), _on_a_case),
    Key(_alt("z"), "case_terms", "Alt+Z", lambda: tr("Terms"), _on_a_case),
    Key(_alt("n"), "case_owner", "Alt+N", lambda: tr("Officer"), _on_a_case),
    Key(_alt("k"), "case_close", "Alt+K", lambda: tr("Close case"), _on_a_case),
    Key(_alt("m"), "case_reopen", "Alt+M", lambda: tr("Reopen"), _on_a_case),
    Key(_alt("p"), "case_feedback", "Alt+P", lambda: tr("Feedback"), _on_a_case),
    Key(_alt("w"), "case_story", "Alt+W", lambda: tr("Story"), _on_a_case),
    Key(_alt("l"), "case_link", "Alt+L", lambda: tr("Link"), _on_a_case),
    Key(_alt("j"), "case_merge", "Alt+J", lambda: tr("Merge cases"), _on_a_case),
    Key(_alt("y"), "case_history", "Alt+Y", lambda: tr("History"), _on_a_case),
    Key(("<Insert>",), "add", "Insert", lambda: tr("New record in a list"), _in_forms),
    Key(_alt("a"), "approve", "Alt+A", lambda: tr("Approve"), _on_proposals),
    Key(_alt("r"), "reject", "Alt+R", lambda: tr("Reject"), _on_proposals),
    Key(("<F12>",), "assure", "F12", lambda: tr("Checked today, still right"), _in_forms),
    Key(_alt("q"), "add_benefit", "Alt+Q", lambda: tr("Add a benefit"), _in_programmes),
    Key(_alt("i"), "add_condition", "Alt+I", lambda: tr("Add a condition"), _in_programmes),
    Key(
        ("<Control-Next>",),
        "next_benefit",
        "Ctrl+PageDown",
        lambda: tr("The next benefit"),
        _in_programmes,
    ),
    Key(
        ("<Control-Prior>",),
        "previous_benefit",
        "Ctrl+PageUp",
        lambda: tr("The benefit before"),
        _in_programmes,
    ),
)
# These are answered by the window whatever page is shown; the others by the page.
NON_CASE_COMMANDS = frozenset(
    ("silent_call", "wrong_number", "joke", "abusive", "hung_up", "missed")
)


def key_sheet() -> dict[str, list[tuple[str, str]]]:
    """Return the key sheet: heading -> (key, words) in order."""
    sheet: dict[str, list[tuple[str, str]]] = {}
    for key in KEYS:
        sheet.setdefault(key.group(), []).append((key.shown, key.words()))
    sheet[_everywhere()].insert(2, (f"Ctrl+1 … Ctrl+{PAGE_KEYS}", tr("Go to a page")))
    told = (f"Alt+1 … Alt+{PAGE_KEYS}", tr("Tell the caller what stands at the side"))
    sheet[_in_forms()].append(told)
    return sheet


def shown_key(command: str) -> str:
    """Return the key of a command as people read it, or ""."""
    return next((key.shown for key in KEYS if key.command == command), "")
