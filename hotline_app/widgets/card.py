"""A card: a rounded surface with a heading, a muted line and a body."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.widgets.theme import px


class Card(ttk.Frame):
    """A rounded surface on the page; put the content into `body`.

    Args:
        parent: a page.
        title: heading, already translated, or "" for none.
        padding: around the content, for 96 dots per inch; of a list that reaches the edges less.
        indent: of the heading: where the words of the content begin.
    """

    def __init__(
        self, parent: tk.Misc, title: str = "", padding: int = 18, indent: int = 0
    ) -> None:
        super().__init__(parent, style="Card.TFrame", padding=px(parent, padding))
        self._note: ttk.Label | None = None
        self._heading = ttk.Frame(self, style="Inside.TFrame")
        if title:
            above = px(self, max(0, indent - 5)), px(self, 10)
            self._heading.pack(fill="x", padx=px(self, indent), pady=above)
            ttk.Label(self._heading, text=title, style="Heading.TLabel").pack(side="left")
        self.body = ttk.Frame(self, style="Inside.TFrame")
        self.body.pack(fill="both", expand=True)

    def set_note(self, words: str) -> None:
        """Show quiet words at the right of the heading."""
        if self._note is None:
            self._note = ttk.Label(self._heading, style="Quiet.TLabel")
            self._note.pack(side="right")
        self._note.configure(text=words)
