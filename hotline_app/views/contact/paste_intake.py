"""The paste sheet: a Zalo or Facebook chat at the left, what was read in it at the right.

It lies over the page it was opened on; what the page shows comes back as it was.
"""

import tkinter as tk
from typing import Final

import ttkbootstrap as ttk

from hotline_app.drafts import DraftRecord
from hotline_app.i18n import tr
from hotline_app.imports.pasted_text import read_chat
from hotline_app.labels import field_words
from hotline_app.views.contact.paste_form import WHOLE, PasteDesk, PasteRow, filled, rows_for
from hotline_app.views.contact.paste_rows import PasteRows
from hotline_app.views.forms.draft_keeper import DraftKeeper
from hotline_app.views.forms.page_keys import PageKeys
from hotline_app.widgets.card import Card
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.flow import flow
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.theme import current_palette, px

KIND: Final = "pasted_chat"
READ_AFTER_MS: Final = 200
# Keys of the form underneath; it is not in sight and must not hear them.
_NOT_NOW: Final = ("<F2>", "<F3>", "<F4>", *(f"<F{number}>" for number in range(6, 12)))


class PasteIntake(ttk.Frame):
    """The sheet over a page.

    Args:
        page: what it covers; its pieces are laid out by `grid`.
        desk: what it works with.
    """

    def __init__(self, page: tk.Misc, desk: PasteDesk) -> None:
        super().__init__(page, style="Page.TFrame")
        self._desk = desk
        self._covered = [widget for widget in page.grid_slaves() if widget is not self]
        self._before = page.focus_displayof()
        self._timer = ""
        # The text box is gone before the sheet is told that it goes too.
        self._kept_text = ""
        self._journal = DraftKeeper(self, desk.journal, KIND, self._snapshot, desk.refused)
        self._build()
        for widget in self._covered:
            widget.grid_remove()
        self.place(x=0, y=0, relwidth=1, relheight=1)
        self.bind("<Destroy>", self._destroyed, add="+")

    @property
    def text(self) -> str:
        """The pasted text."""
        return self.field.value

    def begin(self) -> None:
        """Take what is on the clipboard, or else the text that was left unused."""
        left = self._journal.unfinished()
        pasted = self._clipboard()
        if left and not pasted.strip():
            self._go_on(left[-1])
        else:
            self.field.value = pasted
        self._read()
        if left and pasted.strip():
            self._offer_earlier()
        if self.rows.rows:
            self.rows.focus_set()
        else:
            self.field.focus_set()

    def read(self, text: str) -> None:
        """Read another text than the one on the clipboard."""
        self.field.value = text
        self._read()

    def close(self) -> bool:
        """Leave the form as it was; the text waits for the next time."""
        self._leave()
        return True

    def keep_draft(self) -> None:
        """Write the text to the disk now."""
        self._journal.write()

    def take(self) -> bool:
        """Fill the form with what is ticked."""
        self._stop()
        self._read()
        self._desk.take(filled(self._desk.values(), self.rows.rows))
        if any(row.field == WHOLE and not row.is_ticked for row in self.rows.rows):
            # What somebody wrote is evidence, whatever the summary says.
            self._desk.keep(self.text)
        self._journal.clear()
        self._kept_text = ""
        self._leave()
        return True

    def _build(self) -> None:
        self.columnconfigure((0, 1), weight=1, uniform="halves")
        self.rowconfigure(0, weight=1)
        left = Card(self, tr("Pasted text"), padding=16)
        left.grid(row=0, column=0, sticky="nsew", padx=(0, px(self, 14)))
        hint = tr("Kept letter by letter. You may still change it.")
        self.field = LongTextField(left.body, FieldSpec("", hint=hint), 10)
        self.field.pack(fill="both", expand=True)
        self.field.on_change(self._changed)
        right = Card(self, tr("Found in it"), padding=16)
        right.grid(row=0, column=1, sticky="nsew")
        words = tr("↑ ↓ move, Space takes or drops, Ctrl+Enter fills the form, Esc goes back.")
        keys = ttk.Label(right.body, text=words, style="Quiet.TLabel", justify="left")
        keys.pack(fill="x", pady=(0, px(self, 8)))
        keys.bind("<Configure>", lambda event: keys.configure(wraplength=event.width))
        buttons = ttk.Frame(right.body, style="Inside.TFrame")
        buttons.pack(side="bottom", fill="x", pady=(px(self, 12), 0))
        self.rows = PasteRows(right.body, _field_name, self._look_at)
        self.rows.pack(fill="both", expand=True)
        self._make_buttons(buttons)
        answers = {
            "<Escape>": self.close,
            "<Control-Return>": self.take,
            "<Control-KP_Enter>": self.take,
            "<Control-s>": self.take,
            **dict.fromkeys(_NOT_NOW, lambda: True),
        }
        self.rows.canvas.bind("<Return>", lambda _event: "break" if self.take() else None)
        PageKeys(self, answers).listen_in(self)

    def _make_buttons(self, parent: ttk.Frame) -> None:
        IconButton(
            parent,
            text=tr("Fill the form"),
            style="ActInside.TButton",
            icon="check-lg",
            command=self.take,
        )
        ttk.Button(parent, text=tr("Go back"), style="PlainInside.TButton", command=self.close)
        self._buttons = parent
        parent.bind("<Configure>", lambda event: flow(parent, event.width))

    def _offer_earlier(self) -> None:
        self._earlier = ttk.Button(
            self._buttons,
            text=tr("Text from before"),
            style="GhostInside.TButton",
            command=self._show_earlier,
        )
        flow(self._buttons, self._buttons.winfo_width())

    def _clipboard(self) -> str:
        try:
            return str(self.clipboard_get())
        except tk.TclError:
            # Empty, or a picture.
            return ""

    def _show_earlier(self) -> None:
        left = self._journal.unfinished()
        if left:
            self._go_on(left[-1])
            self._read()
        self._earlier.destroy()
        self.rows.focus_set()

    def _go_on(self, record: DraftRecord) -> None:
        self._journal.go_on(record)
        self.field.value = str(record.fields.get("text", ""))

    def _changed(self) -> None:
        self._kept_text = self.text
        self._journal.changed()
        self._stop()
        self._timer = self.after(READ_AFTER_MS, self._read)

    def _read(self) -> None:
        self._stop()
        reading = read_chat(self.text, self._desk.registers)
        self.rows.show(rows_for(reading, self._desk.values(), self._desk.words))
        self._mark_all()

    def _mark_all(self) -> None:
        text, palette = self.field.text, current_palette()
        for tag in ("found", "current"):
            text.tag_delete(tag)
        text.tag_configure("found", background=palette.chosen)
        tone = palette.tone("amber")
        text.tag_configure("current", background=tone.surface, foreground=tone.ink)
        for row in self.rows.rows:
            if row.field != "summary":
                text.tag_add("found", *self._span(row))
        self._look_at(self.rows.rows[self.rows.at] if self.rows.rows else None)

    def _look_at(self, row: PasteRow | None) -> None:
        self.field.text.tag_remove("current", "1.0", "end")
        if row is not None and row.field != "summary":
            self.field.text.tag_add("current", *self._span(row))
            self.field.text.see(self._span(row)[0])

    def _span(self, row: PasteRow) -> tuple[str, str]:
        """Places as Tk counts them: some builds count a picture sign as two letters."""
        text = self.text
        span = _indices(row.start, row.end)
        if self.field.text.get(*span) != text[row.start : row.end]:
            wide = [len(text[:place].encode("utf-16-le")) // 2 for place in (row.start, row.end)]
            return _indices(*wide)
        return span

    def repaint(self) -> None:
        """Mark the words in the colours in use."""
        self._mark_all()

    def _snapshot(self) -> dict[str, str]:
        return {"text": self._kept_text} if self._kept_text.strip() else {}

    def _leave(self) -> None:
        self._stop()
        self._keep_text()
        for widget in self._covered:
            if widget.winfo_exists():
                widget.grid()
        before = self._before
        self.destroy()
        if before is not None and before.winfo_exists():
            before.focus_set()

    def _keep_text(self) -> None:
        """Leave the text for the next time, and only this one: chats tell about people."""
        if self._kept_text.strip():
            for older in self._journal.unfinished():
                self._journal.discard(older)
            self._journal.let_go()
            self._kept_text = ""

    def _stop(self) -> None:
        if self._timer:
            self.after_cancel(self._timer)
            self._timer = ""

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._keep_text()
            self._journal.stop()


def _indices(start: int, end: int) -> tuple[str, str]:
    return f"1.0 + {start} chars", f"1.0 + {end} chars"


def _field_name(field: str) -> str:
    return tr("The whole text") if field == "summary" else field_words(field)
