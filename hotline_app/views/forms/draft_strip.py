"""A line above the form that offers what a crash or a power cut interrupted."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ttkbootstrap as ttk

from db.rules.days import format_moment
from hotline_app.drafts import DraftRecord
from hotline_app.i18n import ntr, tr
from hotline_app.widgets.icons import IconLabel
from hotline_app.widgets.theme import px

WORDS_SHOWN = 60


class DraftStrip(ttk.Frame):
    """Offers unfinished forms, the oldest first.

    Args:
        parent: the page.
        restore: called with the form to go on with.
        discard: called with the form to throw away.
        key: of the page that goes on, or "".
    """

    def __init__(
        self,
        parent: tk.Misc,
        restore: Callable[[DraftRecord], None],
        discard: Callable[[DraftRecord], None],
        key: str = "",
    ) -> None:
        super().__init__(parent, style="Card.TFrame", padding=(px(parent, 16), px(parent, 8)))
        self._restore = restore
        self._discard = discard
        self.records: tuple[DraftRecord, ...] = ()
        IconLabel(self, style="Warn.TLabel", icon="pencil-square", size=16).pack(
            side="left", padx=(0, px(self, 10))
        )
        ttk.Button(
            self, text=tr("Throw away"), style="GhostInside.TButton", command=self._discarded
        ).pack(side="right", padx=(px(self, 8), 0))
        words = f"{tr('Go on with it')} ({key})" if key else tr("Go on with it")
        self.restore_button = ttk.Button(
            self, text=words, style="PlainInside.TButton", command=self._restored
        )
        self.restore_button.pack(side="right")
        # Behind the buttons: where letters are large the words give way.
        self._count = ttk.Label(self, style="Strong.TLabel")
        self._count.pack(side="left", padx=(0, px(self, 10)))
        self._about = ttk.Label(self, style="Quiet.TLabel")
        self._about.pack(side="left")

    def offer(self, records: Sequence[DraftRecord]) -> None:
        """Show how many forms wait and what the oldest is about."""
        self.records = tuple(records)
        if not self.records:
            return
        count = len(self.records)
        words = ntr("{count} unfinished form", "{count} unfinished forms", count)
        self._count.configure(text=words.format(count=count))
        record = self.records[0]
        self._about.configure(text=f"{format_moment(record.changed_at)} · {_about(record)}")

    def _restored(self) -> None:
        self._restore(self.records[0])

    def _discarded(self) -> None:
        self._discard(self.records[0])


def about_phone(fields: Mapping[str, Any]) -> str:
    """Return the number as it was typed into a form, or ""."""
    phone = fields.get("phone")
    return str(phone.get("text", "")) if isinstance(phone, dict) else ""


def about_form(fields: Mapping[str, Any]) -> str:
    """Return the first words of a form: phone, name, matter."""
    parts = (about_phone(fields), fields.get("name", ""), fields.get("summary", ""))
    return " · ".join(" ".join(str(part).split()) for part in parts if part)


def _about(record: DraftRecord) -> str:
    words = about_form(record.fields)
    return words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN].rstrip() + "…"
