"""The named styles of the desk, built once for each appearance.

Calls go to `tkinter.ttk.Style` itself: ttkbootstrap remembers what is configured through its own
class and would carry it from the light theme to the dark one.
"""

from collections.abc import Mapping, Sequence
from tkinter import ttk as plain
from typing import Any

import ttkbootstrap
from PIL import ImageTk

from hotline_app.widgets.bars import build_bars
from hotline_app.widgets.palette import Palette
from hotline_app.widgets.surfaces import Shape, nine_patch

# The library's own style tools carry no types.
_kit: Any = ttkbootstrap

FRAMES = {
    "Page.TFrame": "page",
    "Inside.TFrame": "card",
    "Nav.TFrame": "nav",
    "Line.TFrame": "line",
    "Soft.TFrame": "soft",
}
# Labels: style -> (colour behind, colour of the text, font).
LABELS = {
    "Page.TLabel": ("page", "ink", "Body"),
    "PageQuiet.TLabel": ("page", "quiet", "Small"),
    "PageStrong.TLabel": ("page", "ink", "Strong"),
    "Title.TLabel": ("page", "ink", "Title"),
    "Inside.TLabel": ("card", "ink", "Body"),
    "Quiet.TLabel": ("card", "quiet", "Small"),
    "Strong.TLabel": ("card", "ink", "Strong"),
    "Heading.TLabel": ("card", "ink", "Heading"),
    "Figure.TLabel": ("card", "ink", "Figure"),
    "FieldName.TLabel": ("card", "quiet", "SmallStrong"),
    "Required.TLabel": ("card", "problem", "SmallStrong"),
    "Problem.TLabel": ("card", "problem", "Small"),
    "Alert.TLabel": ("card", "problem", "Strong"),
    "Good.TLabel": ("card", "good", "Small"),
    "Warn.TLabel": ("card", "warn", "Small"),
    "InField.TLabel": ("field", "quiet", "Small"),
    "Nav.TLabel": ("nav", "nav_ink", "Body"),
    "NavStrong.TLabel": ("nav", "act_ink", "Strong"),
    "NavQuiet.TLabel": ("nav", "nav_ink", "Small"),
    "SoftStrong.TLabel": ("soft", "ink", "SmallStrong"),
    "Soft.TLabel": ("soft", "ink", "Small"),
    "Status.TLabel": ("page", "quiet", "Small"),
    "Banner.TLabel": ("warn", "card", "SmallStrong"),
}
# Buttons: style -> (kind, surface it lies on, horizontal and vertical padding, font).
BUTTONS = {
    "Act.TButton": ("act", "page", (14, 7), "Strong"),
    "ActInside.TButton": ("act", "card", (14, 7), "Strong"),
    "Danger.TButton": ("danger", "card", (14, 7), "Strong"),
    "Plain.TButton": ("plain", "page", (14, 7), "Body"),
    "PlainInside.TButton": ("plain", "card", (14, 7), "Body"),
    "Ghost.TButton": ("ghost", "page", (8, 7), "Body"),
    "GhostInside.TButton": ("ghost", "card", (8, 5), "Small"),
    "Deed.TButton": ("plain", "card", (10, 5), "Body"),
    "InField.TButton": ("ghost", "field", (6, 2), "Body"),
    "Nav.TButton": ("nav", "nav", (12, 8), "Body"),
    "NavOn.TButton": ("nav_on", "nav", (12, 8), "Strong"),
    "Chip.TButton": ("plain", "card", (12, 4), "Small"),
    "ChipOn.TButton": ("chosen", "card", (12, 4), "SmallStrong"),
}
_LABEL_IN_BUTTON = (
    _kit.El("Button.padding", sticky="nsew", children=[_kit.El("Button.label", sticky="nsew")]),
)

Look = tuple[str, str, int]  # fill, edge, edge width for 96 dots per inch


