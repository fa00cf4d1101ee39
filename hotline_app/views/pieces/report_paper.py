"""A paper on the screen as it will come out of the printer: one page at a time."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ttkbootstrap as ttk
from PIL import ImageTk

from hotline_app.i18n import tr
from hotline_app.tasks import Job, Tasks
from hotline_app.widgets.flow import flow
from hotline_app.widgets.theme import current_palette, px
from hotline_app.widgets.wheel import bind_wheel

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
MARGIN = 16


class PaperPreview(ttk.Frame):
    """Shows a PDF.

    Keys: Page Up and Down turn the pages, Home and End go to the first and the last, Ctrl+plus
    and Ctrl+minus change the size, Ctrl+0 fits the width, arrows move the page.

    Args:
        parent: a card's body.
        tasks: draws the pages; drawing one takes some ten milliseconds.
    """

    def __init__(self, parent: tk.Misc, tasks: Tasks) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._tasks = tasks
        self._path: Path | None = None
        self._picture: ImageTk.PhotoImage | None = None
        self.pages = 0
        self.page = 0
        self.zoom = 0
        self.shown_page = -1
        self._width = 0
        self._build()
        self._bind_keys()

    def show(self, path: Path, pages: int) -> None:
        """Show a PDF from its first page."""
        self._path, self.pages, self.page = path, pages, 0
        self._draw()

    def show_words(self, words: str, style: str = "Quiet.TLabel") -> None:
        """Show words where the paper will be."""
        self._path, self.pages, self.shown_page = None, 0, -1
        self.canvas.delete("all")
        self._picture = None
        self.words.configure(text=words, style=style)
        self.words.place(relx=0.5, rely=0.3, anchor="center")
        self._show_place()

    def turn(self, step: int) -> None:
        """Go some pages on, or back."""
        self.go_to(self.page + step)

    def go_to(self, page: int) -> None:
        """Show a page, the nearest one when there is no such page."""
        page = max(0, min(page, self.pages - 1))
        if self.pages and page != self.page:
            self.page = page
            self._draw()

    def resize(self, step: int) -> None:
        """Take the next larger or smaller size; 0 fits the width."""
        if step == 0:
            self.zoom = 0
        else:
            now = self.zoom or round(100 * self._page_width() / self._natural())
            larger = [zoom for zoom in ZOOMS if zoom > now]
            smaller = [zoom for zoom in reversed(ZOOMS) if zoom < now]
            self.zoom = next(iter(larger if step > 0 else smaller), ZOOMS[-1 if step > 0 else 0])
        self._draw()

    def repaint(self) -> None:
        """Take the colours in use; paper stays white."""
        self.canvas.configure(background=current_palette().soft)

    # Building

    def _build(self) -> None:
        self.bar = ttk.Frame(self, style="Inside.TFrame")
        self.bar.pack(fill="x", pady=(0, px(self, 8)))
        self.bar.bind("<Configure>", lambda event: flow(self.bar, event.width))
        self.back = self._button("‹", lambda: self.turn(-1), 2)
        self.place_words = ttk.Label(self.bar, style="Inside.TLabel")
        self.on = self._button("›", lambda: self.turn(1), 2)
        self._button("−", lambda: self.resize(-1), 2)
        self._button("+", lambda: self.resize(1), 2)
        self._button("↔", lambda: self.resize(0), 2)
        self.place_words.bind("<Configure>", lambda _event: self._flow_bar())
        self.strip = ttk.Frame(self, style="Inside.TFrame")
        frame = ttk.Frame(self, style="Inside.TFrame")
        frame.pack(fill="both", expand=True)
        frame.rowconfigure(0, weight=1)
        frame.columnconfigure(0, weight=1)
        self.canvas = tk.Canvas(
            frame, borderwidth=0, highlightthickness=0, takefocus=1, width=200, height=100
        )
        self.canvas.grid(row=0, column=0, sticky="nsew")
        down = ttk.Scrollbar(frame, orient="vertical", command=self.canvas.yview)
        across = ttk.Scrollbar(frame, orient="horizontal", command=self.canvas.xview)
        down.grid(row=0, column=1, sticky="ns")
        across.grid(row=1, column=0, sticky="ew")
        self.canvas.configure(
            yscrollcommand=down.set,
            xscrollcommand=across.set,
            xscrollincrement=px(self, 20),
            yscrollincrement=px(self, 20),
        )
        self.words = ttk.Label(self.canvas, style="Quiet.TLabel", justify="center")
        self.repaint()

    def add_button(self, words: str, act: Callable[[], object]) -> ttk.Button:
        """Add a button above the paper; it may say something else later."""
        button = ttk.Button(self.bar, text=words, style="PlainInside.TButton", command=act)
        button.bind("<Configure>", lambda _event: self._flow_bar())
        self._flow_bar()
        return button

    def _flow_bar(self) -> None:
        if self.bar.winfo_width() > 1:
            flow(self.bar, self.bar.winfo_width())

    def ask(self, words: str, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Ask something above the paper; the keyboard is on the first answer, Esc is the last."""
        self.end_question()
        label = ttk.Label(self.strip, text=words, style="Strong.TLabel")
        label.pack(side="left", padx=(0, px(self, 8)))
        for place, (name, act) in enumerate(answers):
            style = "PlainInside.TButton" if place else "ActInside.TButton"
            button = ttk.Button(self.strip, text=name, style=style, command=act)
            button.pack(side="left", padx=(px(self, 4), 0))
            button.bind("<Escape>", _handler(answers[-1][1]))
            if not place:
                button.focus_set()
        self.strip.pack(fill="x", pady=(0, px(self, 8)), after=self.bar)

    def end_question(self) -> None:
        """Take the question away."""
        for child in self.strip.winfo_children():
            child.destroy()
        self.strip.pack_forget()

    def _button(self, words: str, act: Callable[[], None], width: int) -> ttk.Button:
        return ttk.Button(
            self.bar, text=words, style="PlainInside.TButton", command=act, width=width
        )

    def _bind_keys(self) -> None:
        answers: dict[str, Callable[[], object]] = {
            "<Prior>": lambda: self.turn(-1),
            "<Next>": lambda: self.turn(1),
            "<Home>": lambda: self.go_to(0),
            "<End>": lambda: self.go_to(self.pages - 1),
            "<Up>": lambda: self.canvas.yview_scroll(-3, "units"),
            "<Down>": lambda: self.canvas.yview_scroll(3, "units"),
            "<Left>": lambda: self.canvas.xview_scroll(-3, "units"),
            "<Right>": lambda: self.canvas.xview_scroll(3, "units"),
            "<Control-plus>": lambda: self.resize(1),
            "<Control-equal>": lambda: self.resize(1),
            "<Control-KP_Add>": lambda: self.resize(1),
            "<Control-minus>": lambda: self.resize(-1),
            "<Control-KP_Subtract>": lambda: self.resize(-1),
            "<Control-Key-0>": lambda: self.resize(0),
        }
        for sequence, act in answers.items():
            self.canvas.bind(sequence, _handler(act))
        self.canvas.bind("<Button-1>", lambda _event: self.canvas.focus_set())
        self.canvas.bind("<Configure>", self._resized)
        bind_wheel(self.canvas, lambda rows: self.canvas.yview_scroll(rows, "units"))

    # Drawing

    def _natural(self) -> int:
        """Width at 100 %: A4 across, the wider of our papers, at 96 dots per inch."""
        return px(self, 1123)

    def _page_width(self) -> int:
        if self.zoom:
            return self._natural() * self.zoom // 100
        room = self.canvas.winfo_width() - 2 * px(self, MARGIN)
        return max(px(self, 200), min(room, self._natural() * 3))

    def _resized(self, _event: object) -> None:
        if self._path is not None and not self.zoom and self._page_width() != self._width:
            self._draw()

    def _draw(self) -> None:
        self._show_place()
        if self._path is None or self.canvas.winfo_width() <= 1:
            return
        path, page, width = self._path, self.page, self._page_width()
        self._width = width

        def work(_progress: object) -> Any:
            from exports.pdf_pages import page_picture

            return page_picture(path, page, width)

        def done(picture: Any) -> None:
            if self.winfo_exists() and path == self._path and page == self.page:
                self._show_picture(picture)

        self._tasks.run(Job(work, done, replaces="paper page"))

    def _show_picture(self, picture: Any) -> None:
        self.words.place_forget()
        self._picture = ImageTk.PhotoImage(picture, master=self)
        canvas, margin = self.canvas, px(self, MARGIN)
        canvas.delete("all")
        left = max(margin, (canvas.winfo_width() - picture.width) // 2)
        canvas.create_image(left, margin, image=self._picture, anchor="nw")
        canvas.configure(scrollregion=(0, 0, picture.width + 2 * left, picture.height + 2 * margin))
        if self.shown_page != self.page:
            canvas.yview_moveto(0)
        self.shown_page = self.page

    def _show_place(self) -> None:
        words = tr("Page {page} of {pages}").format(page=self.page + 1, pages=self.pages)
        self.place_words.configure(text=words if self.pages else "")
        self.back.state(["!disabled" if self.page > 0 else "disabled"])
        self.on.state(["!disabled" if self.page + 1 < self.pages else "disabled"])


def _handler(act: Callable[[], object]) -> Callable[[object], str]:
    def answer(_event: object) -> str:
        act()
        return "break"

    return answer
