"""The panel that makes one person of two records: what is different, what goes over."""

from collections.abc import Callable

from db.commands import person_merges
from db.queries import person_twins
from db.records.person_facts import MergeField, MergePreview
from hotline_app.i18n import ntr, tr
from hotline_app.labels import field_words
from hotline_app.views.pieces.person_words import (
    changed_field_words,
    name_words,
    phone_words,
    twin_words,
)
from hotline_app.views.records.slow_panel import MergingPanel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec

LONGEST = 90
COUNTED = ("cases", "contacts", "person_phones", "consents", "assignments", "feedbacks")
KEPT, MERGED = "kept", "merged"


class MergePanel(MergingPanel):
    """The preview of a merge: nothing happens before the button is pressed, and it can be undone.

    The panel's item is the other person; the page's person stays.
    """

    key = "merge"

    def title(self) -> str:
        """What the panel is for."""
        return tr("One person in two records")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Merge the two")

    def build(self) -> None:
        """Show both and let choose where they differ."""
        database, person = self.work.desk.database, self.work.record
        self.preview = person_twins.preview(database, person.id, self.work.item_id)
        shown = self.preview
        twin = person_twins.reasons_of(shown.kept, shown.merged)
        if twin is not None:
            self.say(twin_words(twin))
        self.say(
            tr("“{kept}” stays; “{merged}” goes into it and leaves the lists.").format(
                kept=_short(name_words(shown.kept.full_name)),
                merged=_short(name_words(shown.merged.full_name)),
            ),
            "Strong.TLabel",
        )
        self.say(_moving_words(shown))
        for field in shown.fields:
            if field.is_conflict:
                self._choose(field)
        self._same(shown)
        self._phones(shown)

    def prepare(self) -> Callable[[], str]:
        """Merge the two."""
        desk, shown = self.work.desk, self.preview
        take = [name for name in self.fields if self.value(name) == MERGED]
        versions = (shown.kept.version, shown.merged.version)

        def act() -> str:
            person_merges.merge_persons(
                desk.database, desk.actor, shown.kept.id, shown.merged.id, take, versions
            )
            return tr("The two records are one person now")

        return act

    def _choose(self, field: MergeField) -> None:
        values = ((KEPT, field.kept), (MERGED, field.merged))
        choices = [(key, _short(changed_field_words(field.name, value))) for key, value in values]
        if field.name == "alert":
            choices.insert(0, ("both", tr("both")))
        made = Chips(self.form, FieldSpec(field_words(field.name)), choices)
        made.value = choices[0][0]
        self.add(field.name, made)

    def _same(self, shown: MergePreview) -> None:
        """What only one of them says, or both alike: it is simply there afterwards."""
        lines = [
            tr("{field}: {value}").format(
                field=field_words(field.name),
                value=_short(changed_field_words(field.name, field.kept or field.merged)),
            )
            for field in shown.fields
            if (field.kept or field.merged) and not field.is_conflict
        ]
        if lines:
            self.say(tr("Afterwards as well"), "FieldName.TLabel")
            self.say("\n".join(lines), "Inside.TLabel")

    def _phones(self, shown: MergePreview) -> None:
        role = self.work.desk.actor.role
        numbers = {
            phone_words(phone, role): None
            for person in (shown.kept, shown.merged)
            for phone in person.phones
        }
        if numbers:
            self.say(tr("Phones"), "FieldName.TLabel")
            self.say(" · ".join(numbers), "Inside.TLabel")


def _moving_words(shown: MergePreview) -> str:
    words: dict[str, Callable[[int], str]] = {
        "cases": lambda count: ntr("{count} case", "{count} cases", count),
        "contacts": lambda count: ntr("{count} contact", "{count} contacts", count),
        "person_phones": lambda count: ntr("{count} phone", "{count} phones", count),
        "consents": lambda count: ntr("{count} consent", "{count} consents", count),
        "assignments": lambda count: ntr("{count} support", "{count} supports", count),
        "feedbacks": lambda count: ntr("{count} feedback", "{count} feedbacks", count),
    }
    parts = [
        words[table](count).format(count=count)
        for table in COUNTED
        if (count := shown.moving.get(table, 0))
    ]
    moving = ", ".join(parts) or tr("nothing at all")
    return tr("Goes over: {what}. It can be undone on this page.").format(what=moving)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
