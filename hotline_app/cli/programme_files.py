"""Programmes written and read as JSON files: made, changed, and followed by another version."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

import click

from db.records.programme_drafts import (
    BenefitDraft,
    ConditionDraft,
    DeadlineDraft,
    DocumentDraft,
    ProgrammeDraft,
)
from hotline_app.cli.answers import Answer
from hotline_app.cli.door import Refused
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.json_form import json_text
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import tr

ACTIONS: Final = ("show", "next", "add", "edit")
_LISTS: Final[Mapping[str, Any]] = {
    "benefits": BenefitDraft,
    "conditions": ConditionDraft,
    "documents": DocumentDraft,
    "deadlines": DeadlineDraft,
}
_CODES: Final = ("amends", "replaces")
_LARGEST: Final = 5_000_000


@command(
    "programme",
    words=lambda: tr(
        "Show, add or change a programme as a JSON file. “show” prints it in the form that "
        "“add” and “edit” take; “next” prints the beginning of the version that follows it."
    ),
)
@click.argument("action", type=choice(ACTIONS))
@click.argument("code", required=False, default="")
@option("--file", "file", default="", metavar="FILE", words=lambda: tr("The JSON file to read."))
def programme(session: Session, action: str, code: str, file: str) -> Answer:
    """Show a programme as JSON, or store one."""
    from db.commands import programme_edits
    from db.queries import programme_drafts, programmes

    if action != "add" and not code:
        raise Refused(tr("Say which programme: its code stands in “hotline programmes”."))
    with session.desk() as desk:
        if action in ("show", "next"):
            read = programme_drafts.as_draft
            if action == "next":
                read = programme_drafts.next_version_draft
            draft = read(desk.database, code)
            return Answer({"programme": draft}, [json_text(draft)])
        draft = read_draft(file)
        if action == "add":
            saved = programme_edits.add_programme(desk.database, desk.actor, draft)
        else:
            seen = programmes.programme(desk.database, code).version
            saved = programme_edits.edit_programme(desk.database, desk.actor, code, draft, seen)
    line = tr("Programme {code} is saved").format(code=saved.code)
    return Answer({"programme": saved}, [line])


def read_draft(file: str) -> ProgrammeDraft:
    """Read a programme from a JSON file.

    Raises:
        Refused: no file, no JSON, a field that is not known, or of the wrong kind.
    """
    if not file:
        raise Refused(tr("Say with --file which JSON file holds the programme."))
    path = file_path(file)
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(tr("{file} is too large to be a programme.").format(file=path))
        stored = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        words = tr("{file} cannot be read ({reason}).")
        raise Refused(words.format(file=path, reason=error.strerror or "")) from error
    except (ValueError, RecursionError) as error:
        raise Refused(tr("There is no JSON in {file}.").format(file=path)) from error
    if isinstance(stored, dict) and isinstance(stored.get("programme"), dict):
        stored = stored["programme"]
    made: ProgrammeDraft = _record(ProgrammeDraft, stored, "programme")
    return made


def _record(kind: Any, stored: Any, where: str) -> Any:
    if not isinstance(stored, dict):
        raise _unfit(where)
    known = {field.name for field in fields(kind)}
    values: dict[str, Any] = {}
    for name, value in stored.items():
        place = f"{where}.{name}"
        if name not in known:
            raise _unfit(place)
        values[name] = _value(name, value, place)
    try:
        return kind(**values)
    except TypeError as error:
        raise _unfit(where) from error


def _value(name: str, value: Any, place: str) -> Any:
    if name in _LISTS or name in _CODES:
        if not isinstance(value, list):
            raise _unfit(place)
        if name in _CODES:
            return tuple(_text(one, f"{place}.{n}") for n, one in enumerate(value))
        return tuple(_record(_LISTS[name], one, f"{place}.{n}") for n, one in enumerate(value))
    if name == "is_once":
        if not isinstance(value, bool):
            raise _unfit(place)
        return value
    return _text(value, place)


def _text(value: Any, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _unfit(place)
    return str(value)


def _unfit(place: str) -> Refused:
    words = tr("The file says something that no programme has, at “{place}”. Look at “show”.")
    return Refused(words.format(place=place[:200]))
