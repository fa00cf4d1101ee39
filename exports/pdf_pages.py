"""Looking at a PDF: its pages as pictures, as they will come out of the printer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    # Loaded when somebody looks at a paper: the library is large.
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def page_count(path: Path) -> int:
    """How many pages a PDF has."""
    with _opened(path) as document:
        return len(document)


def page_picture(path: Path, number: int, width: int) -> Any:
    """One page as a picture (`PIL.Image`), `width` pixels wide.

    Args:
        path: a PDF.
        number: of the page, from 0.
        width: in pixels, at least 1.
    """
    with _opened(path) as document:
        page = document[number]
        try:
            scale = width / page.get_width()
            bitmap = page.render(scale=scale)
            try:
                return bitmap.to_pil().convert("RGB")
            finally:
                bitmap.close()
        finally:
            page.close()
