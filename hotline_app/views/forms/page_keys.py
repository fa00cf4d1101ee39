"""Keys that one page answers by itself, wherever in it the keyboard is."""

import tkinter as tk
from collections.abc import Callable, Mapping

from hotline_app.widgets.class_keys import ClassKeys

Answer = Callable[[], bool]


class PageKeys:
    """Binds keys for a page and everything in it, and for nothing else.

    Args:
        page: whose keys they are.
        answers: Tk's name of a key -> what it does; says whether it did anything.
    """

    def __init__(self, page: tk.Misc, answers: Mapping[str, Answer]) -> None:
        self._tag = f"Keys{page.winfo_id()}"
        keys = ClassKeys(page, self._tag)
        for sequence, answer in answers.items():
            keys.bind(sequence, _handler(answer))

    def listen_in(self, widget: tk.Misc) -> None:
        """Answer the keys in a widget and in what it holds; again for what is made later."""
        tags = widget.bindtags()
        if self._tag not in tags:
            # The widget itself comes first; the window gives its keys to whole classes as well.
            widget.bindtags((tags[0], self._tag, *tags[1:]))
        for child in widget.winfo_children():
            self.listen_in(child)


def _handler(answer: Answer) -> Callable[["tk.Event[tk.Misc]"], str | None]:
    return lambda _event: "break" if answer() else None
