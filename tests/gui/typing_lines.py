"""Types into the list of waiting calls in a process of its own, for ever: it is to be killed.

Called with the database file and the folder of the workstation.
"""

import sys
from pathlib import Path

from db.connection import open_database
from hotline_app.errors import ErrorDoor
from hotline_app.settings import Settings
from hotline_app.windows.root import make_root
from tests.gui.line_desk import LineStand


def main(database_path: str, folder: str) -> None:
    """Open the window, type, say so on standard output, and stay."""
    door = ErrorDoor(Path(folder) / "log")
    root, look = make_root(Settings(scale=100), door)
    root.deiconify()
    stand = LineStand(root, look, open_database(database_path), folder, door.handle)
    root.update()
    lines = stand.page.lines
    for column, text in enumerate(("29/8/2021 22:15", "0912 345 678", "Lan")):
        lines.stand(0, column)
        lines.cell.entry.delete(0, "end")
        lines.cell.entry.insert(0, text)
    print("typed", flush=True)
    root.mainloop()


if __name__ == "__main__":
    main(*sys.argv[1:])
