"""A workbook to write into: formats of the house, text never a formula, closed in any case."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError


@dataclass(frozen=True, slots=True)
class SheetFormats:
    """Cell formats of registers and statistics."""

    title: Any
    strong: Any
    plain: Any
    head: Any
    text: Any
    number: Any
    moment: Any
    share: Any
    total: Any


@contextmanager
def open_workbook(path: Path) -> Iterator[tuple[Any, SheetFormats]]:
    """Open a workbook; when the block ends well it is written, else nothing is.

    Raises:
        OSError: the disk's own error.
    """
    settings = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),  # rows on their way stay in the folder that is swept up
    }
    book = Workbook(str(path), settings)
    try:
        yield book, _formats(book)
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error  # the disk's own error, which the caller knows to read
    finally:
        book.fileclosed = True  # a workbook given up must not be written when it is thrown away


def _formats(book: Any) -> SheetFormats:
    base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}

    def add(**properties: Any) -> Any:
        return book.add_format({**base, **properties})

    return SheetFormats(
        title=add(bold=True, font_size=14),
        strong=add(bold=True),
        plain=add(italic=True),
        head=add(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            align="center",
            bg_color="#D9E2F0",
            border=1,
        ),
        text=add(num_format="@", text_wrap=True, border=1),
        number=add(num_format="#,##0", border=1),
        moment=add(num_format="dd/mm/yyyy hh:mm", align="left", border=1),
        share=add(num_format="0.0%", border=1),
        total=add(bold=True, num_format="#,##0", border=1),
    )
