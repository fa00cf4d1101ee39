"""A form that may be longer than the window; what has the keyboard is always in sight."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.widgets.bars import bar_style
from hotline_app.widgets.theme import current_palette, px
from hotline_app.widgets.wheel import SharedWheel, bind_wheel

STEP = 16
_FOLLOWED = "hotline_follows_keyboard"


class Scrolled(ttk.Frame):
    """Scrolls its `body` up and down; the bar hides while everything fits.

    Args:
        parent: a page or a card's body.
        surface: colour behind, "card" or "page".
        fills: the body is at least as high as the window. Where it is not, the body may grow at
            any time and is followed without `refit`.
    """

    def __init__(self, parent: tk.Misc, surface: str = "card", *, fills: bool = True) -> None:
        style = "Inside.TFrame" if surface == "card" else "Page.TFrame"
        super().__init__(parent, style=style)
        self._surface = surface
        self._region: tuple[int, int, int, int] | None = None
        self._size: tuple[int, int] | None = None
        self._followed: tk.Misc | None = None
        self.canvas = tk.Canvas(
            self, borderwidth=0, highlightthickness=0, yscrollincrement=px(parent, STEP)
        )
        # The bar's room stays when it hides: words that wrap anew would bring it back, for ever.
        bar = ttk.Scrollbar(
            self, orient="vertical", style=bar_style(surface), command=self.canvas.yview
        )
        bar.grid(row=0, column=1, sticky="ns")
        self.canvas.configure(yscrollcommand=bar.set)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        holder = self.body = ttk.Frame(self.canvas, style=style)
        if not fills:
            # A placed frame is told at once when it needs more or less room; one that stands in
            # the canvas itself is not.
            self.body = ttk.Frame(holder, style=style)
            self.body.place(x=0, y=0, relwidth=1)
        self._window = self.canvas.create_window(0, 0, anchor="nw", window=holder)
        self.body.bind("<Configure>", self._body_resized)
        holder.bind("<Configure>", self._grown, add="+")
        self.canvas.bind("<Configure>", self._resized)
        self.canvas.bind("<Map>", self._mapped)
        _follow_keyboard(self.winfo_toplevel())
        bind_wheel(self.canvas, self._wheel)
        self._shared_wheel = SharedWheel(self, self._wheel)
        self.repaint()

    def watch_wheel(self) -> None:
        """Let the wheel work over everything in the body; call when the body is filled."""
        waiting: list[tk.Misc] = [self.body]
        while waiting:
            widget = waiting.pop()
            waiting.extend(widget.winfo_children())
            if not isinstance(widget, tk.Text | tk.Canvas):
                self._shared_wheel.watch(widget)

    def refit(self) -> None:
        """Give the body the height it asks for now; call when something in it grew."""
        # A window inside a canvas is not told when what it asks for changes.
        self._body_resized(None)

    def repaint(self) -> None:
        """Take the colours in use."""
        colour: str = getattr(current_palette(), self._surface)
        self.canvas.configure(background=colour)

    def _body_resized(self, _event: object) -> None:
        region = (0, 0, self.body.winfo_reqwidth(), self.body.winfo_reqheight())
        if region != self._region:
            self._region = region
            self.canvas.configure(scrollregion=region)
        self._fill()

    def _resized(self, _event: object) -> None:
        self._fill()

    def _mapped(self, _event: object) -> None:
        # A canvas that nobody saw did not hand on what its window became meanwhile.
        self._size = None
        self._fill()

    def _fill(self) -> None:
        """Give the body all the width, and at least the height of the window."""
        height = max(self.canvas.winfo_height(), self.body.winfo_reqheight())
        size = (self.canvas.winfo_width(), height)
        if size != self._size:
            self._size = size
            self.canvas.itemconfigure(self._window, width=size[0], height=size[1])

    def _grown(self, _event: object) -> None:
        """What was put above the keyboard must not push it out of sight.

        Where somebody scrolled away from it, it stays where it is.
        """
        followed = self._followed
        if followed is None or followed is not self.focus_displayof():
            return
        top = followed.winfo_rooty() - self.canvas.winfo_rooty()
        if 0 <= top < self.canvas.winfo_height():
            # Its new place is known when the body has laid out its parts.
            self.after_idle(self.after_idle, self._follow)

    def _follow(self) -> None:
        followed = self._followed
        if self.winfo_exists() and followed is not None and followed.winfo_exists():
            self.bring_into_sight(followed)

    def _wheel(self, rows: int) -> None:
        if self.body.winfo_reqheight() > self.canvas.winfo_height():
            self.canvas.yview_scroll(rows, "units")

    def bring_into_sight(self, widget: tk.Misc) -> None:
        """Scroll until something in the body is seen."""
        self._followed = widget
        whole = self.body.winfo_reqheight()
        height = self.canvas.winfo_height()
        if whole <= height:
            return
        top = widget.winfo_rooty() - self.body.winfo_rooty()
        bottom = top + min(widget.winfo_height(), height)
        seen = self.canvas.canvasy(0)
        room = px(self, 24)
        if top - room < seen:
            self.canvas.yview_moveto(max(0, top - room) / whole)
        elif bottom + room > seen + height:
            # Of what is higher than the window the beginning is shown, its name above it.
            self.canvas.yview_moveto(max(0, min(bottom + room - height, top - room)) / whole)


def _follow_keyboard(window: tk.Misc) -> None:
    """Let one binding of the window serve every form in it, as long as the window stands."""
    if not getattr(window, _FOLLOWED, False):
        setattr(window, _FOLLOWED, True)
        window.bind("<FocusIn>", _focus_moved, add="+")


def _focus_moved(event: "tk.Event[tk.Misc]") -> None:
    widget = event.widget
    holder: tk.Misc | None = widget if isinstance(widget, tk.Misc) else None
    while holder is not None:
        holder = holder.master
        if isinstance(holder, Scrolled) and str(widget).startswith(f"{holder.body}."):
            holder.bring_into_sight(widget)
