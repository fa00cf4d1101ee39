"""Who sits here and what the navigation says of them."""

import contextlib

from db.connection import Database
from db.errors import NotFound
from db.records.people import Actor
from hotline_app.i18n import tr
from hotline_app.windows.navigation import Desk


def actor_at(database: Database, user: str, last_username: str = "") -> Actor:
    """Who sits here: the user asked for and nobody else, or the last one, or an administrator.

    Raises:
        NotFound: there is no such active user.
    """
    from db.queries import users

    if user:
        return users.actor(database, user)
    with contextlib.suppress(NotFound):
        return users.actor(database, last_username or None)
    return users.actor(database)


def desk_words(database: Database, actor: Actor) -> Desk:
    """The words of the navigation, in the language in use."""
    from db.queries import office_settings, offices, users
    from exports.words import word

    full_name = next(
        (known.full_name for known in users.all_users(database) if known.id == actor.user_id),
        actor.name,
    )
    banner = ""
    if office_settings.is_demonstration(database):
        banner = tr("A demonstration office: everybody in it is invented. Try everything out.")
    return Desk(
        banner=banner,
        title=tr("Hotline"),
        office=offices.here(database).name,
        person=full_name,
        role=word(tr, "role", actor.role),
    )
