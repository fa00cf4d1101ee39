"""Short news at the lower right, inside the window; the last act can be taken back there."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.icons import IconLabel
from hotline_app.widgets.theme import px

SHOWN_MS = 6000
PROBLEM_SHOWN_MS = 15000
MOST_AT_ONCE = 3
WIDTH = 340

# Kind -> (icon, style that gives its colour).
_SIGNS = {
    "good": ("check-circle-fill", "Good.TLabel"),
    "note": ("info-circle-fill", "Quiet.TLabel"),
    "problem": ("exclamation-triangle-fill", "Problem.TLabel"),
}


@dataclass(frozen=True)
class News:
    """What a toast says.

    Attributes:
        title: one short sentence.
        details: more words, or "".
        kind: "good", "note" or "problem".
        action: words of the button, or "" for none ("Undo").
        act: what the button does.
    """

    title: str
    details: str = ""
    kind: str = "good"
    action: str = ""
    act: Callable[[], None] | None = None


class Toasts:
    """The toasts of one window, newest at the bottom.

    Args:
        window: the root or a page host; toasts are placed in its lower right corner.
    """

    def __init__(self, window: tk.Misc) -> None:
        self._window = window
        self._shown: list[Toast] = []
        self._stacking: str | None = None

    def show(self, news: News) -> "Toast":
        """Show news for some seconds; the oldest make room."""
        while len(self._shown) >= MOST_AT_ONCE:
            self._shown[0].close()
        toast = Toast(self._window, news, self._closed)
        self._shown.append(toast)
        self._stack_soon()
        return toast

    @property
    def shown(self) -> tuple["Toast", ...]:
        """Those on the screen, oldest first."""
        return tuple(self._shown)

    def clear(self) -> None:
        """Close all."""
        for toast in self.shown:
            toast.close()

    def _closed(self, toast: "Toast") -> None:
        if toast in self._shown:
            self._shown.remove(toast)
        if self._shown:
            self._stack_soon()

    def _stack_soon(self) -> None:
        # Their heights are known once the window has laid them out with everything else: after
        # what the newest one waits for.
        if self._stacking is not None:
            self._window.after_cancel(self._stacking)
        self._stacking = self._window.after_idle(self._stack)

    def _stack(self) -> None:
        self._stacking = None
        if not self._shown:
            return
        bottom = -px(self._window, 44)
        for toast in reversed(self._shown):
            toast.place(relx=1.0, rely=1.0, x=-px(toast, 24), y=bottom, anchor="se")
            toast.tk.call("raise", str(toast))
            bottom -= toast.winfo_reqheight() + px(toast, 8)


class Toast(ttk.Frame):
    """One piece of news; a click closes it."""

    def __init__(self, parent: tk.Misc, news: News, when_closed: Callable[["Toast"], None]) -> None:
        super().__init__(parent, style="Toast.TFrame", padding=px(parent, 14))
        self.news = news
        self._when_closed = when_closed
        self.columnconfigure(1, weight=1)
        icon, style = _SIGNS[news.kind]
        IconLabel(self, style=style, icon=icon, size=18).grid(
            row=0, column=0, rowspan=2, sticky="n", padx=(0, px(self, 12))
        )
        # All are of one width: one column of news, not a staircase.
        room = px(self, WIDTH)
        if news.action:
            button = ttk.Button(
                self, text=news.action, style="PlainInside.TButton", command=self._acted
            )
            button.grid(row=0, column=2, rowspan=2, padx=(px(self, 14), 0))
            room -= button.winfo_reqwidth() + px(self, 14)
        self.columnconfigure(1, minsize=room)
        ttk.Label(self, text=news.title, style="Strong.TLabel", wraplength=room).grid(
            row=0, column=1, sticky="w"
        )
        if news.details:
            ttk.Label(self, text=news.details, style="Quiet.TLabel", wraplength=room).grid(
                row=1, column=1, sticky="w"
            )
        self._watch_clicks(self)
        shown_ms = PROBLEM_SHOWN_MS if news.kind == "problem" else SHOWN_MS
        self._timer = self.after(shown_ms, self.close)
        self.bind("<Destroy>", self._destroyed, add="+")

    def close(self) -> None:
        """Take it off the screen."""
        self.destroy()

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        """However it went, by itself or with its window, it is no longer shown."""
        if event.widget is self:
            self.tk.call("after", "cancel", self._timer)
            self._when_closed(self)

    def _acted(self) -> None:
        act = self.news.act
        self.close()
        if act is not None:
            act()

    def _watch_clicks(self, widget: tk.Misc) -> None:
        if not isinstance(widget, ttk.Button):
            widget.bind("<Button-1>", lambda _event: self.close())
        for child in widget.winfo_children():
            self._watch_clicks(child)


def undo_news(title: str, undo: Callable[[], None]) -> News:
    """Return news of an act that can be taken back."""
    return News(title, action=tr("Undo"), act=undo)
