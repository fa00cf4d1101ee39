"""The screen font, registered for this process only: nothing is installed on the computer.

Be Vietnam Pro has every Vietnamese letter. For the few Ê Đê letters it lacks (ƀ, and ĕ ŏ ŭ as
single letters) Windows and fontconfig take that one glyph from a system font.
"""

import ctypes
import ctypes.util
import sys
from pathlib import Path

FAMILY = "Be Vietnam Pro"
FALLBACK_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans")
FONT_FOLDER = Path(__file__).with_name("assets") / "fonts"
# Regular, Bold and Italic only: with a Medium face loaded, normal text turns Medium.
FACES = ("BeVietnamPro-Regular.ttf", "BeVietnamPro-Bold.ttf", "BeVietnamPro-Italic.ttf")

_FR_PRIVATE = 0x10


def register_fonts(folder: Path = FONT_FOLDER) -> int:
    """Make our faces known to this process; call before the first Tk window.

    Returns:
        How many faces were taken; 0 when the system cannot do it (system fonts are used then).
    """
    faces = [folder / name for name in FACES if (folder / name).is_file()]
    if sys.platform == "win32":
        return _register_windows(faces)
    if sys.platform.startswith("linux"):
        return _register_fontconfig(faces)
    return 0


def choose_family(available: tuple[str, ...]) -> str:
    """Return our family, or the best of the system's when ours could not be registered."""
    for family in (FAMILY, *FALLBACK_FAMILIES):
        if family in available:
            return family
    return ""


def _register_windows(faces: list[Path]) -> int:
    add = getattr(ctypes, "windll").gdi32.AddFontResourceExW  # noqa: B009 - Windows only
    return sum(bool(add(ctypes.c_wchar_p(str(face)), _FR_PRIVATE, 0)) for face in faces)


def _register_fontconfig(faces: list[Path]) -> int:
    try:
        # find_library starts processes (80 ms): ask for the usual name first.
        library = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        name = ctypes.util.find_library("fontconfig")
        if name is None:
            return 0
        library = ctypes.CDLL(name)
    add = library.FcConfigAppFontAddFile
    add.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    add.restype = ctypes.c_int
    return sum(bool(add(None, str(face).encode())) for face in faces)
