"""Lists of people who sign for support: made, changed, printed, closed with who came."""

from pathlib import Path
from typing import Any

import click

from db.records.deliveries import DeliveryDraft, DeliveryLine, DeliveryRecord, WholeDelivery
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.door import Refused
from hotline_app.cli.face import command, option
from hotline_app.cli.papers import full_name
from hotline_app.cli.session import Desk, Session, file_path
from hotline_app.i18n import tr

_LIST_ENDINGS = (".pdf", ".xlsx")
_RECORD_ENDINGS = (".pdf", ".docx")
_WHEN = ("title", "deliver_on", "place", "party", "witness")


@command("delivery-lists", words=lambda: tr("List the lists that people sign for support."))
@option("--waiting", is_flag=True, words=lambda: tr("Show who is approved and on no list instead."))
@option("--programme", default="", metavar="CODE", words=lambda: tr("Only of this programme."))
def delivery_lists(session: Session, waiting: bool, programme: str) -> Answer:
    """List the lists, or who waits for one."""
    from db.queries import deliveries

    with session.desk() as desk:
        if waiting:
            lines = deliveries.waiting(desk.database, programme)
            return Answer({"waiting": lines}, _lines(lines) or [tr("Nobody waits.")])
        found = deliveries.all_lists(desk.database)
    found = tuple(one for one in found if programme in ("", one.programme_code))
    headings = (
        tr("Day"),
        tr("List"),
        tr("Number of people"),
        tr("Total (VND)"),
        tr("State"),
        tr("Id"),
    )
    shown = table(headings, map(_row, found))
    return Answer({"lists": found}, shown or [tr("No list yet.")])


@command("make-delivery-list", words=lambda: tr("Make a list of approved support to be signed."))
@option("--programme", "programme_code", default="", metavar="CODE",
        words=lambda: tr("Only of this programme."))  # fmt: skip
@option("--title", default="", words=lambda: tr("Title; the programme's number when left out."))
@option("--on", "deliver_on", default="", metavar="DATE",
        words=lambda: tr("Day of the hand-over; today when left out."))  # fmt: skip
@option("--place", default="", words=lambda: tr("Where people meet."))
@option("--party", default="", words=lambda: tr("Who hands support over."))
@option("--witness", default="", words=lambda: tr("Who looks on at the hand-over."))
@option("--only", multiple=True, metavar="ID",
        words=lambda: tr("Id of support; everybody who waits when left out."))  # fmt: skip
def make_delivery_list(session: Session, only: tuple[str, ...], **typed: str) -> Answer:
    """Make a list."""
    from db.commands.deliveries import make_delivery_list as act
    from db.queries import deliveries

    with session.desk() as desk:
        if only:
            chosen = _whole_ids(desk, only)
        else:
            waiting = deliveries.waiting(desk.database, typed["programme_code"])
            chosen = [line.assignment_id for line in waiting]
        whole = act(desk.database, desk.actor, DeliveryDraft(**typed), chosen)
    return _told(whole, tr("The list is made."))


@command("delivery-list", words=lambda: tr("Show a list, or write it and its record."))
@click.argument("list_id", metavar="ID")
@option("--out", default="", metavar="FILE.pdf|.xlsx", words=lambda: tr("Write the list to sign."))
@option("--record", default="", metavar="FILE.pdf|.docx",
        words=lambda: tr("Write the record of the hand-over."))  # fmt: skip
@option("--number", is_flag=True, words=lambda: tr("Take the next number of the register."))
def delivery_list(session: Session, list_id: str, out: str, record: str, number: bool) -> Answer:
    """Show or print a list."""
    from db.commands.letters_with_steps import number_list_or_propose
    from db.queries import deliveries
    from hotline_app.delivery_papers import write_list, write_record

    list_path, record_path = _path(out, _LIST_ENDINGS), _path(record, _RECORD_ENDINGS)
    with session.desk() as desk:
        found = deliveries.one(desk.database, list_id).record.id
        name = full_name(desk)
        if record_path:
            # Written once without: a file that cannot be written must not cost a number.
            write_record(desk.database, found, record_path, name)
        is_proposed = number and not number_list_or_propose(desk.database, desk.actor, found)
        if list_path:
            write_list(desk.database, found, list_path, name)
        if record_path and number:
            write_record(desk.database, found, record_path, name)
        whole = deliveries.one(desk.database, found)
    written = [path for path in (list_path, record_path) if path]
    waits = [tr("The number is proposed and waits for a second person.")] if is_proposed else []
    if not written:
        return _told(whole, "\n".join(waits))
    lines = [*(tr("Written: {file}").format(file=path) for path in written), *waits]
    return Answer({"files": written, "list": whole.record}, lines)


