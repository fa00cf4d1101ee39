"""Scroll bars: a thin round thumb and nothing else; invisible while everything is in sight.

ttk itself disables a bar that shows the whole: its thumb then has the colour of what it lies on,
and its room stays, so that words beside it never wrap anew because of it.
"""

from tkinter import ttk as plain
from typing import Any, Final

import ttkbootstrap
from PIL import Image, ImageTk

from hotline_app.widgets.palette import Palette
from hotline_app.widgets.surfaces import Shape, thumb

# The library's own style tools carry no types.
_kit: Any = ttkbootstrap

# Surface a bar lies on -> how its style begins; the card's is what a bar has without a style.
SURFACES: Final = {"card": "", "page": "Page.", "field": "Field."}
WIDTH, RADIUS, LEAST = 10, 3, 28
# Longer than any screen's half: ttk repeats the middle of a short picture again and again.
LENGTH = 1_200


def bar_style(surface: str) -> str:
    """Return the style of an upright bar on "card", "page" or "field"."""
    return f"{SURFACES[surface]}Vertical.TScrollbar"


def build_bars(root: ttkbootstrap.App, palette: Palette) -> list[ImageTk.PhotoImage]:
    """Configure the styles of all bars in the theme now in use.

    Returns:
        Their pictures, to be kept as long as the styles are used.
    """
    kept: list[ImageTk.PhotoImage] = []
    for surface, prefix in SURFACES.items():
        behind: str = getattr(palette, surface)
        looks = {
            "disabled": behind,
            "pressed": palette.quiet,
            "active": palette.faint,
            "": palette.edge,
        }
        for axis in ("Vertical", "Horizontal"):
            pictures = {state: _picture(root, fill, behind, axis) for state, fill in looks.items()}
            kept.extend(pictures.values())
            _build(root, f"{prefix}{axis}.TScrollbar", axis, pictures)
            plain.Style.configure(root.style, f"{prefix}{axis}.TScrollbar", **_trough(behind))
    return kept


def _picture(root: ttkbootstrap.App, fill: str, behind: str, axis: str) -> ImageTk.PhotoImage:
    width, radius = (_px(root, size) for size in (WIDTH, RADIUS))
    picture = thumb(Shape(width, LENGTH, radius, fill, fill, 0, behind))
    if axis == "Horizontal":
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    return ImageTk.PhotoImage(picture)


def _build(
    root: ttkbootstrap.App, name: str, axis: str, pictures: dict[str, ImageTk.PhotoImage]
) -> None:
    # ttk drags what is called "thumb"; the library has one under the style's own name.
    element = f"Desk.{name}.thumb"
    width, least = _px(root, WIDTH), _px(root, LEAST)
    is_upright = axis == "Vertical"
    _kit.image_element(
        root.style,
        element,
        default=pictures[""],
        states={state: picture for state, picture in pictures.items() if state},
        border=(0, _px(root, RADIUS)) if is_upright else (_px(root, RADIUS), 0),
        padding=0,
        width=width if is_upright else least,
        height=least if is_upright else width,
        sticky="nsew",
    )
    inside = [_kit.El(element, expand="1", sticky="nsew")]
    trough = _kit.El(
        f"{axis}.Scrollbar.trough", sticky="ns" if is_upright else "ew", children=inside
    )
    _kit.layout(root.style, name, trough)


def _trough(behind: str) -> dict[str, object]:
    colours = ("troughcolor", "bordercolor", "background", "darkcolor", "lightcolor")
    return dict.fromkeys(colours, behind) | {"relief": "flat", "borderwidth": 0, "arrowsize": 0}


def _px(root: ttkbootstrap.App, size: float) -> int:
    return int(_kit.scale_size(root, size))
