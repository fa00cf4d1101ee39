"""A form beside the case: every act has one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from db.records.cases import CaseDetail
from hotline_app.desk import DeskContext
from hotline_app.views.forms.panel_drafts import PanelDrafts, Place, panel_place
from hotline_app.views.forms.side_form import SideForm


@dataclass(frozen=True)
class PanelWork:
    """What a panel works with.

    Attributes:
        desk: of the page.
        detail: the case as it was read.
        drafts: of the page.
        done: takes the words of what was done; the page closes the panel.
        closed: the person leaves the panel; what was typed stays.
        item_id: the assignment, referral or follow-up the panel is about.
        changed_words: what someone else changed since the case was read, in words, or "".
    """

    desk: DeskContext
    detail: CaseDetail
    drafts: PanelDrafts
    done: Callable[[str], None]
    closed: Callable[[], None]
    item_id: str = ""
    changed_words: Callable[[], str] = field(default=lambda: "")


class Panel(SideForm):
    """Base of all panels of a case."""

    work: PanelWork
    undo: Callable[[], None] | None = None
    """Takes back what the act did; set by an act that can be taken back."""

    @property
    def draft_place(self) -> Place:
        """Case code and panel key."""
        return panel_place(self.work.detail.case.code, self.key, self.work.item_id)

    def further_words(self, error: Exception) -> str:
        """What somebody else changed since the case was read."""
        del error
        return self.work.changed_words()
