"""Copies of the office: the plan, a copy now, a look into one, and putting it back."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, Final

import ttkbootstrap as ttk

from db.commands import backups, office_settings
from db.errors import HotlineError
from db.queries import office_settings as stored_settings
from db.queries import users
from db.records.office_settings import BackUpContent, BackUpPlan
from db.records.people import Actor
from db.rules.days import format_moment
from db.rules.text import fold
from hotline_app.i18n import tr
from hotline_app.labels import copy_refusal_words, count_words, refusal_words
from hotline_app.tasks import Job, Progress
from hotline_app.views.office.copies_on_disks import copies_beside, looked_into
from hotline_app.views.pieces.folder_choice import ask_folder
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.dialog import Answer, Question, ask
from hotline_app.widgets.picker import source_of
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

SHOWN_COUNTS: Final = ("cases", "contacts", "persons", "audit_entries")
RESTORED_TOPICS: Final = ("cases", "contacts", "people", "employers", "units", "office")
OWN_FOLDER: Final = "back-ups"


class BackUpPanel(RecordPanel):
    """The plan above, the copies below."""

    key = "copies"

    def title(self) -> str:
        """What the form is for."""
        return tr("Back-ups")

    def build(self) -> None:
        """Make the fields, and what can be done now."""
        database = self.work.desk.database
        last = stored_settings.last_back_up_at(database)
        words = tr("Last copy: {moment}").format(
            moment=format_moment(last) if last else tr("none yet")
        )
        self.say(words)
        hint = tr("Best on another disk or a stick that is kept away. Empty: no copies by itself.")
        self.line("folder", tr("Folder for the copies"), hint)
        self._button(tr("Choose the folder…"), self.choose_folder)
        self.line("every_days", tr("A copy every … days"))
        self.line("keep", tr("How many of them stay"))
        self.fill(_values(stored_settings.back_up_plan(database)))
        self.copying = self._button(tr("Copy now"), self.copy_now)
        self.copies = self.pick("copy", tr("Look into a copy"), [])
        self.copies.on_change(self._look)
        self.content = self.say("")
        self.restoring = self._button(tr("Put this copy in place…"), self.restore)
        self.restoring.state(["disabled"])
        self._list_copies()

    def carry_out(self) -> str:
        """Save the plan."""
        changes = self.changes()
        if not changes:
            return tr("Nothing was changed")
        desk = self.work.desk
        office_settings.change_back_up_plan(desk.database, desk.actor, changes)
        return tr("The plan is saved")

    def stored(self) -> Mapping[str, str]:
        """What is stored now."""
        return _values(stored_settings.back_up_plan(self.work.desk.database))

    def choose_folder(self) -> None:
        """Ask for the folder of the copies."""
        before = Path(self.value("folder") or Path.home())
        chosen = ask_folder(self, tr("Folder for the copies"), before)
        if chosen is not None:
            self.fields["folder"].value = str(chosen)

    def copy_now(self) -> None:
        """Copy the office into the folder of the plan, or beside the database."""
        desk = self.work.desk
        typed = self.value("folder")
        folder = Path(typed or Path(desk.database.where).parent / OWN_FOLDER)

        def work(_progress: Progress) -> Path:
            try:
                # Only its last part is made: a stick that is not plugged in has no folders here.
                with suppress(OSError):
                    folder.mkdir(exist_ok=True)
                target = folder / backups.own_name(desk.actor)
                return backups.back_up(desk.database, desk.actor, target)
            finally:
                desk.database.close()

        self.fields["folder"].show_problem("")
        self._is_at_work(self.copying, tr("Being copied…"))
        desk.tasks.run(Job(work, self._copied, failed=self._not_copied))

    def restore(self) -> None:
        """Put the copy that is looked into in the office's place, once that was confirmed."""
        path = Path(self.copies.value)
        question = Question(
            tr("Put this copy in the office's place?"),
            tr(
                "Everything since {moment} leaves the desk. What is there now is copied into the "
                "folder of back-ups first, so that it can be put back the same way."
            ).format(moment=self._moment),
            (
                Answer("no", tr("Leave it as it is")),
                Answer("yes", tr("Put the copy in place"), "danger"),
            ),
            safe="no",
        )
        if ask(self, question) != "yes":
            return
        desk = self.work.desk

        def work(_progress: Progress) -> Path:
            try:
                return backups.restore(desk.database, desk.actor, path)
            finally:
                desk.database.close()

        self._is_at_work(self.restoring, tr("Being put in place…"))
        desk.tasks.run(Job(work, self._restored, failed=self._not_restored))

    # Inside

    def _button(self, words: str, act: Callable[[], None]) -> ttk.Button:
        button = ttk.Button(self.form, text=words, style="PlainInside.TButton", command=act)
        button.pack(anchor="w", pady=(0, px(self, 10)))
        return button

    def _is_at_work(self, button: ttk.Button, words: str) -> None:
        button.configure(text=words, state="disabled")

    def _rests(self, button: ttk.Button, words: str) -> bool:
        """Say that nothing is being done any more; False when the panel is gone meanwhile."""
        if not self.winfo_exists():
            return False
        button.configure(text=words, state="normal")
        return True

    def _list_copies(self) -> None:
        """Look for copies; a disk that sleeps takes its time to answer."""
        where = Path(self.work.desk.database.where)
        folders = {where.parent / OWN_FOLDER, Path(self.value("folder") or where.parent)}
        work = partial(copies_beside, where, folders)
        self.work.desk.tasks.run(Job(work, self._show_copies, replaces="copies of the office"))

    def _show_copies(self, copies: list[Choice]) -> None:
        if not self.winfo_exists():
            return
        self.copies.set_source(source_of(copies, fold))
        # What was picked before is found again now that the list is there.
        if self.copies.typed and not self.copies.value:
            self.copies.typed = self.copies.typed

    def _look(self) -> None:
        path = self.copies.value
        self.restoring.state(["disabled"])
        self.content.configure(text="")
        self.copies.show_problem("")
        if path:
            work = partial(looked_into, Path(path))
            job = Job(work, self._show_content, self._cannot_look, replaces="look into a copy")
            self.work.desk.tasks.run(job)

    def _show_content(self, content: BackUpContent) -> None:
        if not self.winfo_exists() or content.path != self.copies.value:
            return
        last = content.last_act_at
        self._moment = format_moment(last) if last else "-"
        counted = " · ".join(
            f"{count_words(name)}: {content.counts[name]:,}".replace(",", ".")
            for name in SHOWN_COUNTS
            if name in content.counts
        )
        words = tr("{office}. Last act in it: {moment}. {counts}.")
        office = f"{content.office_code}  {content.office_name}"
        self.content.configure(
            text=words.format(office=office, moment=self._moment, counts=counted)
        )
        self.restoring.state(["!disabled"])

    def _cannot_look(self, error: BaseException) -> None:
        if not isinstance(error, HotlineError):
            raise error
        if self.winfo_exists():
            self.copies.show_problem(refusal_words(error) or "")

    def _copied(self, path: Path) -> None:
        self.work.desk.events.announce("news", news=News(tr("Copied"), str(path)))
        self.work.desk.events.announce("back_up", path=path)
        if self._rests(self.copying, tr("Copy now")):
            self.work.done(tr("Copied: {file}").format(file=path.name))

    def _not_copied(self, error: BaseException) -> None:
        if not isinstance(error, HotlineError):
            raise error
        words = copy_refusal_words(error) or ""
        if self._rests(self.copying, tr("Copy now")):
            self.fields["folder"].show_problem(words)
            self.fields["folder"].focus_set()
            return
        news = News(tr("The copy of the office was not made"), words, "problem")
        self.work.desk.events.announce("news", news=news)

    def _restored(self, saved: Path) -> None:
        self._rests(self.restoring, tr("Put this copy in place…"))
        words = tr("The copy is in place")
        details = tr("What was there before: {file}").format(file=saved.name)
        desk = self.work.desk
        desk.events.announce("news", news=News(words, details))
        for topic in RESTORED_TOPICS:
            desk.events.announce(topic)
        if not _is_still_here(desk.database, desk.actor):
            # The office of that day may not know who sits here now, or know them as somebody else.
            desk.events.announce("sign_out")

    def _not_restored(self, error: BaseException) -> None:
        if not isinstance(error, HotlineError):
            raise error
        if self._rests(self.restoring, tr("Put this copy in place…")):
            self.copies.show_problem(refusal_words(error) or "")


def _is_still_here(database: Any, actor: Actor) -> bool:
    try:
        return users.actor(database, actor.name) == actor
    except HotlineError:
        return False


def _values(plan: BackUpPlan) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(plan).items()}
