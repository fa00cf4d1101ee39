"""Before a contact is logged: what a pasted chat says, and the cases it may repeat."""

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from db.errors import ValidationFailed
from db.records.duplicates import DuplicateMatch, DuplicateQuestion
from hotline_app import labels
from hotline_app.cli.answers import Answer, shortened, table
from hotline_app.cli.face import command, option
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import tr
from hotline_app.labels_duplicates import days_words, reasons_words

if TYPE_CHECKING:
    from db.connection import Database
    from hotline_app.imports.chat_records import ChatReading, Proposal

_NAME_ROOM: Final = 28
_TEXT_ROOM: Final = 40
STANDARD_INPUT: Final = "-"


@command(
    "duplicates",
    words=lambda: tr(
        "Find cases that a contact may repeat, before it is logged. Name, workplace and a need "
        "must agree within thirty days, or the phone and one of them; tone marks do not count."
    ),
)
@option("--name", default="", words=lambda: tr("Name of the person in need."))
@option("--employer", default="", words=lambda: tr("Where the person works."))
@option("--need", "needs", multiple=True, words=lambda: tr("Code of a need; may be repeated."))
@option("--phone", default="", words=lambda: tr("Phone as the caller says it."))
@option("--birth-year", type=click.IntRange(1900, 2100), words=lambda: tr("Year of birth."))
def duplicates(session: Session, **typed: Any) -> Answer:
    """List likely cases with their reasons."""
    from db import clock
    from db.queries import duplicates as questions

    with session.desk() as desk:
        question = _question(desk.database, typed)
        matches = questions.likely(desk.database, question, clock.now())
    lines = table(_headings(), map(_row, matches)) or [tr("No case looks like this one.")]
    return Answer({"matches": matches}, lines)


def _question(database: "Database", typed: dict[str, Any]) -> DuplicateQuestion:
    from db.queries import registers
    from db.rules.phones import read_phones

    known = {need.code for need in registers.needs(database)}
    readings = read_phones(typed["phone"])
    problems: dict[str, str] = {}
    if not known.issuperset(typed["needs"]):
        problems["needs"] = "unknown_need"
    for reading in readings:
        if reading.problem:
            problems["phone"] = reading.problem
    if problems:
        raise ValidationFailed(problems)
    return DuplicateQuestion(
        name=typed["name"],
        employer=typed["employer"],
        needs=tuple(typed["needs"]),
        phones=tuple(reading.e164 for reading in readings if reading.e164),
        birth_year=typed["birth_year"],
    )


def _headings() -> tuple[str, ...]:
    return (
        tr("Case"),
        tr("Person"),
        tr("Year of birth"),
        tr("Workplace"),
        tr("When"),
        tr("Status"),
        tr("What agrees"),
    )


def _row(match: DuplicateMatch) -> tuple[str, ...]:
    case = match.candidate
    return (
        case.code,
        shortened(case.person_name, _NAME_ROOM),
        str(case.birth_year or ""),
        shortened(case.employer, _NAME_ROOM),
        days_words(match.days_apart),
        labels.word("status", case.status),
        reasons_words(match.reasons),
    )


@command(
    "read-chat",
    words=lambda: tr(
        "Read phones, name, workplace, place, time and needs out of a Zalo or Facebook chat. "
        "Nothing is stored: every finding is a proposal, with the words it was read from."
    ),
)
@click.argument("file")
def read_chat(session: Session, file: str) -> Answer:
    """Read a chat from a file, or from standard input with "-"."""
    from hotline_app.imports.chat_registers import chat_registers
    from hotline_app.imports.pasted_text import read_chat as read

    text = _text_of(file)
    with session.desk() as desk:
        reading = read(text, chat_registers(desk.database))
        names = _names(desk.database)
    rows = [_chat_row(reading, proposal, names) for proposal in reading.proposals]
    lines = table(_chat_headings(), rows)
    return Answer(reading, lines or [tr("Nothing for the form was found in this text.")])


def _text_of(file: str) -> str:
    from hotline_app.imports.refusals import ImportRefused
    from hotline_app.imports.text_encodings import find_encoding

    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    path = file_path(file)
    try:
        return path.read_text(encoding=find_encoding(path).codec, errors="replace")
    except OSError as error:
        raise ImportRefused("no_such_file", path.name) from error


def _names(database: "Database") -> dict[str, str]:
    from db.queries import registers
    from hotline_app.i18n import current_language

    language = current_language()
    return {need.code: need.name(language) for need in registers.needs(database)}


def _chat_headings() -> tuple[str, ...]:
    return (tr("For"), tr("Proposal"), tr("How sure"), tr("Read from"))


def _chat_row(
    reading: "ChatReading", proposal: "Proposal", names: dict[str, str]
) -> tuple[str, ...]:
    is_need = proposal.field == "needs"
    value = names.get(proposal.value, proposal.value) if is_need else proposal.value
    return (
        labels.field_words(proposal.field),
        shortened(value, _TEXT_ROOM),
        labels.word("confidence", proposal.confidence),
        shortened(reading.text[proposal.start : proposal.end], _TEXT_ROOM),
    )
