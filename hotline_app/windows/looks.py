"""How the window looks and speaks, changed while it is open; no text is lost."""

from collections.abc import Callable
from dataclasses import replace

from hotline_app.i18n import current_language, install
from hotline_app.settings import Settings
from hotline_app.widgets.theme import Look
from hotline_app.windows.system_look import SYSTEM, shown_appearance


class LookActs:
    """The part of the window that changes its looks.

    Attributes:
        look: of the root.
        settings: of this workstation, as they are now.
        when_system: follows the computer from now on, without keeping anybody waiting.
    """

    look: Look
    settings: Settings
    when_system: Callable[[], None] | None = None

    def remember(self, settings: Settings) -> None:
        """Keep settings of this workstation."""
        raise AssertionError("the window remembers")

    def make_anew(self) -> None:
        """Make navigation and pages anew."""
        raise AssertionError("the window makes its pages")

    def make_window_anew(self) -> None:
        """Make the whole window anew."""
        raise AssertionError("the window can be made anew")

    def set_appearance(self, appearance: str) -> None:
        """Switch between light, dark and what the computer says; nothing is rebuilt."""
        self.remember(replace(self.settings, appearance=appearance))
        if appearance == SYSTEM and self.when_system is not None:
            self.when_system()
        else:
            self.look.set_appearance(shown_appearance(appearance))

    def set_font_size(self, points: int) -> None:
        """Change the size of all text at once."""
        self.look.set_font_size(points)
        self.remember(replace(self.settings, font_size=points))

    def set_language(self, language: str) -> None:
        """Speak another language: pages are made anew and go on from what they kept."""
        if language == current_language():
            return
        install(language)
        self.remember(replace(self.settings, language=language))
        self.make_anew()

    def set_scale(self, per_cent: int) -> None:
        """Change the size of everything: the window is made anew and goes on as it was."""
        if per_cent != self.settings.scale:
            self.remember(replace(self.settings, scale=per_cent))
            self.make_window_anew()

    def set_first_page(self, page: str) -> None:
        """Open with another page from the next start on."""
        self.remember(replace(self.settings, first_page=page))

    def do_appearance(self) -> None:
        """Switch to the other appearance."""
        self.set_appearance("light" if self.look.appearance == "dark" else "dark")
