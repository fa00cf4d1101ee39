"""Shows every page in a process of its own, because the scale is chosen at the start.

Called with the database file, the scale, the languages and the part: "layout" tells what is cut,
"forms" the same of every form, panel and dialog, "acts" presses keys and switches on every page.
Prints what is wrong as JSON.
"""

import json
import sys
import time
import tkinter as tk
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import ttkbootstrap as ttk

from hotline_app import app, i18n
from hotline_app.windows.picture_scenes import Scene, scenes, sign_in_scene, whole_scenes
from tests.gui.cut_words import faults
from tests.gui.lost_parts import lost_parts

QUIET_SECONDS, PATIENCE_SECONDS = 0.04, 5.0
TYPED = "Đang gõ dở"
# Sections of one kind: a list with a form; the first of them stands for all when keys are pressed.
OFFICE_LISTS = tuple(
    f"office-{name}" for name in ("signatories", "channels", "needs", "holidays", "terms")
)


class EveryPage:
    """The real window over a real office."""

    def __init__(self, database: str, scale: int, language: str) -> None:
        self.wrong: list[str] = []
        self.where = ""
        i18n.install(language)
        self.place = app.open_workplace(language, scale)
        self.root = self.place.root
        app.start(self.place, database)
        self.place.door.show_with(lambda failure: self.tell(f"error: {failure.words}"))
        report = self.root.report_callback_exception
        self.root.report_callback_exception = lambda kind, error, trace: (
            self.tell(f"raised {error!r}"),
            report(kind, error, trace),
        )
        # A large scale asks for more than an office laptop has: people then have a small window.
        self.root.minsize(1, 1)
        self.root.geometry("1366x768+0+0")
        self.root.deiconify()
        self.root.focus_force()
        self.settle()

    @property
    def window(self) -> Any:
        """The window, made anew by some acts."""
        return self.place.window

    def tell(self, words: str) -> None:
        """Something is wrong here."""
        self.wrong.append(f"{self.where}: {words}")

    def scenes(self) -> Iterator[Scene]:
        """Everything that can be shown."""
        database = self.place.database
        yield from scenes(self.window, database, self.window.page_keys())
        yield sign_in_scene(self.window, database, self.place.seat.desk.actor.name)

    def settle(self) -> None:
        """Let the window draw and the workers finish."""
        end = time.monotonic() + PATIENCE_SECONDS
        quiet = time.monotonic()
        while time.monotonic() < end:
            self.root.update()
            if any(tasks.is_busy for tasks in _workers(self.root)):
                quiet = time.monotonic()
            if time.monotonic() - quiet > QUIET_SECONDS:
                return
        self.tell("never came to rest")

    def press(self, keysym: str) -> None:
        """Press a key where the keyboard is."""
        widget = self.root.focus_get() or self.root
        *modifiers, key = keysym.split("-")
        widget.event_generate(f"<{'-'.join([*modifiers, 'KeyPress', key])}>")
        self.settle()

    # What is looked at

    def layout(self, languages: list[str]) -> None:
        """Show every page in every language and tell what is cut."""
        for language in languages:
            self.window.set_language(language)
            for scene in self.scenes():
                self.look_at(scene, language)

    def forms(self, languages: list[str]) -> None:
        """Show every form, panel and dialog in every language and tell what is cut or lost."""
        for language in languages:
            self.window.set_language(language)
            for scene in whole_scenes(self.place):
                self.look_at(scene, language)

    def look_at(self, scene: Scene, language: str) -> None:
        """Show something and tell what is cut or lost in it."""
        self.where = f"{scene.name} {language}"
        for act in (scene.show, *scene.then):
            act()
            self.settle()
        # The wheel leaves the keyboard where it is: these are meant to be scrolled away from it.
        is_wheeled = scene.name.endswith(("-end", "-charts"))
        dialogs = [one for one in self.root.winfo_children() if isinstance(one, tk.Toplevel)]
        for window in (self.root, *dialogs):
            for fault in (*faults(window), *lost_parts(window, is_wheeled=is_wheeled)):
                self.tell(fault)
        scene.leave()

    def acts(self, languages: list[str]) -> None:
        """Press the keys of every page and switch looks and language with text in it."""
        shown = [one for one in self.scenes() if one.name not in ("login", *OFFICE_LISTS)]
        for scene in shown:
            self.where = scene.name
            scene.show()
            self.settle()
            self.walk()
            self.keys()
            self.switches(languages)

    def walk(self) -> None:
        """Tab goes on from where work begins, and what has the keyboard shows it."""
        before = self.root.focus_get()
        if before is None or before is self.root:
            self.tell("nobody has the keyboard")
            return
        place = _box(before)
        self.press("Tab")
        after = self.root.focus_get()
        if after is None or (after is before and _box(after) == place):
            self.tell(f"Tab stays on {before}")
        elif not after.winfo_viewable():
            self.tell(f"Tab goes to {after}, which nobody sees")
        else:
            box = _box(after)
            with_focus = self.grab(box)
            self.root.focus_force()
            self.settle()
            if self.grab(box) == with_focus:
                self.tell(f"{after} does not show that it has the keyboard")
            after.focus_set()

    def keys(self) -> None:
        """The keys that every page takes."""
        self.press("F5")
        self.press("Escape")
        self.press("Control-k")
        if self.place.seat.panel is None:
            self.tell("Ctrl+K opens nothing")
        self.press("Escape")
        seen: list[str] = []
        self.root.after(1, self._close_dialog, seen)
        self.press("F1")
        if not seen:
            self.tell("F1 shows nothing")

    def _close_dialog(self, seen: list[str], tries: int = 300) -> None:
        """Press Esc once the key sheet has the keyboard."""
        front = self.root.focus_get()
        top = front.winfo_toplevel() if front is not None else self.root
        if top is not self.root:
            seen.append(str(top))
            front.event_generate("<Escape>")
        elif tries:
            self.root.after(10, self._close_dialog, seen, tries - 1)

    def switches(self, languages: list[str]) -> None:
        """Other colours, another language: what was typed stays."""
        field = next(_fields(self.window.page), None)
        if field is not None:
            field.focus_force()
            field.insert("end", TYPED)
            field.event_generate("<KeyRelease>", keysym="space")
            self.settle()
        for appearance in ("dark", "light"):
            self.window.set_appearance(appearance)
            self.settle()
        for language in (*languages[1:], languages[0]):
            self.window.set_language(language)
            self.settle()
        # A period or a week that is no day is a question, not a text.
        is_form = self.where not in ("reports", "weekly_export")
        if (
            field is not None
            and is_form
            and not any(TYPED in _text(other) for other in _fields(self.window.page))
        ):
            self.tell("typed text is gone after a change of language")

    def grab(self, box: tuple[int, int, int, int]) -> bytes:
        """What stands on the screen."""
        from PIL import ImageGrab

        self.root.update()
        return ImageGrab.grab(box, xdisplay=self.root.winfo_screen()).tobytes()