@command("change-delivery-list", words=lambda: tr("Change an open list and who stands on it."))
@click.argument("list_id", metavar="ID")
@option("--title", default=None, words=lambda: tr("Title of the list"))
@option("--on", "deliver_on", default=None, metavar="DATE",
        words=lambda: tr("Day of the hand-over"))  # fmt: skip
@option("--place", default=None, words=lambda: tr("Where people meet."))
@option("--party", default=None, words=lambda: tr("Who hands support over."))
@option("--witness", default=None, words=lambda: tr("Who looks on at the hand-over."))
@option("--add", multiple=True, metavar="ID", words=lambda: tr("Id of support to put on it."))
@option("--remove", multiple=True, metavar="ID", words=lambda: tr("Id of support to take off."))
def change_delivery_list(
    session: Session, list_id: str, add: tuple[str, ...], remove: tuple[str, ...], **typed: Any
) -> Answer:
    """Change a list."""
    from db.commands.deliveries import change_delivery_lines, edit_delivery_list
    from db.queries import deliveries
    from db.rules.days import format_day

    with session.desk() as desk, desk.database.writing():
        record = deliveries.one(desk.database, list_id).record
        given = {name: value for name, value in typed.items() if value is not None}
        if given:
            kept = {name: getattr(record, name) for name in _WHEN}
            kept["deliver_on"] = format_day(record.deliver_on)
            draft = DeliveryDraft(record.programme_code, **(kept | given))
            changed = edit_delivery_list(
                desk.database, desk.actor, record.id, draft, record.version
            )
            record = changed.record
        if add or remove:
            lines = (_whole_ids(desk, add), _whole_ids(desk, remove))
            change_delivery_lines(desk.database, desk.actor, record.id, lines, record.version)
        whole = deliveries.one(desk.database, record.id)
    return _told(whole, tr("The list is saved"))


@command(
    "close-delivery-list",
    words=lambda: tr("Record the hand-over to everybody on a list and close it."),
)
@click.argument("list_id", metavar="ID")
@option("--absent", multiple=True, metavar="ID",
        words=lambda: tr("Id of support nobody signed for; it stays approved."))  # fmt: skip
def close_delivery_list(session: Session, list_id: str, absent: tuple[str, ...]) -> Answer:
    """Close a list."""
    from db.commands.deliveries import close_delivery_list as act
    from db.queries import deliveries

    with session.desk() as desk:
        whole = deliveries.one(desk.database, list_id)
        away = set(_whole_ids(desk, absent))
        signed = [one.assignment_id for one in whole.lines if one.assignment_id not in away]
        record = whole.record
        closed = act(desk.database, desk.actor, record.id, signed, record.version)
    return _told(closed, tr("The hand-over is recorded; the list is closed."))


def _whole_ids(desk: Desk, typed: tuple[str, ...]) -> list[str]:
    from db.queries.assignments import one

    return [one(desk.database, each).id for each in typed]


def _path(typed: str, endings: tuple[str, str]) -> Path | None:
    if not typed:
        return None
    path = file_path(typed)
    if path.suffix.lower() not in endings:
        sentence = tr("The name of the file must end with {first} or {second}.")
        raise Refused(sentence.format(first=endings[0], second=endings[1]))
    return path


def _told(whole: WholeDelivery, sentence: str) -> Answer:
    from db.rules.days import format_day

    record = whole.record
    pairs = [
        (tr("List"), record.title),
        (tr("Programme"), record.programme_number),
        (tr("Day of the hand-over"), format_day(record.deliver_on)),
        (tr("Venue"), record.place),
        (tr("Handed over by"), record.party),
        (tr("Witness"), record.witness),
        (tr("Number of the record"), record.document_number),
        (tr("State"), _state(record)),
        (tr("Id"), record.id),
    ]
    head = [sentence] if sentence else []
    value = {"list": record, "lines": whole.lines}
    return Answer(value, [*head, *facts(pairs, "  "), *_lines(whole.lines)])


def _lines(lines: tuple[DeliveryLine, ...]) -> list[str]:
    from db.rules.money import format_vnd

    headings = (tr("Full name"), tr("Case"), tr("Support"), tr("Amount (VND)"), tr("Id"))
    return table(
        headings,
        (
            (
                line.person_name[:40],
                line.case_code,
                line.row.support[:50],
                "" if line.amount is None else format_vnd(line.amount),
                line.assignment_id[-8:],
            )
            for line in lines
        ),
    )


def _row(record: DeliveryRecord) -> tuple[str, ...]:
    from db.rules.days import format_day
    from db.rules.money import format_vnd

    return (
        format_day(record.deliver_on),
        record.title[:50],
        f"{record.delivered}/{record.count}" if not record.is_open else str(record.count),
        format_vnd(record.total),
        _state(record),
        record.id[-8:],
    )


def _state(record: DeliveryRecord) -> str:
    return tr("To be handed over") if record.is_open else tr("Handed over")
