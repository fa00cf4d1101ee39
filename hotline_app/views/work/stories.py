"""The page of stories: what waits for a decision, what may be published, where it was."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any, ClassVar

import ttkbootstrap as ttk
from PIL import Image, ImageTk

from db.queries import attachments, stories
from db.records.stories import StoryRecord, StoryState
from db.rules import text
from db.rules.days import format_day, format_moment, vietnam_day
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.views.work.story_forms import FORMS
from hotline_app.views.work.story_print import print_sheet
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines
from hotline_app.widgets.theme import px

PICTURE = 150
_TONES: Mapping[str, str] = {
    "draft": "amber",
    "approved": "blue",
    "rejected": "red",
    "published": "green",
    "withdrawn": "grey",
}


class StoriesPage(RecordListPage):
    """The newest story is on top."""

    kind: ClassVar[str] = "stories"

    def heading(self) -> Heading:
        """Return the title, how many wait for a decision, and the button for the photo sheet."""
        waiting = sum(one.record.state is StoryState.DRAFT for one in self.listed)
        words = ntr("{count} waits for a decision", "{count} wait for a decision", waiting)
        button = PageButton(tr("Photo sheet (Ctrl+P)"), self.do_print, "images")
        return Heading(tr("Stories"), words.format(count=count_words(waiting)), (button,))

    def columns(self) -> list[Column]:
        """State, title with the person, day."""
        return [
            Column("state", tr("State"), story_pill, 132),
            Column("title", tr("Title"), _titled, 240, 4),
            Column("day", tr("Day"), _day, 118, is_quiet=True),
        ]

    def dropped(self) -> tuple[str, ...]:
        """The day gives way."""
        return ("day",)

    def chips(self) -> list[tuple[str, str]]:
        """All, then by state."""
        states = [(state.value, word("story_state", state)) for state in StoryState]
        return [("all", tr("All")), *states]

    def sorts(self) -> Mapping[str, Callable[[StoryRecord], Any]]:
        """By title and by day."""
        return {"title": lambda one: text.fold(one.title), "day": lambda one: one.written_at}

    def passes(self, record: StoryRecord, chip: str) -> bool:
        """Whether a story belongs to a filter."""
        return chip in ("all", record.state.value)

    def read(self) -> Sequence[Listed]:
        """The stories of the office."""
        return [
            Listed(one, one.id, text.fold(f"{one.title} {one.person_name} {one.case_code}"))
            for one in stories.all_stories(self.desk.database)
        ]

    def write_sheet(self, record: StoryRecord) -> None:
        """Write a story out with its pictures, and what can be done with it now."""
        story = stories.one(self.desk.database, record.id)
        sheet = self.sheet
        sheet.title(story.title, story.person_name)
        sheet.pills([story_pill(story)])
        sheet.words(story.text)
        self._show_pictures(story)
        answer = word("yes_no_unknown", story.consent_person)
        sheet.fact(tr("The person agreed to its being told"), answer)
        if story.is_about_child or any(one.is_of_child for one in story.pictures):
            answer = word("yes_no_unknown", story.consent_child)
            sheet.fact(tr("The child and the parents agreed"), answer)
        sheet.fact(tr("Written"), f"{story.written_by}, {format_moment(story.written_at)}")
        if story.decided_at is not None:
            decided = f"{story.decided_by}, {format_moment(story.decided_at)}"
            sheet.fact(tr("Decided"), decided)
        sheet.fact(tr("Comment"), story.decision_comment)
        day = format_day(story.published_on) if story.published_on else ""
        published = (story.published_where, day, story.published_link)
        sheet.fact(tr("Published"), " · ".join(filter(None, published)))
        sheet.link("case", tr("Case"), story.case_code, lambda: self._open_case(story))
        self._offer(story)

    def empty_words(self) -> str:
        """What to do first."""
        return tr("No story yet. Stories are written on the page of a case (Alt+W).")

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form of a decision, a publication or a withdrawal."""
        what, _, story_id = place.partition(":")
        return FORMS[what](self, work, stories.one(self.desk.database, story_id))

    def draft_words(self, place: str) -> str:
        """What an unfinished form is about."""
        story = self.stored(place.partition(":")[2])
        return story.title if story is not None else tr("Stories")

    def do_withdraw(self) -> None:
        """Withdraw the story in front, with a reason."""
        one = self.current
        if one is not None and one.state is not StoryState.WITHDRAWN and self.can("withdraw_story"):
            self.open_panel(f"withdraw:{one.id}")

    def do_print(self) -> None:
        """Write the photo sheet of the story in front."""
        if self.current is not None:
            print_sheet(self.desk, self.current)

    # Inside

    def _offer(self, story: StoryRecord) -> None:
        sheet = self.sheet
        if story.state is StoryState.DRAFT and self.may("decide_story"):
            sheet.button("decide", tr("Decide"), lambda: self._begin("decide", story), is_main=True)
        if story.state is StoryState.APPROVED and self.may("publish_story"):
            sheet.button(
                "publish", tr("Published…"), lambda: self._begin("publish", story), is_main=True
            )
        if story.pictures:
            sheet.button("sheet", tr("Photo sheet (Ctrl+P)"), self.do_print)
            words = tr("Photo sheet, 4 on a page")
            sheet.button("sheet_of_4", words, lambda: print_sheet(self.desk, story, 4))
        if story.state is not StoryState.WITHDRAWN and self.may("withdraw_story"):
            sheet.button("withdraw", tr("Withdraw the story (Del)"), self.do_withdraw)

    def _begin(self, what: str, story: StoryRecord) -> None:
        self.open_panel(f"{what}:{story.id}")

    def _show_pictures(self, story: StoryRecord) -> None:
        self._photos: list[Any] = []
        side = px(self, PICTURE)
        for one in story.pictures:
            content = attachments.variant(self.desk.database, one.attachment_id, "thumbnail")
            if content is None or not one.may_be_shown:
                self.sheet.words(
                    tr("{file} may no longer be shown").format(file=one.file_name), "Warn.TLabel"
                )
                continue
            picture = Image.open(BytesIO(content))
            picture.thumbnail((side, side))
            photo = ImageTk.PhotoImage(picture)
            self._photos.append(photo)
            label: Any = ttk.Label(self.sheet.inside, image=photo, style="Inside.TLabel")
            label.pack(anchor="w", pady=(px(self, 4), 0))
            self.sheet.words(one.caption, "Quiet.TLabel")

    def _open_case(self, story: StoryRecord) -> None:
        self.desk.events.announce("open_case", code=story.case_code)


def story_pill(story: StoryRecord) -> Status:
    """How far it is."""
    return Status(word("story_state", story.state), _TONES[story.state])


def _titled(story: StoryRecord) -> TwoLines:
    return TwoLines(story.title, story.person_name or story.case_code)


def _day(story: StoryRecord) -> str:
    return format_day(story.published_on or vietnam_day(story.written_at))
