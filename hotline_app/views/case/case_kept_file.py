"""The panel of one kept file: its picture, what is known of it, opening, saving, withdrawing."""

from io import BytesIO
from pathlib import Path
from tkinter import filedialog
from typing import Any

import ttkbootstrap as ttk
from PIL import Image, ImageTk

from db.commands import attachments as acts
from db.queries import attachments
from db.records.cases import AttachmentRecord
from db.rules import days
from db.rules.permissions import ALLOWED
from hotline_app.i18n import tr
from hotline_app.views.case.case_files import open_kept, save_kept
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.case.picture_consent import PictureConsent
from hotline_app.views.pieces.case_words import size_words
from hotline_app.widgets.theme import px


class KeptFilePanel(Panel):
    """One file of the case."""

    key = "kept_file"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Kept file")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Withdraw the file")

    def build(self) -> None:
        """Show the file and what can be done with it."""
        file = self._file
        self.say(file.file_name, "Strong.TLabel")
        self._show_picture(file)
        added = days.format_moment(file.added_at)
        facts = (size_words(file.size), file.added_by, added, file.description)
        self.say(" · ".join(part for part in facts if part))
        self.say(tr("Fingerprint (SHA-256): {digest}").format(digest=file.sha256))
        if file.withdrawn_at is not None:
            self._say_withdrawn(file)
        else:
            if file.keeps_traces:
                words = tr(
                    "⚠ Kept as it came: nothing could be taken out of a file of this kind. "
                    "Where and by whom it was made may still stand in it. Look before it leaves "
                    "the office."
                )
                self.say(words, "Warn.TLabel")
            self._buttons(file)
            if file.media_type.startswith("image/"):
                PictureConsent(self.form, self.work.desk, file).pack(fill="x")
        may_withdraw = self.work.desk.actor.role in ALLOWED["withdraw_file"]
        if file.withdrawn_at is None and may_withdraw:
            self.lines("reason", tr("Why it is withdrawn"), 3, is_required=True)
            words = tr("A withdrawn file is not opened or printed any more; its name stays.")
            self.say(words)
        else:
            self.button.pack_forget()

    def begin(self) -> None:
        """Put the keyboard on the first button."""
        (self._first_button or self).focus_set()

    def save(self) -> None:
        """Withdraw the file, where that is offered."""
        if self.fields:
            super().save()

    def act(self) -> str:
        """Withdraw the file."""
        desk = self.work.desk
        acts.withdraw_file(desk.database, desk.actor, self.work.item_id, self.value("reason"))
        return tr("The file is withdrawn")

    @property
    def _file(self) -> AttachmentRecord:
        return next(one for one in self.work.detail.attachments if one.id == self.work.item_id)

    def _show_picture(self, file: AttachmentRecord) -> None:
        content = None
        if file.withdrawn_at is None and file.has_thumbnail:
            content = attachments.variant(self.work.desk.database, file.id, "thumbnail")
        if content is None:
            return
        picture = Image.open(BytesIO(content))
        picture.thumbnail((px(self, 240), px(self, 180)))
        self._picture = ImageTk.PhotoImage(picture)
        label: Any = ttk.Label(self.form, image=self._picture, style="Inside.TLabel")
        label.pack(anchor="w", pady=(0, px(self, 10)))

    def _say_withdrawn(self, file: AttachmentRecord) -> None:
        assert file.withdrawn_at is not None
        words = tr("Withdrawn {moment} by {name}: {reason}").format(
            moment=days.format_moment(file.withdrawn_at),
            name=file.withdrawn_by,
            reason=file.withdrawn_reason,
        )
        self.say(words, "Warn.TLabel")

    @property
    def _first_button(self) -> ttk.Button | None:
        return getattr(self, "_opener", None)

    def _buttons(self, file: AttachmentRecord) -> None:
        row = ttk.Frame(self.form, style="Inside.TFrame")
        row.pack(fill="x", pady=(0, px(self, 12)))
        desk = self.work.desk
        acts: list[tuple[str, Any]] = [
            (tr("Open"), lambda: open_kept(desk, file)),
            (tr("Save as…"), lambda: self._save_as(file)),
        ]
        if file.has_original:
            opened = tr("Open the original")
            acts.append((opened, lambda: open_kept(desk, file, is_original=True)))
        for words, act in acts:
            button = ttk.Button(row, text=words, style="Chip.TButton", command=act)
            button.pack(side="left", padx=(0, px(self, 8)))
            if words == acts[0][0]:
                self._opener = button

    def _save_as(self, file: AttachmentRecord) -> None:
        chosen = filedialog.asksaveasfilename(
            parent=self, title=tr("Save as…"), initialfile=Path(file.file_name).name
        )
        if chosen:
            save_kept(self.work.desk, file, Path(chosen))
