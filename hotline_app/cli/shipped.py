"""Taking over what a newer version brings along."""

from hotline_app.cli.answers import Answer
from hotline_app.cli.face import command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import tr


@command(
    "take-over-shipped",
    words=lambda: tr("Add task sets, answer cards and needs of benefits that came later."),
)
@option("--preview", is_flag=True, words=lambda: tr("Only say what is missing."))
def take_over_shipped(session: Session, preview: bool) -> Answer:
    """Add what the office does not have; a second time there is nothing to do."""
    from db.commands.shipped_lists import take_over_shipped as act
    from db.queries.shipped_lists import missing

    with session.desk() as desk:
        found = missing(desk.database) if preview else act(desk.database, desk.actor)
    lines = [one.name for one in found.sets] + [one.question for one in found.cards]
    lines += [f"{benefit}: {need}" for _, benefit, need in found.purposes]
    value = {
        "sets": [one.name for one in found.sets],
        "cards": [one.question for one in found.cards],
        "purposes": {benefit: need for _, benefit, need in found.purposes},
        "is_preview": preview,
    }
    return Answer(value, lines or [tr("Nothing is missing here.")])
