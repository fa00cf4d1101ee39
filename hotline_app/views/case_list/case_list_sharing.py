"""The panel that shares the selected cases without an officer among several."""

from collections.abc import Sequence

from db.commands import sharing
from db.queries import users
from db.records.hand_overs import Shared, ShareWish
from db.rules import text as folding
from hotline_app.i18n import ntr, tr
from hotline_app.tasks import Progress
from hotline_app.views.case_list.case_list_forms import BulkPanel
from hotline_app.views.forms import case_choices
from hotline_app.views.pieces.bulk_words import ticking
from hotline_app.views.pieces.case_words import count_words
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import source_of


class SharePanel(BulkPanel):
    """Cases without an officer go to several: evenly, or unit by unit."""

    key = "bulk_share"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Share among officers")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Share (Ctrl+S)")

    def make_fields(self) -> None:
        """Make the fields."""
        self.say(tr("Cases that have an officer already stay as they are."))
        database = self.work.desk.database
        here = case_choices.users_here(database)
        spec = FieldSpec(tr("Officers"), is_required=True)
        picker = MultiPicker(self.form, spec, source_of(here, folding.fold))
        self.add("officers", picker, is_required=True)
        ways = [("even", tr("As many for each")), ("unit", tr("Unit by unit"))]
        self.add("way", Chips(self.form, FieldSpec(tr("How")), ways)).value = "even"
        self._names = {user.name: user.full_name for user in users.all_users(database)}

    def act(self) -> None:
        """Take what was picked before the worker begins."""
        picker = self.fields["officers"]
        assert isinstance(picker, MultiPicker)
        wish = ShareWish(picker.value, self.value("way"))
        numbers = self.chosen()
        if numbers:
            self.run(lambda progress: self._share(numbers, wish, progress), self._shared)

    def _share(self, numbers: Sequence[int], wish: ShareWish, progress: Progress) -> Shared:
        desk, tick = self.work.desk, ticking(progress, len(numbers))
        return sharing.share_cases(desk.database, desk.actor, numbers, wish, tick)

    def _shared(self, shared: Shared) -> None:
        self._done(shared.result)
        if shared.result.done:
            lines = [
                f"{self._names.get(name, name)}: {count_words(count)}"
                for name, count in shared.given
            ]
            said = str(self.notice.cget("text"))
            self.notify("\n".join([said, *lines]), str(self.notice.cget("style")))

    def done_words(self, count: int) -> str:
        """What was done to how many."""
        words = ntr("{count} case has its officer", "{count} cases have their officer", count)
        return words.format(count=count_words(count))
