"""What nobody foresaw: a sentence for the person, a report for those who look after the program."""

import pytest

from hotline_app.windows.error_report import ErrorReport
from tests.gui.whole_desk import WholeDesk


@pytest.fixture
def whole(gui, database_file, tmp_path):
    whole = WholeDesk(gui.root, gui.look, database_file, tmp_path / "home")
    yield whole
    whole.close()


def goes_wrong(whole):
    """An error nobody foresaw, quoting what somebody typed."""
    try:
        raise KeyError("Nguyễn Thị Hạnh 0905123456")
    except KeyError as error:
        whole.door.handle(error)


def test_the_report_opens_from_the_news_and_is_copied(gui, whole):
    goes_wrong(whole)
    gui.settle()
    toast = whole.window.toasts.shown[-1]
    assert "KeyError" in toast.news.title
    copied = []

    def look(dialog):
        assert isinstance(dialog, ErrorReport)
        assert "goes_wrong" in dialog.field.value and "Hạnh" not in dialog.field.value
        gui.focus(dialog.field.text)
        gui.type("x")
        gui.paste("y")
        gui.press("Delete", "Control-k")
        gui.focus(dialog.copy_button)
        gui.press("space")
        copied.append(gui.root.clipboard_get())
        assert dialog.field.value == copied[0]
        assert dialog.notice.cget("text")
        gui.press("Escape")
        assert not dialog.winfo_exists()

    gui.answer(look)
    toast.news.act()
    gui.settle()
    assert "KeyError" in copied[0] and "0905" not in copied[0]


def test_a_refusal_is_no_error_of_the_program(gui, whole):
    from db.errors import NotAllowed

    whole.door.handle(NotAllowed("close_case"))
    gui.settle()
    assert whole.window.toasts.shown[-1].news.action == ""


def test_the_report_can_be_reached_later_with_the_keyboard(gui, whole):
    goes_wrong(whole)
    gui.press("Control-comma")
    page = whole.window.page
    opened = []

    def look(dialog):
        opened.append(dialog.field.value)
        dialog.cancel()

    gui.answer(look)
    gui.focus(page.fields["scale"]._chips["200"])
    for _ in range(20):
        gui.press("Tab")
        if str(gui.root.focus_get().cget("text")) == "Báo cáo lỗi…":
            gui.press("space")
            break
    assert opened and "KeyError" in opened[0]
