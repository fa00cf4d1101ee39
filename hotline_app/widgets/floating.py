"""A sheet that hangs under a field, inside the window.

It is placed in the window and not a window of its own: it never takes the keyboard away, and no
window manager can lose it.
"""

import tkinter as tk

from hotline_app.widgets.theme import current_palette, px


class Floating(tk.Frame):
    """A bordered sheet with one canvas, above everything else in the window.

    Args:
        owner: the field it hangs under.
    """

    def __init__(self, owner: tk.Misc) -> None:
        super().__init__(owner.winfo_toplevel(), borderwidth=0, highlightthickness=1)
        self._owner = owner
        self.canvas = tk.Canvas(self, borderwidth=0, highlightthickness=0, takefocus=0)
        self.canvas.pack(fill="both", expand=True)

    @property
    def room(self) -> int:
        """The height there is under the field or above it, whichever is more."""
        return max(self._rooms())

    def hang(self, width: int, height: int) -> None:
        """Place the sheet under its field, or above it where there is no room below.

        One that is too high for either stays inside the window and covers its field.
        """
        window = self._owner.winfo_toplevel()
        above, below = self._rooms()
        top = window.winfo_height() - below
        if height > below:
            top = above - height if height <= above else max(0, top + below - height)
        left = max(0, min(self.hook()[0], window.winfo_width() - width))
        self.place(x=left, y=top, width=width, height=height)
        self.tk.call("raise", str(self))

    def hook(self) -> tuple[int, int, int]:
        """Where the sheet hangs: left edge, upper and lower edge of the field in the window."""
        window, owner = self._owner.winfo_toplevel(), self._owner
        top = owner.winfo_rooty() - window.winfo_rooty()
        return owner.winfo_rootx() - window.winfo_rootx(), top, top + owner.winfo_height()

    def _rooms(self) -> tuple[int, int]:
        """The heights above and below."""
        _left, top, bottom = self.hook()
        gap = px(self, 4)
        return top - gap, self._owner.winfo_toplevel().winfo_height() - bottom - gap

    def repaint(self) -> None:
        """Take the colours in use."""
        palette = current_palette()
        self.configure(background=palette.card, highlightbackground=palette.edge)
        self.canvas.configure(background=palette.card)
