"""A field for several lines of free text."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.widgets.bars import bar_style
from hotline_app.widgets.fields import FieldSpec, FormField
from hotline_app.widgets.theme import current_palette, px

UNDO_STEPS = 500


class LongTextField(FormField):
    """Several lines of free text; Tab leaves the field, Ctrl+Z takes back.

    Args:
        parent: the form.
        spec: what the field says about itself.
        lines: height in lines of text; the field grows with its cell.
    """

    def __init__(self, parent: tk.Misc, spec: FieldSpec, lines: int = 5) -> None:
        self._lines = lines
        super().__init__(parent, spec)
        self.rowconfigure(1, weight=1)

    def make_input(self) -> tk.Widget:
        """Make the text box and the rounded frame around it."""
        frame = ttk.Frame(self, style="Field.TFrame", padding=px(self, 4))
        self.text = tk.Text(
            frame,
            height=self._lines,
            width=20,
            wrap="word",
            undo=True,
            maxundo=UNDO_STEPS,
            font="Body",
            borderwidth=0,
            highlightthickness=0,
            padx=px(self, 6),
            pady=px(self, 4),
            spacing2=px(self, 2),
        )
        self._bar = ttk.Scrollbar(
            frame, orient="vertical", style=bar_style("field"), command=self.text.yview
        )
        frame.columnconfigure(1, minsize=self._bar.winfo_reqwidth())
        self.text.configure(yscrollcommand=self._scrolled)
        self.text.grid(row=0, column=0, sticky="nsew")
        frame.rowconfigure(0, weight=1)
        frame.columnconfigure(0, weight=1)
        self.text.bind("<FocusIn>", lambda _event: frame.state(["focus"]))
        self.text.bind("<FocusOut>", lambda _event: frame.state(["!focus"]))
        self.text.bind("<Tab>", self._leave)
        self.text.bind("<Shift-Tab>", self._leave_back)
        # With Ctrl the key is the window's: without these, the plain key would be meant.
        self.text.bind("<Control-Tab>", lambda _event: None)
        self.text.bind("<Control-Shift-Tab>", lambda _event: None)
        self.text.bind("<<Modified>>", self._modified)
        self._frame = frame
        self.repaint()
        return frame

    @property
    def focus_widget(self) -> tk.Widget:
        """The text box."""
        return self.text

    @property
    def value(self) -> str:
        """The text as typed, without the line end that Tk adds."""
        return str(self.text.get("1.0", "end-1c"))

    @value.setter
    def value(self, value: str) -> None:
        if value == self.value:
            return
        is_disabled = str(self.text["state"]) == "disabled"
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        self.text.insert("1.0", value)
        self.text.edit_separator()
        if is_disabled:
            self.text.configure(state="disabled")

    @property
    def cursor(self) -> int:
        """Place of the cursor, in letters from the start."""
        count = self.text.count("1.0", "insert", "chars")
        if isinstance(count, tuple):
            return int(count[0])
        return int(count or 0)

    @cursor.setter
    def cursor(self, place: int) -> None:
        self.text.mark_set("insert", f"1.0 + {place} chars")
        self.text.see("insert")

    def set_enabled(self, is_enabled: bool) -> None:
        """Allow or refuse changes; the text can be read and copied either way."""
        super().set_enabled(is_enabled)
        self.text.configure(state="normal" if is_enabled else "disabled")
        self.repaint()

    def repaint(self) -> None:
        """Take the colours of the appearance in use."""
        palette = current_palette()
        is_disabled = str(self.text["state"]) == "disabled"
        self.text.configure(
            # A change of theme gives text boxes a border of their own again.
            borderwidth=0,
            highlightthickness=0,
            background=palette.soft if is_disabled else palette.field,
            foreground=palette.quiet if is_disabled else palette.ink,
            insertbackground=palette.ink,
            insertwidth=px(self, 2),
            selectbackground=palette.act,
            selectforeground=palette.act_ink,
            inactiveselectbackground=palette.chosen,
        )

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        # Tk hands both over as text.
        if float(first) <= 0 and float(last) >= 1:
            self._bar.grid_remove()
        else:
            self._bar.grid(row=0, column=1, sticky="ns")

    def _modified(self, _event: object) -> None:
        # Tk tells only the first change after the flag was cleared.
        if self.text.edit_modified():
            self.text.edit_modified(False)
            self.changed()

    def _leave(self, _event: object) -> str:
        following = self.text.tk_focusNext()
        if following is not None:
            following.focus_set()
        return "break"

    def _leave_back(self, _event: object) -> str:
        previous = self.text.tk_focusPrev()
        if previous is not None:
            previous.focus_set()
        return "break"
