"""What can only be found out in a process of its own: Tk, its letters and the display, SQLite.

A broken Tk can end the process that loads it, and the command line never loads it itself.
"""

import json
import subprocess
import sys
from typing import Any, Final

_SECONDS: Final = 30
_SCRIPT: Final = r"""
import json, sys
found = {}
try:
    import sqlite3
    found["sqlite"] = sqlite3.sqlite_version
    options = [row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")]
    found["fts5"] = "ENABLE_FTS5" in options
except Exception:
    found["sqlite"] = ""
try:
    import tkinter
    found["tk"] = str(tkinter.TkVersion)
    try:
        with open("/proc/self/maps") as maps:
            found["xft"] = True if "libXft" in maps.read() else None
    except OSError:
        found["xft"] = None
    try:
        root = tkinter.Tk()
        root.withdraw()
        found["display"] = True
        found["tk"] = str(root.tk.call("info", "patchlevel"))
        found["system"] = str(root.tk.call("tk", "windowingsystem"))
        found["screen"] = [root.winfo_screenwidth(), root.winfo_screenheight()]
        if found["system"] == "x11":
            system = str(root.tk.call("::tk::pkgconfig", "get", "fontsystem"))
            found["xft"] = system == "xft"
        root.destroy()
    except tkinter.TclError:
        found["display"] = False
except Exception:
    found["tk"] = ""
print(json.dumps(found))
"""


def probe() -> dict[str, Any]:
    """Find out in a process of its own.

    Returns:
        "sqlite" and "tk": versions, empty when missing; "fts5"; "display" whether a window can be
        shown; "xft" True, False or None (smooth letters; unknown without a display); "system" and
        "screen" of the display. Empty when the process did not answer.
    """
    try:
        answer = subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            text=True,
        )
        found: dict[str, Any] = json.loads(answer.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return {}
    return found
