"""Pictures of what is being written: the contact form, its lists, a pasted chat, waiting calls."""

import tkinter as tk
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.picture_scenes import Scene

NAME: Final = "H'Bia Niê Kđăm (chị họ của Nguyễn Thị Phương Thảo, tổ may số 7)"
WORKPLACE: Final = "Công ty TNHH Một thành viên Chế biến nông sản xuất khẩu Đắk Lắk"
STORY: Final = (
    "Chị phản ánh công ty chậm lương ba tháng liền, chưa đóng bảo hiểm xã hội từ tháng 5; quản lý "
    "chuyền yêu cầu làm thêm đến 22 giờ mà không trả tiền làm thêm giờ. Khoảng 40 chị em trong tổ "
    "cùng hoàn cảnh, nhiều người đang ở trọ tại hẻm 12 Nguyễn Thị Định, hết tiền thuê phòng.\n"
    "Chị xin được hướng dẫn làm đơn, hỏi công đoàn cơ sở có can thiệp được không, và đề nghị "
    "không cho công ty biết chị gọi."
)
CHAT: Final = (
    "Em chào anh chị ạ, em tên là Nguyễn Thị Lan, sđt 0900 000 145, làm ở Công ty CP Thủy sản "
    "Hồ Lắk. Công ty nợ lương tụi em từ 5/9 tới giờ, em đang nuôi con nhỏ, hết gạo rồi ạ.\n"
    "Mong công đoàn giúp tụi em với ạ. 21:40 20/11/2026"
)
LINES: Final = (
    ("20/11/2026 21:40", "0900 000 145", "Nguyễn Thị Lan", WORKPLACE, "Nợ lương", STORY, "Zalo"),
    ("20/11/2026 21:55", "0900 000 148", "H'Maryam Ksơr", "", "Lương thực", STORY[:90], ""),
    ("25/25", "12", NAME, "", "việc khác", "", "điện tín"),
)


def form_scenes(window: MainWindow, phone: str) -> Iterator[Scene]:
    """The pages on which calls are written down, with something in them.

    Args:
        window: of the program.
        phone: a number that called before.
    """
    form, leave = partial(_filled, window, phone), partial(_emptied, window)
    yield Scene("contact-filled", form, leave)
    yield Scene("contact-end", form, leave, (partial(scroll_down, window),))
    yield Scene("contact-problems", partial(_refused, window), leave)
    yield Scene("contact-needs", partial(_list_open, window, "needs"), leave)
    yield Scene("contact-workplaces", partial(_list_open, window, "employer"), leave)
    yield Scene("paste", partial(_pasted, window), partial(_unpasted, window))
    yield Scene("lines", partial(_lines, window), partial(_no_lines, window))


def scroll_down(window: MainWindow) -> None:
    """Show the lower end of the page in front."""
    page: Any = window.page
    for scrolled in _scrolled(page):
        scrolled.canvas.yview_moveto(1.0)


def _scrolled(widget: tk.Misc) -> Iterator[Any]:
    from hotline_app.widgets.scrolled import Scrolled

    for child in widget.winfo_children():
        if isinstance(child, Scrolled) and child.winfo_ismapped():
            yield child
        yield from _scrolled(child)


def _filled(window: MainWindow, phone: str) -> None:
    page: Any = window.go("new_contact")
    page.form.put(
        {
            "phone": {"text": phone},
            "name": NAME,
            "employer": {"typed": WORKPLACE},
            "needs": {"keys": ("wages", "insurance", "food", "lodging")},
            "urgency": "urgent",
            "summary": STORY,
            "call_back_safe": "no",
            "call_back_hours": "sau 17h",
            "call_back_who": NAME,
            "consents": ["handling"],
            "consent_method": "oral",
        }
    )


def _emptied(window: MainWindow) -> None:
    page: Any = window.page
    page.journal.clear()
    page.show_front()


def _refused(window: MainWindow) -> None:
    page: Any = window.go("new_contact")
    page.form.put({"phone": {"text": "12"}, "call_back_hours": "khi nào rảnh"})
    page.do_save()


def _list_open(window: MainWindow, name: str) -> None:
    page: Any = window.go("new_contact")
    field = page.form.fields[name]
    field.focus_set()
    window.root.update()
    field.focus_widget.event_generate("<Down>")


def _pasted(window: MainWindow) -> None:
    page: Any = window.go("new_contact")
    page.pasting.open()
    page.pasting.sheet.read(CHAT)


def _unpasted(window: MainWindow) -> None:
    page: Any = window.page
    page.pasting.sheet.read("")
    page.pasting.sheet.close()


def _lines(window: MainWindow) -> None:
    from hotline_app.views.waiting_calls.line_rows import LineRow

    page: Any = window.go("line_list")
    saved = LineRow(cells=LINES[0], is_saved=True, case_code="BMT-2026-000145")
    page.lines.put_rows([saved, *(LineRow(cells=cells) for cells in LINES), LineRow()], (3, 1))


def _no_lines(window: MainWindow) -> None:
    from hotline_app.views.waiting_calls.line_rows import LineRow

    page: Any = window.page
    page.lines.put_rows([LineRow()], (0, 0))
