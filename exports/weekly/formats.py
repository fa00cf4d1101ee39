"""How the cells of the week's workbook look."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Formats:
    """Cell formats of the workbook."""

    head: Any
    figure_head: Any
    text: Any
    long: Any
    moment: Any
    number: Any
    title: Any
    strong: Any
    share: Any
    total: Any

    def of(self, kind: str) -> Any:
        """The format of a column kind."""
        known = {"moment": self.moment, "number": self.number, "money": self.number}
        return known.get(kind, self.long if kind in ("long", "needs") else self.text)


def formats_of(book: Any) -> Formats:
    """Make the formats of a workbook that is being written."""
    base = {"font_name": "Times New Roman", "font_size": 10, "valign": "top"}

    def add(**properties: Any) -> Any:
        return book.add_format({**base, **properties})

    whole = "#,##0"
    head = {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "bg_color": "#D9E2F0",
        "border": 1,
    }
    return Formats(
        head=add(**head),
        figure_head=add(**head, align="right"),
        text=add(num_format="@", text_wrap=True),
        long=add(num_format="@", text_wrap=True),
        moment=add(num_format="dd/mm/yyyy hh:mm", align="left"),
        number=add(num_format=whole),
        title=add(bold=True, font_size=14),
        strong=add(bold=True),
        share=add(num_format="0.0%"),
        total=add(bold=True, num_format=whole, top=1),
    )
