"""The panel that writes a list of cases as a workbook or as CSV."""

from collections.abc import Sequence
from pathlib import Path

from db.choices import Role
from db.queries import cases, registers
from db.rules import text as folding
from exports.case_list import FIELDS, USUAL, CaseListOptions, write_case_list
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.tasks import Progress
from hotline_app.views.case_list.case_list_booklet import Written, new_path
from hotline_app.views.case_list.case_list_panel import ListPanel
from hotline_app.views.pieces.case_paper import documents_folder, open_file
from hotline_app.views.pieces.case_words import count_words
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import source_of
from hotline_app.widgets.toast import News


class ExportPanel(ListPanel):
    """What leaves the office is shown field by field before it is written."""

    key = "export_list"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Export the list")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Export (Ctrl+S)")

    def build(self) -> None:
        """Make the fields."""
        which = Chips(self.form, FieldSpec(tr("Which cases")), self._which())
        self.add("which", which)
        selected = self.work.selected()
        which.value = "selected" if selected is not None and len(selected) > 1 else "list"
        kinds = [("xlsx", tr("Workbook (XLSX)")), ("csv", tr("Plain table (CSV)"))]
        self.add("kind", Chips(self.form, FieldSpec(tr("File")), kinds)).value = "xlsx"
        if self.work.desk.actor.role is not Role.PROVINCIAL_READER:
            phones = [("masked", tr("Their ends only")), ("whole", tr("Whole"))]
            self.add("phones", Chips(self.form, FieldSpec(tr("Phones")), phones)).value = "masked"
        choices = [Choice(column.key, tr(column.title)) for column in FIELDS]
        spec = FieldSpec(tr("Fields that are written"), is_required=True)
        fields = MultiPicker(self.form, spec, source_of(choices, folding.fold))
        self.add("fields", fields, is_required=True)
        fields.value = USUAL
        words = tr("The file goes to {folder}").format(folder=documents_folder(self.work.desk))
        self.say(words)

    def selection_changed(self) -> None:
        """Say how many cases there are now."""
        which = self.fields["which"]
        if isinstance(which, Chips):
            for key, words in self._which():
                which.set_words(key, words)

    def _which(self) -> list[tuple[str, str]]:
        selected, listed = self.work.selected(), self.work.listed()
        return [
            ("selected", tr("Selected ({count})").format(count=_count(selected))),
            ("list", tr("The whole list ({count})").format(count=_count(listed))),
        ]

    def act(self) -> None:
        """Begin with the first case."""
        is_list = self.value("which") == "list"
        numbers = self.work.listed() if is_list else self.work.selected()
        if numbers is None:
            self.notify(tr("The list is still being read. Try again in a moment."))
            return
        if not numbers:
            self.notify(tr("There is no case to export."))
            return
        name = tr("list_{moment}.xlsx")
        path = new_path(self.work.desk, name).with_suffix(f".{self.value('kind')}")
        shows = "phones" in self.fields and self.value("phones") == "whole"
        options = CaseListOptions(tuple(self.fields["fields"].value), shows, self._needs())
        self.run(lambda progress: self._write(numbers, path, options, progress), self._written)

    def _write(
        self, numbers: Sequence[int], path: Path, options: CaseListOptions, progress: Progress
    ) -> Written:
        total = len(numbers)

        def told(done: int) -> bool:
            progress.tell(done, total)
            return not progress.stopped.is_set()

        rows = cases.rows_of(self.work.desk.database, numbers)
        write_case_list(rows, path, tr, options, told)
        return Written(path, total)

    def _needs(self) -> dict[str, str]:
        language = current_language()
        return {one.code: one.name(language) for one in registers.needs(self.work.desk.database)}

    def _written(self, written: Written) -> None:
        words = ntr("{count} case exported", "{count} cases exported", written.count)
        title, path = words.format(count=count_words(written.count)), written.path
        self.forget_draft()
        news = News(title, path.name, "good", tr("Open"), lambda: open_file(path))
        self.work.desk.events.announce("news", news=news)
        self.notify(f"{title}: {path}", "Good.TLabel")


def _count(numbers: Sequence[int] | None) -> str:
    return "…" if numbers is None else count_words(len(numbers))
