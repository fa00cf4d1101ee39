import itertools

import pytest

from hotline_app.widgets.card import Card
from hotline_app.widgets.dialog import Answer, Dialog, Question, ask, confirm
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.timeline import Happening, Timeline
from hotline_app.widgets.toast import MOST_AT_ONCE, News, Toasts, undo_news

QUESTION = Question(
    "Xóa vụ việc?",
    "Không thể lấy lại.",
    (Answer("no", "Hủy"), Answer("later", "Để sau"), Answer("yes", "Xóa", "danger")),
    safe="no",
)


def answer_with(gui, *keys):
    """Press keys in the dialog that is about to open."""

    def press(_dialog):
        for key in keys:
            gui.root.focus_get().event_generate(f"<{key}>")
            gui.root.update()

    gui.answer(press)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["Return"], "no"),
        (["Escape"], "no"),
        (["Right", "Right", "Return"], "yes"),
        (["Right", "Return"], "later"),
        (["Left", "Return"], "yes"),
    ],
)
def test_a_question_is_answered_by_keys(gui, host, keys, answer):
    answer_with(gui, *keys)
    assert ask(host, QUESTION) == answer


def test_the_safe_answer_has_the_keyboard(gui, host):
    answer_with(gui, "Return")
    assert confirm(host, "Xóa?", "Mất hết.", "Xóa hẳn") is False
    answer_with(gui, "Right", "Return")
    assert confirm(host, "Xóa?", "Mất hết.", "Xóa hẳn") is True


def test_the_keyboard_returns_after_a_dialog(gui, host):
    field = TextField(host, FieldSpec("Tên"))
    field.pack()
    gui.focus(field)
    answer_with(gui, "Escape")
    assert ask(host, QUESTION) == QUESTION.safe
    gui.until(lambda: gui.root.focus_get() is field.entry, "the field has the keyboard again")
    gui.type("abc")
    assert field.value == "abc"


def test_a_dialog_holds_a_form(gui, host):
    dialog = Dialog(host, "Thêm doanh nghiệp")
    field = TextField(dialog.body, FieldSpec("Tên doanh nghiệp"))
    field.pack()
    dialog.add_button("Lưu", lambda: dialog.finish(field.value), "act")

    def fill(_dialog):
        field.value = "Công ty A"
        dialog._buttons.winfo_children()[0].invoke()

    gui.answer(fill)
    assert dialog.show(field.entry) == "Công ty A"


def test_toasts_stack_and_the_oldest_make_room(gui, host):
    toasts = Toasts(gui.root)
    for number in range(MOST_AT_ONCE + 2):
        toasts.show(News(f"Tin {number}", "chi tiết", kind="note"))
    gui.settle()
    assert [toast.news.title for toast in toasts.shown] == ["Tin 2", "Tin 3", "Tin 4"]
    edges = [(toast.winfo_y(), toast.winfo_y() + toast.winfo_height()) for toast in toasts.shown]
    assert edges == sorted(edges)
    assert all(upper[1] <= lower[0] for upper, lower in itertools.pairwise(edges))
    gui.click(toasts.shown[1])
    assert [toast.news.title for toast in toasts.shown] == ["Tin 2", "Tin 4"]
    toasts.clear()
    assert toasts.shown == ()


def test_the_last_act_can_be_taken_back(gui, host):
    undone = []
    toasts = Toasts(gui.root)
    toast = toasts.show(undo_news("Đã đóng vụ việc", lambda: undone.append(True)))
    gui.settle()
    button = next(child for child in toast.winfo_children() if child.winfo_class() == "TButton")
    assert str(button.cget("text")) == "Hoàn tác"
    gui.click(button)
    assert undone == [True]
    assert toasts.shown == ()


def test_a_destroyed_window_takes_its_toasts_along(gui, host):
    toasts = Toasts(host)
    toast = toasts.show(News("Tin", kind="problem"))
    gui.settle()
    assert toast.winfo_ismapped()
    host.destroy()
    gui.settle()
    assert toasts.shown == ()
    assert not toast.winfo_exists()


