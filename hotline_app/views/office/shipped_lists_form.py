"""The form that takes over what a newer version brings along."""

from db.commands.shipped_lists import take_over_shipped
from db.queries import shipped_lists
from db.records.shipped_lists import MissingLists
from hotline_app.i18n import ntr, tr
from hotline_app.views.records.record_panel import RecordPanel


class ShippedListsPanel(RecordPanel):
    """Says what the office does not have yet, and adds it in one act."""

    key = "shipped_lists"

    def title(self) -> str:
        """What the form is for."""
        return tr("Lists that came with the program")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Take them over")

    def build(self) -> None:
        """Say what is missing."""
        self.say(
            tr(
                "A newer version may bring sets of tasks, answer cards and needs of benefits that "
                "this office was set up without. What you wrote or changed yourselves stays."
            )
        )
        found = shipped_lists.missing(self.work.desk.database)
        if found.is_empty:
            self.say(tr("Nothing is missing here."), "Strong.TLabel")
            self.button.state(["disabled"])
        for words in counted(found):
            self.say(words, "Strong.TLabel")

    def carry_out(self) -> str:
        """Take them over."""
        desk = self.work.desk
        found = take_over_shipped(desk.database, desk.actor)
        for topic in ("programmes", "answer_cards"):
            desk.events.announce(topic)
        return "; ".join(counted(found)) or tr("Nothing is missing here.")


def counted(found: MissingLists) -> list[str]:
    """What is missing, a sentence for each list that has something."""
    parts = (
        (len(found.sets), ntr("{count} set of tasks", "{count} sets of tasks", len(found.sets))),
        (len(found.cards), ntr("{count} answer card", "{count} answer cards", len(found.cards))),
        (
            len(found.purposes),
            ntr(
                "{count} benefit with the need it serves",
                "{count} benefits with the need they serve",
                len(found.purposes),
            ),
        ),
    )
    return [words.format(count=count) for count, words in parts if count]
