"""Makes the pictures of the user guide anew: `python -m tests.quality.guide_pictures`.

A demonstration office, a copy and a week of it, then the window itself; what the guide shows is put
into docs/pictures, with as many colours as the eye needs.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HOUSE = Path(__file__).resolve().parents[2]
GUIDE = HOUSE / "docs" / "huong-dan-su-dung.md"
PLACE = Path(tempfile.gettempdir()) / "duong-day-nong"
COLOURS = 256
ROUNDS = 5
# What an administrator sees; the other pages are pictured for a case officer.
OF_ADMINISTRATOR = "office"


def main() -> None:
    """Make them."""
    shutil.rmtree(PLACE, ignore_errors=True)
    _hotline("demo", "--dir", str(PLACE), "--no-window")
    office = ("--database", str(PLACE / "hotline-demo.sqlite3"))
    _hotline(*office, "back-up", str(PLACE / "ban-sao.sqlite3"))
    # Nothing is set up on this computer: the first page.
    _hotline("--screenshot", str(PLACE / "canbo"))
    for user in ("canbo", "quantri"):
        _hotline(*office, "--as", user, "--screenshot", str(PLACE / user))
    for target in re.findall(r"\]\(pictures/([^)]+)\)", GUIDE.read_text(encoding="utf-8")):
        user = "quantri" if target.startswith(OF_ADMINISTRATOR) else "canbo"
        picture = Image.open(PLACE / user / target).convert("RGB")
        # Rare colours count too, such as the red star of a field; the common ones stay exact.
        few = picture.quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=ROUNDS, dither=Image.Dither.NONE
        )
        few.save(GUIDE.parent / "pictures" / target, optimize=True)
    shutil.rmtree(PLACE)


def _hotline(*words: str) -> None:
    display = ("-m", "tests.virtual_screen", sys.executable) if "--screenshot" in words else ()
    subprocess.run(
        [sys.executable, *display, "-m", "hotline_app", "--language", "vi", *words],
        env=os.environ | {"HOTLINE_HOME": str(PLACE / "may"), "PYTHONPATH": str(HOUSE)},
        stdout=subprocess.DEVNULL,
        cwd=HOUSE,
        check=True,
    )


if __name__ == "__main__":
    main()