def _box(widget: tk.Misc) -> tuple[int, int, int, int]:
    left, top = max(0, widget.winfo_rootx() - 2), max(0, widget.winfo_rooty() - 2)
    right, bottom = left + widget.winfo_width() + 4, top + widget.winfo_height() + 4
    return left, top, min(1366, right), min(768, bottom)


def _all(widget: tk.Misc) -> Iterator[Any]:
    for child in widget.winfo_children():
        yield child
        yield from _all(child)


def _workers(root: tk.Misc) -> Iterator[Any]:
    for widget in _all(root):
        for name in ("tasks", "_tasks"):
            tasks = getattr(widget, name, None)
            if hasattr(tasks, "is_busy"):
                yield tasks


def _fields(page: tk.Misc) -> Iterator[Any]:
    for widget in _all(page):
        if not isinstance(widget, tk.Text | ttk.Entry) or not widget.winfo_viewable():
            continue
        is_free = (
            widget.instate(["!disabled", "!readonly"])
            if isinstance(widget, ttk.Entry)
            else widget.cget("state") == "normal"
        )
        if is_free:
            yield widget


def _text(widget: Any) -> str:
    return str(widget.get("1.0", "end") if isinstance(widget, tk.Text) else widget.get())


def main(database: str, scale: str, languages: str, part: str) -> None:
    """Do one part and print what is wrong."""
    spoken = languages.split(",")
    every = EveryPage(database, int(scale), spoken[0])
    doing: dict[str, Callable[[list[str]], None]] = {
        "layout": every.layout,
        "forms": every.forms,
        "acts": every.acts,
    }
    doing[part](spoken)
    print(json.dumps(every.wrong, ensure_ascii=False))
    with suppress(tk.TclError):
        every.place.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
