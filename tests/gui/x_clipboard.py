"""Another program that has a picture on the clipboard, as browsers and scanners offer it.

Called with a PNG file; it offers TARGETS and image/png as bytes, says "ready" and stays.
"""

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SELECTION_REQUEST, SELECTION_NOTIFY = 30, 31
XA_ATOM = 4
LONG = ctypes.c_ulong


class SelectionRequest(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", LONG),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("owner", LONG),
        ("requestor", LONG),
        ("selection", LONG),
        ("target", LONG),
        ("property", LONG),
        ("time", LONG),
    )


class SelectionNotify(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", LONG),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("requestor", LONG),
        ("selection", LONG),
        ("target", LONG),
        ("property", LONG),
        ("time", LONG),
        ("pad", LONG * 24),
    )


class Event(ctypes.Union):
    _fields_ = (
        ("type", ctypes.c_int),
        ("request", SelectionRequest),
        ("pad", ctypes.c_long * 24),
    )


def library() -> ctypes.CDLL:
    """Xlib with the types of what is used."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = LONG
    x11.XCreateSimpleWindow.restype = LONG
    x11.XInternAtom.restype = LONG
    return x11


@contextmanager
def copied_elsewhere(picture: Path) -> Iterator[None]:
    """Let another program have a picture on the clipboard."""
    command = [sys.executable, str(Path(__file__).resolve()), str(picture)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline().strip() == "ready"
            yield
        finally:
            other.terminate()


def main(path: str) -> None:
    """Own the clipboard and answer whoever asks."""
    x11, content = library(), Path(path).read_bytes()
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    root = LONG(x11.XDefaultRootWindow(display))
    window = LONG(x11.XCreateSimpleWindow(display, root, 0, 0, 1, 1, 0, LONG(0), LONG(0)))

    def atom(name: str) -> int:
        return int(x11.XInternAtom(display, name.encode(), 0))

    clipboard, targets, png = atom("CLIPBOARD"), atom("TARGETS"), atom("image/png")
    x11.XSetSelectionOwner(display, LONG(clipboard), window, LONG(0))
    x11.XFlush(display)
    print("ready", flush=True)
    event = Event()
    while True:
        x11.XNextEvent(display, ctypes.byref(event))
        if event.type != SELECTION_REQUEST:
            continue
        asked = event.request
        kept = asked.property
        if asked.target == targets:
            offered = (LONG * 2)(targets, png)
            given = (LONG(XA_ATOM), 32, 0, offered, 2)
        elif asked.target == png:
            given = (LONG(png), 8, 0, content, len(content))
        else:
            given, kept = None, 0
        if given is not None:
            x11.XChangeProperty(display, LONG(asked.requestor), LONG(kept), *given)
        answer = SelectionNotify(type=SELECTION_NOTIFY, display=asked.display)
        for name in ("requestor", "selection", "target", "time"):
            setattr(answer, name, getattr(asked, name))
        answer.property = kept
        x11.XSendEvent(display, LONG(asked.requestor), 0, LONG(0), ctypes.byref(answer))
        x11.XFlush(display)


if __name__ == "__main__":
    main(sys.argv[1])
