"""The one root window, made in the right order: fonts, theme, scale, look, error door."""

from typing import Any

import ttkbootstrap as ttk

from hotline_app.errors import ErrorDoor
from hotline_app.fonts import register_fonts
from hotline_app.settings import Settings
from hotline_app.widgets.theme import Look, register_theme, theme_for
from hotline_app.windows.system_look import shown_appearance

# Tk counts in points: 4/3 pixels per point are 96 dots per inch, which is 100 %.
PIXELS_PER_POINT = 4 / 3
ROOT_ALONE = "HotlineRoot"


def make_root(settings: Settings, door: ErrorDoor) -> tuple[ttk.App, Look]:
    """Make the root window, still hidden, and give it its look.

    Args:
        settings: of this workstation.
        door: takes what callbacks raise.
    """
    register_fonts()
    register_theme()
    scaling = PIXELS_PER_POINT * settings.scale / 100 if settings.scale else None
    appearance = shown_appearance(settings.appearance)
    root = ttk.App(title="", theme=theme_for(appearance), iconphoto=None, scaling=scaling)
    root.withdraw()
    # The library announces every widget that appears to the one it stands in; nobody listens,
    # and a page has hundreds.
    root.unbind_all("<Map>")
    _let_hear_of_itself_alone(root)
    # The library takes the space bar away from buttons; everybody presses buttons with it.
    root.tk.eval("bind TButton <Key-space> {%W instate !disabled {%W invoke}; break}")
    any_root: Any = root
    any_root.report_callback_exception = door.report_callback_exception
    return root, Look(root, settings.font_size)


def _let_hear_of_itself_alone(root: ttk.App) -> None:
    """Move what the library bound to the root to a tag that its widgets do not carry.

    A binding of the root answers for every widget in it: a page that comes to the front called
    three of them for each of its hundreds of parts, and they only ask whether it is the root.
    """
    for sequence in ("<Map>", "<Configure>", "<Visibility>"):
        script = root.tk.call("bind", str(root), sequence)
        root.tk.call("bind", ROOT_ALONE, sequence, script)
        root.unbind(sequence)
    root.bindtags((ROOT_ALONE, *root.bindtags()))
