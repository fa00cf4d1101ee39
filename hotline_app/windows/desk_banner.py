"""A line above every page of a desk that is not the real one: nobody takes it for it."""

import ttkbootstrap as ttk

from hotline_app.widgets.theme import px


class DeskBanner(ttk.Label):
    """Hidden while there is nothing to say.

    Args:
        root: of the window.
    """

    def __init__(self, root: ttk.App) -> None:
        super().__init__(root, style="Banner.TLabel", anchor="center", padding=px(root, 4))

    def show(self, words: str) -> None:
        """Say `words`, or nothing with ""."""
        self.configure(text=words)
        if words:
            self.grid(row=0, column=1, sticky="ew")
        else:
            self.grid_remove()
