"""Where the parts of a record's page stand: side by side, or one above the other."""

import tkinter as tk

from hotline_app.widgets.theme import px

NARROW = 760
LOW = 460


def lay_out(page: tk.Misc, facts: tk.Widget, story: tk.Widget, panel: tk.Widget | None) -> None:
    """Put everything where it belongs for the size of the page.

    Args:
        page: what the parts stand in.
        facts: at the left, or above.
        story: at the right, or below.
        panel: the open form, or None; it takes the place of the story.
    """
    gap = px(page, 12)
    is_low = 1 < page.winfo_height() < px(page, LOW)
    # On a low and narrow screen half of the width is more than half of the height.
    is_narrow = 1 < page.winfo_width() < px(page, NARROW) and (panel is not None or not is_low)
    halves = "" if is_narrow else "halves"
    page.columnconfigure(0, weight=4, uniform=halves)
    page.columnconfigure(1, weight=0 if is_narrow else 5, uniform=halves)
    page.rowconfigure(0, weight=1)
    page.rowconfigure(1, weight=1 if is_narrow and panel is None else 0)
    if panel is not None:
        story.grid_remove()
    right = panel or story
    if not is_narrow:
        facts.grid(row=0, column=0, sticky="nsew", padx=(0, gap))
        right.grid(row=0, column=1, sticky="nsew", pady=0)
    elif panel is not None:
        facts.grid_remove()
        right.grid(row=0, column=0, sticky="nsew", pady=0)
    else:
        facts.grid(row=0, column=0, sticky="nsew", padx=0)
        right.grid(row=1, column=0, sticky="nsew", pady=(gap, 0))