class StyleSheet:
    """All styles of one appearance.

    Args:
        root: the root window, with the theme of that appearance in use.
        palette: its colours.
    """

    def __init__(self, root: ttkbootstrap.App, palette: Palette) -> None:
        self._style = root.style
        self._root = root
        self._palette = palette
        self._pictures: dict[Shape, ImageTk.PhotoImage] = {}

    def build(self) -> None:
        """Configure every style in the theme now in use."""
        for name, colour in FRAMES.items():
            self._configure(name, background=self._colour(colour))
            _kit.register_style(self._style, name)
        for name, (behind, ink, font) in LABELS.items():
            self._configure(
                name, background=self._colour(behind), foreground=self._colour(ink), font=font
            )
            _kit.register_style(self._style, name)
        for name, (kind, surface, padding, font) in BUTTONS.items():
            self._button(name, kind, surface, font)
            self._configure(name, padding=[self._px(size) for size in padding])
        for name in ("Nav.TButton", "NavOn.TButton", "Deed.TButton"):
            self._configure(name, anchor="w")
        self._card()
        self._fields()
        self._bars = build_bars(self._root, self._palette)

    def _colour(self, name: str) -> str:
        colour: str = getattr(self._palette, name)
        return colour

    def _px(self, size: float) -> int:
        return int(_kit.scale_size(self._root, size))

    def _configure(self, name: str, **options: object) -> None:
        plain.Style.configure(self._style, name, **options)

    def _map(self, name: str, **options: Sequence[tuple[str, str]]) -> None:
        plain.Style.map(self._style, name, None, **options)

    def _picture(self, look: Look, radius: int, size: tuple[int, int], behind: str) -> str:
        fill, edge, width = look
        shape = Shape(
            width=self._px(size[0]),
            height=self._px(size[1]),
            radius=self._px(radius),
            fill=fill,
            edge=edge,
            edge_width=max(1, self._px(width)) if width else 0,
            behind=behind,
        )
        if shape not in self._pictures:
            self._pictures[shape] = nine_patch(shape)
        return str(self._pictures[shape])

    def _nine(
        self,
        name: str,
        looks: Mapping[str, Look],
        surface: str,
        children: Sequence[Any] = (),
        *,
        radius: int = 8,
        size: tuple[int, int] = (160, 40),
    ) -> None:
        """Give a style a rounded background; `looks` are states in order, "" is the rest."""
        behind = self._colour(surface)
        pictures = {
            state: self._picture(look, radius, size, behind) for state, look in looks.items()
        }
        element = f"{name}.background"
        least = self._px(2 * radius + 4)
        _kit.image_element(
            self._style,
            element,
            default=pictures.pop(""),
            states=pictures,
            border=self._px(radius + 1),
            padding=0,
            width=least,
            height=least,
            sticky="nsew",
        )
        _kit.layout(self._style, name, _kit.El(element, sticky="nsew", children=list(children)))
        self._configure(name, background=behind)

    def _button(self, name: str, kind: str, surface: str, font: str) -> None:
        palette = self._palette
        looks, ink = self._button_looks(kind, self._colour(surface))
        # A row of the navigation may be low: where letters are large every page must be in sight.
        radius = 6 if kind.startswith("nav") else 8
        self._nine(name, looks, surface, _LABEL_IN_BUTTON, radius=radius)
        self._configure(
            name,
            foreground=ink,
            font=font,
            anchor="center",
            focuscolor=self._colour(surface),
            focusthickness=0,
        )
        # ttk dims the icon of a disabled button with the background: it must be the button's own.
        resting = looks["disabled"][0]
        self._map(
            name,
            foreground=[("disabled", palette.faint)],
            background=[("disabled", resting)],
        )

    def _button_looks(self, kind: str, surface: str) -> tuple[dict[str, Look], str]:
        """Return the looks by state and the colour of the text."""
        p = self._palette
        rest, hover, pressed, ink = {
            "act": ((p.act, p.act, 0), p.act_hover, p.act_pressed, p.act_ink),
            "danger": ((p.danger, p.danger, 0), p.danger_hover, p.danger_hover, p.act_ink),
            "plain": ((p.card, p.edge, 1), p.hover, p.soft_hover, p.ink),
            "ghost": ((surface, surface, 0), p.soft, p.soft_hover, p.quiet),
            "nav": ((p.nav, p.nav, 0), p.nav_hover, p.nav_on, p.nav_ink),
            "nav_on": ((p.nav_on, p.nav_on, 0), p.nav_on, p.nav_on, p.act_ink),
            "chosen": ((p.chosen, p.chosen_edge, 1), p.chosen, p.chosen, p.chosen_edge),
        }[kind]
        fill, edge, width = rest
        ring = p.act_ink if kind in ("nav", "nav_on") else p.chosen_edge
        if kind == "act":
            ring = p.ink
        quiet = (surface, surface, 0) if kind in ("ghost", "nav") else (p.soft, p.line, 1)
        edge_of = {"": edge} if width else {}
        return {
            "disabled": quiet,
            "pressed": (pressed, edge_of.get("", pressed), width),
            "focus active": (hover, ring, 2),
            "focus": (fill, ring, 2),
            "active": (hover, edge_of.get("", hover), width),
            "": rest,
        }, ink

    def _card(self) -> None:
        p = self._palette
        self._nine("Card.TFrame", {"": (p.card, p.line, 1)}, "page", radius=10, size=(900, 600))
        self._nine("Toast.TFrame", {"": (p.card, p.edge, 1)}, "page", radius=10, size=(400, 120))
        self._nine("Notice.TFrame", {"": (p.soft, p.soft, 0)}, "card", radius=8, size=(600, 120))

    def _fields(self) -> None:
        p = self._palette
        looks: dict[str, Look] = {
            "disabled": (p.soft, p.line, 1),
            "invalid focus": (p.field, p.problem, 2),
            "invalid": (p.field, p.problem, 1),
            "focus": (p.field, p.chosen_edge, 2),
            "": (p.field, p.edge, 1),
        }
        inside = _kit.El(
            "Entry.padding", sticky="nsew", children=[_kit.El("Entry.textarea", sticky="nsew")]
        )
        text = {
            "foreground": p.ink,
            "insertcolor": p.ink,
            "fieldbackground": p.field,
            "selectbackground": p.act,
            "selectforeground": p.act_ink,
        }
        self._nine("Field.TFrame", looks, "card", radius=7, size=(600, 80))
        self._nine("Field.TEntry", looks, "card", [inside], radius=7, size=(400, 40))
        self._configure("Field.TEntry", padding=[self._px(9), self._px(6)], **text)
        self._map("Field.TEntry", foreground=[("disabled", p.faint)], fieldbackground=[])
        _kit.layout(self._style, "Bare.TEntry", inside)
        self._configure("Bare.TEntry", padding=0, borderwidth=0, background=p.field, **text)
        self._map(
            "Bare.TEntry",
            foreground=[("disabled", p.faint)],
            fieldbackground=[("disabled", p.soft)],
            background=[("disabled", p.soft)],
        )
