"""Rounded shapes as pictures, drawn at eight times their size and scaled down.

Styles need opaque pictures with a large centre: ttk repeats a small transparent centre so often
that one resize of the window takes 445 ms instead of 8.
"""

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageTk

OVERSAMPLE = 8


@dataclass(frozen=True)
class Shape:
    """One rounded rectangle; all lengths in screen pixels.

    Attributes:
        width, height, radius: of the whole picture.
        fill, edge: colours; `edge` may equal `fill`.
        edge_width: 0 when there is no border.
        behind: colour outside the corners (opaque pictures cannot show what is below them).
    """

    width: int
    height: int
    radius: int
    fill: str
    edge: str
    edge_width: int
    behind: str


def nine_patch(shape: Shape) -> ImageTk.PhotoImage:
    """Draw an opaque rounded rectangle; only its corners cost anything."""
    corner = shape.radius + shape.edge_width + 1
    corners = _corners(shape, 2 * corner)
    picture = Image.new("RGB", (shape.width, shape.height), shape.fill)
    if shape.edge_width and shape.edge != shape.fill:
        ImageDraw.Draw(picture).rectangle(
            (0, 0, shape.width - 1, shape.height - 1), outline=shape.edge, width=shape.edge_width
        )
    right, bottom = shape.width - corner, shape.height - corner
    for x, y, column, row in (
        (0, 0, 0, 0),
        (right, 0, corner, 0),
        (0, bottom, 0, corner),
        (right, bottom, corner, corner),
    ):
        picture.paste(corners.crop((column, row, column + corner, row + corner)), (x, y))
    return ImageTk.PhotoImage(picture)


def rounded(shape: Shape, dot: tuple[str, int, int] | None = None) -> ImageTk.PhotoImage:
    """Draw a small rounded rectangle with smooth corners over `shape.behind`.

    Args:
        shape: what to draw.
        dot: colour, centre from the left and radius of a dot in the middle line.
    """
    return ImageTk.PhotoImage(_rounded(shape, dot))


@lru_cache(maxsize=512)
def _rounded(shape: Shape, dot: tuple[str, int, int] | None) -> Image.Image:
    # The same few pills stand on every page: they are drawn once, Tk gets a copy each time.
    scale = OVERSAMPLE
    size = (shape.width * scale, shape.height * scale)
    picture = Image.new("RGB", size, shape.behind)
    draw = ImageDraw.Draw(picture)
    _draw_rounded(draw, shape, size)
    if dot is not None:
        colour, x, radius = dot
        middle = shape.height / 2
        box = ((x - radius), (middle - radius), (x + radius), (middle + radius))
        draw.ellipse(tuple(edge * scale for edge in box), fill=colour)
    return picture.resize((shape.width, shape.height), Image.Resampling.BOX)


def thumb(shape: Shape) -> Image.Image:
    """Draw the upright thumb of a scroll bar: a pill of twice the radius, in the middle."""
    scale, width = OVERSAMPLE, 2 * shape.radius
    cap = Image.new("RGB", (width * scale, width * scale), shape.behind)
    ImageDraw.Draw(cap).ellipse((0, 0, width * scale - 1, width * scale - 1), fill=shape.fill)
    small = cap.resize((width, width), Image.Resampling.BOX)
    picture = Image.new("RGB", (shape.width, shape.height), shape.behind)
    left, bottom = (shape.width - width) // 2, shape.height - shape.radius
    picture.paste(small.crop((0, 0, width, shape.radius)), (left, 0))
    picture.paste(shape.fill, (left, shape.radius, left + width, bottom))
    picture.paste(small.crop((0, width - shape.radius, width, width)), (left, bottom))
    return picture


def _corners(shape: Shape, side: int) -> Image.Image:
    """Draw the four corners side by side as one small square."""
    has_edge = bool(shape.edge_width) and shape.edge != shape.fill
    picture = Image.new("RGB", (side, side), shape.behind)
    outer, inner = _corner_masks(shape.radius, shape.edge_width if has_edge else 0, side)
    picture.paste(shape.edge if has_edge else shape.fill, mask=outer)
    if has_edge:
        picture.paste(shape.fill, mask=inner)
    return picture


@lru_cache(maxsize=64)
def _corner_masks(radius: int, edge_width: int, side: int) -> tuple[Image.Image, Image.Image]:
    """What the whole and its inside cover: the same few for the colours of every state."""
    size, inset = side * OVERSAMPLE, edge_width * OVERSAMPLE
    masks = []
    for off, round_by in ((0, radius), (inset, max(0, radius - edge_width))):
        mask = Image.new("L", (size, size), 0)
        box = (off, off, size - 1 - off, size - 1 - off)
        ImageDraw.Draw(mask).rounded_rectangle(box, round_by * OVERSAMPLE, fill=255)
        masks.append(mask.resize((side, side), Image.Resampling.BOX))
    outer, inner = masks
    return outer, inner


def _draw_rounded(draw: ImageDraw.ImageDraw, shape: Shape, size: tuple[int, int]) -> None:
    right, bottom = size[0] - 1, size[1] - 1
    has_edge = bool(shape.edge_width) and shape.edge != shape.fill
    draw.rounded_rectangle(
        (0, 0, right, bottom),
        shape.radius * OVERSAMPLE,
        fill=shape.edge if has_edge else shape.fill,
    )
    if has_edge:
        inset = shape.edge_width * OVERSAMPLE
        draw.rounded_rectangle(
            (inset, inset, right - inset, bottom - inset),
            max(0, shape.radius - shape.edge_width) * OVERSAMPLE,
            fill=shape.fill,
        )
