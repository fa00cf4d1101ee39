"""The window put together: settings, language, error door, database, pages; and taken apart."""

from dataclasses import replace
from functools import partial
from typing import Any

from db.connection import Database, open_database
from db.errors import DatabaseRefused, HotlineError
from db.records.case_filters import CaseFilter
from db.records.people import Actor
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.i18n import install, tr
from hotline_app.one_instance import Entrance, InstanceLock, drafts_folder
from hotline_app.tasks import Tasks
from hotline_app.windows.desk_words import actor_at, desk_words
from hotline_app.windows.failure_news import news_of
from hotline_app.windows.front_door import FrontDoor, bring_to_front
from hotline_app.windows.geometry import restore_geometry
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.pages import page_entries
from hotline_app.windows.picture_wish import PictureWish
from hotline_app.windows.seat import Seat, SeatActs
from hotline_app.windows.shell import Shell
from hotline_app.wishes import CALL, Wish
from hotline_app.workplace import Carried, NoDisplay, Workplace, open_workplace, words_for

__all__ = ["NoDisplay", "Workplace", "open_workplace", "run", "start"]

DATABASE_NAME = "hotline.sqlite3"
FRONT_DOOR_MS = 50
_NOT_THERE_YET = ("not_found", "not_set_up", "folder_missing")


def run(
    database_url: str = "",
    *,
    user: str = "",
    language: str = "",
    pictures: PictureWish | None = None,
    entrance: Entrance | None = None,
) -> None:
    """Open the window and stay until it is closed.

    Args:
        database_url: file or URL; empty means the one of the settings.
        user: sign-in name; empty means the first administrator.
        language: one of `i18n.LANGUAGES`; empty means the one of the settings.
        pictures: write a picture of every page, then stop.
        entrance: the lock of the database, and what the start is for besides.

    Raises:
        NoDisplay: no window can be shown here.
        NotFound: there is no such user.
    """
    carried: Carried | None = None
    while True:
        place = open_workplace(language, pictures.scale if pictures else 0)
        place.entrance, place.carried = entrance or Entrance(), carried
        try:
            _stay(place, database_url, user, pictures)
        finally:
            place.close()
        # A change of scale makes the whole window anew; everything typed goes with it.
        carried = place.leaves
        if carried is None:
            return
        place.entrance.phone, language, user = "", "", carried.user


def _stay(place: Workplace, database_url: str, user: str, pictures: PictureWish | None) -> None:
    if pictures is not None:
        pictures.set_the_stage(place)
    url = database_url or place.settings.database or str(place.paths.data / DATABASE_NAME)
    place.root.protocol("WM_DELETE_WINDOW", place.root.quit)
    if place.entrance.phone:
        place.calls.append(place.entrance.phone)
    # The first start and refusals have no window of their own to set the size.
    restore_geometry(place.root, place.settings)
    start(place, url, user)
    place.root.deiconify()
    if pictures is not None:
        from hotline_app.windows.pictures import take_pictures

        take_pictures(place, pictures)
        return
    if place.entrance.lock is not None:
        place.root.after(FRONT_DOOR_MS, partial(_open_front_door, place, place.entrance.lock))
    place.root.mainloop()


def _open_front_door(place: Workplace, lock: InstanceLock) -> None:
    """Listen for second starts once the window stands; those that come earlier wait."""
    place.front_door = FrontDoor(place.root, lock.listener, partial(_wished, place))


def _wished(place: Workplace, wish: Wish) -> None:
    """A second start: the window comes to the front, and the call that rings is begun."""
    bring_to_front(place.root)
    if wish.act != CALL:
        return
    if place.seat is None:
        place.calls.append(wish.phone)
    else:
        place.seat.ring(wish.phone)


def start(place: Workplace, url: str, user: str = "") -> None:
    """Open the office at `url` and show its pages; first start and refusals have their own."""
    try:
        database = _open_office(url)
    except HotlineError as refusal:
        _explain(place, url, user, refusal)
        return
    _show_desk(place, database, user)


def _open_office(url: str) -> Database:
    from db.queries import offices

    database = open_database(url)
    try:
        # A set-up that was interrupted leaves a file without an office in it.
        offices.here(database)
    except BaseException:
        database.close()
        raise
    return database


