"""Types into a contact form in a process of its own, and goes on for ever: it is to be killed.

Called with the database file and the folder of the workstation.
"""

import sys
import threading
from pathlib import Path
from typing import Any

from db.connection import open_database
from hotline_app.clipboard import Clip
from hotline_app.errors import ErrorDoor
from hotline_app.settings import Settings
from hotline_app.tasks import Job
from hotline_app.windows.root import make_root
from tests.gui.contact_desk import ContactDesk


def main(database_path: str, folder: str, forms: str = "one") -> None:
    """Open the window, type, say so on standard output, and stay."""
    door = ErrorDoor(Path(folder) / "log")
    root, look = make_root(Settings(scale=100), door)
    root.deiconify()
    database = open_database(database_path)
    desk = ContactDesk(root, look, database, folder, door.handle)
    root.update()
    fields = desk.page.form.fields
    fields["phone"].entry.insert(0, "0912 345 678")
    fields["needs"].value = ("food",)
    fields["summary"].text.insert("1.0", "Hết gạo 👩‍🏭 từ hôm qua")
    if forms == "leaving":
        _attach(desk, root, Path(folder))
        # What is saved stands in a queue that never moves.
        wait = threading.Event().wait
        desk.desk.tasks.run(Job(lambda _progress: wait(), lambda _: None, is_quick=True))
        desk.page.do_save_and_next()
        fields["phone"].entry.insert(0, "0987 654 321")
    if forms == "two":
        _attach(desk, root, Path(folder))
        desk.page.do_new_form()
        fields["phone"].entry.insert(0, "0987 654 321")
        fields["name"].entry.insert(0, "Trần Văn Ba")
    print("typed", flush=True)
    root.mainloop()


def _attach(desk: ContactDesk, root: Any, folder: Path) -> None:
    """Attach a file and wait until its bytes are beside the draft; then the file is gone."""
    path = folder / "đơn xin.txt"
    path.write_text("gạo", "utf-8")
    desk.page.files.take([Clip(path.name, path)])
    while desk.page.files.is_busy:
        root.update()
    path.unlink()


if __name__ == "__main__":
    main(*sys.argv[1:])
