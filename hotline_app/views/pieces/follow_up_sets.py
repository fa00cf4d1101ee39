"""Sets of follow-ups to choose from: one key makes all of a set."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import ttkbootstrap as ttk

from db.queries import follow_up_templates
from db.records.follow_ups import FollowUpTemplateRecord
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.widgets.class_keys import ClassKeys
from hotline_app.widgets.icons import FittedButton
from hotline_app.widgets.theme import px
from hotline_app.widgets.wrapped import wrapping

MOST_SETS: Final = 9


class FollowUpSets(ttk.Frame):
    """The sets that fit, one below the other, each with its key and what it would make.

    Args:
        parent: the form.
        desk: of the page.
        offered: the sets.
        chosen: takes the set that was pressed.
    """

    def __init__(
        self,
        parent: tk.Misc,
        desk: DeskContext,
        offered: Sequence[FollowUpTemplateRecord],
        chosen: Callable[[FollowUpTemplateRecord], None],
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self.offered = tuple(offered[:MOST_SETS])
        self._chosen = chosen
        self.buttons: list[ttk.Button] = []
        heading = ttk.Label(self, text=tr("Several at once"), style="Strong.TLabel")
        heading.pack(anchor="w", pady=(px(self, 4), px(self, 2)))
        for place, template in enumerate(self.offered, start=1):
            self._offer(desk, place, template)

    def listen(self, form: tk.Misc) -> None:
        """Answer Alt and a figure wherever the keyboard is in the form; call when it is made."""
        keys = ClassKeys(self, f"sets{self}")
        for place in range(1, len(self.offered) + 1):
            keys.bind(f"<Alt-Key-{place}>", partial(self._pressed, place))
        waiting = [form]
        while waiting:
            widget = waiting.pop()
            waiting.extend(widget.winfo_children())
            widget.bindtags((keys.tag, *widget.bindtags()))

    def choose(self, place: int) -> None:
        """Use a set, counted from 1."""
        self._chosen(self.offered[place - 1])

    def _pressed(self, place: int, _event: object) -> str:
        self.choose(place)
        return "break"

    def _offer(self, desk: DeskContext, place: int, template: FollowUpTemplateRecord) -> None:
        words = f"Alt+{place}  {template.name}"
        act = partial(self.choose, place)
        button = FittedButton(self, words, style="PlainInside.TButton", command=act)
        button.pack(fill="x", pady=(px(self, 4), 0))
        self.buttons.append(button)
        planned = follow_up_templates.planned(desk.database, template)
        words = "\n".join(f"{one.needed_by:%d/%m}  {one.what}" for one in planned)
        label = ttk.Label(self, text=words, style="Quiet.TLabel", justify="left")
        label.pack(fill="x", padx=(px(self, 8), 0), pady=(px(self, 2), px(self, 4)))
        label.bind("<Configure>", wrapping(label))


def sets_in(
    form: tk.Misc,
    desk: DeskContext,
    needs: Sequence[str],
    chosen: Callable[[FollowUpTemplateRecord], None],
) -> FollowUpSets | None:
    """Put the sets that fit below the fields of a form; None where the office has none."""
    offered = follow_up_templates.offered(desk.database, needs)
    if not offered:
        return None
    made = FollowUpSets(form, desk, offered, chosen)
    made.pack(fill="x")
    return made
