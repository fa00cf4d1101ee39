"""The cases of an employer in figures; every figure opens the list behind it."""

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial

import ttkbootstrap as ttk

from db.choices import CaseStatus
from db.records.case_filters import CaseFilter
from db.records.workplaces import EmployerFigures
from hotline_app.i18n import tr
from hotline_app.views.pieces.case_words import count_words, short_status
from hotline_app.widgets.card import Card
from hotline_app.widgets.case_tones import tone_of
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted


class FigureCard(Card):
    """Open and all cases, by status, by need.

    Args:
        parent: the page.
        need_names: code of a need -> its name.
        opened: takes the fields of a `CaseFilter` beside the employer, and words for the title.
        open_case: takes the code of a case.
    """

    def __init__(
        self,
        parent: tk.Misc,
        need_names: Mapping[str, str],
        opened: Callable[[Mapping[str, object], str], None],
        open_case: Callable[[str], None],
    ) -> None:
        super().__init__(parent, tr("Cases"), padding=14)
        self._need_names = need_names
        self._opened = opened
        self._open_case = open_case
        self._scrolled = Scrolled(self.body, fills=False)
        self._scrolled.pack(fill="both", expand=True)
        self.buttons: list[ttk.Button] = []

    def focus_set(self) -> None:
        """Put the keyboard on the first figure."""
        if self.buttons:
            self.buttons[0].focus_set()
        else:
            super().focus_set()

    def show(self, figures: EmployerFigures | None) -> None:
        """Show the figures; None while they are counted."""
        body = self._scrolled.body
        for child in body.winfo_children():
            child.destroy()
        self.buttons = []
        if figures is None or not figures.total:
            words = (
                tr("Counting its cases…")
                if figures is None
                else tr("No case of this employer yet.")
            )
            ttk.Label(body, text=words, style="Quiet.TLabel").pack(anchor="w")
            return
        top = ttk.Frame(body, style="Inside.TFrame")
        top.pack(fill="x")
        self._big(top, figures.open, tr("open"), {"is_open": True})
        self._big(top, figures.total, tr("in all"), {})
        self._head(body, tr("By status"))
        ordered = [status for status in CaseStatus if figures.by_status.get(status)]
        for status in ordered:
            pill = Status(short_status(status), tone_of(status))
            act = partial(self._opened, {"statuses": (status.value,)}, pill.words)
            self._line(body, pill, count_words(figures.by_status[status]), act)
        self._head(body, tr("By need"))
        for need, count in sorted(figures.by_need.items(), key=lambda item: -item[1]):
            words = self._need_names.get(need, need)
            told = count_words(count)
            if still := figures.open_by_need.get(need, 0):
                told = tr("{count} ({open} open)").format(count=told, open=still)
            self._line(body, words, told, partial(self._opened, {"needs": (need,)}, words))
        self._head(body, tr("Newest cases"))
        for code, status, summary, _opened_at in figures.latest:
            words = f"{short_status(status)} · {summary}"
            self._line(body, words, code, partial(self._open_case, code))
        self._scrolled.watch_wheel()

    def _big(self, parent: tk.Misc, count: int, words: str, fields: Mapping[str, object]) -> None:
        box = ttk.Frame(parent, style="Inside.TFrame")
        box.pack(side="left", padx=(0, px(self, 28)))
        ttk.Label(box, text=count_words(count), style="Figure.TLabel").pack(anchor="w")
        button = ttk.Button(
            box,
            text=f"{words} →",
            style="Chip.TButton",
            command=partial(self._opened, fields, words),
        )
        button.pack(anchor="w")
        self.buttons.append(button)

    def _head(self, body: tk.Misc, words: str) -> None:
        ttk.Label(body, text=words, style="FieldName.TLabel").pack(
            anchor="w", pady=(px(self, 16), px(self, 4))
        )

    def _line(self, body: tk.Misc, what: str | Status, told: str, act: Callable[[], None]) -> None:
        line = ttk.Frame(body, style="Inside.TFrame")
        line.pack(fill="x", pady=px(self, 2))
        button = ttk.Button(line, text=f"{told} →", style="Chip.TButton", command=act)
        button.pack(side="right", padx=(px(self, 8), 0))
        self.buttons.append(button)
        if isinstance(what, Status):
            Pill(line, what).pack(side="left")
            return
        label = ttk.Label(line, style="Inside.TLabel", width=1)
        label.pack(side="left", fill="x", expand=True)
        label.bind(
            "<Configure>",
            lambda event: label.configure(
                text=fitted(what, font_of(self, "Body"), event.width - px(self, 4))
            ),
        )


def filter_of(employer_id: str, fields: Mapping[str, object]) -> CaseFilter:
    """The filter behind a figure."""
    given: dict[str, object] = {"employer_id": employer_id, **fields}
    return CaseFilter(**given)  # type: ignore[arg-type]
