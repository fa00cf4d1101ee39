"""Which pictures of the pages are wanted."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PictureWish:
    """One round of pictures.

    Attributes:
        folder: made when it is missing.
        size: of the window in pixels.
        scale: per cent; 0 takes the one of the settings.
        appearances: "light", "dark" or both.
        is_whole: forms, panels and dialogs besides the pages.
    """

    folder: Path
    size: tuple[int, int] = (1366, 768)
    scale: int = 0
    appearances: tuple[str, ...] = ("light", "dark")
    is_whole: bool = False

    @property
    def geometry(self) -> str:
        """The place and size as Tk writes it."""
        return f"{self.size[0]}x{self.size[1]}+0+0"
