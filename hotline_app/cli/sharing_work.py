"""Work that goes to other hands: many cases to one officer, shared, or all of a colleague."""

import click

from db.records.hand_overs import HandOver, ShareWish
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.follow_up_work import case_numbers, many
from hotline_app.cli.session import Session
from hotline_app.i18n import tr


@command("own-many", words=lambda: tr("Hand several cases to one officer."))
@click.argument("user")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
def own_many(session: Session, user: str, cases: tuple[str, ...]) -> Answer:
    """Make a user the handling officer of many cases."""
    from db.commands.bulk import assign_owners

    with session.desk() as desk:
        numbers = case_numbers(desk, cases)
        done = assign_owners(desk.database, desk.actor, numbers, user, lambda _tried: True)
    return many(done, tr("Cases with this officer now: {count}."))


@command("share-cases", words=lambda: tr("Share cases without an officer among several."))
@click.argument("cases", metavar="[CASE...]", nargs=-1)
@option(
    "--officer",
    "officers",
    multiple=True,
    required=True,
    metavar="USER",
    words=lambda: tr("Who gets a share; several times."),
)
@option(
    "--way",
    type=choice(("even", "unit")),
    default="even",
    words=lambda: tr("As many for each, or all cases of a union unit to one."),
)
def share_cases(
    session: Session, cases: tuple[str, ...], officers: tuple[str, ...], way: str
) -> Answer:
    """Share the cases named, or every open case without an officer."""
    from db.commands import sharing
    from db.queries import case_lists
    from db.records.case_filters import CaseFilter

    with session.desk() as desk:
        waiting = CaseFilter(is_open=True, is_unassigned=True)
        numbers = case_numbers(desk, cases) or list(case_lists.newest(desk.database, waiting))
        wish = ShareWish(officers, way)
        shared = sharing.share_cases(desk.database, desk.actor, numbers, wish, lambda _tried: True)
    answer = many(shared.result, tr("Cases with an officer now: {count}."))
    lines = [*answer.lines, *(f"{name}: {count}" for name, count in shared.given)]
    given = [{"user": name, "count": count} for name, count in shared.given]
    return Answer({"result": shared.result, "given": given}, lines, answer.is_done)


@command("hand-over", words=lambda: tr("Hand all open work of a colleague to another."))
@click.argument("from_user", metavar="FROM")
@click.argument("to_user", metavar="TO")
@option("--reason", required=True, words=lambda: tr("Why the work changes hands."))
def hand_over(session: Session, from_user: str, to_user: str, reason: str) -> Answer:
    """Move every open case and follow-up."""
    from db.commands.hand_overs import hand_over_work

    with session.desk() as desk:
        made = hand_over_work(desk.database, desk.actor, from_user, to_user, reason)
    line = tr("{giver} → {taker}: {cases} cases and {tasks} follow-ups went over.")
    undo = tr("Take it back with “hotline undo-hand-over {id}”.").format(id=made.id)
    return Answer({"hand_over": made}, [_worded(line, made), undo])


@command("undo-hand-over", words=lambda: tr("Take back a handing over of work."))
@click.argument("hand_over_id", metavar="ID")
def undo_hand_over(session: Session, hand_over_id: str) -> Answer:
    """Give back what is still open."""
    from db.commands.hand_overs import undo_hand_over as take_back

    with session.desk() as desk:
        made = take_back(desk.database, desk.actor, hand_over_id)
    line = tr("Taken back: {giver} has the work again, as far as it is still open.")
    return Answer({"hand_over": made}, [_worded(line, made)])


@command("hand-overs", words=lambda: tr("List the handings over of work, newest first."))
def hand_overs(session: Session) -> Answer:
    """List what went from whom to whom."""
    from db.queries.hand_overs import recent
    from db.rules.days import format_moment

    with session.desk() as desk:
        found = recent(desk.database)
    headings = (tr("When"), tr("From"), tr("To"), tr("Cases"), tr("Follow-ups"), tr("State"), "ID")
    rows = [
        (
            format_moment(one.done_at),
            one.from_name,
            one.to_name,
            str(one.case_count),
            str(one.follow_up_count),
            tr("Undone") if one.undone_at else tr("handed over"),
            one.id,
        )
        for one in found
    ]
    lines = table(headings, rows) or [tr("No work was handed over yet.")]
    return Answer({"hand_overs": found}, lines)


def _worded(sentence: str, made: HandOver) -> str:
    return sentence.format(
        giver=made.from_name,
        taker=made.to_name,
        cases=made.case_count,
        tasks=made.follow_up_count,
    )
