"""Types into every form of the program in a process of its own, for ever: it is to be killed.

Called with a folder; the office and the folder of the workstation are made in it.
"""

import json
import sys
from pathlib import Path

from hotline_app.errors import ErrorDoor
from hotline_app.settings import Settings
from hotline_app.windows.root import make_root
from tests.gui.conftest import Gui
from tests.gui.full_office import FullOffice
from tests.gui.test_typed_text_stays import WRITTEN, type_into
from tests.gui.whole_desk import WholeDesk

WRITTEN_WITHIN_MS = 1_000


def main(folder: str) -> None:
    """Open the window, type everywhere, say so on standard output, and stay."""
    place = Path(folder)
    office = FullOffice(place)
    office.write_names()
    office.database.close()
    door = ErrorDoor(place / "log")
    root, look = make_root(Settings(scale=100), door)
    root.geometry("1366x768+0+0")
    root.deiconify()
    gui = Gui(root, look)
    whole = WholeDesk(root, look, place / "office.db", place / "home", "hanh")
    typed = {}
    for number, form in enumerate(WRITTEN):
        words = f"viết dở Ễ {number}."
        if type_into(gui, whole.show(form, office), words):
            typed[form] = words
    root.after(WRITTEN_WITHIN_MS, lambda: print(json.dumps(typed), flush=True))
    root.mainloop()


if __name__ == "__main__":
    main(sys.argv[1])