def _explain(place: Workplace, url: str, user: str, refusal: HotlineError) -> None:
    is_missing = isinstance(refusal, DatabaseRefused) and refusal.code in _NOT_THERE_YET
    # Where an office was used before, its disk may only be unplugged: never begin a new one there.
    was_used = url == place.settings.database and refusal.code != "not_set_up"
    if is_missing and not was_used:
        from hotline_app.windows.first_start import FirstActs, FirstStart

        acts = FirstActs(partial(_office_made, place, user), partial(_speak, place))
        FirstStart(place.root, url, acts).show()
        return
    from hotline_app.ways_on import ways_on
    from hotline_app.windows.refused_start import RefusedStart

    words = _gone_words(url) if is_missing else words_for(refusal)
    RefusedStart(place.root, words, ways_on(place, url, partial(start, place, user=user))).show()


def _gone_words(url: str) -> str:
    return tr(
        "The office's database {place} is not there. Plug in its disk, or put the file back, then "
        "try again."
    ).format(place=url)


def _speak(place: Workplace, language: str) -> None:
    install(language)
    place.keep(replace(place.settings, language=language))


def _office_made(place: Workplace, user: str, database: Database) -> None:
    if not place.settings.database:
        place.keep(replace(place.settings, database=str(database.where)))
    _show_desk(place, database, user)


def _show_desk(place: Workplace, database: Database, user: str) -> None:
    from db.queries import sign_in

    place.database = database
    actor = actor_at(database, user, place.settings.last_username)
    if place.carried is not None or not sign_in.needs_password(database, actor.name):
        _sit_down(place, database, actor)
        return
    from hotline_app.windows.login import LoginPage, SignIn

    def signed_in(name: str) -> None:
        place.keep(replace(place.settings, last_username=name))
        _sit_down(place, database, actor_at(database, name))

    asked = SignIn(database, actor.name, place.gate, signed_in, place.door.handle)
    LoginPage(place.root, asked).show()


def _sit_down(place: Workplace, database: Database, actor: Actor) -> None:
    place.tasks = Tasks(place.root, place.door.handle)
    events = Events(lambda error: _tell(place, error))
    context = DeskContext(
        database=database,
        actor=actor,
        settings=place.settings,
        paths=place.paths,
        tasks=place.tasks,
        events=events,
        journal=_journal(place, database),
    )
    window = MainWindow(place.root, place.look, _shell(place, context))
    place.window = window
    place.door.show_with(lambda failure: window.show_news(news_of(failure, events)))
    events.listen("news", lambda news: window.show_news(news))
    events.listen("open_case", partial(_open_case, window))
    events.listen("show_cases", partial(_show_cases, window))
    events.listen("go", partial(_go, window))
    acts = SeatActs(
        actor=partial(actor_at, database),
        shell=partial(_shell, place),
        keep_settings=place.keep,
        on_error=place.door.handle,
        gate=place.gate,
        report=place.door.report_text,
    )
    place.seat = Seat(window, context, acts)
    if place.carried is not None:
        window.take_over(place.carried.kept)
    window.go(place.carried.front if place.carried else place.settings.first_page)
    for phone in place.calls:
        place.seat.ring(phone)
    place.calls.clear()


def _journal(place: Workplace, database: Database) -> DraftJournal:
    if place.carried is not None:
        return place.carried.journal
    usual = place.settings.database or str(place.paths.data / DATABASE_NAME)
    own_folder = drafts_folder(place.paths, database.where, usual)
    return DraftJournal(place.drafts or own_folder)


def _make_anew(place: Workplace) -> None:
    """Leave the window and come back in another one with all that is open (another scale)."""
    if place.window is not None and place.seat is not None:
        desk = place.seat.desk
        kept = place.window.kept_pages()
        place.leaves = Carried(kept, place.window.front, desk.journal, desk.actor.name)
        place.root.quit()


def _shell(place: Workplace, desk: DeskContext) -> Shell:
    return Shell(
        pages=page_entries(desk),
        desk=partial(desk_words, desk.database, desk.actor),
        settings=place.settings,
        keep_settings=place.keep,
        make_anew=partial(_make_anew, place),
    )


def _tell(place: Workplace, error: BaseException) -> None:
    place.door.handle(error)


def _go(window: MainWindow, page: str) -> None:
    window.go(page)


def _open_case(window: MainWindow, code: str) -> None:
    page: Any = window.go("case")
    page.open(code)


def _show_cases(window: MainWindow, filter: CaseFilter, title: str) -> None:
    page: Any = window.go("cases")
    page.show_records(filter, title)
