"""Short texts after `::` in any text field: offered while one types, put in by Enter.

Nothing is ever completed by itself: the sheet only looks at what stands before the cursor once a
key was let go, so that input methods that send backspaces and letters work as always.
"""

import re
import tkinter as tk
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from db.records.desk_aids import TextModuleRecord
from db.rules import text as folding
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.short_text_sheet import ShortTextSheet

MARK: Final = "::"
LOOKED_AT: Final = 60
_CALL: Final = re.compile(r"::([^\s:]{0,40})$")
_CLASSES: Final = ("Text", "TEntry")
_TAG: Final = "ShortTexts"
_KEPT_AS: Final = "hotline_text_offer"
_QUIET: Final = frozenset(("Up", "Down", "Return", "KP_Enter", "Tab", "Escape"))


@dataclass
class _Open:
    """The sheet that is shown, and the field it hangs at."""

    field: Any
    sheet: ShortTextSheet


class TextOffer:
    """Watches every text field of the application; one per window.

    Args:
        root: the root window.
        modules: gives the short texts of who sits here; asked each time `::` is typed.
    """

    def __init__(self, root: tk.Misc, modules: Callable[[], Sequence[TextModuleRecord]]) -> None:
        self._root = root
        self.modules = modules
        self._known: tuple[TextModuleRecord, ...] = ()
        self._dismissed: Any = None
        self._open: _Open | None = None
        for widget_class in _CLASSES:
            root.bind_class(widget_class, "<KeyRelease>", self._typed, add="+")
            root.bind_class(widget_class, "<<Paste>>", self._pasted, add="+")
            root.bind_class(widget_class, "<FocusOut>", self._left, add="+")
            root.bind_class(widget_class, "<ButtonPress-1>", self._left, add="+")
        for key, rows in (("<Down>", 1), ("<Up>", -1)):
            root.bind_class(_TAG, key, partial(self._move, rows))
        for key in ("<Return>", "<KP_Enter>", "<Tab>"):
            root.bind_class(_TAG, key, lambda _event: self._take_marked())
        for key in ("<Control-Return>", "<Control-KP_Enter>", "<Shift-Tab>", "<ISO_Left_Tab>"):
            # These leave the text as it is: without them Enter and Tab would be meant.
            with suppress(tk.TclError):  # not every system knows every name
                root.bind_class(_TAG, key, lambda _event: self._leave_it())
        root.bind_class(_TAG, "<Escape>", lambda _event: self._dismiss())

    @property
    def is_open(self) -> bool:
        """Whether short texts are offered now."""
        return self._open is not None

    @property
    def offered(self) -> tuple[str, ...]:
        """The short names that are offered now."""
        choices = self._open.sheet.choices if self._open else ()
        return tuple(choice.note.removeprefix(MARK) for choice in choices)

    def close(self) -> str:
        """Offer nothing any more; what was typed stays."""
        if self._open is not None:
            shown, self._open = self._open, None
            if shown.field.winfo_exists():
                tags = tuple(tag for tag in shown.field.bindtags() if tag != _TAG)
                shown.field.bindtags(tags)
            shown.sheet.destroy()
        return "break"

    def _typed(self, event: "tk.Event[Any]") -> None:
        if event.keysym not in _QUIET:
            self._look(event.widget)

    def _pasted(self, event: "tk.Event[Any]") -> None:
        self._root.after_idle(self._look, event.widget)

    def _left(self, event: "tk.Event[Any]") -> None:
        if self._open is not None and event.widget is self._open.field:
            self.close()

    def _look(self, field: Any) -> None:
        called = _called(field)
        if self._dismissed is field:
            if called is None:
                self._dismissed = None
            return
        if called is None:
            if self._open is not None and self._open.field is field:
                self.close()
            return
        if self._open is None or self._open.field is not field:
            self._begin(field)
        if self._open is not None:
            self._open.sheet.offer(matching(self._known, called))

    def _begin(self, field: Any) -> None:
        self.close()
        self._known = tuple(self.modules())
        if not self._known:
            return
        field.bindtags((_TAG, *field.bindtags()))
        self._open = _Open(field, ShortTextSheet(field, self._put_in))

    def _dismiss(self) -> str:
        """Esc: nothing is offered before the next `::`."""
        if self._open is not None:
            self._dismissed = self._open.field
        return self.close()

    def _move(self, rows: int, _event: object) -> str:
        if self._open is not None:
            self._open.sheet.move(rows)
        return "break"

    def _take_marked(self) -> str | None:
        if self._open is None or self._open.sheet.marked is None:
            # Nothing fits: the key means what it always means.
            self.close()
            return None
        self._put_in(self._open.sheet.marked)
        return "break"

    def _leave_it(self) -> None:
        self.close()

    def _put_in(self, choice: Choice) -> None:
        assert self._open is not None
        field = self._open.field
        called = _called(field)
        self.close()
        chosen = next((module for module in self._known if module.id == choice.key), None)
        if chosen is not None and called is not None:
            _replace(field, len(MARK) + len(called), chosen.text)


def matching(modules: Sequence[TextModuleRecord], typed: str) -> list[Choice]:
    """Return the texts whose name or words begin with what was typed, those by name first."""
    wanted = folding.fold(typed)
    by_name = [one for one in modules if folding.fold(one.short_name).startswith(wanted)]
    by_words = [
        one
        for one in modules
        if one not in by_name
        and any(word.startswith(wanted) for word in folding.fold(one.text).split())
    ]
    return [
        Choice(one.id, " ".join(one.text.split()), MARK + one.short_name)
        for one in (*by_name, *by_words)
    ]


def _called(field: Any) -> str | None:
    """Return what stands between `::` and the cursor, or None."""
    if not isinstance(field, tk.Text | tk.Entry) or not field.winfo_exists():
        return None
    if isinstance(field, tk.Text):
        if str(field["state"]) == "disabled":
            return None
        before = field.get(f"insert - {LOOKED_AT} chars", "insert")
    else:
        if str(field["state"]) in ("disabled", "readonly") or str(field["show"]):
            return None
        place = field.index("insert")
        before = field.get()[max(0, place - LOOKED_AT) : place]
    found = _CALL.search(before)
    return found.group(1) if found else None


def _replace(field: Any, length: int, words: str) -> None:
    """Put words where the last `length` letters before the cursor stand; Ctrl+Z takes it back."""
    if isinstance(field, tk.Text):
        field.edit_separator()
        field.delete(f"insert - {length} chars", "insert")
        field.insert("insert", words)
        field.edit_separator()
        field.see("insert")
        return
    place = field.index("insert")
    field.delete(place - length, place)
    field.insert(place - length, " ".join(words.split()))


def offer_in(window: tk.Misc, modules: Callable[[], Sequence[TextModuleRecord]]) -> TextOffer:
    """Offer short texts in every text field of a window, from now on these."""
    root = window.winfo_toplevel()
    offer: TextOffer | None = getattr(root, _KEPT_AS, None)
    if offer is None:
        # Bindings of whole classes live as long as the window: so does what answers them.
        offer = TextOffer(root, modules)
        setattr(root, _KEPT_AS, offer)
    offer.modules = modules
    return offer
