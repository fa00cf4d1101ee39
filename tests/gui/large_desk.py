"""Shows the contact form where letters are large, in a process of its own, and tells what is cut.

Called with the database file, the folder of the workstation, a scale, an appearance, a language.
"""

import json
import sys
import time
from pathlib import Path

import ttkbootstrap as ttk

from db.connection import open_database
from hotline_app.errors import ErrorDoor
from hotline_app.i18n import install
from hotline_app.settings import Settings
from hotline_app.windows.root import make_root
from tests.gui.contact_desk import ContactDesk

SLACK = 1
LONG = "Nguyễn Thị Hạnh Phương Trinh Hương Giang " * 40


def main(database_path: str, folder: str, scale: str, appearance: str, language: str) -> None:
    """Fill a form with long words, open a second one, and print what is cut as JSON."""
    install(language)
    errors: list[BaseException] = []
    settings = Settings(scale=int(scale), appearance=appearance, language=language)
    root, look = make_root(settings, ErrorDoor(Path(folder) / "log"))
    root.report_callback_exception = lambda _kind, error, _trace: errors.append(error)
    database = open_database(database_path)
    desk = ContactDesk(root, look, database, folder, errors.append, settings)
    root.geometry("1366x768+0+0")
    root.deiconify()
    page = desk.page
    page.form.phone.value = "0912 345 678"
    page.form.fields["name"].value = LONG
    page.form.fields["summary"].value = LONG
    page.form.fields["needs"].value = ("food", "wages")
    page.do_block_number()
    settle(root)
    page.do_save()
    settle(root)
    found = cut(page)
    page.do_new_form()
    settle(root)
    print(json.dumps({"cut": found + cut(page), "errors": [repr(error) for error in errors]}))


def settle(root: ttk.App) -> None:
    """Let the window lay itself out."""
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        root.update()


def cut(widget: ttk.Frame) -> list[str]:
    """Words of the labels and buttons that have less room than they ask for."""
    found = []
    for child in widget.winfo_children():
        if isinstance(child, ttk.Label | ttk.Button) and child.winfo_ismapped():
            room, wanted = child.winfo_width(), child.winfo_reqwidth()
            right = child.winfo_rootx() + wanted
            parent = child.master
            is_out = right > parent.winfo_rootx() + parent.winfo_width() + SLACK
            if str(child.cget("text")) and (room + SLACK < wanted or is_out):
                found.append(str(child.cget("text"))[:60])
        found += cut(child)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
