"""Pictures of what comes in front of the pages: search, dialogs, news, the first pages of all."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hotline_app.i18n import tr
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.picture_scenes import Scene

if TYPE_CHECKING:
    from hotline_app.widgets.dialog import Dialog
    from hotline_app.windows.seat import Seat

TYPED: Final = "luong"


def cover_scenes(window: MainWindow, seat: "Seat") -> Iterator[Scene]:
    """Everything that stands in front of a page."""
    find = partial(seat.search_everywhere)
    yield Scene("search", partial(_over, window, find), find)
    yield Scene("search-found", partial(_over, window, find), find, (partial(_type, seat),))
    yield _dialog(window, "keys", _key_sheet)
    yield _dialog(window, "question", _question)
    yield Scene("news", partial(_news, window), window.toasts.clear)
    yield _page(window, "first-start", _first_start)
    yield _page(window, "first-start-problems", _first_start, lambda page: page.save())
    yield _page(window, "refused-start", _refused_start)


def _over(window: MainWindow, act: Callable[[], object]) -> None:
    window.go("today")
    act()


def _type(seat: "Seat") -> None:
    assert seat.panel is not None
    seat.panel.field.value = TYPED
    seat.panel.search()


def _dialog(
    window: MainWindow, name: str, make: Callable[[MainWindow], tuple["Dialog", Any]]
) -> Scene:
    opened: list[Dialog] = []

    def show() -> None:
        window.go("today")
        dialog, first = make(window)
        opened.append(dialog)
        dialog.appear(first)

    return Scene(name, show, lambda: opened.pop().cancel())


def _key_sheet(window: MainWindow) -> tuple["Dialog", Any]:
    from hotline_app.windows.key_sheet import KeySheet

    return KeySheet(window.root, lambda: None), None


def _question(window: MainWindow) -> tuple["Dialog", Any]:
    from hotline_app.widgets.dialog import Answer, Question, question_dialog

    details = tr(
        "{copy} takes the place of {target}. What was recorded after that copy is only in the "
        "old file, which is kept beside it."
    ).format(copy="hotline-2026-11-22.sqlite3", target=Path.home() / "hotline.sqlite3")
    answers = (Answer("no", tr("Cancel")), Answer("yes", tr("Restore"), "danger"))
    question = Question(tr("Restore this copy?"), details, answers, "no")
    return question_dialog(window.root, question)


def _news(window: MainWindow) -> None:
    from hotline_app.widgets.toast import News

    window.go("cases")
    window.toasts.show(News(tr("The case is saved"), action=tr("Undo"), act=lambda: None))
    window.toasts.show(News(tr("Your role does not do this."), kind="note"))
    words = tr(
        "The office's database {place} is not there. Plug in its disk, or put the file back, then "
        "try again."
    ).format(place=Path.home() / "hotline.sqlite3")
    window.toasts.show(News(tr("The database cannot be opened"), words, "problem"))


def _page(
    window: MainWindow,
    name: str,
    make: Callable[[MainWindow], Any],
    then: Callable[[Any], object] = lambda _page: None,
) -> Scene:
    made: list[Any] = []

    def show() -> None:
        made.append(make(window))
        window.cover(made[-1])
        made[-1].show()
        then(made[-1])

    def leave() -> None:
        made.pop().destroy()
        window.cover(None)

    return Scene(name, show, leave)


def _first_start(window: MainWindow) -> Any:
    from hotline_app.windows.first_start import FirstActs, FirstStart

    url = str(Path.home() / "hotline.sqlite3")
    return FirstStart(window.root, url, FirstActs(lambda _made: None, lambda _language: None))


def _refused_start(window: MainWindow) -> Any:
    from hotline_app.windows.refused_start import RefusedStart, WaysOn

    path = Path.home() / "hotline.sqlite3"
    words = tr(
        "The office's database {place} is not there. Plug in its disk, or put the file back, then "
        "try again."
    ).format(place=path)
    ways = WaysOn(path, lambda: None, lambda _path: None, lambda: None)
    return RefusedStart(window.root, words, ways)
