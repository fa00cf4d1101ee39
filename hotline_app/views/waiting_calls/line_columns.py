"""The columns of the list of waiting calls: fields of a contact, their names and widths."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hotline_app.i18n import tr


@dataclass(frozen=True)
class LineColumn:
    """One column.

    Attributes:
        field: of `CallDraft`.
        words: gives the heading in the language in use.
        width: for 96 dots per inch; the least of a column that grows.
        grows: takes what room is left.
        headings: folded headings of foreign tables that mean this column.
    """

    field: str
    words: Callable[[], str]
    width: int
    grows: bool = False
    headings: tuple[str, ...] = ()


COLUMNS: Final = (
    LineColumn(
        "received_at",
        lambda: tr("Called at"),
        138,
        headings=("gio", "gio goi", "thoi gian", "ngay gio", "ngay", "time", "called at"),
    ),
    LineColumn(
        "phone",
        lambda: tr("Phone"),
        112,
        headings=("sdt", "so dien thoai", "dien thoai", "dt", "so dt", "phone"),
    ),
    LineColumn(
        "name",
        lambda: tr("Name"),
        136,
        headings=("ten", "ho ten", "ho va ten", "nguoi goi", "ho va ten nguoi goi", "name"),
    ),
    LineColumn(
        "employer",
        lambda: tr("Workplace"),
        140,
        headings=("noi lam viec", "cong ty", "don vi", "doanh nghiep", "workplace", "employer"),
    ),
    LineColumn(
        "needs",
        lambda: tr("Needs"),
        126,
        headings=("nhu cau", "can", "de nghi", "loai", "needs", "need"),
    ),
    LineColumn(
        "summary",
        lambda: tr("What it is about"),
        160,
        grows=True,
        headings=("noi dung", "tom tat", "ghi chu", "su viec", "summary"),
    ),
    LineColumn(
        "channel",
        lambda: tr("Came by"),
        88,
        headings=("kenh", "kenh tiep nhan", "nguon", "channel"),
    ),
)
FIELDS: Final = tuple(column.field for column in COLUMNS)


def place_of(field: str) -> int:
    """Place of a field among the columns."""
    return FIELDS.index(field)
