"""Which pictures of the pages are wanted."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotline_app.workplace import Workplace


@dataclass(frozen=True)
class PictureWish:
    """One round of pictures.

    Attributes:
        folder: made when it is missing.
        stage: an empty folder for what the window writes down while it is pictured.
        size: of the window in pixels.
        scale: per cent; 0 takes the one of the settings.
        appearances: "light", "dark" or both.
        is_whole: forms, panels and dialogs besides the pages.
    """

    folder: Path
    stage: Path
    size: tuple[int, int] = (1366, 768)
    scale: int = 0
    appearances: tuple[str, ...] = ("light", "dark")
    is_whole: bool = False

    @property
    def geometry(self) -> str:
        """The place and size as Tk writes it."""
        return f"{self.size[0]}x{self.size[1]}+0+0"

    def set_the_stage(self, place: "Workplace") -> None:
        """Let the window begin as it is wanted; it leaves settings and drafts of people alone."""
        place.paths = replace(place.paths, config=self.stage, drafts=self.stage)
        place.keep(
            replace(place.settings, geometry=self.geometry, is_maximised=False, appearance="light")
        )
