"""Pages that show every widget, for tests and pictures only."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import ttkbootstrap as ttk

from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.dates import DateField, DateReading
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.picker import Picker, source_of
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Column, Order, TwoLines
from hotline_app.widgets.theme import px
from hotline_app.widgets.timeline import Happening, Timeline

NAMES = ("Dương Kim Vinh", "Võ Thanh Nga", "Phạm Hồng Long", "H'Bia Ê Ƀăn", "Nguyễn Thị Hồng Hạnh")
PLACES = ("Công ty TNHH May mặc Hòa Thọ", "Công ty CP Thủy sản", "KCN Phú Bài – Điện tử")
NEEDS = ("Tiền lương", "Bảo hiểm xã hội", "Hợp đồng lao động", "An toàn lao động", "Thai sản")
STATUSES = (
    Status("Mới tiếp nhận", "blue"),
    Status("Đang xử lý", "amber"),
    Status("Chờ phản hồi", "violet"),
    Status("Quá hạn", "red"),
    Status("Đã giải quyết", "green"),
    Status("Đã đóng", "grey"),
)


def plain_fold(text: str) -> str:
    """Take tones and capitals away; enough for demonstration."""
    import unicodedata

    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def read_day(text: str) -> date | None:
    """Read day/month/year and nothing else."""
    parts = text.strip().replace(".", "/").split("/")
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


READING = DateReading(
    parse=read_day,
    write=lambda day: f"{day:%d/%m/%Y}",
    explain=lambda day: f"Thứ {day.weekday() + 2}",
    today=lambda: date(2026, 11, 23),
)


class CasesPage(Page):
    """A list of any length."""

    rows = 100_000

    def __init__(self, parent: ttk.Frame) -> None:
        super().__init__(parent)
        self.asked: list[tuple[int, int]] = []
        card = Card(self, padding=2)
        card.pack(fill="both", expand=True)
        bar = ttk.Frame(card.body, style="Inside.TFrame")
        bar.pack(fill="x", padx=px(self, 14), pady=px(self, 12))
        self.search = TextField(bar, FieldSpec(""))
        self.search.pack(side="left", padx=(0, px(self, 12)))
        self.chips = Chips(
            bar, FieldSpec(""), [("", "Tất cả"), *((s.tone, s.words) for s in STATUSES)]
        )
        self.chips.pack(side="left", fill="x", expand=True)
        self.chips.value = ""
        self.table = Table(
            card.body,
            [
                Column("code", "Mã vụ việc", lambda n: f"VV-2026-{n:06}", 150, is_quiet=True),
                Column("person", "Người lao động", self._person, 180, 1, is_sortable=True),
                Column("need", "Nhu cầu", self._need, 180, 1),
                Column("status", "Trạng thái", lambda n: STATUSES[n % 6], 150),
                Column("days", "Số ngày", lambda n: str(n % 40), 90, is_number=True),
                Column(
                    "at",
                    "Tiếp nhận",
                    lambda n: "23/11/2026 09:10",
                    150,
                    is_sortable=True,
                    is_quiet=True,
                ),
            ],
            TableActs(),
        )
        self.table.pack(fill="both", expand=True)
        self.table.set_rows(self.rows, self.fetch)
        self.table.set_order(Order("at", is_descending=True))

    def fetch(self, first: int, count: int) -> Sequence[int]:
        """Return row numbers as records."""
        self.asked.append((first, count))
        return range(first, first + count)

    def heading(self) -> Heading:
        """Return the top of the page."""
        return Heading(
            "Vụ việc",
            "100.000 hồ sơ · cập nhật lúc 09:30",
            (
                PageButton("Xuất Excel", lambda: None, "file-earmark-spreadsheet"),
                PageButton("Ghi nhận", lambda: None, "telephone-plus-fill", is_primary=True),
            ),
        )

    def shown(self) -> None:
        """Begin in the list."""
        self.table.focus_set()

    @staticmethod
    def _person(number: int) -> TwoLines:
        return TwoLines(NAMES[number % len(NAMES)], PLACES[number % len(PLACES)])

    @staticmethod
    def _need(number: int) -> TwoLines:
        return TwoLines(NEEDS[number % len(NEEDS)], "Đơn phương chấm dứt hợp đồng lao động")


class FormPage(Page):
    """A form with every field, and a panel at its right."""

    def __init__(self, parent: ttk.Frame) -> None:
        super().__init__(parent)
        self.saved: list[dict[str, Any]] = []
        self.columnconfigure(0, weight=3)
        self.columnconfigure(1, weight=2)
        self.rowconfigure(0, weight=1)
        form = Card(self)
        form.grid(row=0, column=0, sticky="nsew", padx=(0, px(self, 14)))
        body = form.body
        body.columnconfigure((0, 1), weight=1, uniform="fields")
        self.phone = TextField(body, FieldSpec("Số điện thoại", is_required=True))
        self.name = TextField(body, FieldSpec("Họ và tên người gọi", is_required=True))
        choices = [Choice(str(n), name, f"{n} vụ việc") for n, name in enumerate(PLACES)]
        self.work = Picker(
            body, FieldSpec("Nơi làm việc"), source_of(choices, plain_fold, takes_free_text=True)
        )
        needs = [Choice(str(n), name) for n, name in enumerate(NEEDS)]
        self.need = Picker(body, FieldSpec("Nhu cầu"), source_of(needs, plain_fold))
        self.due = DateField(body, FieldSpec("Hạn xử lý"), READING)
        self.urgency = Chips(
            body,
            FieldSpec("Mức độ khẩn"),
            [("normal", "Thường"), ("high", "Cao"), ("urgent", "Khẩn cấp")],
        )
        self.urgency.value = "normal"
        self.story = LongTextField(body, FieldSpec("Nội dung phản ánh", is_required=True))
        gap = px(self, 8)
        for number, field in enumerate(
            (self.phone, self.name, self.work, self.need, self.due, self.urgency)
        ):
            field.grid(
                row=number // 2, column=number % 2, sticky="new", padx=gap, pady=(0, px(self, 12))
            )
        self.story.grid(row=3, column=0, columnspan=2, sticky="nsew", padx=gap)
        body.rowconfigure(3, weight=1)
        self._panel()

    def _panel(self) -> None:
        panel = ttk.Frame(self, style="Page.TFrame")
        panel.grid(row=0, column=1, sticky="nsew")
        callers = Card(panel, "Lịch sử người gọi")
        callers.set_note("4 vụ việc gần nhất")
        callers.pack(fill="x", pady=(0, px(self, 14)))
        for number, status in enumerate(STATUSES[:4]):
            row = ttk.Frame(callers.body, style="Inside.TFrame")
            row.pack(fill="x", pady=px(self, 3))
            Pill(row, status).pack(side="right")
            ttk.Label(row, text=NEEDS[number], style="Strong.TLabel").pack(anchor="w")
            ttk.Label(row, text="VV-2026-100000 · 23/11/2026", style="Quiet.TLabel").pack(
                anchor="w"
            )
        history = Card(panel, "Dòng thời gian")
        history.pack(fill="both", expand=True)
        self.timeline = Timeline(history.body)
        self.timeline.pack(fill="both", expand=True)
        self.timeline.set_entries(
            [
                Happening(
                    "Chuyển xử lý",
                    "23/11 09:30",
                    "Chuyển LĐLĐ huyện phối hợp, hạn phản hồi 05 ngày.",
                    "Hoàng Đức Minh",
                    "arrow-left-right",
                    "amber",
                ),
                Happening(
                    "Tư vấn",
                    "22/11 10:30",
                    "Hướng dẫn quyền yêu cầu trả lương và lãi chậm trả.",
                    "Lê Quốc Tuấn",
                    "chat-left-text-fill",
                    "green",
                ),
                Happening("Tiếp nhận", "22/11 03:30", "", "Trần Thị Hạnh", "telephone", "blue"),
            ]
        )

    def heading(self) -> Heading:
        """Return the top of the page."""
        return Heading(
            "Ghi nhận lượt liên hệ",
            "Phiếu mới · bắt đầu 09:31:05",
            (
                PageButton("Xóa phiếu", lambda: None),
                PageButton("Lưu (Ctrl+S)", self.do_save, "check-lg", is_primary=True),
            ),
        )

    def shown(self) -> None:
        """Begin with the phone."""
        self.phone.focus_set()

    def do_save(self) -> None:
        """Take the fields."""
        self.saved.append(self.keep())

    def keep(self) -> dict[str, Any]:
        """Return what was typed."""
        return {"phone": self.phone.value, "name": self.name.value, "story": self.story.value}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on from what was typed."""
        for name, value in kept.items():
            getattr(self, name).value = value
