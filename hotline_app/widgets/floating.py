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

    def hang(self, width: int, height: int) -> None:
        """Place the sheet under its field, or above it where there is no room below."""
        window = self._owner.winfo_toplevel()
        left = self._owner.winfo_rootx() - window.winfo_rootx()
        top = self._owner.winfo_rooty() - window.winfo_rooty()
        gap = px(self, 4)
        below = top + self._owner.winfo_height() + gap
        if below + height > window.winfo_height() and top - gap - height >= 0:
            below = top - gap - height
        left = max(0, min(left, window.winfo_width() - width))
        self.place(x=left, y=below, width=width, height=height)
        self.tk.call("raise", str(self))

    def repaint(self) -> None:
        """Take the colours in use."""
        palette = current_palette()
        self.configure(background=palette.card, highlightbackground=palette.edge)
        self.canvas.configure(background=palette.card)
