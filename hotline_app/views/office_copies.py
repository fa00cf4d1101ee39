"""Copies of the office: the plan, a copy now, a look into one, and putting it back."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

import ttkbootstrap as ttk

from db.commands import backups, office_settings
from db.queries import back_ups
from db.queries import office_settings as stored_settings
from db.records.office_settings import BackUpContent, BackUpPlan
from db.rules.days import format_moment
from hotline_app.i18n import tr
from hotline_app.labels import count_words
from hotline_app.tasks import Job, Progress
from hotline_app.views.folder_choice import ask_folder
from hotline_app.views.record_panel import RecordPanel
from hotline_app.widgets.dialog import Answer, Question, ask
from hotline_app.widgets.picker import Choice
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

SHOWN_COUNTS: Final = ("cases", "contacts", "persons", "audit_entries")
RESTORED_TOPICS: Final = ("cases", "contacts", "people", "employers", "units", "office")


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
        self._button(tr("Copy now"), self.copy_now)
        self.copies = self.pick("copy", tr("Look into a copy"), self._copies())
        self.copies.on_change(self._look)
        self.content = self.say("")
        self.restoring = self._button(tr("Put this copy in place…"), self.restore)
        self.restoring.state(["disabled"])

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
        folder = Path(self.value("folder") or Path(desk.database.where).parent / "back-ups")

        def work(_progress: Progress) -> Path:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                return backups.back_up(
                    desk.database, desk.actor, folder / backups.own_name(desk.actor)
                )
            finally:
                desk.database.close()

        desk.tasks.run(Job(work, self._copied, replaces="back-up"))

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
        if ask(self, question) == "yes":
            desk = self.work.desk

            def work(_progress: Progress) -> Path:
                try:
                    return backups.restore(desk.database, desk.actor, path)
                finally:
                    desk.database.close()

            desk.tasks.run(Job(work, self._restored, replaces="back-up"))

    # Inside

    def _button(self, words: str, act: Callable[[], None]) -> ttk.Button:
        button = ttk.Button(self.form, text=words, style="PlainInside.TButton", command=act)
        button.pack(anchor="w", pady=(0, px(self, 10)))
        return button

    def _copies(self) -> list[Choice]:
        where = Path(self.work.desk.database.where)
        folders = {where.parent / "back-ups", Path(self.value("folder") or where.parent)}
        found = {path for folder in folders for path in back_ups.copies_in(folder)} - {where}
        newest = sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
        return [Choice(str(path), path.name, str(path.parent)) for path in newest]

    def _look(self) -> None:
        path = self.copies.value
        self.restoring.state(["disabled"])
        self.content.configure(text="")
        if path:
            desk = self.work.desk
            work = partial(_looked_into, Path(path))
            desk.tasks.run(Job(work, self._show_content, replaces="look into a copy"))

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

    def _copied(self, path: Path) -> None:
        self.work.desk.events.announce("news", news=News(tr("Copied"), str(path)))
        if self.winfo_exists():
            self.work.done(tr("Copied: {file}").format(file=path.name))

    def _restored(self, saved: Path) -> None:
        words = tr("The copy is in place")
        details = tr("What was there before: {file}").format(file=saved.name)
        self.work.desk.events.announce("news", news=News(words, details))
        for topic in RESTORED_TOPICS:
            self.work.desk.events.announce(topic)


def _looked_into(path: Path, _progress: Progress) -> BackUpContent:
    return back_ups.look_inside(path)


def _values(plan: BackUpPlan) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(plan).items()}
