"""The commands by part of the work: the order and the headings of the help."""

from collections.abc import Callable
from typing import Final

import click

from hotline_app.cli import (
    assisting,
    belonging,
    calls,
    case_terms,
    casework,
    deciding,
    delivering,
    demonstration,
    desk_acts,
    desk_aids,
    doctor,
    documents,
    follow_up_work,
    importing,
    informing,
    intake,
    knowledge,
    listing,
    looking,
    office_people,
    office_rules,
    offices,
    papers,
    people,
    programme_files,
    programmes,
    proving,
    referring,
    registers,
    reminding,
    reporting,
    restoring,
    sharing_work,
    shipped,
    storytelling,
    telling,
    upkeep,
    workplaces,
)
from hotline_app.i18n import tr

SECTIONS: Final[tuple[tuple[Callable[[], str], tuple[str, ...]], ...]] = (
    (
        lambda: tr("Calls and cases"),
        (
            "call",
            "log-call",
            "duplicates",
            "read-chat",
            "search",
            "views",
            "show",
            "status",
            "own",
            "note",
            "undo",
        ),
    ),
    (
        lambda: tr("The four steps of a case"),
        ("verify", "ledger", "give-address", "tell-policy", "close", "reopen"),
    ),
    (
        lambda: tr("Support, referral, follow-up"),
        (
            *("assign", "assignment", "double-benefits"),
            *("refer", "referral", "follow-up", "follow-up-done", "attach"),
        ),
    ),
    (
        lambda: tr("Follow-ups in numbers, calls, colleagues who are away"),
        (
            *("to-do", "finish-follow-ups", "follow-up-sets", "save-follow-up-set"),
            *("plan-follow-ups", "follow-up-many"),
            *("call-backs", "no-answer"),
            *("own-many", "share-cases", "hand-over", "undo-hand-over", "hand-overs"),
        ),
    ),
    (
        lambda: tr("Terms, legal matters, approvals"),
        (
            *("terms", "overdue", "pause-terms", "resume-terms", "extend-term"),
            *("signed-record", "accept-legal-matter"),
            *("approvals", "approve", "reject", "withdraw-proposal", "approval-rules"),
        ),
    ),
    (
        lambda: tr("Papers and their register"),
        (
            "paper",
            "documents",
            "issue-number",
            "register-incoming",
            "withdraw-number",
            "wording",
        ),
    ),
    (
        lambda: tr("Referrals that are not answered"),
        ("referrals-overdue", "remind", "referral-failed", "agency-answers"),
    ),
    (
        lambda: tr("Lists to sign"),
        (
            *("delivery-lists", "delivery-list", "make-delivery-list"),
            *("change-delivery-list", "close-delivery-list"),
        ),
    ),
    (lambda: tr("People"), ("people", "person", "household", "consent", "merge-people")),
    (
        lambda: tr("Employers and union units"),
        ("employers", "employer", "add-employer", "merge-employers", "unit", "add-unit"),
    ),
    (
        lambda: tr("Cases that belong together, feedback"),
        (
            *("merge-cases", "undo-merge", "link-cases", "feedback", "withdraw-file"),
            *("stories", "save-story", "story", "mark-picture", "photo-sheet"),
        ),
    ),
    (
        lambda: tr("Papers, exports and imports"),
        ("print-case", "quick-card", "export-cases", "export-week", "import-calls"),
    ),
    (lambda: tr("Reports"), ("today", "statistics", "register")),
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
        lambda: tr("What the office knows"),
        (
            *("programme", "agency", "answer-cards", "add-answer-card", "answer-text"),
            *("notices", "add-notice", "withdraw"),
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
            "set-password",
            "take-over-shipped",
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
    belonging,
    calls,
    case_terms,
    casework,
    delivering,
    deciding,
    demonstration,
    desk_acts,
    desk_aids,
    doctor,
    documents,
    follow_up_work,
    importing,
    informing,
    intake,
    listing,
    knowledge,
    looking,
    office_people,
    office_rules,
    offices,
    papers,
    people,
    programme_files,
    programmes,
    proving,
    referring,
    registers,
    reminding,
    reporting,
    restoring,
    sharing_work,
    shipped,
    storytelling,
    telling,
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