def test_a_long_form_follows_the_keyboard(gui, host):
    scrolled = Scrolled(host)
    scrolled.pack(fill="both", expand=True)
    fields = [TextField(scrolled.body, FieldSpec(f"Trường {number}")) for number in range(30)]
    for field in fields:
        field.pack(fill="x")
    scrolled.watch_wheel()
    gui.settle()
    gui.focus(fields[0])
    for field in (*fields[1:], *reversed(fields[:-1])):
        gui.focus(field)
        top = field.entry.winfo_rooty() - scrolled.canvas.winfo_rooty()
        assert 0 <= top <= scrolled.canvas.winfo_height() - field.entry.winfo_height()
    fields[3].entry.event_generate("<Button-5>")
    gui.settle()
    assert scrolled.canvas.canvasy(0) > 0


def test_a_short_form_fills_its_card_and_does_not_scroll(gui, host):
    scrolled = Scrolled(host)
    scrolled.pack(fill="both", expand=True)
    TextField(scrolled.body, FieldSpec("Trường")).pack(fill="x")
    gui.settle()
    # The bar keeps its room and is drawn only where there is something to scroll (test_bars).
    assert scrolled.canvas.yview() == (0.0, 1.0)
    assert scrolled.body.winfo_height() == scrolled.canvas.winfo_height()
    scrolled._wheel(3)
    assert scrolled.canvas.canvasy(0) == 0


def test_a_card_with_a_note(gui, host):
    card = Card(host, "Tiêu đề")
    card.pack()
    card.set_note("một")
    card.set_note("hai")
    gui.settle()
    assert str(card._note.cget("text")) == "hai"


def test_a_pill_follows_its_status_and_the_font(gui, host):
    pill = Pill(host, Status("Mới", "blue"))
    pill.pack()
    gui.settle()
    before = pill.winfo_width()
    pill.status = Status("Đang chờ phản hồi", "violet")
    gui.settle()
    wider = pill.winfo_width()
    assert wider > before
    gui.look.set_font_size(14)
    gui.settle()
    assert pill.winfo_width() > wider


@pytest.fixture
def timeline(gui, host):
    opened = []
    made = Timeline(host, opened.append)
    made.opened = opened
    made.pack(fill="both", expand=True)
    made.set_entries(
        [
            Happening(
                f"Việc {n}", f"{n}/11", "Nguyễn " * (1000 if n == 2 else 5), "Hạnh", key=str(n)
            )
            for n in range(40)
        ]
    )
    gui.settle()
    return made


def test_the_timeline_moves_by_keys(gui, timeline):
    gui.focus(timeline.canvas)
    assert timeline.current.key == "0"
    gui.press("Up", "Down", "Down", "Down", "Return")
    assert timeline.opened == ["3"]
    gui.press(*["Down"] * 50)
    assert timeline.current.key == "39"
    top = timeline._tops[39] - timeline.canvas.canvasy(0)
    assert 0 <= top < timeline.canvas.winfo_height()


def test_the_timeline_can_be_copied(gui, timeline):
    gui.focus(timeline.canvas)
    gui.press("Down", "Control-c")
    assert gui.root.clipboard_get() == "1/11\nViệc 1\n" + "Nguyễn " * 5 + "\nHạnh"


def test_timeline_entries_do_not_overlap(timeline):
    assert timeline._tops == sorted(timeline._tops)
    texts = [i for i in timeline.canvas.find_all() if timeline.canvas.type(i) == "text"]
    details = [i for i in texts if timeline.canvas.itemcget(i, "text").startswith("Nguyễn")]
    boxes = [timeline.canvas.bbox(item) for item in details]
    assert all(one[3] <= other[1] for one, other in itertools.pairwise(boxes))
    assert all(box[2] <= timeline.canvas.winfo_width() for box in boxes)


def test_an_empty_timeline_takes_keys(gui, timeline):
    timeline.set_entries([])
    gui.focus(timeline.canvas)
    gui.press("Down", "Up", "Return", "Control-c")
    assert timeline.current is None
    assert timeline.opened == []
