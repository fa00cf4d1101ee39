"""Undo at the desk: the button on the toast of an act, and Ctrl+Z on pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from db.errors import HotlineError
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.widgets.toast import News

if TYPE_CHECKING:
    from db.records.undo import OwnAct


class UndoDesk:
    """Takes back the last act of who sits here, as far as it was done since they sat down.

    Args:
        desk: gives the desk as it is now; another person may sign in.
        since: gives the moment that person sat down (aware).
    """

    def __init__(self, desk: Callable[[], DeskContext], since: Callable[[], datetime]) -> None:
        self._desk = desk
        self._since = since
        self._told: dict[str, int] = {}

    def with_button(self, news: News) -> News:
        """News of an act that was just done get the button that takes it back."""
        if news.kind != "good":
            return news
        from db.queries import own_acts

        actor = self._desk().actor
        newest = own_acts.last_number(self._desk().database, actor.user_id)
        known = self._told.setdefault(actor.user_id, 0)
        self._told[actor.user_id] = newest
        own = self._last() if newest > known else None
        if own is None or not own.is_undoable or own.number != newest or news.action:
            return news
        return replace(news, action=tr("Undo"), act=lambda: self._take_back(own))

    def undo(self) -> None:
        """Take back the last act, or say why that cannot be."""
        from hotline_app.labels import act_words

        own = self._last()
        if own is None:
            self._tell(News(tr("There is nothing to take back."), kind="note"))
        elif not own.is_undoable:
            words = tr("“{act}” cannot be taken back. Correct it where it was done.")
            self._tell(News(words.format(act=act_words(own.act)), own.case_code, kind="note"))
        else:
            self._take_back(own)

    def _last(self) -> "OwnAct | None":
        from db.queries import own_acts

        desk = self._desk()
        return own_acts.last_own_act(desk.database, desk.actor.user_id, self._since())

    def _take_back(self, own: "OwnAct") -> None:
        # The acts are loaded when somebody does one: the first window comes up faster.
        from db.commands.undo import undo_act
        from db.queries import own_acts
        from hotline_app.labels import act_words, refusal_words

        desk = self._desk()
        try:
            undo_act(desk.database, desk.actor, own.number, tr("Taken back right after."))
        except HotlineError as refusal:
            self._tell(News(refusal_words(refusal) or tr("Nothing was taken back."), kind="note"))
            return
        newest = own_acts.last_number(desk.database, desk.actor.user_id)
        self._told[desk.actor.user_id] = newest
        words = tr("Taken back: {act}").format(act=act_words(own.act))
        self._tell(News(words, own.case_code))
        desk.events.announce("cases")

    def _tell(self, news: News) -> None:
        self._desk().events.announce("news", news=news)
