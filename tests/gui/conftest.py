"""One root window per session, real key presses, and no callback error goes unseen."""

import os
import time
import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.virtual_screen import VirtualScreen, needs_virtual_screen

os.environ.setdefault("TTKBOOTSTRAP_STRICT", "1")
PATIENCE_SECONDS = 5.0


@pytest.fixture(scope="session")
def screen() -> Iterator[None]:
    """A screen to open windows on."""
    if needs_virtual_screen():
        server = VirtualScreen()
        os.environ["DISPLAY"] = server.display
        yield
        del os.environ["DISPLAY"]
        server.stop()
        return
    if os.name == "posix" and not os.environ.get("DISPLAY"):
        pytest.skip("no screen and no Xvfb")
    yield


@pytest.fixture(scope="session")
def rooted(screen: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    """The one root window of the session and its look."""
    from hotline_app.errors import ErrorDoor
    from hotline_app.settings import Settings
    from hotline_app.windows.root import make_root

    door = ErrorDoor(tmp_path_factory.mktemp("log"))
    root, look = make_root(Settings(scale=100), door)
    root.geometry("1366x768+0+0")
    root.deiconify()
    root.update()
    yield root, look
    root.destroy()
    door.close()


@pytest.fixture(autouse=True)
def speaking_vietnamese() -> None:
    """What users see first; a test that changes the language leaves it to no other."""
    from hotline_app.i18n import install

    install("vi")


class Gui:
    """The hands and eyes of a test."""

    def __init__(self, root: Any, look: Any) -> None:
        self.root = root
        self.look = look
        self.errors: list[BaseException] = []

    def settle(self) -> None:
        """Let the window do everything that waits."""
        self.root.update()
        self.check()

    def until(self, is_so: Callable[[], bool], what: str = "") -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            self.root.update()
            self.check()
            if is_so():
                return
        raise AssertionError(f"never happened: {what or is_so}")

    def check(self) -> None:
        """Raise what a callback raised."""
        if self.errors:
            raise self.errors.pop(0)

    def focus(self, widget: Any) -> None:
        """Give a widget the keyboard."""
        widget = getattr(widget, "focus_widget", widget)
        widget.focus_force()
        self.until(lambda: self.root.focus_get() is widget, "the widget has the keyboard")

    def press(self, *keysyms: str) -> None:
        """Press keys where the keyboard is ("Down", "Control-s", "Shift-Tab")."""
        for keysym in keysyms:
            widget = self.root.focus_get() or self.root
            widget.event_generate(f"<{_pressed(keysym)}>")
            if widget.winfo_exists():
                widget.event_generate(f"<{_released(keysym)}>")
            self.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is; letters that X keys cannot carry are inserted."""
        for letter in text:
            widget = self.root.focus_get()
            if letter.isascii() and letter.isalnum():
                widget.event_generate("<KeyPress>", keysym=letter)
                widget.event_generate("<KeyRelease>", keysym=letter)
            else:
                widget.insert("insert", letter)
                widget.event_generate("<KeyRelease>", keysym="space")
            self.settle()

    def paste(self, text: str) -> None:
        """Put text on the clipboard and paste it where the keyboard is."""
        self.root.clipboard_clear()
        self.root.clipboard_append(text)
        self.settle()
        self.root.focus_get().event_generate("<<Paste>>")
        self.settle()

    def click(
        self, widget: Any, x: int | None = None, y: int | None = None, **options: Any
    ) -> None:
        """Click into a widget, in the middle if not said otherwise."""
        self.settle()
        at = {
            "x": widget.winfo_width() // 2 if x is None else x,
            "y": widget.winfo_height() // 2 if y is None else y,
        }
        widget.event_generate("<Enter>", **at)
        widget.event_generate("<Motion>", **at)
        widget.event_generate("<ButtonPress-1>", **at, **options)
        if widget.winfo_exists():
            widget.event_generate("<ButtonRelease-1>", **at, **options)
        self.settle()

    def answer(self, act: Callable[[tk.Toplevel], None]) -> None:
        """Do something with the dialog that is about to open, once it has the keyboard.

        A dialog that is still open afterwards is closed, so that no test waits for ever.
        """

        def look() -> None:
            dialogs = [w for w in self.root.winfo_children() if isinstance(w, tk.Toplevel)]
            focused = self.root.focus_get()
            if not dialogs or focused is None or focused.winfo_toplevel() is not dialogs[-1]:
                self.root.after(10, look)
                return
            try:
                act(dialogs[-1])
            except BaseException as error:
                self.errors.append(error)
            finally:
                if dialogs[-1].winfo_exists():
                    dialogs[-1].destroy()

        self.root.after(10, look)

    def picture(self, path: Path) -> None:
        """Keep a picture of the screen."""
        from PIL import ImageGrab

        self.settle()
        ImageGrab.grab(xdisplay=os.environ.get("DISPLAY")).save(path)

    def colours(self, widget: Any) -> set[tuple[int, int, int]]:
        """Return the colours that cover more than 2 % of a widget on the screen."""
        from PIL import ImageGrab

        self.settle()
        left, top = widget.winfo_rootx(), widget.winfo_rooty()
        box = (left, top, left + widget.winfo_width(), top + widget.winfo_height())
        picture = ImageGrab.grab(box, xdisplay=os.environ.get("DISPLAY")).convert("RGB")
        least = picture.width * picture.height // 50
        found: Any = picture.getcolors(picture.width * picture.height) or []
        return {colour for count, colour in found if count > least}


def _pressed(keysym: str) -> str:
    *modifiers, key = keysym.split("-")
    return "-".join([*modifiers, "KeyPress", key])


def _released(keysym: str) -> str:
    *modifiers, key = keysym.split("-")
    return "-".join([*modifiers, "KeyRelease", key])


@pytest.fixture
def gui(rooted: tuple[Any, Any]) -> Iterator[Gui]:
    """The root window, empty before and after."""
    root, look = rooted
    hands = Gui(root, look)
    kept = root.report_callback_exception
    root.report_callback_exception = lambda _kind, error, trace: hands.errors.append(
        error.with_traceback(trace)
    )
    root.focus_force()
    hands.settle()
    yield hands
    for child in root.winfo_children():
        child.destroy()
    look.set_appearance("light")
    look.set_font_size(10)
    # root.after_cancel would delete commands that widgets still own.
    for timer in root.tk.splitlist(root.tk.call("after", "info")):
        root.tk.call("after", "cancel", timer)
    root.update()
    root.report_callback_exception = kept
    hands.check()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: Any, call: Any) -> Any:
    """Keep a picture of the window for every failed test."""
    outcome = yield
    report = outcome.get_result()
    if report.when == "call" and report.failed and "gui" in item.funcargs:
        folder = Path("fail")
        folder.mkdir(exist_ok=True)
        item.funcargs["gui"].root.update()
        item.funcargs["gui"].errors.clear()
        item.funcargs["gui"].picture(folder / f"{item.name.replace('/', '-')}.png")


@pytest.fixture
def host(gui: Gui) -> tk.Misc:
    """A page with a card to put widgets into."""
    import ttkbootstrap as ttk

    from hotline_app.widgets.card import Card

    page = ttk.Frame(gui.root, style="Page.TFrame", padding=20)
    page.place(x=0, y=0, relwidth=1, relheight=1)
    card = Card(page)
    card.pack(fill="both", expand=True)
    gui.settle()
    return card.body


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Any]:
    """An office with its people and nothing else; a test file may have one of its own."""
    from tests.gui.case_office import Office

    office = Office(tmp_path)
    yield office
    office.database.close()


@pytest.fixture
def desk(gui: Gui, office: Any) -> Iterator[Any]:
    """The window of that office, for the pages with a list and a sheet."""
    from tests.gui.knowledge_desk import KnowledgeDesk

    desk = KnowledgeDesk(gui, office)
    yield desk
    desk.close()
