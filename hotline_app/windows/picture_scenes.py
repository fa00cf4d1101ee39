"""What is pictured: every page with something in it, every section of the office, the sign-in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from db.connection import Database
    from hotline_app.windows.main_window import MainWindow
    from hotline_app.workplace import Workplace


@dataclass(frozen=True)
class Scene:
    """One picture.

    Attributes:
        name: of its file.
        show: brings it to the front.
        leave: called when it was pictured.
        then: further steps, each once the one before has come to rest.
    """

    name: str
    show: Callable[[], object]
    leave: Callable[[], object] = lambda: None
    then: tuple[Callable[[], object], ...] = ()


def scenes(window: "MainWindow", database: "Database", keys: Sequence[str]) -> Iterator[Scene]:
    """The pages with these keys; a page of one record shows one that exists, or is left out."""
    for key in filter(window.has_page, keys):
        finder = RECORDS.get(key)
        if key == "office":
            yield from _sections(window)
        elif finder is None:
            yield Scene(key, partial(window.go, key))
        elif wanted := finder(database):
            yield Scene(key, partial(open_record, window, key, wanted))


def whole_scenes(place: "Workplace") -> Iterator[Scene]:
    """What `scenes` leaves out: forms half written, panels, searches, dialogs, first pages."""
    from hotline_app.windows.picture_covers import cover_scenes
    from hotline_app.windows.picture_forms import form_scenes
    from hotline_app.windows.picture_panels import panel_scenes

    assert place.window is not None and place.seat is not None
    desk = place.seat.desk
    yield from form_scenes(place.window, _phone(desk.database))
    yield from panel_scenes(place.window, desk)
    yield from cover_scenes(place.window, place.seat)


def sign_in_scene(window: "MainWindow", database: "Database", name: str) -> Scene:
    """The page that asks who is there, with somebody chosen; nobody is let in by it."""
    from hotline_app.windows.gate import Gate
    from hotline_app.windows.login import LoginPage, SignIn

    made: list[LoginPage] = []

    def show() -> None:
        asked = SignIn(database, name, Gate(), lambda _name: None, lambda _error: None)
        made.append(LoginPage(window.root, asked))
        window.cover(made[-1])
        made[-1].show()

    def leave() -> None:
        made.pop().destroy()
        window.cover(None)

    return Scene("login", show, leave)


def _sections(window: "MainWindow") -> Iterator[Scene]:
    from hotline_app.views.office.office_sections import SECTIONS

    for section in SECTIONS:
        yield Scene(f"office-{section}", partial(_choose, window, section))


def _choose(window: "MainWindow", section: str) -> None:
    page: Any = window.go("office")
    page.sections.value = section
    page.sections.focus_set()


def open_record(window: "MainWindow", key: str, wanted: str) -> None:
    """Show one record on its page."""
    page: Any = window.go(key)
    page.open(wanted)


def _case(database: "Database") -> str:
    from db.queries import cases

    return next((row.code for row in cases.search(database, limit=1).rows), "")


def _phone(database: "Database") -> str:
    from db.queries import cases

    return next((row.phone for row in cases.search(database, limit=20).rows if row.phone), "")


def _person(database: "Database") -> str:
    from db.queries import people_lists

    found = people_lists.search(database, "", 200)
    return max(found, key=lambda row: row.case_count).id if found else ""


def _employer(database: "Database") -> str:
    from db.queries import workplaces

    found = workplaces.rows(database, workplaces.places(database)[:200])
    return max(found, key=lambda row: len(row.name)).id if found else ""


def _unit(database: "Database") -> str:
    from db.queries import units

    return next((unit.code for unit in units.all_units(database)), "")


RECORDS: Final = {"case": _case, "person": _person, "employer": _employer, "unit": _unit}
"""Pages of one record -> what finds the one that is pictured."""
