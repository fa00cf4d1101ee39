"""The commands by part of the work: the order and the headings of the help."""

from collections.abc import Callable
from typing import Final

import click

from hotline_app.cli import (
    assisting,
    calls,
    casework,
    demonstration,
    desk_aids,
    doctor,
    importing,
    informing,
    listing,
    looking,
    office_people,
    office_rules,
    offices,
    papers,
    people,
    programmes,
    referring,
    registers,
    restoring,
    upkeep,
    workplaces,
)
from hotline_app.i18n import tr

SECTIONS: Final[tuple[tuple[Callable[[], str], tuple[str, ...]], ...]] = (
    (
        lambda: tr("Calls and cases"),
        ("log-call", "search", "views", "show", "status", "own", "note"),
    ),
    (
        lambda: tr("The four steps of a case"),
        ("verify", "give-address", "tell-policy", "close", "reopen"),
    ),
    (
        lambda: tr("Support, referral, follow-up"),
        ("assign", "assignment", "refer", "referral", "follow-up", "follow-up-done", "attach"),
    ),
    (lambda: tr("People"), ("people", "person", "consent", "merge-people")),
    (
        lambda: tr("Employers and union units"),
        ("employers", "employer", "add-employer", "merge-employers", "unit", "add-unit"),
    ),
    (
        lambda: tr("Papers, exports and imports"),
        ("print-case", "export-cases", "export-week", "import-calls"),
    ),
    (
        lambda: tr("At the desk"),
        (
            "short-texts",
            "add-short-text",
            "withdraw-short-text",
            "block-phone",
            "lift-block",
            "blocked-phones",
        ),
    ),
    (
        lambda: tr("Lists of the office"),
        (
            "programmes",
            "check-programme",
            "agencies",
            "add-agency",
            "units",
            "needs",
            "save-need",
            "channels",
            "save-channel",
            "holidays",
            "save-holiday",
            "withdraw-holiday",
        ),
    ),
    (
        lambda: tr("The office and its database"),
        (
            "init",
            "edit-office",
            "signatories",
            "save-signatory",
            "clocks",
            "users",
            "add-user",
            "edit-user",
            "back-up",
            "back-up-plan",
            "look-inside",
            "restore",
            "check",
            "doctor",
            "demo",
        ),
    ),
)
"""Heading -> names of its commands."""

_MODULES: Final = (
    assisting,
    calls,
    casework,
    demonstration,
    desk_aids,
    doctor,
    importing,
    informing,
    listing,
    looking,
    office_people,
    office_rules,
    offices,
    papers,
    people,
    programmes,
    referring,
    registers,
    restoring,
    upkeep,
    workplaces,
)


def commands() -> list[click.Command]:
    """Every command of the modules of this package."""
    return [
        found
        for module in _MODULES
        for found in vars(module).values()
        if isinstance(found, click.Command)
    ]
