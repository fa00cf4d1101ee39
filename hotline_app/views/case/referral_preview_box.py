"""The text of a referral as its body will read it, kept in step with what is typed."""

import tkinter as tk
from collections.abc import Callable
from functools import partial

import ttkbootstrap as ttk

from db.errors import NotFound
from db.records.drafts import ReferralDraft
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.referral_preview import Preview, preview
from hotline_app.tasks import Job, Progress
from hotline_app.widgets.theme import px

AFTER_MS = 250


class ReferralPreviewBox(ttk.Frame):
    """A soft box with the very words of the letter; it follows the form a moment later.

    Args:
        parent: the form.
        desk: of the page.
        case_code: of the case.
        typed: gives what the form holds, and the name of the body.
    """

    def __init__(
        self,
        parent: tk.Misc,
        desk: DeskContext,
        case_code: str,
        typed: Callable[[], tuple[ReferralDraft, str]],
    ) -> None:
        super().__init__(parent, style="Notice.TFrame", padding=px(parent, 10))
        self._desk, self._code, self._typed = desk, case_code, typed
        self._timer: str | None = None
        self.shown: Preview | None = None
        self._labels: list[ttk.Label] = []
        self._say(tr("What the body will read"), "SoftStrong.TLabel")
        self._say(tr("Being written…"))
        self.bind("<Configure>", self._wrap)
        self.bind("<Destroy>", self._destroyed, add="+")
        self.renew()

    @property
    def words(self) -> str:
        """What is shown, a line for each paragraph."""
        return "\n".join(str(label.cget("text")) for label in self._labels[1:])

    def renew(self) -> None:
        """Write the text anew, once the typing rests."""
        if self._timer is None:
            self._timer = self.after(AFTER_MS, self._run)

    def _run(self) -> None:
        self._timer = None
        draft, agency = self._typed()
        work = partial(self._write, draft, agency)
        self._desk.tasks.run(Job(work, self._show, replaces="referral_preview"))

    def _write(self, draft: ReferralDraft, agency: str, _progress: Progress) -> Preview | None:
        try:
            return preview(self._desk.database, self._code, draft, agency)
        except NotFound:
            return None
        finally:
            self._desk.database.close()

    def _show(self, found: Preview | None) -> None:
        if not self.winfo_exists() or found is None:
            return
        self.shown = found
        for label in self._labels[1:]:
            label.destroy()
        del self._labels[1:]
        for words in found.words.split("\n"):
            self._say(words)
        self._wrap()
        self.event_generate("<<Shown>>")

    def _say(self, words: str, style: str = "Soft.TLabel") -> None:
        label = ttk.Label(self, text=words, style=style, justify="left", anchor="w")
        label.pack(fill="x", pady=(0, px(self, 5)))
        self._labels.append(label)

    def _wrap(self, _event: object = None) -> None:
        if self.winfo_width() > 1:
            for label in self._labels:
                label.configure(wraplength=self.winfo_width() - px(self, 24))

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self and self._timer is not None:
            self.after_cancel(self._timer)
            self._timer = None
