"""Where the window stands and how large it is, from one day to the next."""

import re
from dataclasses import replace

import ttkbootstrap as ttk

from hotline_app.settings import Settings
from hotline_app.widgets.theme import px

USUAL_SIZE = (1366, 768)
LEAST_SIZE = (1024, 600)
_GEOMETRY = re.compile(r"(\d+)x(\d+)([+-]-?\d+)([+-]-?\d+)")


def restore_geometry(root: ttk.App, settings: Settings) -> None:
    """Put the window where it was, as far as the screen of today has room for it."""
    width, height = (px(root, size) for size in USUAL_SIZE)
    x = y = 0
    found = _GEOMETRY.fullmatch(settings.geometry)
    if found:
        width, height = int(found[1]), int(found[2])
        x, y = int(found[3].lstrip("+")), int(found[4].lstrip("+"))
    width = min(width, root.winfo_screenwidth())
    height = min(height, root.winfo_screenheight())
    # A second screen may have gone: the top left corner must stay within reach.
    x = min(max(x, 0), root.winfo_screenwidth() - width)
    y = min(max(y, 0), root.winfo_screenheight() - height)
    root.minsize(
        min(px(root, LEAST_SIZE[0]), root.winfo_screenwidth()),
        min(px(root, LEAST_SIZE[1]), root.winfo_screenheight()),
    )
    root.geometry(f"{width}x{height}+{x}+{y}")
    if settings.is_maximised:
        _maximise(root)


def geometry_now(root: ttk.App, settings: Settings) -> Settings:
    """Return `settings` with the place and size of the window as they are."""
    if is_maximised(root):
        return replace(settings, is_maximised=True)
    return replace(settings, is_maximised=False, geometry=root.geometry())


def is_maximised(root: ttk.App) -> bool:
    """Return whether the window fills the screen."""
    if root.winsys == "x11":
        return bool(root.attributes("-zoomed"))
    return root.state() == "zoomed"


def _maximise(root: ttk.App) -> None:
    if root.winsys == "x11":
        root.attributes("-zoomed", True)
    else:
        root.state("zoomed")
